#include "desk/IntelDesk.h"

#include "desk/Directory.h"
#include "desk/PaperWords.h"
#include "desk/Roles.h"
#include "paper/ReportPaper.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/IntelReportTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QPromise>

namespace watchdesk::desk {

namespace {

using domain::IntelReport;
using Line = paper::ReportSheet::Line;
using Kind = Line::Kind;

QString tr(const char* text) {
    return QCoreApplication::translate("IntelDesk", text);
}

Error invalid(const char* what, const char* todo) {
    return {ErrorCode::InvalidInput, what, "Nothing was kept.", todo};
}

Result<void> check(const IntelReport& report) {
    if (report.words.isEmpty())
        return invalid("There is nothing in the report.", "Write what is known.");
    if (report.words.size() > IntelDesk::mostWords || report.conditions.size() > IntelDesk::mostWords ||
        report.source.size() > IntelDesk::mostWords)
        return invalid("It is too long.", "Say it in at most 8000 letters.");
    if (report.handling == domain::HandlingCode::Conditions && report.conditions.isEmpty())
        return invalid("Handling code C needs its conditions.", "Write under which conditions it may be passed on.");
    if (!domain::givesAway(report).isEmpty())
        return Error{ErrorCode::Refused, "The report gives its source away: it has the source's name or place in it.",
                     "Nothing was kept.", "Write it without, as in \"the source saw …\"."};
    return {};
}

/// Whom it is about, when its incident has one subject alone.
Result<void> complete(store::Tx& tx, IntelReport& report) {
    if (!report.incidentId.isEmpty()) {
        STORE_TRY(incident, store::IncidentTable::find(tx, report.incidentId));
        if (!incident)
            return Error{ErrorCode::NotFound, "That incident is not in the store.", "", ""};
        if (report.subjectId.isEmpty() && incident->subjects.size() == 1)
            report.subjectId = incident->subjects.first().subjectId;
    }
    if (report.subjectId.isEmpty())
        return {};
    STORE_TRY(subject, store::SubjectTable::find(tx, report.subjectId));
    if (!subject)
        return Error{ErrorCode::NotFound, "That person is not in the store.", "", ""};
    return {};
}

Result<IntelView> viewOf(store::Tx& tx, const Directory& directory, const IntelReport& report) {
    IntelView view{report, directory.personName(report.personId), 0, {}};
    if (!report.incidentId.isEmpty()) {
        STORE_TRY(incident, store::IncidentTable::find(tx, report.incidentId));
        view.incident = incident ? incident->number : 0;
    }
    if (!report.subjectId.isEmpty()) {
        STORE_TRY(subject, store::SubjectTable::find(tx, report.subjectId));
        view.subject = subject ? subject->reference : QString();
    }
    return view;
}

paper::ReportSheet sheetOf(const IntelView& view, const QString& name, const QString& scheme, const QString& person,
                           UtcMs now) {
    const IntelReport& report = view.report;
    const auto grade = [](const QString& code, const QString& words) {
        return QStringLiteral("%1   %2").arg(code, words);
    };
    paper::ReportSheet sheet;
    sheet.marking = tr("OFFICIAL-SENSITIVE");
    sheet.scheme = scheme;
    sheet.title = tr("Intelligence report");
    sheet.about = tr("3×5×2 · WD/IR/%1 · graded %2").arg(report.number).arg(domain::gradeOf(report));
    paper::ReportSheet::Part head{tr("Report"), false, false, {}, {}};
    head.lines = {
        {Kind::Fact, tr("Written"), tr("%1, %2").arg(britishTime(report.at), scheme)},
        {Kind::Fact, tr("About"),
         withDots({view.subject, name, view.incident == 0 ? QString() : tr("incident %1").arg(view.incident)})}};
    if (head.lines.last().value.isEmpty())
        head.lines.removeLast();
    paper::ReportSheet::Part grading{tr("Grading"), false, false, {}, {}};
    grading.lines = {
        {Kind::Fact, tr("Source evaluation"),
         grade(domain::wordOf(domain::sourceEvaluationWords, report.evaluation), evaluationText(report.evaluation))},
        {Kind::Fact, tr("Information assessment"),
         grade(domain::wordOf(domain::informationAssessmentWords, report.assessment),
               assessmentText(report.assessment))},
        {Kind::Fact, tr("Handling"),
         grade(domain::wordOf(domain::handlingCodeWords, report.handling), handlingText(report.handling))}};
    if (report.handling == domain::HandlingCode::Conditions)
        grading.lines += Line{Kind::Fact, tr("Conditions"), report.conditions};
    paper::ReportSheet::Part words{tr("Information"), false, false, {}, {}};
    for (const QString& paragraph : report.words.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        words.lines += Line{Kind::Text, {}, paragraph};
    paper::ReportSheet::Part police{tr("For the receiving force"), false, false, {}, {}};
    police.lines = {{Kind::Fill, tr("Received by (name, number)"), {}},
                    {Kind::Fill, tr("Day and time"), {}},
                    {Kind::Fill, tr("Intelligence reference"), {}}};
    sheet.parts = {head, grading, words, police};
    sheet.lead = tr("The source is known to the scheme and is not named here.");
    sheet.printed = printedBy(person, now);
    return sheet;
}

struct ReadForm {
    IntelView view;
    QString name;
};

} // namespace

IntelDesk::IntelDesk(DeskContext& context) : m_context(context) {
    m_printing.setMaxThreadCount(1);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        if (std::any_of(changes.begin(), changes.end(),
                        [](const store::Change& change) { return change.entity == QLatin1String("intel_report"); }))
            Q_EMIT changed();
    });
}

