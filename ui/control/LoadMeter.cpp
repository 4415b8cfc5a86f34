#include "ui/control/LoadMeter.h"

#include "ui/theme/DeskStyle.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/TimeText.h"

#include <QFontMetricsF>
#include <QPainter>

namespace watchdesk::ui {

namespace {

constexpr int stepWidth = 6;
constexpr int steps = 4;
constexpr int stepsWidth = steps * (stepWidth + 2);

QString figure(double perTen) {
    return QString::number(perTen, 'f', 1);
}

/// As the guide says it, in full.
QString ratingInFull(domain::LoadRating rating) {
    switch (rating) {
    case domain::LoadRating::Acceptable:
        return LoadMeter::tr("very likely to be acceptable");
    case domain::LoadRating::Manageable:
        return LoadMeter::tr("manageable");
    case domain::LoadRating::OverDemanding:
        return LoadMeter::tr("likely to be over-demanding");
    case domain::LoadRating::Unacceptable:
        return LoadMeter::tr("very likely to be unacceptable");
    }
    return {};
}

} // namespace

QString operatorWords(const desk::AlarmLoad::Operator& one) {
    const domain::AlarmFigures& f = one.figures;
    const QString who = one.isThere ? LoadMeter::tr("%1 at %2").arg(one.name, one.desk)
                                    : LoadMeter::tr("%1, who was at %2").arg(one.name, one.desk);
    return LoadMeter::tr("%1: %2 in %3; in ten minutes %4 on average, %5 at most · %6")
        .arg(who, f.alarms == 1 ? LoadMeter::tr("1 alarm") : LoadMeter::tr("%1 alarms").arg(f.alarms),
             roughText(f.atDeskMs), figure(f.average), QString::number(f.peak), ratingInFull(f.rating));
}

LoadMeter::LoadMeter(AlarmMeter& meter, QWidget* parent) : QAbstractButton(parent), m_meter(meter) {
    setObjectName(QStringLiteral("load-meter"));
    setFixedHeight(22);
    setCursor(Qt::PointingHandCursor);
    connect(&meter, &AlarmMeter::loadChanged, this, &LoadMeter::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void LoadMeter::setNarrow(bool narrow) {
    m_narrow = narrow;
    updateGeometry();
    update();
}

QString LoadMeter::words() const {
    const domain::AlarmFigures& here = m_meter.load().here;
    const QString rate = tr("%1 / 10 min").arg(figure(here.average));
    return m_narrow ? rate : rate + QStringLiteral(" · ") + loadRatingWords(here.rating);
}

void LoadMeter::refresh() {
    const desk::AlarmLoad& load = m_meter.load();
    QStringList lines{tr("Alarms of the last hour, by EEMUA 191")};
    for (const desk::AlarmLoad::Operator& one : load.operators)
        lines.append(operatorWords(one));
    if (load.operators.isEmpty())
        lines.append(tr("Nobody was signed in."));
    setToolTip(lines.join(QLatin1Char('\n')));
    setAccessibleName(tr("Load of alarms at this desk: %1 in ten minutes, %2")
                          .arg(figure(load.here.average), loadRatingWords(load.here.rating)));
    updateGeometry();
    update();
}

QSize LoadMeter::sizeHint() const {
    const double width = QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(words());
    return {stepsWidth + 6 + static_cast<int>(width) + 10, 22};
}

void LoadMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const domain::LoadRating rating = m_meter.load().here.rating;
    const int lit = static_cast<int>(rating) + 1;
    const Tone full = rating == domain::LoadRating::Unacceptable    ? Tone::Act
                      : rating == domain::LoadRating::OverDemanding ? Tone::Soon
                                                                    : Tone::TextMuted;
    for (int step = 0; step < steps; ++step) {
        const int tall = 5 + step * 2;
        const QRect bar(2 + step * (stepWidth + 2), height() - 6 - tall, stepWidth, tall);
        painter.fillRect(bar, tone(step < lit ? full : Tone::Rule));
    }
    paintLine(painter, QRectF(stepsWidth + 6, 0, width() - stepsWidth - 6, height()), words(), TextStyle::Small,
              lit > 2 ? Tone::Text : Tone::Text2);
    if (hasFocus())
        paintFocusRing(painter, rect());
}

} // namespace watchdesk::ui
