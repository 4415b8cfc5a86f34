// What every list of the command line can be asked.
#pragma once

#include "base/Result.h"
#include "desk/Lists.h"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace watchdesk::ctl {

struct ListArguments {
    std::string since;
    std::string until;
    std::string search;
    int limit = 0;
};

/// Adds --since, --until, --text and --limit; `chosen` runs when the command is the one.
void addListOptions(CLI::App& command, ListArguments& arguments, std::function<void()> chosen);
/// InvalidInput for a date that is none.
[[nodiscard]] Result<desk::ListFilter> filterOf(const ListArguments& arguments);

} // namespace watchdesk::ctl
