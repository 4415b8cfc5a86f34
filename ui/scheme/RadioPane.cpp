#include "ui/scheme/RadioPane.h"

#include "domain/MemberRules.h"
#include "ui/scheme/MemberWords.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/TimeText.h"

#include <QVBoxLayout>

namespace watchdesk::ui {

RadioPane::RadioPane(QWidget* parent)
    : QWidget(parent), m_title(new LabelText({}, TextStyle::Head)), m_state(new LabelText({}, TextStyle::Body)),
      m_facts(new FactList(tr("The set"))), m_history(new FactList(tr("History"))), m_parts(new QWidget),
      m_buttons(new QWidget), m_change(new Button(tr("Change"))), m_slip(new Button(tr("Slip to sign, as PDF"))) {
    setAccessibleName(tr("The radio that is chosen"));
    m_facts->setLabelWidth(92);
    m_history->setLabelWidth(116);
    m_change->setIconName(QStringLiteral("pencil"));
    m_change->setKeyCap(tr("Enter"));
    m_slip->setIconName(QStringLiteral("file-down"));
    auto* buttons = new QVBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    for (const auto& [to, words] : {std::pair(domain::RadioState::Issued, tr("Give it out")),
                                    std::pair(domain::RadioState::Returned, tr("Take it back")),
                                    std::pair(domain::RadioState::InRepair, tr("To repair")),
                                    std::pair(domain::RadioState::Lost, tr("It is lost"))}) {
        auto* button = new Button(words);
        m_moves.append({to, button});
        buttons->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QAbstractButton::clicked, this, [this, to = to] { Q_EMIT moveWanted(to); });
    }
    buttons->addWidget(m_change, 0, Qt::AlignLeft);
    auto* parts = new QVBoxLayout(m_parts);
    parts->setContentsMargins(12, 8, 12, 12);
    parts->setSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_state, m_facts, m_buttons})
        parts->addWidget(part);
    parts->addWidget(m_slip, 0, Qt::AlignLeft);
    parts->addWidget(new SectionHead(tr("History")));
    parts->addWidget(m_history);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PanelHead(tr("Radio")));
    column->addWidget(m_parts);
    column->addStretch(1);
    connect(m_change, &QAbstractButton::clicked, this, &RadioPane::changeWanted);
    connect(m_slip, &QAbstractButton::clicked, this, &RadioPane::slipWanted);
    clear();
}

void RadioPane::clear() {
    m_parts->hide();
}

void RadioPane::show(const desk::RadioSheet& sheet, bool mayChange, UtcMs now) {
    const domain::RadioSet& set = sheet.line.set;
    const QDate today = localDate(now);
    m_title->setText(set.callSign);
    m_state->setText(radioStateText(set.state));
    m_state->setTone(radioStateTone(set.state));
    m_facts->setFacts(
        {{tr("With"), sheet.line.premises, true},
         {tr("Serial"), set.serial, false, true},
         {tr("Make"), set.make},
         {tr("Calls as"), set.code.isEmpty() ? QString() : set.toneSet + QLatin1Char(' ') + set.code, false, true},
         {tr("Talkgroup"), set.talkgroup},
         {tr("Scheme"), sheet.line.scheme},
         {tr("Last heard"), sheet.line.lastHeard == 0 ? tr("never") : whenText(sheet.line.lastHeard, today, false)}});
    QVector<Fact> history;
    for (int i = 0; i < sheet.moves.size(); ++i) {
        const domain::RadioMove& move = sheet.moves.at(i);
        QStringList words{radioStateText(move.state), sheet.movePlaces.at(i), move.receiver, move.remark};
        words.removeAll(QString());
        history += {whenText(move.at, today, false), words.join(QStringLiteral(" · "))};
    }
    m_history->setFacts(history);
    m_buttons->setVisible(mayChange);
    for (const auto& [to, button] : std::as_const(m_moves))
        button->setVisible(domain::mayBecome(set.state, to));
    m_parts->show();
}

} // namespace watchdesk::ui
