// What goes to the police and comes back from them; shifts.
#include "ctl/Commands.h"
#include "ctl/ListOptions.h"
#include "ctl/Output.h"
#include "desk/CaseDesk.h"
#include "desk/IntelDesk.h"
#include "desk/PackDesk.h"
#include "desk/ShiftDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

using domain::wordOf;

/// A desk with somebody signed in, and what they asked for; else why not.
template <class Fn>
int withDesk(Session& session, Fn fn) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    return fn(**desk);
}

int printPaper(Session& session, const Result<desk::PaperWritten>& paper) {
    if (!paper)
        return fail(paper.error());
    session.out.record({{"pdf", text(paper->path)}, {"pages", paper->pages}},
                       fmt::format("{}: {} {}", text(paper->path), paper->pages, paper->pages == 1 ? "page" : "pages"));
    return 0;
}

void print(Output& out, const desk::CaseView& view) {
    const domain::PoliceCase& known = view.known;
    out.record({{"incident", view.incident.number},
                {"at", instant(view.incident.at)},
                {"category", orNull(view.incident.category)},
                {"callsign", orNull(view.callSign)},
                {"premises", orNull(view.premises)},
                {"step", text(wordOf(domain::caseStepWords, view.step))},
                {"on_radio", view.onRadio},
                {"asked", known.asked},
                {"asked_how", orNull(wordOf(domain::askedHowWords, known.askedHow))},
                {"declined_why", orNull(known.declinedWhy)},
                {"reported", instant(known.reportedAt)},
                {"reporter", orNull(known.reporter)},
                {"reference", orNull(view.incident.policeReference)},
                {"crime_number", orNull(known.crimeNumber)},
                {"disposal", text(wordOf(domain::disposalWords, known.disposal))},
                {"disposal_on", date(known.disposalOn)},
                {"disposal_from", orNull(known.disposalFrom)}},
               fmt::format("{:>6}  {} {} {} {}", view.incident.number, localTime(view.incident.at),
                           column(view.callSign, 6), column(view.category, 22), text(desk::caseStepText(view))));
}

struct CaseArguments {
    std::vector<qint64> incidents;
    std::string pdf;
    std::string reporter;
    std::string reference;
    std::string crime;
    std::string disposal;
    std::string on;
    std::string from;
    std::string declined;
    bool reported = false;
};

QVector<qint64> numbersOf(const CaseArguments& arguments) {
    return QVector<qint64>(arguments.incidents.begin(), arguments.incidents.end());
}

/// Each step that was asked for, in the order in which they come in life. Nothing when all went well.
std::optional<Error> takeSteps(desk::CaseDesk& cases, const QString& id, const CaseArguments& a) {
    const auto q = [](const std::string& words) { return QString::fromStdString(words); };
    const auto disposal = domain::valueOf(domain::disposalWords, q(a.disposal));
    const QDate on = QDate::fromString(q(a.on), Qt::ISODate);
    if ((!a.disposal.empty() && !disposal) || (!a.on.empty() && !on.isValid()))
        return Error{ErrorCode::InvalidInput, "That is no outcome, or no day.", "Nothing was changed.",
                     "charge, caution, community-resolution, treatment-referral, no-further-action or open; "
                     "2026-11-26."};
    std::vector<std::function<QFuture<Result<desk::CaseChange>>()>> steps;
    if (!a.declined.empty())
        steps.emplace_back([&] { return cases.decline(id, q(a.declined)); });
    if (a.reported || !a.reporter.empty())
        steps.emplace_back([&] { return cases.setReported(id, {0, q(a.reporter), {}}); });
    if (!a.reference.empty())
        steps.emplace_back([&] { return cases.setReference(id, q(a.reference)); });
    if (!a.crime.empty())
        steps.emplace_back([&] { return cases.setCrimed(id, q(a.crime)); });
    if (disposal)
        steps.emplace_back([&] { return cases.setDisposal(id, *disposal, on, q(a.from)); });
    for (const auto& step : steps)
        if (const auto done = step().result(); !done)
            return done.error();
    return std::nullopt;
}

int oneCase(Session& session, const CaseArguments& arguments) {
    return withDesk(session, [&](desk::Desk& desk) {
        const auto ids = desk.cases().idsOf(numbersOf(arguments)).result();
        if (!ids)
            return fail(ids.error());
        for (const QString& id : *ids) {
            if (const auto wrong = takeSteps(desk.cases(), id, arguments))
                return fail(*wrong);
            const auto view = desk.cases().view(id).result();
            if (!view)
                return fail(view.error());
            print(session.out, *view);
        }
        return 0;
    });
}

