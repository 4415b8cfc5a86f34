#include "ui/control/NextCard.h"

#include "ui/control/TownScene.h"
#include "ui/theme/FixedDigits.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/TimeText.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

namespace {
constexpr int padding = 10;
constexpr int headHeight = 24;
constexpr int rowHeight = 20;
constexpr int footHeight = 40;
constexpr int signWidth = 34;
constexpr int timeWidth = 34;
constexpr int markWidth = 46; ///< "1 min" with its mark

/// The ground of what lies on the map.
void paintCard(QPainter& painter, const QRect& rect) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(Tone::Rule), 1));
    painter.setBrush(tone(Tone::Surface));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}
} // namespace

NextCard::NextCard(QWidget* parent) : QWidget(parent), m_warn(new Button(tr("Warn three"), this)) {
    setAccessibleName(tr("Next likely"));
    m_warn->setSmall(true);
    m_warn->setKeyCap(tr("F7"));
    m_warn->setAccessibleName(tr("Prepare a warning for the first three"));
    connect(m_warn, &QAbstractButton::clicked, this, &NextCard::warningWanted);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void NextCard::setPlaces(const QVector<desk::TownPlace>& places, const QVector<int>& seconds) {
    m_places = places.mid(0, namedNext);
    m_seconds = seconds.mid(0, m_places.size());
    QStringList said;
    for (int row = 0; row < rows(); ++row)
        said += tr("%1 %2 in %3").arg(m_places[row].callSign, m_places[row].name, lengthText(m_seconds[row] * 1000LL));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    setVisible(rows() > 0);
    update();
}

void NextCard::setCompact(bool compact) {
    m_compact = compact;
    update();
}

QSize NextCard::sizeHint() const {
    return {m_compact ? 140 : 208, headHeight + rows() * rowHeight + footHeight + 4};
}

QRect NextCard::rowRect(int row) const {
    return {padding, headHeight + 4 + row * rowHeight, width() - 2 * padding, rowHeight};
}

void NextCard::resizeEvent(QResizeEvent*) {
    m_warn->setGeometry(padding, height() - 24 - 8, width() - 2 * padding, 24);
}

void NextCard::mouseReleaseEvent(QMouseEvent* event) {
    for (int row = 0; row < rows(); ++row) {
        if (rowRect(row).contains(event->position().toPoint()))
            return Q_EMIT placeWanted(m_places[row].id);
    }
}

void NextCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintCard(painter, rect());
    paintLine(painter, QRectF(padding, 4, width() - 2 * padding, headHeight - 4), tr("Next likely").toUpper(),
              TextStyle::Label, Tone::Text2);
    for (int row = 0; row < rows(); ++row) {
        const QRectF line = rowRect(row);
        const desk::TownPlace& place = m_places[row];
        const QString first = place.callSign.isEmpty() || m_compact ? QString() : place.name;
        const QString head = place.callSign.isEmpty() ? place.name : place.callSign;
        const double headWidth = place.callSign.isEmpty() ? line.width() - timeWidth : signWidth;
        paintLine(painter, QRectF(line.left(), line.top(), headWidth, line.height()), head, TextStyle::SmallSemibold,
                  Tone::Text);
        paintLine(painter, line.adjusted(signWidth, 0, -timeWidth, 0), first, TextStyle::Small, Tone::Text2);
        paintLine(painter, line, lengthText(m_seconds[row] * 1000LL), TextStyle::SmallMedium, Tone::Text,
                  Qt::AlignRight | Qt::AlignVCenter);
    }
}

WalkLegend::WalkLegend(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("What the marks on the map say"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

QString WalkLegend::words() const {
    return tr("On foot from %1").arg(m_step);
}

void WalkLegend::setStep(int number) {
    m_step = number;
    setAccessibleDescription(tr("%1: filled 1 minute, dotted 2, hollow 3").arg(words()));
    update();
}

QSize WalkLegend::sizeHint() const {
    const double text = QFontMetricsF(textFont(TextStyle::SmallMedium)).horizontalAdvance(words());
    return {static_cast<int>(std::ceil(text)) + 2 * padding + 3 * (markWidth + 8), 28};
}

void WalkLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintCard(painter, rect());
    double left =
        padding +
        paintLine(painter, QRectF(padding, 0, width(), height()), words(), TextStyle::SmallMedium, Tone::Text) + 10;
    MarkerPictures pictures;
    for (int minute = 1; minute <= 3; ++minute) {
        MapMarker mark;
        mark.state = MarkerState::InHand;
        mark.fill = static_cast<MarkerFill>(minute - 1);
        pictures.paint(painter, mark, {left + 7, height() / 2.0}, false);
        paintLine(painter, QRectF(left + 18, 0, markWidth, height()), tr("%1 min").arg(minute), TextStyle::Small,
                  Tone::Text2);
        left += markWidth + 8;
    }
}

} // namespace watchdesk::ui
