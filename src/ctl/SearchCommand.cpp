#include "ctl/Commands.h"
#include "desk/SearchDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

struct SearchArguments {
    std::string text;
    std::vector<std::string> kinds;
    int limit = 20;
};

std::vector<std::string> kindNames() {
    std::vector<std::string> names;
    for (const auto& [kind, word] : desk::searchKindWords)
        names.emplace_back(word);
    return names;
}

void print(Output& out, const desk::Hit& hit) {
    const QString kind = domain::wordOf(desk::searchKindWords, hit.kind);
    Json json;
    json["kind"] = text(kind);
    json["id"] = text(hit.id);
    json["title"] = text(hit.title);
    json["at"] = instant(hit.at);
    json["snippet"] = text(hit.snippet);
    out.record(json, fmt::format("{} {}  {} {}", column(kind, 11), localTime(hit.at), column(hit.title, 30),
                                 text(QString(hit.snippet).replace(QLatin1Char('\n'), QLatin1Char(' ')))));
}

int search(Session& session, const SearchArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    QVector<desk::SearchKind> kinds;
    for (const std::string& word : arguments.kinds)
        kinds.append(*domain::valueOf(desk::searchKindWords, QString::fromStdString(word)));
    const auto hits = (*desk)->search().search(QString::fromStdString(arguments.text), kinds, arguments.limit).result();
    if (!hits)
        return fail(hits.error());
    for (const desk::Hit& hit : *hits)
        print(session.out, hit);
    return 0;
}

} // namespace

void addSearchCommand(CLI::App& app, Session& session, Chosen& chosen) {
    auto* command =
        app.add_subcommand("search", "records by what they say (finding subjects is on the audit log); waits for the "
                                     "index, which is made anew each time");
    const auto arguments = std::make_shared<SearchArguments>();
    command->add_option("text", arguments->text, "words that are all in the record; the last may be unfinished")
        ->required();
    command->add_option("--kind", arguments->kinds, "only these; may be given more than once")
        ->check(CLI::IsMember(kindNames()));
    command->add_option("--limit", arguments->limit, "at most so many (20)")
        ->check(CLI::Range(1, desk::SearchDesk::mostHits));
    command->callback(
        [&session, &chosen, arguments] { chosen = [&session, arguments] { return search(session, *arguments); }; });
}

} // namespace watchdesk::ctl
