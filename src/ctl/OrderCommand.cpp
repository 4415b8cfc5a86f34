#include "ctl/Commands.h"
#include "ctl/Records.h"
#include "desk/OrderDesk.h"
#include "domain/OrderRules.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

/// Until when, for people: "in force until 2028-06-25".
std::string standingWords(const desk::OrderRow& row) {
    const domain::Order& order = row.order;
    if (!row.inForce)
        return order.servedOn.isValid() || order.kind == domain::OrderKind::Pspo ? "not in force" : "not served";
    return row.lastDay.isValid() ? fmt::format("in force until {}", text(row.lastDay.toString(Qt::ISODate)))
                                 : "in force until further order";
}

void print(Output& out, const desk::OrderRow& row) {
    out.record(orderJson(row), fmt::format("{} {} {} {} {}", column(domain::kindWords(row.order.kind), 10),
                                           column(row.subject.isEmpty() ? QStringLiteral("everybody") : row.subject, 9),
                                           column(row.name, 24), column(row.order.reference, 16), standingWords(row)));
}

int orders(Session& session, const std::string& subject) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    const auto rows = (*desk)->orders().orders().result();
    if (!rows)
        return fail(rows.error());
    const QString wanted = QString::fromStdString(subject);
    for (const desk::OrderRow& row : *rows) {
        if (wanted.isEmpty() || row.subject.compare(wanted, Qt::CaseInsensitive) == 0)
            print(session.out, row);
    }
    return 0;
}

} // namespace

void addOrderCommand(CLI::App& app, Session& session, Chosen& chosen) {
    auto* command = app.add_subcommand("orders", "orders of courts and councils, in force first (the reading is on "
                                                 "the audit log)");
    const auto subject = std::make_shared<std::string>();
    command->add_option("--subject", *subject, "of this person only, by reference");
    command->callback(
        [&session, &chosen, subject] { chosen = [&session, subject] { return orders(session, *subject); }; });
}

} // namespace watchdesk::ctl
