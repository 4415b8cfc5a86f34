#include "ui/control/CaseSheet.h"

#include "desk/Desk.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/TimeText.h"

#include <QLineEdit>

#include <utility>

namespace watchdesk::ui {

namespace {

QString dotted(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

/// What is known already, a line each: how far, by whom, when.
QString historyOf(const desk::CaseView& view) {
    const domain::PoliceCase& known = view.known;
    const auto step = [](const QString& words, UtcMs at, const QString& by) {
        return at == 0 ? QString() : CaseSheet::tr("%1 on %2 by %3").arg(words, dayAndTime(at), by);
    };
    QStringList lines{desk::caseStepText(view),
                      step(CaseSheet::tr("asked for"), known.askedAt, view.askedBy),
                      step(CaseSheet::tr("declined (%1)").arg(known.declinedWhy), known.declinedAt, view.declinedBy),
                      step(CaseSheet::tr("noted as reported"), known.reportedAt, view.reportedBy),
                      step(CaseSheet::tr("crime number noted"), known.crimedAt, view.crimedBy),
                      step(CaseSheet::tr("outcome noted"), known.disposalAt, view.disposalBy)};
    lines.removeAll(QString());
    lines.first()[0] = lines.first().at(0).toUpper();
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString caseTitle(const desk::CaseView& view) {
    return dotted({view.category.isEmpty() ? CaseSheet::tr("Note") : view.category,
                   QStringList{view.callSign, view.premises}.join(QLatin1Char(' ')).trimmed(),
                   dayAndTime(view.incident.at)});
}

CaseSheet::CaseSheet(QWidget* opener, desk::Desk& desk, const desk::CaseView& view)
    : FormSheet(opener, {tr("Incident %1 and the police").arg(view.incident.number), caseTitle(view), tr("Note it"),
                         tr("Leave")}),
      m_cases(desk.cases()), m_view(view),
      m_reporter(lineField(tr("Reported by"), view.known.reporter, tr("the manager, on 101"))),
      m_reference(lineField(tr("Police reference"), view.incident.policeReference)),
      m_number(lineField(tr("Crime number"), view.known.crimeNumber)),
      m_disposal(new ChoiceField(tr("What became of it"))),
      m_on(new DayField(tr("Decided on"), localDate(desk.clock().now()), view.known.disposalOn)),
      m_from(lineField(tr("Brought by"), view.known.disposalFrom, tr("the sergeant"))) {
    makeFields();
    makeButtons();
    connect(this, &FormSheet::wanted, this, &CaseSheet::save);
    // Left half-done, too, what was noted can be taken back; not by whoever opens the desk after a lock.
    connect(this, &Overlay::dismissed, this, [this, &desk] {
        if (m_done && desk.isOpen())
            Q_EMIT noted(*m_done);
    });
    openForm(m_reporter, 640);
}

void CaseSheet::makeFields() {
    auto* history = new LabelText(historyOf(m_view), TextStyle::Small, Tone::TextMuted);
    history->setWrapped(true);
    FormSheet::add(history);
    for (const auto& [disposal, word] : domain::disposalWords)
        m_disposal->add(desk::disposalText(disposal), QString::fromLatin1(word));
    m_disposal->choose(domain::wordOf(domain::disposalWords, m_view.known.disposal));
    FormSheet::add(tr("Reported to the police by (who, and how)"), m_reporter);
    FormSheet::add(tr("Police reference"), m_reference);
    FormSheet::add(tr("Crime number, once it is recorded as a crime"), m_number);
    FormSheet::add(tr("What became of it"), m_disposal);
    FormSheet::add(tr("Decided on (empty: not known)"), m_on);
    FormSheet::add(tr("Brought by"), m_from);
}

void CaseSheet::makeButtons() {
    auto* pack = new Button(tr("Police papers…"));
    auto* intel = new Button(tr("Intelligence report…"));
    connect(pack, &Button::clicked, this, [this] { saveThen([this] { Q_EMIT packWanted(); }); });
    connect(intel, &Button::clicked, this, [this] { saveThen([this] { Q_EMIT intelWanted(); }); });
    addBeside(intel);
    addBeside(pack);
}

QVector<CaseSheet::Step> CaseSheet::steps() {
    const QString id = m_view.incident.id;
    const QString reporter = m_reporter->text().trimmed();
    const QString reference = m_reference->text().trimmed();
    const QString number = m_number->text().trimmed();
    const QString from = m_from->text().trimmed();
    const QDate on = m_on->day().value_or(QDate());
    const auto disposal = domain::valueOf(domain::disposalWords, m_disposal->id()).value_or(domain::Disposal::Open);
    const domain::PoliceCase& known = m_view.known;
    QVector<Step> out;
    if (reporter != known.reporter)
        out += [=, this] { return m_cases.setReported(id, {0, reporter, {}}); };
    if (reference != m_view.incident.policeReference)
        out += [=, this] { return m_cases.setReference(id, reference); };
    if (number != known.crimeNumber)
        out += [=, this] { return m_cases.setCrimed(id, number); };
    if (disposal != known.disposal ||
        (disposal != domain::Disposal::Open && (on != known.disposalOn || from != known.disposalFrom)))
        out += [=, this] { return m_cases.setDisposal(id, disposal, on, from); };
    return out;
}

// The papers are made of what is noted, and the sheet goes: what was typed is not lost with it.
void CaseSheet::saveThen(const std::function<void()>& then) {
    if (isHeld())
        return;
    m_then = then;
    save();
}

void CaseSheet::finish() {
    setHeld(false);
    const auto then = std::exchange(m_then, nullptr);
    dismiss();
    if (then)
        then();
}

void CaseSheet::save() {
    if (!m_on->day()) {
        m_then = nullptr;
        return say(tr("That is no day."));
    }
    if (m_reporter->text().trimmed().isEmpty() && !m_view.known.reporter.isEmpty()) {
        m_then = nullptr;
        return say(tr("Who reported it can be changed, not emptied. It was %1.").arg(m_view.known.reporter));
    }
    const QVector<Step> wanted = steps();
    if (wanted.isEmpty())
        return finish();
    work(tr("Noting…"));
    run(wanted);
}

// One after the other: each is a record of its own. The first that is refused ends it; what went before stays noted,
// and is not noted again by the next Enter.
void CaseSheet::run(const QVector<Step>& steps) {
    if (steps.isEmpty())
        return finish();
    onAnswer(this, steps.first()(), [this, steps](const Result<desk::CaseChange>& change) {
        if (!change) {
            m_then = nullptr;
            return say(change.error());
        }
        keep(*change);
        run(steps.mid(1));
    });
}

void CaseSheet::keep(const desk::CaseChange& change) {
    desk::CaseChange whole = change;
    if (m_done) {
        whole.before = m_done->before;
        whole.referenceBefore = m_done->referenceBefore;
    }
    m_done = whole;
    m_view.known = change.after;
    m_view.incident.policeReference = change.referenceAfter;
}

} // namespace watchdesk::ui
