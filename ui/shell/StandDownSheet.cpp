#include "ui/shell/StandDownSheet.h"

#include "ui/widgets/Choice.h"
#include "ui/widgets/OnAnswer.h"

#include <QLineEdit>

namespace watchdesk::ui {

StandDownSheet::StandDownSheet(QWidget* window, desk::Desk& desk, const desk::EmergencyView& view)
    : FormSheet(window,
                {tr("Stand the emergency down"),
                 view.callSign.isEmpty() ? view.emergency.channel
                                         : QStringLiteral("%1 · %2").arg(view.callSign, view.emergency.channel),
                 tr("Stand down"), tr("Leave it open")},
                Button::Kind::Act),
      m_desk(desk), m_id(view.emergency.id), m_outcome(new Choice), m_words(new QLineEdit) {
    using O = domain::EmergencyOutcome;
    m_outcome->addItem(tr("Choose what became of it"), int(O::Open));
    for (const auto& [outcome, words] : {std::pair{O::Helped, tr("Somebody went and helped")},
                                         {O::Police, tr("Police dealt with it")},
                                         {O::False, tr("False alarm")},
                                         {O::Test, tr("A test")}})
        m_outcome->addItem(words, int(outcome));
    m_outcome->setFixedHeight(32);
    m_words->setFixedHeight(32);
    add(tr("What became of it"), m_outcome);
    add(tr("In a few words (they are sealed)"), m_words);
    connect(this, &FormSheet::wanted, this, &StandDownSheet::standDown);
    openForm(m_outcome);
}

void StandDownSheet::standDown() {
    const auto outcome = static_cast<domain::EmergencyOutcome>(m_outcome->currentData().toInt());
    if (outcome == domain::EmergencyOutcome::Open)
        return say(tr("Choose what became of it."));
    work(tr("Standing it down…"));
    onAnswer(this, m_desk.emergencies().standDown(m_id, outcome, m_words->text()),
             [this](const Result<domain::Emergency>& done) {
                 if (!done)
                     return say(done.error());
                 dismiss();
             });
}

} // namespace watchdesk::ui
