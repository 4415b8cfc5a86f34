#include "ui/control/TalkKey.h"

#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QWidgetAction>

#include <utility>

namespace watchdesk::ui {

using Talk = desk::ChannelState::Talk;

TalkKey::TalkKey(TalkHand& hand, const Clock& clock, const QString& channel, QWidget* parent)
    : QWidget(parent), m_hand(hand), m_clock(clock), m_channel(channel) {
    m_button = new Button({}, this);
    m_button->setObjectName(QStringLiteral("talk"));
    m_button->setSmall(true);
    m_button->setFocusPolicy(Qt::NoFocus); // it takes nobody's place: what is typed goes on where it was
    m_call = Button::iconOnly(QStringLiteral("phone"), tr("Call a set on %1…").arg(channel), this);
    m_call->setSmall(true);
    m_call->setObjectName(QStringLiteral("call-set"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_button);
    row->addWidget(m_call);
    connect(m_button, &Button::pressed, this, [this] { m_hand.press(m_channel); });
    connect(m_button, &Button::released, &m_hand, &TalkHand::release);
    connect(m_call, &Button::clicked, this, [this] {
        QMenu* menu = makeCallMenu();
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_call->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    });
    connect(&hand, &TalkHand::changed, this, &TalkKey::refresh);
    refresh();
}

void TalkKey::setState(const desk::ChannelState& state) {
    m_state = state;
    refresh();
}

void TalkKey::setNarrow(bool narrow) {
    if (std::exchange(m_narrow, narrow) != narrow)
        refresh();
}

void TalkKey::tick() {
    if (m_state.talk == Talk::Talking)
        refresh();
}

QString TalkKey::words() const {
    switch (m_state.talk) {
    case Talk::Talking:
        return lengthText(m_clock.now() - m_state.talkSince);
    case Talk::Busy:
        return tr("Busy");
    case Talk::NoLink:
        return tr("No link");
    case Talk::TimedOut:
        return tr("Timed out");
    case Talk::Cut:
        return tr("Cut off");
    case Talk::Idle:
    case Talk::Off:
        break;
    }
    return tr("Talk");
}

void TalkKey::refresh() {
    const bool talking = m_state.talk == Talk::Talking;
    const bool armed = m_hand.armed() == m_channel;
    const bool barred = m_state.talk == Talk::Busy || m_state.talk == Talk::NoLink || m_state.talk == Talk::TimedOut ||
                        m_state.talk == Talk::Cut;
    setVisible(m_state.talk != Talk::Off && m_hand.jobs().mayTalk());
    m_button->setKind(talking ? Button::Kind::Primary : armed ? Button::Kind::Plain : Button::Kind::Quiet);
    m_button->setText(words());
    m_button->setIconName(barred ? QStringLiteral("mic-off") : QStringLiteral("mic"));
    m_button->setFixedWidth(m_narrow ? 92 : 116);
    m_button->setKeyCap(armed && !barred && !m_narrow ? tr("Space") : QString());
    m_button->setToolTip(tr("Hold to speak on %1 (the space bar, or %2)").arg(m_channel, TalkHand::footKeyName()));
    m_button->setAccessibleName(talking ? tr("Speaking on %1, %2").arg(m_channel, words())
                                        : tr("Hold to speak on %1: %2").arg(m_channel, words()));
}

QMenu* TalkKey::makeCallMenu() {
    auto* menu = new QMenu(this);
    menu->setAccessibleName(tr("Call a set on %1").arg(m_channel));
    auto* field = new QLineEdit(menu);
    field->setPlaceholderText(tr("Call sign"));
    field->setAccessibleName(tr("Call sign"));
    auto* typed = new QWidgetAction(menu);
    typed->setDefaultWidget(field);
    menu->addAction(typed);
    QVector<QAction*> sets;
    for (const desk::CallTarget& target : m_hand.jobs().targets(m_channel)) {
        const QString name = target.to.everybody
                                 ? tr("All sets")
                                 : QStringList{target.callSign, target.premises}.join(QLatin1Char(' ')).trimmed();
        sets.append(menu->addAction(name, &m_hand, [this, to = target.to] { m_hand.call(m_channel, to); }));
    }
    connect(field, &QLineEdit::textChanged, menu, [sets](const QString& text) {
        for (QAction* set : sets)
            set->setVisible(set->text().contains(text.trimmed(), Qt::CaseInsensitive));
    });
    connect(field, &QLineEdit::returnPressed, menu, [menu, sets] {
        for (QAction* set : sets)
            if (set->isVisible()) {
                set->trigger();
                break;
            }
        menu->close();
    });
    connect(menu, &QMenu::aboutToShow, field, [field] { field->setFocus(); });
    return menu;
}

} // namespace watchdesk::ui
