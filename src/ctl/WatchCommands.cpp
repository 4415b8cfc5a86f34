// Emergencies and roll-calls, as lists.
#include "ctl/Commands.h"
#include "ctl/ListOptions.h"
#include "ctl/Output.h"
#include "desk/EmergencyDesk.h"
#include "desk/RollCallDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

using domain::wordOf;

void print(Output& out, const desk::EmergencyView& view) {
    const domain::Emergency& e = view.emergency;
    const QString outcome = wordOf(domain::emergencyOutcomeWords, e.outcome);
    out.record({{"id", text(e.id)},
                {"at", instant(e.at)},
                {"channel", text(e.channel)},
                {"callsign", orNull(view.callSign)},
                {"premises", orNull(view.premises)},
                {"code", orNull(e.code)},
                {"cause", text(wordOf(domain::emergencyCauseWords, e.cause))},
                {"transmission", orNull(e.transmissionId)},
                {"overs", e.overs},
                {"acknowledged", instant(e.acknowledgedAt)},
                {"acknowledged_by", orNull(view.acknowledgedBy)},
                {"ended", instant(e.endedAt)},
                {"ended_by", orNull(view.endedBy)},
                {"outcome", e.endedAt > 0 ? Json(text(outcome)) : Json(nullptr)},
                {"words", orNull(e.words)}},
               fmt::format("{}  {} {} {} {}", localTime(e.at), column(e.channel, 8),
                           column(view.callSign.isEmpty() ? e.code : view.callSign, 10), column(outcome, 8),
                           text(view.premises)));
}

void print(Output& out, const desk::RollCallView& view) {
    Json sets = Json::array();
    for (const desk::RollCallView::Set& set : view.sets)
        sets.push_back({{"callsign", orNull(set.callSign)},
                        {"state", text(wordOf(domain::markStateWords, set.mark.state))},
                        {"at", instant(set.mark.at)},
                        {"calls", set.mark.calls},
                        {"by_hand", !set.mark.byPerson.isEmpty()}});
    const int answered = view.count(domain::MarkState::Answered);
    const int excused = view.count(domain::MarkState::Excused);
    const int notCalled = view.count(domain::MarkState::NotCalled);
    const auto called = static_cast<int>(view.sets.size()) - excused - notCalled;
    out.record({{"id", text(view.call.id)},
                {"scheme", orNull(view.scheme)},
                {"way", text(wordOf(domain::rollWayWords, view.call.way))},
                {"state", text(wordOf(domain::rollStateWords, view.call.state))},
                {"started", instant(view.call.startedAt)},
                {"ended", instant(view.call.endedAt)},
                {"desk", text(view.call.desk)},
                {"called", called},
                {"answered", answered},
                {"silent", view.count(domain::MarkState::Silent)},
                {"excused", excused},
                {"not_called", notCalled},
                {"sets", sets}},
               fmt::format("{}  {} {:>4} of {:>4} answered  {}", localTime(view.call.startedAt),
                           column(wordOf(domain::rollStateWords, view.call.state), 9), answered, called,
                           text(view.scheme)));
}

template <class Read>
void add(CLI::App& app, Session& session, Chosen& chosen, const char* name, const char* what, Read read) {
    const auto arguments = std::make_shared<ListArguments>();
    addListOptions(*app.add_subcommand(name, what), *arguments, [&session, &chosen, arguments, read] {
        chosen = [&session, arguments, read]() -> int {
            const auto filter = filterOf(*arguments);
            if (!filter)
                return fail(filter.error());
            auto desk = session.open(true);
            if (!desk)
                return fail(desk.error());
            const auto rows = read(**desk, *filter).result();
            if (!rows)
                return fail(rows.error());
            for (const auto& row : *rows)
                print(session.out, row);
            return 0;
        };
    });
}

} // namespace

void addWatchCommands(CLI::App& app, Session& session, Chosen& chosen) {
    using Filter = const desk::ListFilter&;
    add(app, session, chosen, "emergencies", "emergency alarms, newest first",
        [](desk::Desk& desk, Filter filter) { return desk.emergencies().list(filter); });
    add(app, session, chosen, "rollcalls", "roll-calls and who answered, newest first",
        [](desk::Desk& desk, Filter filter) { return desk.rollCalls().list(filter); });
}

} // namespace watchdesk::ctl
