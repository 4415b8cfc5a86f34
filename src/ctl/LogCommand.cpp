#include "ctl/Commands.h"
#include "ctl/Records.h"
#include "desk/Directory.h"
#include "desk/IncidentDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

struct LogArguments {
    std::string line;
    std::string over;
    bool alert = false;
    bool dryRun = false;
};

const char* wordOf(domain::TokenKind kind) {
    using enum domain::TokenKind;
    switch (kind) {
    case CallSign:
        return "callsign";
    case Category:
        return "category";
    case Person:
        return "person";
    case Description:
        return "description";
    case Heading:
        return "heading";
    case Place:
        return "place";
    case Subject:
        return "subject";
    case Loss:
        return "loss";
    case PoliceReference:
        return "police_reference";
    case Narrative:
        break;
    }
    return "narrative";
}

/// What the quick line shows above itself: how each stretch was understood.
Json readingJson(const QString& line, const domain::QuickReading& reading) {
    Json tokens = Json::array();
    for (const domain::QuickToken& token : reading.tokens)
        tokens.push_back({{"kind", wordOf(token.kind)},
                          {"typed", line.mid(token.from, token.length).toStdString()},
                          {"reading", token.reading.toStdString()}});
    return {{"callsign", orNull(reading.caller ? reading.caller->callSign : QString())},
            {"premises", orNull(reading.caller ? reading.caller->premises : QString())},
            {"category", orNull(reading.category)},
            {"people", reading.people},
            {"sex", orNull(reading.sex)},
            {"age", orNull(reading.age)},
            {"description", orNull(reading.description)},
            {"place", orNull(reading.place)},
            {"heading", orNull(reading.heading)},
            {"heading_known", reading.headingKnown},
            {"subject", orNull(reading.subject ? reading.subject->reference : QString())},
            {"loss_pence", reading.lossPence},
            {"police_reference", orNull(reading.policeReference)},
            {"narrative", orNull(reading.narrative)},
            {"emergency", reading.emergency},
            {"police", reading.police},
            {"detained", reading.detained},
            {"tokens", tokens}};
}

std::string understoodLine(const domain::QuickReading& reading) {
    std::string line;
    for (const domain::QuickToken& token : reading.tokens)
        line += fmt::format("{}{}: {}", line.empty() ? "" : " | ", wordOf(token.kind), token.reading.toStdString());
    return line.empty() ? "Nothing in the line." : line;
}

int logLine(Session& session, const LogArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    const QString line = QString::fromStdString(arguments.line);
    const domain::QuickReading reading = domain::readQuickLine(line, (*desk)->directory().vocabulary());
    if (arguments.dryRun) {
        session.out.record(readingJson(line, reading), understoodLine(reading));
        return 0;
    }
    desk::LogRequest request;
    request.line = line;
    request.reading = reading;
    request.transmissionId = QString::fromStdString(arguments.over);
    request.alert = arguments.alert;
    auto logged = (*desk)->incidents().log(request).result();
    if (!logged)
        return fail(logged.error());
    Json json = incidentJson({logged->incident, {}, {}, (*desk)->person().name});
    json["alert"] = logged->alert.id.isEmpty() ? Json(nullptr) : Json(logged->alert.number);
    json["understood"] = readingJson(line, reading);
    std::string said = fmt::format("Incident {} logged", logged->incident.number);
    if (!logged->alert.id.isEmpty())
        said += fmt::format(", alert {} raised: {}", logged->alert.number, logged->alert.told.toStdString());
    session.out.record(json, said);
    return 0;
}

} // namespace

void addLogCommand(CLI::App& app, Session& session, Chosen& chosen) {
    auto* command = app.add_subcommand("log", "writes a line as the quick line does");
    const auto arguments = std::make_shared<LogArguments>();
    command->add_option("line", arguments->line, "for example: C07 theft m30 grey hoodie nike bag > market sq")
        ->required();
    command->add_option("--over", arguments->over, "id of the transmission it comes from");
    command->add_flag("--alert", arguments->alert, "raise an alert too");
    command->add_flag("--dry-run", arguments->dryRun, "says how the line is understood, and writes nothing");
    command->callback([&, arguments] { chosen = [&, arguments] { return logLine(session, *arguments); }; });
}

} // namespace watchdesk::ctl
