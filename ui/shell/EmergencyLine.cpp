#include "ui/shell/EmergencyBand.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/TimeText.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QPainter>

namespace watchdesk::ui {

namespace {

/// "Emergency · C07 Hallam Pharmacy, Market Sq · SHOP · 14:31 · 0:42".
QString wordsOf(const desk::EmergencyView& view, UtcMs now) {
    const domain::Emergency& e = view.emergency;
    QString who = view.callSign;
    if (who.isEmpty())
        who =
            e.code.isEmpty() ? EmergencyLine::tr("caller not known") : EmergencyLine::tr("%1, unknown set").arg(e.code);
    if (!view.premises.isEmpty())
        who +=
            QLatin1Char(' ') + view.premises + (view.street.isEmpty() ? QString() : QStringLiteral(", ") + view.street);
    const QString at = QDateTime::fromMSecsSinceEpoch(e.at).toString(QStringLiteral("HH:mm"));
    QStringList parts{EmergencyLine::tr("Emergency"), who, e.channel, at, lengthText(now - e.at)};
    if (e.cause == domain::EmergencyCause::LoneWorker)
        parts.insert(2, EmergencyLine::tr("lone worker"));
    if (e.overs > 1)
        parts += EmergencyLine::tr("%1 overs").arg(e.overs);
    if (!view.acknowledgedBy.isEmpty())
        parts += EmergencyLine::tr("acknowledged by %1").arg(view.acknowledgedBy);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

EmergencyLine::EmergencyLine(QWidget* parent)
    : QWidget(parent), m_text(new LabelText({}, TextStyle::Head, Tone::OnAct)),
      m_acknowledge(new Button(tr("Acknowledge"))), m_replay(new Button(tr("Replay"))),
      m_standDown(new Button(tr("Stand down…"))) {
    m_text->setFixedDigits(true);
    m_acknowledge->setKeyCap(QStringLiteral("F5"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    for (Button* button : {m_acknowledge, m_replay, m_standDown})
        row->addWidget(button);
    connect(m_acknowledge, &QAbstractButton::clicked, this, [this] { Q_EMIT acknowledgeWanted(m_view.emergency.id); });
    connect(m_replay, &QAbstractButton::clicked, this, [this] { Q_EMIT replayWanted(m_view.mediaId); });
    connect(m_standDown, &QAbstractButton::clicked, this, [this] { Q_EMIT standDownWanted(m_view.emergency.id); });
}

void EmergencyLine::show(const desk::EmergencyView& view, bool mayAct, UtcMs now) {
    m_view = view;
    const bool sounding = view.emergency.acknowledgedAt == 0;
    m_text->setTone(sounding ? Tone::OnAct : Tone::Text);
    m_acknowledge->setVisible(mayAct && sounding);
    m_replay->setVisible(mayAct && !view.mediaId.isEmpty());
    m_standDown->setVisible(mayAct);
    tick(now);
    update();
}

void EmergencyLine::tick(UtcMs now) {
    if (m_view.emergency.id.isEmpty())
        return;
    m_text->setText(wordsOf(m_view, now));
    setAccessibleName(m_text->text());
}

QString EmergencyLine::text() const {
    return m_text->text();
}

void EmergencyLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const bool sounding = m_view.emergency.acknowledgedAt == 0;
    painter.fillRect(rect(), tone(sounding ? Tone::ActFill : Tone::ActBg));
    painter.fillRect(QRect(0, 0, 4, height()), tone(Tone::ActFill));
}

} // namespace watchdesk::ui
