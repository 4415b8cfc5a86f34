#include "ui/control/ClaimNotice.h"

#include "ui/control/AlertBoard.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

ClaimNotice::ClaimNotice(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Claim"));
    m_what = new LabelText({}, TextStyle::BodySemibold, Tone::Text, this);
    m_rest = new LabelText({}, TextStyle::Small, Tone::Text2, this);
    m_rest->setWrapped(true);
    m_claim = new Button(tr("Claim"), this, Button::Kind::Act);
    m_claim->setKeyCap(QStringLiteral("F9"));
    m_claim->setObjectName(QStringLiteral("claim"));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_what);
    words->addWidget(m_rest);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 10, 10);
    row->setSpacing(8);
    row->addLayout(words, 1);
    row->addWidget(m_claim, 0, Qt::AlignVCenter);
    connect(m_claim, &Button::clicked, this, &ClaimNotice::claimRequested);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString ClaimNotice::text() const {
    return isHidden() ? QString() : m_what->text();
}

QString ClaimNotice::advice() const {
    return isHidden() ? QString() : m_rest->text();
}

void ClaimNotice::sayUntaken(const desk::AlertView& view, UtcMs now, const QString& sound) {
    const domain::Alert& alert = view.alert;
    const domain::Rise rise = domain::riseOf(alert, now, view.riseTimes);
    m_urgent = rise != domain::Rise::Calm || alert.emergency;
    m_claim->setText(tr("Claim"));
    const QString waited = roughText(now - domain::waitsSince(alert));
    QString rest = tr("Raised %1 ago by %2.").arg(roughText(now - alert.raisedAt), view.raisedBy);
    m_what->setText(tr("Nobody has claimed it"));
    if (rise == domain::Rise::Untaken) {
        m_what->setText(tr("Not taken for %1").arg(waited));
        rest = tr("Tell the police or the next desk.");
        const auto police = std::find_if(alert.parties.cbegin(), alert.parties.cend(), [](const auto& party) {
            return party.party.startsWith(QLatin1String("Police"));
        });
        if (police != alert.parties.cend())
            rest += tr(" Alt+%1 notes that the police have it.").arg(police - alert.parties.cbegin() + 1);
    }
    m_rest->setText(sound.isEmpty() ? rest : rest + QLatin1Char(' ') + sound);
}

void ClaimNotice::setAlert(const desk::AlertView& view, const QString& me, UtcMs now, const QString& sound) {
    const UtcMs stale = staleClaimSince(view, now);
    const bool open = view.alert.state == domain::AlertState::Open;
    setVisible(open || stale != 0);
    m_urgent = open;
    if (open) {
        sayUntaken(view, now, sound);
    } else if (stale != 0) {
        const bool mine = view.alert.claimedBy == me;
        const QString who = mine ? tr("you") : view.claimedBy;
        m_what->setText(tr("Nothing done for %1").arg(roughText(now - stale)));
        m_rest->setText(tr("Claimed at %1 by %2.").arg(clockText(view.alert.claimedAt, true), who));
        m_claim->setText(mine ? tr("Keep it") : tr("Take over"));
    }
    m_claim->setKind(open ? Button::Kind::Act : Button::Kind::Plain);
    update();
}

void ClaimNotice::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(m_urgent ? Tone::Act : Tone::Soon), 1));
    painter.setBrush(tone(m_urgent ? Tone::ActBg : Tone::SoonBg));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRect(0, 1, 4, height() - 2), tone(m_urgent ? Tone::Act : Tone::Soon));
}

} // namespace watchdesk::ui
