#include "ui/scheme/FirstCallPart.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/RadioLog.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

QString linkText(const desk::ChannelState& state) {
    if (state.link != desk::ChannelState::Link::Up)
        return state.why;
    if (state.speaking)
        return FirstCallPart::tr("somebody speaks");
    return state.lastHeard == 0 ? FirstCallPart::tr("on the air, nothing heard yet") : FirstCallPart::tr("on the air");
}

} // namespace

FirstCallPart::FirstCallPart(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_head(new LabelText({}, TextStyle::Title)),
      m_words(new LabelText({}, TextStyle::Body, Tone::Text2)), m_links(new FactList(tr("Talkgroups"))),
      m_name(new Button(tr("Make it a radio"), nullptr, Button::Kind::Primary)) {
    m_words->setWrapped(true);
    m_links->setLabelWidth(92);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_head);
    column->addWidget(m_words);
    column->addWidget(m_name, 0, Qt::AlignLeft);
    column->addWidget(m_links);
    column->addStretch(1);
    m_name->hide();
    connect(m_name, &QAbstractButton::clicked, this, [this] { Q_EMIT nameWanted(m_code); });
    connect(&desk.radioLog(), &desk::RadioLog::channelChanged, this, &FirstCallPart::showLinks, Qt::QueuedConnection);
    showLinks();
}

void FirstCallPart::showLinks() {
    QVector<Fact> facts;
    for (const desk::ChannelState& state : m_desk.radioLog().channels())
        facts += {state.channel, linkText(state)};
    m_links->setFacts(facts);
}

void FirstCallPart::show(const desk::SetupState& state) {
    showLinks();
    const QDate today = localDate(m_desk.clock().now());
    if (state.firstNamed) {
        m_name->hide();
        const auto caller = m_desk.directory().callerBySet(state.firstNamed->radioSetId);
        const QString who =
            caller ? (caller->set.callSign + QLatin1Char(' ') + caller->premises).trimmed() : tr("A radio of yours");
        m_head->setText(tr("%1 was heard").arg(who));
        m_words->setText(tr("On %1, %2. The desk knows who is calling: it is ready for its first shift.")
                             .arg(state.firstNamed->channel, whenText(state.firstNamed->start, today, false)));
        return;
    }
    onAnswer(this, m_desk.radios().unknownCodes(), [this, today](const QVector<desk::UnknownCode>& codes) {
        m_name->setVisible(!codes.isEmpty());
        if (codes.isEmpty()) {
            m_head->setText(tr("Speak on a radio"));
            m_words->setText(m_links->facts().isEmpty()
                                 ? tr("No talkgroup is set up yet: that is two steps above.")
                                 : tr("Press the key and say a few words. What is heard appears here by itself."));
            return;
        }
        m_code = codes.first();
        m_head->setText(tr("Somebody was heard: %1 %2").arg(m_code.toneSet, m_code.code));
        m_words->setText(tr("On %1, %2. No radio has that code yet. Whose is it?")
                             .arg(m_code.channel, whenText(m_code.last, today, false)));
    });
}

QString FirstCallPart::words() const {
    return m_head->text() + QLatin1Char('\n') + m_words->text();
}

} // namespace watchdesk::ui
