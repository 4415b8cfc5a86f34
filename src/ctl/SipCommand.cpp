// watchdeskctl sip-check
#include "ctl/Commands.h"
#include "desk/SipFiles.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

std::string lineOf(const std::string& file, const desk::SipCheck& check) {
    std::string line = file + ": " + (check.accepted ? "accepted" : "refused, " + check.layer);
    if (check.response != 0)
        line += fmt::format(", answered with {}", check.response);
    else if (!check.accepted)
        line += ", dropped";
    return check.why.empty() ? line : line + ": " + check.why;
}

int sipCheck(Output& out, const std::vector<std::string>& files) {
    int failed = 0;
    for (const std::string& file : files) {
        const auto check = desk::checkSipFile(file);
        if (!check) {
            failed = fail(check.error());
            continue;
        }
        out.record({{"file", file},
                    {"accept", check->accepted},
                    {"layer", check->layer.empty() ? Json(nullptr) : Json(check->layer)},
                    {"response", check->response == 0 ? Json(nullptr) : Json(check->response)},
                    {"why", check->why}},
                   lineOf(file, *check));
    }
    return failed;
}

} // namespace

void addSipCommand(CLI::App& app, Session& session, Chosen& chosen) {
    auto* check =
        app.add_subcommand("sip-check", "what the radio bridge makes of SIP messages in files, one message each");
    const auto files = std::make_shared<std::vector<std::string>>();
    check->add_option("files", *files, "a message as it came off the wire")->required();
    check->callback([&, files] { chosen = [&, files] { return sipCheck(session.out, *files); }; });
}

} // namespace watchdesk::ctl
