#include "ctl/Commands.h"
#include "ctl/Records.h"
#include "desk/IncidentDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

struct LogArguments {
    std::string line;
    std::string over;
    bool alert = false;
};

int logLine(Session& session, const LogArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    desk::LogRequest request;
    request.line = QString::fromStdString(arguments.line);
    request.transmissionId = QString::fromStdString(arguments.over);
    request.alert = arguments.alert;
    auto logged = (*desk)->incidents().log(request).result();
    if (!logged)
        return fail(logged.error());
    Json json = incidentJson({logged->incident, {}, {}, (*desk)->person().name});
    json["alert"] = logged->alert.id.isEmpty() ? Json(nullptr) : Json(logged->alert.number);
    std::string line = fmt::format("Incident {} logged", logged->incident.number);
    if (!logged->alert.id.isEmpty())
        line += fmt::format(", alert {} raised: {}", logged->alert.number, logged->alert.told.toStdString());
    session.out.record(json, line);
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
    command->callback([&, arguments] { chosen = [&, arguments] { return logLine(session, *arguments); }; });
}

} // namespace watchdesk::ctl