int pack(Session& session, const CaseArguments& arguments) {
    return withDesk(session, [&](desk::Desk& desk) {
        const auto ids = desk.cases().idsOf(numbersOf(arguments)).result();
        return ids ? printPaper(session, desk.packs().pdf(*ids, QString::fromStdString(arguments.pdf)).result())
                   : fail(ids.error());
    });
}

struct PeriodArguments {
    ListArguments list;
    std::string pdf;
    qint64 number = 0;
};

int nudges(Session& session, const PeriodArguments& arguments, const desk::ListFilter& filter) {
    return withDesk(session, [&](desk::Desk& desk) {
        if (!arguments.pdf.empty())
            return printPaper(session,
                              desk.cases().nudgePdf(QString::fromStdString(arguments.pdf), filter.since).result());
        const auto views = desk.cases().nudges(filter.since).result();
        if (!views)
            return fail(views.error());
        for (const desk::CaseView& view : *views)
            print(session.out, view);
        return 0;
    });
}

int reporting(Session& session, const PeriodArguments&, const desk::ListFilter& filter) {
    return withDesk(session, [&](desk::Desk& desk) {
        const UtcMs until = filter.until > 0 ? filter.until : session.clock.now() + 1;
        const auto shops = desk.cases().figures({filter.since, until}).result();
        if (!shops)
            return fail(shops.error());
        for (const desk::ShopReporting& shop : *shops) {
            const insight::ReportingCount& count = shop.count;
            session.out.record({{"callsign", orNull(shop.callSign)},
                                {"premises", orNull(shop.premises)},
                                {"logged", count.logged},
                                {"told", count.told},
                                {"reported", count.reported},
                                {"crimed", count.crimed},
                                {"declined", count.declined},
                                {"missing", count.missing()}},
                               fmt::format("{} {} told {:>4}  reported {:>4}  crimed {:>4}  never reported {:>4}",
                                           column(shop.callSign, 6), column(shop.premises, 28), count.told,
                                           count.reported, count.crimed, count.missing()));
        }
        return 0;
    });
}

Json factsJson(const desk::ShiftFacts& facts) {
    Json incidents = Json::array();
    for (const auto& one : facts.incidents)
        incidents.push_back(one.number);
    Json turns = Json::array();
    for (const auto& turn : facts.turns)
        turns.push_back({{"person", text(turn.person)},
                         {"desk", text(turn.desk)},
                         {"from", instant(turn.from)},
                         {"until", instant(turn.until)},
                         {"noted", turn.noted}});
    return {{"since", instant(facts.since)},
            {"until", instant(facts.until)},
            {"turns", turns},
            {"overs", facts.overs},
            {"own_overs", facts.ownOvers},
            {"texts", facts.texts},
            {"incidents", incidents},
            {"alerts", facts.alerts.size()},
            {"open_alerts", facts.openAlerts.size()},
            {"emergencies", facts.emergencies.size()},
            {"roll_calls", facts.rollCalls.size()},
            {"gateway_events", facts.gateways.size()},
            {"unserved_notices", facts.unservedNotices},
            {"never_reported", facts.nudges}};
}

int shift(Session& session, const PeriodArguments& arguments, const desk::ListFilter& filter) {
    return withDesk(session, [&](desk::Desk& desk) {
        if (!arguments.pdf.empty())
            return printPaper(
                session, desk.shifts().pdf(QString::fromStdString(arguments.pdf), filter.since, filter.until).result());
        const auto facts = desk.shifts().facts(filter.since, filter.until).result();
        if (!facts)
            return fail(facts.error());
        session.out.record(factsJson(*facts),
                           fmt::format("{} to {}: {} overs, {} incidents, {} alerts ({} open), {} never reported",
                                       localTime(facts->since), localTime(facts->until), facts->overs,
                                       facts->incidents.size(), facts->alerts.size(), facts->openAlerts.size(),
                                       facts->nudges));
        return 0;
    });
}

