#include "ui/control/CaseSheet.h"

#include "desk/Desk.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/TimeText.h"

#include <QLineEdit>

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
    connect(pack, &Button::clicked, this, &CaseSheet::packWanted);
    connect(intel, &Button::clicked, this, &CaseSheet::intelWanted);
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
    if (reporter != known.reporter || reference != m_view.incident.policeReference)
        out += [=, this] { return m_cases.setReported(id, {known.reportedAt, reporter, reference}); };
    if (number != known.crimeNumber)
        out += [=, this] { return m_cases.setCrimed(id, number); };
    if (disposal != known.disposal ||
        (disposal != domain::Disposal::Open && (on != known.disposalOn || from != known.disposalFrom)))
        out += [=, this] { return m_cases.setDisposal(id, disposal, on, from); };
    return out;
}

void CaseSheet::save() {
    if (!m_on->day())
        return say(tr("That is no day."));
    const QVector<Step> wanted = steps();
    if (wanted.isEmpty())
        return dismiss();
    work(tr("Noting…"));
    run(wanted, std::nullopt);
}

// One after the other: each is a record of its own. The first that is refused ends it; what went before stays noted.
void CaseSheet::run(const QVector<Step>& steps, const std::optional<desk::CaseChange>& done) {
    if (steps.isEmpty()) {
        setHeld(false);
        dismiss();
        Q_EMIT noted(*done);
        return;
    }
    onAnswer(this, steps.first()(), [this, steps, done](const Result<desk::CaseChange>& change) {
        if (!change)
            return say(change.error());
        desk::CaseChange whole = *change;
        if (done) {
            whole.before = done->before;
            whole.referenceBefore = done->referenceBefore;
        }
        run(steps.mid(1), whole);
    });
}

} // namespace watchdesk::ui