IntelDesk::~IntelDesk() {
    m_printing.waitForDone();
}

QFuture<Result<IntelReport>> IntelDesk::write(IntelReport report) {
    report.words = report.words.trimmed();
    report.source = report.source.trimmed();
    report.conditions = report.handling == domain::HandlingCode::Conditions ? report.conditions.trimmed() : QString();
    return m_context.store.write([report, person = m_context.person()](store::Tx& tx) -> Result<IntelReport> {
        STORE_CHECK(require(tx, person, Act::KeepCases, "intelligence reports"));
        STORE_CHECK(check(report));
        IntelReport whole = report;
        whole.id.clear();
        whole.number = 0;
        whole.at = tx.now();
        whole.personId = person.id;
        STORE_CHECK(complete(tx, whole));
        STORE_TRY(kept, store::IntelReportTable::insert(tx, whole));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("intel.write"), QStringLiteral("intel_report"),
                                              kept.id, domain::gradeOf(kept)));
        return kept;
    });
}

QFuture<Result<QVector<IntelView>>> IntelDesk::list(UtcMs since, UtcMs until) {
    const Directory& directory = m_context.directory;
    return m_context.store.write(
        [=, &directory, person = m_context.person()](store::Tx& tx) -> Result<QVector<IntelView>> {
            STORE_CHECK(require(tx, person, Act::KeepCases, "intelligence reports"));
            STORE_TRY(reports, store::IntelReportTable::list(tx, since, until));
            QVector<IntelView> out;
            for (const IntelReport& report : reports) {
                STORE_TRY(view, viewOf(tx, directory, report));
                out += view;
            }
            STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("intel.list"), QStringLiteral("intel_report"), {},
                                                  QString::number(out.size())));
            return out;
        });
}

QFuture<Result<PaperWritten>> IntelDesk::pdf(const QString& reportId, const QString& path) {
    auto promise = std::make_shared<QPromise<Result<PaperWritten>>>();
    promise->start();
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    const auto read = m_context.store.write([=, &directory](store::Tx& tx) -> Result<ReadForm> {
        STORE_CHECK(require(tx, person, Act::KeepCases, "intelligence reports"));
        STORE_TRY(report, store::IntelReportTable::find(tx, reportId));
        if (!report)
            return Error{ErrorCode::NotFound, "That report is not in the store.", "", ""};
        STORE_TRY(view, viewOf(tx, directory, *report));
        ReadForm form{view, {}};
        if (!report->subjectId.isEmpty()) {
            STORE_TRY(subject, store::SubjectTable::find(tx, report->subjectId));
            form.name = subject ? subject->name : QString();
            STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("subject.export"), QStringLiteral("subject"),
                                                  report->subjectId));
        }
        STORE_CHECK(
            store::AuditTable::append(tx, QStringLiteral("intel.print"), QStringLiteral("intel_report"), reportId));
        return form;
    });
    const UtcMs now = m_context.clock.now();
    const QString scheme = directory.schemes().isEmpty() ? QString() : directory.schemes().first().name;
    m_printing.start([=] {
        promise->addResult([&]() -> Result<PaperWritten> {
            STORE_TRY(form, read.result());
            STORE_TRY(pages, paper::writeReportPdf(sheetOf(form.view, form.name, scheme, person.name, now), path));
            return PaperWritten{path, pages};
        }());
        promise->finish();
    });
    return promise->future();
}

QString evaluationText(domain::SourceEvaluation evaluation) {
    switch (evaluation) {
    case domain::SourceEvaluation::Reliable:
        return tr("Reliable");
    case domain::SourceEvaluation::Untested:
        return tr("Untested");
    case domain::SourceEvaluation::NotReliable:
        return tr("Not reliable");
    }
    return {};
}

QString assessmentText(domain::InformationAssessment assessment) {
    switch (assessment) {
    case domain::InformationAssessment::KnownDirectly:
        return tr("Known directly to the source");
    case domain::InformationAssessment::Corroborated:
        return tr("Known indirectly to the source, but corroborated");
    case domain::InformationAssessment::KnownIndirectly:
        return tr("Known indirectly to the source");
    case domain::InformationAssessment::NotKnown:
        return tr("Not known");
    case domain::InformationAssessment::SuspectedFalse:
        return tr("Suspected to be false");
    }
    return {};
}

QString handlingText(domain::HandlingCode handling) {
    return handling == domain::HandlingCode::Permitted ? tr("Lawful sharing permitted")
                                                       : tr("Lawful sharing permitted with conditions");
}

} // namespace watchdesk::desk