int intel(Session& session, const PeriodArguments& arguments, const desk::ListFilter& filter) {
    return withDesk(session, [&](desk::Desk& desk) {
        const auto reports = desk.intel().list(filter.since, filter.until).result();
        if (!reports)
            return fail(reports.error());
        for (const desk::IntelView& view : *reports) {
            if (!arguments.pdf.empty() && view.report.number == arguments.number)
                return printPaper(session,
                                  desk.intel().pdf(view.report.id, QString::fromStdString(arguments.pdf)).result());
            if (!arguments.pdf.empty())
                continue;
            session.out.record({{"number", view.report.number},
                                {"at", instant(view.report.at)},
                                {"grade", text(domain::gradeOf(view.report))},
                                {"subject", orNull(view.subject)},
                                {"incident", view.incident > 0 ? Json(view.incident) : Json(nullptr)},
                                {"author", text(view.author)},
                                {"words", text(view.report.words)}},
                               fmt::format("WD/IR/{:<4} {}  {}  {} {}", view.report.number, localTime(view.report.at),
                                           text(domain::gradeOf(view.report)), column(view.subject, 8),
                                           text(view.report.words.simplified())));
        }
        return arguments.pdf.empty() ? 0
                                     : fail({ErrorCode::NotFound, "There is no such report.", "",
                                             "Give its number: intel 12 --pdf FILE."});
    });
}

CLI::App* addPeriod(CLI::App& app, Session& session, Chosen& chosen, const char* name, const char* what,
                    int (*run)(Session&, const PeriodArguments&, const desk::ListFilter&),
                    const std::shared_ptr<PeriodArguments>& arguments) {
    auto* command = app.add_subcommand(name, what);
    command->add_option("--since", arguments->list.since, "from this date or time on");
    command->add_option("--until", arguments->list.until, "before this date or time");
    command->callback([&session, &chosen, arguments, run] {
        session.papers = !arguments->pdf.empty();
        chosen = [&session, arguments, run]() -> int {
            const auto filter = filterOf(arguments->list);
            return filter ? run(session, *arguments, *filter) : fail(filter.error());
        };
    });
    return command;
}

void addCase(CLI::App& app, Session& session, Chosen& chosen) {
    auto* command = app.add_subcommand("case", "what became of incidents with the police; options note it");
    const auto a = std::make_shared<CaseArguments>();
    command->add_option("incidents", a->incidents, "their numbers")->required();
    command->add_flag("--reported", a->reported, "it was reported");
    command->add_option("--reporter", a->reporter, "who reported it, and how");
    command->add_option("--reference", a->reference, "the police reference");
    command->add_option("--crimed", a->crime, "the crime number");
    command->add_option("--disposal", a->disposal,
                        "charge, caution, community-resolution, treatment-referral, no-further-action, open");
    command->add_option("--on", a->on, "the day on which that was decided");
    command->add_option("--from", a->from, "who brought it");
    command->add_option("--declined", a->declined, "why the shop will not report it");
    command->callback([&, a] { chosen = [&, a] { return oneCase(session, *a); }; });
}

void addPack(CLI::App& app, Session& session, Chosen& chosen) {
    auto* command = app.add_subcommand("police-pack", "crime report, exhibits and witness statement of incidents");
    const auto a = std::make_shared<CaseArguments>();
    command->add_option("incidents", a->incidents, "their numbers")->required();
    command->add_option("--pdf", a->pdf, "the file to be written")->required();
    command->callback([&, a] {
        session.papers = true;
        chosen = [&, a] { return pack(session, *a); };
    });
}

} // namespace

void addPoliceCommands(CLI::App& app, Session& session, Chosen& chosen) {
    addCase(app, session, chosen);
    addPack(app, session, chosen);
    const auto fresh = [] { return std::make_shared<PeriodArguments>(); };
    auto a = fresh();
    addPeriod(app, session, chosen, "never-reported", "what was told on the radio and never reported, oldest first",
              nudges, a)
        ->add_option("--pdf", a->pdf, "write letters to the shops to this file instead; they count as asked");
    addPeriod(app, session, chosen, "reporting", "told on the radio, reported, crimed: a line a shop", reporting,
              fresh());
    a = fresh();
    addPeriod(app, session, chosen, "shift", "what happened in a shift, or its paper", shift, a)
        ->add_option("--pdf", a->pdf, "write the paper to this file instead");
    a = fresh();
    auto* command = addPeriod(app, session, chosen, "intel", "intelligence reports, or the paper of one", intel, a);
    command->add_option("number", a->number, "which");
    command->add_option("--pdf", a->pdf, "write its paper to this file instead");
}

} // namespace watchdesk::ctl
