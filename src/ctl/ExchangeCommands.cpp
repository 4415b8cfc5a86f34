#include "ctl/Commands.h"
#include "desk/ExportDesk.h"
#include "desk/ImportDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::ctl {

namespace {

using desk::ImportFate;
using desk::ImportPlan;
using desk::ImportReport;
using desk::ImportTable;
using sheets::ImportKind;

struct ImportArguments {
    std::string kind;
    std::string file;
    std::string sheet;
    std::vector<std::string> maps;
    bool dryRun = false;
    bool leaveWrongOut = false;
    bool monthFirst = false;
};

struct ExportArguments {
    std::string kind;
    std::string file;
    bool csv = false;
    bool cards = false;
};

ImportKind kindOf(const std::string& word) {
    return domain::valueOf(sheets::importKindWords, QString::fromStdString(word)).value_or(ImportKind::Members);
}

Error noColumn(const std::string& map, const char* why) {
    return {ErrorCode::InvalidInput, "\"" + map + "\": " + why, "Nothing was changed.",
            "Write --map phone=\"Tel no\" or --map phone=3."};
}

/// The column of that heading, or of that number from 1; -1: there is none.
qsizetype columnOf(const ImportTable& table, const QString& name) {
    const auto& headings = table.guess.headings;
    for (qsizetype i = 0; i < headings.size(); ++i) {
        if (headings.at(i).trimmed().compare(name.trimmed(), Qt::CaseInsensitive) == 0)
            return i;
    }
    const int number = name.toInt();
    return number >= 1 && number <= table.guess.columns.size() ? number - 1 : -1;
}

/// "phone=Tel no" over what was guessed; "phone=" leaves the field out.
Result<void> takeMap(const ImportTable& table, const std::string& map, ImportPlan& plan) {
    const QString text = QString::fromStdString(map);
    const qsizetype equals = text.indexOf(QLatin1Char('='));
    const QString field = text.left(std::max<qsizetype>(equals, 0)).trimmed();
    const auto& fields = sheets::fieldsOf(table.kind);
    if (std::none_of(fields.begin(), fields.end(), [&](const auto& one) { return one.key == field; }))
        return noColumn(map, "there is no such field.");
    for (QString& taken : plan.fields) {
        if (taken == field)
            taken.clear();
    }
    const QString name = text.mid(equals + 1);
    if (name.isEmpty())
        return {};
    const qsizetype column = columnOf(table, name);
    if (column < 0)
        return noColumn(map, "there is no such column.");
    plan.fields[column] = field;
    return {};
}

Result<ImportPlan> planOf(const ImportTable& table, const ImportArguments& arguments) {
    ImportPlan plan = desk::ImportDesk::planOf(table);
    plan.leaveWrongOut = arguments.leaveWrongOut;
    if (arguments.monthFirst)
        plan.order = sheets::DateOrder::MonthFirst;
    for (const std::string& map : arguments.maps) {
        if (auto taken = takeMap(table, map, plan); !taken)
            return taken.error();
    }
    return plan;
}

/// `written`: what is counted was written, or would be.
void tell(Session& session, const ImportReport& report, bool written) {
    Json refused = Json::array();
    std::string lines;
    for (const desk::ImportLine& line : report.lines) {
        if (line.fate != ImportFate::Refused)
            continue;
        refused.push_back({{"line", line.line}, {"why", text(line.why)}});
        lines += fmt::format("line {:>6}  {}\n", line.line, text(line.why));
    }
    session.out.record({{"read", report.read()},
                        {"added", written ? report.added : 0},
                        {"updated", written ? report.updated : 0},
                        {"same", report.same},
                        {"refused", refused}},
                       fmt::format("{}{} read, {} added, {} changed, {} the same, {} refused", lines, report.read(),
                                   written ? report.added : 0, written ? report.updated : 0, report.same,
                                   report.refused));
}

Error whichSheet(const ImportTable& table) {
    return {ErrorCode::InvalidInput,
            "Several sheets hold something: " + text(table.sheets.join(QStringLiteral(", "))) + ".",
            "Nothing was changed.", "Say which with --sheet."};
}

/// A table that is refused whole is told line by line all the same.
int refuse(Session& session, desk::Desk& desk, const ImportTable& table, const ImportPlan& plan, const Error& error) {
    if (error.code == ErrorCode::InvalidInput) {
        if (const auto report = desk.imports().dryRun(table, plan).result())
            tell(session, *report, false);
    }
    return fail(error);
}

int bringIn(Session& session, const ImportArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    desk::ImportDesk& imports = (*desk)->imports();
    const auto table = imports
                           .open(kindOf(arguments.kind), QString::fromStdString(arguments.file),
                                 QString::fromStdString(arguments.sheet))
                           .result();
    if (!table)
        return fail(table.error());
    if (table->whichSheet)
        return fail(whichSheet(*table));
    const auto plan = planOf(*table, arguments);
    if (!plan)
        return fail(plan.error());
    const auto report =
        arguments.dryRun ? imports.dryRun(*table, *plan).result() : imports.apply(*table, *plan).result();
    if (!report)
        return refuse(session, **desk, *table, *plan, report.error());
    tell(session, *report, true);
    return 0;
}

int takeOut(Session& session, const ExportArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    const auto format = arguments.cards ? desk::ExportFormat::VCard : desk::ExportFormat::Csv;
    const auto count =
        (*desk)->exports().write(kindOf(arguments.kind), format, QString::fromStdString(arguments.file)).result();
    if (!count)
        return fail(count.error());
    session.out.record({{"file", arguments.file}, {"written", *count}},
                       fmt::format("{}: {} written", arguments.file, *count));
    return 0;
}

std::vector<std::string> kinds() {
    std::vector<std::string> words;
    for (const auto& [kind, word] : sheets::importKindWords)
        words.emplace_back(word);
    return words;
}

} // namespace

void addExchangeCommands(CLI::App& app, Session& session, Chosen& chosen) {
    const auto in = std::make_shared<ImportArguments>();
    auto* import = app.add_subcommand("import", "brings a table in: CSV, XLSX or ODS; all of it or nothing");
    import->add_option("kind", in->kind, "members, radios, subjects or incidents")
        ->required()
        ->check(CLI::IsMember(kinds()));
    import->add_option("file", in->file, "the table")->required();
    import->add_flag("--dry-run", in->dryRun, "only says what would become of each line");
    import->add_option("--sheet", in->sheet, "of a workbook with several");
    import->add_option("--map", in->maps, "field=column, by its heading or its number; field= leaves it out")
        ->take_all();
    import->add_flag("--leave-wrong-out", in->leaveWrongOut,
                     "brings in what is right; else one wrong line refuses all");
    import->add_flag("--month-first", in->monthFirst, "dates are written as in America");
    import->callback([&, in] { chosen = [&, in] { return bringIn(session, *in);
};
} // namespace watchdesk::ctl
);
const auto out = std::make_shared<ExportArguments>();
auto* exporting = app.add_subcommand("export", "takes a list out (that it was is on the audit log)");
exporting->add_option("kind", out->kind, "members, radios, subjects or incidents")
    ->required()
    ->check(CLI::IsMember(kinds()));
exporting->add_option("file", out->file, "where to")->required();
auto* csv = exporting->add_flag("--csv", out->csv, "separated values (the default)");
exporting->add_flag("--vcard", out->cards, "vCards of members' contacts")->excludes(csv);
exporting->callback([&, out] { chosen = [&, out] { return takeOut(session, *out); }; });
}

} // namespace watchdesk::ctl
