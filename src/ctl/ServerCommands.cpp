#include "ctl/Commands.h"
#include "desk/StoreUpkeep.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

int migrate(Session& session) {
    const auto where = session.options();
    const auto done = desk::bringUpToDate(where);
    if (!done)
        return fail(done.error());
    session.out.record({{"store", text(where.url)}, {"before", done->before}, {"schema", done->now}},
                       done->before == done->now
                           ? fmt::format("The store is up to date (schema {}).", done->now)
                           : fmt::format("The store is up to date: schema {}, before {}.", done->now, done->before));
    return 0;
}

int grants(Session& session, const std::string& role, bool apply) {
    const auto where = session.options();
    const QString desk = QString::fromStdString(role);
    if (apply) {
        if (const auto done = desk::grantDesk(where, desk); !done)
            return fail(done.error());
        session.out.record({{"desk_role", role}}, fmt::format("{} is a desk of this store now.", role));
        return 0;
    }
    const auto statements = desk::deskGrants(where, desk);
    if (!statements)
        return fail(statements.error());
    for (const QString& statement : *statements)
        session.out.record({{"sql", text(statement)}}, text(statement) + ';');
    return 0;
}

} // namespace

void addServerCommands(CLI::App& app, Session& session, Chosen& chosen) {
    app.add_subcommand("migrate", "brings a store up to date; on a server as its owner")->callback([&] {
        chosen = [&] { return migrate(session); };
    });
    const auto role = std::make_shared<std::string>();
    const auto apply = std::make_shared<bool>(false);
    auto* grant = app.add_subcommand("grants", "the statements that let a role of the server be a desk of the store");
    grant->add_option("role", *role, "the role, as the server knows it")->required();
    grant->add_flag("--apply", *apply, "run them, as the owner of the store");
    grant->callback([&, role, apply] { chosen = [&, role, apply] { return grants(session, *role, *apply); }; });
}

} // namespace watchdesk::ctl
