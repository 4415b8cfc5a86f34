#include "ui/control/ShiftSheets.h"

#include "desk/Desk.h"
#include "ui/widgets/DraftBox.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/TimeText.h"

#include <QPlainTextEdit>

#include <functional>

namespace watchdesk::ui {

namespace {

constexpr int noteHeight = 320;
const QString draftName = QStringLiteral("hand-over");
const QString noteKey = QStringLiteral("note");

QPlainTextEdit* noteField(const QString& name) {
    auto* field = new QPlainTextEdit;
    field->setAccessibleName(name);
    field->setTabChangesFocus(true);
    field->setFixedHeight(noteHeight);
    return field;
}

void offer(FormSheet* sheet, desk::ShiftDesk& shifts, ChoiceField& choice, const std::function<void()>& then = {}) {
    onAnswer(sheet, shifts.takers(), [sheet, &choice, then](const Result<QVector<domain::Person>>& people) {
        if (!people)
            return sheet->say(people.error());
        for (const domain::Person& person : *people)
            choice.add(person.name, person.id);
        if (then)
            then();
    });
}

} // namespace

ShiftSheet::ShiftSheet(QWidget* opener, desk::Desk& desk)
    : FormSheet(opener, {tr("Hand the desk over"),
                         tr("What is open stands in the note. Change it, add what the next one should know, and sign: "
                            "it is kept, and shown to whoever signs in next."),
                         tr("Sign and hand over"), tr("Leave")}),
      m_shifts(desk.shifts()), m_note(noteField(tr("Hand-over note"))),
      m_taker(new ChoiceField(tr("Who takes my alerts"))) {
    m_taker->add(tr("Nobody: they are open for whoever claims them"), {});
    offer(this, m_shifts, *m_taker);
    auto* report = new Button(tr("Shift report as PDF…"));
    connect(report, &Button::clicked, this, &ShiftSheet::reportWanted);
    FormSheet::add(tr("Note"), m_note);
    FormSheet::add(tr("Alerts in my hand go to"), m_taker);
    addBeside(report);
    connect(this, &FormSheet::wanted, this, &ShiftSheet::sign);
    connect(m_note, &QPlainTextEdit::textChanged, this, &ShiftSheet::typed);
    // The note of before the lock is somebody's work: what is open now is built into a new one only.
    m_kept = DraftBox::instance().take(draftName).value(noteKey).toString();
    if (!m_kept.isEmpty())
        m_note->setPlainText(m_kept);
    onAnswer(this, m_shifts.draft(), [this](const Result<desk::HandOverDraft>& draft) {
        if (draft)
            begin(*draft);
        else
            say(draft.error());
    });
    openForm(m_note, 640);
}

void ShiftSheet::begin(const desk::HandOverDraft& draft) {
    if (m_kept.isEmpty()) {
        const QString typed = m_note->toPlainText().trimmed();
        m_building = true;
        m_note->setPlainText(draft.note + QStringLiteral("\n\n") + typed);
        m_building = false;
    }
    m_note->moveCursor(QTextCursor::End);
    m_taker->setEnabled(draft.alertsInHand > 0);
}

void ShiftSheet::typed() {
    if (!m_building)
        setTyped(true);
}

void ShiftSheet::keepDraft() {
    if (isTyped())
        DraftBox::instance().put(draftName, {{noteKey, m_note->toPlainText()}});
}

void ShiftSheet::sign() {
    work(tr("Handing over…"));
    onAnswer(this, m_shifts.handOver(m_note->toPlainText(), m_taker->id()),
             [this](const Result<desk::ShiftView>& done) {
                 if (!done)
                     return say(done.error());
                 setHeld(false);
                 dismiss();
                 Q_EMIT handedOver();
             });
}

NoteSheet::NoteSheet(QWidget* opener, desk::Desk& desk, const desk::ShiftView& view)
    : FormSheet(opener,
                {tr("Handed over to you"),
                 tr("By %1 on %2").arg(view.person, dayAndTime(view.shift.endedAt)) +
                     (view.readBy.isEmpty() ? QString()
                                            : tr(", read by %1 on %2").arg(view.readBy, dayAndTime(view.shift.readAt))),
                 view.readBy.isEmpty() ? tr("Read") : tr("Close"),
                 {}}) {
    auto* note = noteField(tr("Hand-over note"));
    note->setReadOnly(true);
    note->setPlainText(view.shift.note);
    FormSheet::add(note);
    connect(this, &FormSheet::wanted, this, [this, &desk, id = view.shift.id] {
        onAnswer(this, desk.shifts().markRead(id), [this](const Result<desk::ShiftView>& read) {
            if (read)
                dismiss();
            else
                say(read.error());
        });
    });
    openForm(&actButton(), 560);
}

HandAlertSheet::HandAlertSheet(QWidget* opener, desk::Desk& desk, const domain::Alert& alert)
    : FormSheet(opener, {tr("Hand alert %1 over").arg(alert.number), tr("It is in their hand from then on."),
                         tr("Hand over"), tr("Leave")}),
      m_taker(new ChoiceField(tr("To whom"))) {
    actButton().setEnabled(false);
    offer(this, desk.shifts(), *m_taker, [this] {
        if (m_taker->count() == 0)
            return tell(tr("There is nobody else who works alerts. An administrator lets people in (Scheme, People)."));
        actButton().setEnabled(true);
    });
    FormSheet::add(tr("To"), m_taker);
    connect(this, &FormSheet::wanted, this, [this, &desk, id = alert.id] {
        if (m_taker->id().isEmpty())
            return;
        work(tr("Handing over…"));
        onAnswer(this, desk.shifts().handAlert(id, m_taker->id()), [this](const Result<domain::Alert>& done) {
            if (!done)
                return say(done.error());
            const QString name = m_taker->currentText();
            setHeld(false);
            dismiss();
            Q_EMIT handed(name);
        });
    });
    openForm(m_taker, 420);
}

} // namespace watchdesk::ui
