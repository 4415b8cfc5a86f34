#include "ctl/ListOptions.h"

#include "ctl/Output.h"

#include <CLI/CLI.hpp>

namespace watchdesk::ctl {

void addListOptions(CLI::App& command, ListArguments& arguments, std::function<void()> chosen) {
    command.add_option("--since", arguments.since, "from this date or time on");
    command.add_option("--until", arguments.until, "before this date or time");
    command.add_option("--text", arguments.search, "only what contains this");
    command.add_option("--limit", arguments.limit, "at most so many")->check(CLI::NonNegativeNumber);
    command.callback(std::move(chosen));
}

Result<desk::ListFilter> filterOf(const ListArguments& arguments) {
    desk::ListFilter filter;
    filter.text = QString::fromStdString(arguments.search);
    filter.limit = arguments.limit;
    for (const auto& [given, into] :
         {std::pair{&arguments.since, &filter.since}, std::pair{&arguments.until, &filter.until}}) {
        if (given->empty())
            continue;
        const auto at = parseInstant(*given);
        if (!at)
            return Error{ErrorCode::InvalidInput, "\"" + *given + "\" is no date.", "",
                         "Write 2026-11-20 or 2026-11-20T14:30."};
        *into = *at;
    }
    return filter;
}

} // namespace watchdesk::ctl
