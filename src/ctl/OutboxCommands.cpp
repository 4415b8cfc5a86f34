// The outbox: listed, sent again, taken back; letters that came back.
#include "ctl/Commands.h"
#include "ctl/Output.h"
#include "desk/PostDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <QFile>

namespace watchdesk::ctl {

namespace {

using domain::wordOf;

struct Arguments {
    std::string id;
    std::string file;
    int limit = 1000;
};

void print(Output& out, const desk::LetterView& view) {
    const domain::Letter& letter = view.letter;
    const QString state = wordOf(domain::letterStateWords, letter.state);
    const QString who = view.contact.isEmpty() ? letter.recipient : view.contact;
    out.record({{"id", text(letter.id)},
                {"written", instant(letter.madeAt)},
                {"state", text(state)},
                {"due", domain::isWaiting(letter.state) ? instant(letter.dueAt) : Json(nullptr)},
                {"sent", instant(letter.sentAt)},
                {"tries", letter.tries},
                {"status", letter.status},
                {"reply", orNull(letter.reply)},
                {"about", orNull(letter.about)},
                {"contact", orNull(view.contact)},
                {"member", orNull(view.member)},
                {"recipient", text(letter.recipient)},
                {"subject", text(letter.subject)}},
               fmt::format("{}  {} {} {}  {}", localTime(letter.madeAt), column(state, 9), column(who, 24),
                           column(letter.subject, 40), text(letter.reply)));
}

int list(Session& session, const Arguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    const auto letters = (*desk)->post().letters(arguments.limit).result();
    if (!letters)
        return fail(letters.error());
    for (const desk::LetterView& view : *letters)
        print(session.out, view);
    return 0;
}

int step(Session& session, const Arguments& arguments, QFuture<Result<void>> (desk::PostDesk::*what)(const QString&)) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    const QString id = QString::fromStdString(arguments.id);
    const auto done = ((*desk)->post().*what)(id).result();
    if (!done)
        return fail(done.error());
    session.out.record({{"id", arguments.id}}, arguments.id);
    return 0;
}

int bounce(Session& session, const Arguments& arguments) {
    constexpr qint64 largest = 1'000'000;
    QFile file(QString::fromStdString(arguments.file));
    if (!file.open(QIODevice::ReadOnly))
        return fail({ErrorCode::Io, arguments.file + " cannot be read.", "Nothing was changed.", ""});
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    const auto letter = (*desk)->post().takeBounce(file.read(largest)).result();
    if (!letter)
        return fail(letter.error());
    print(session.out, {*letter, {}, {}});
    return 0;
}

int fetch(Session& session) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    for (bool more = true; more;) {
        const auto fetched = (*desk)->post().box().fetch().result();
        if (!fetched)
            return fail(fetched.error());
        for (const domain::Letter& letter : fetched->letters)
            print(session.out, {letter, {}, {}});
        more = fetched->more;
    }
    return 0;
}

} // namespace

void addOutboxCommands(CLI::App& app, Session& session, Chosen& chosen) {
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* outbox = app.add_subcommand("outbox", "letters by mail, newest first: to whom, and what became of them");
    outbox->add_option("--limit", arguments->limit, "at most so many")->check(CLI::PositiveNumber);
    outbox->callback([&session, &chosen, arguments, outbox] {
        if (outbox->get_subcommands().empty())
            chosen = [&session, arguments] { return list(session, *arguments); };
    });
    CLI::App* retry = outbox->add_subcommand("retry", "a letter that waits, failed or came back goes now, from a desk");
    retry->add_option("ID", arguments->id, "its id")->required();
    retry->callback([&session, &chosen, arguments] {
        chosen = [&session, arguments] { return step(session, *arguments, &desk::PostDesk::retry); };
    });
    CLI::App* cancel = outbox->add_subcommand("cancel", "takes a letter that waits back");
    cancel->add_option("ID", arguments->id, "its id")->required();
    cancel->callback([&session, &chosen, arguments] {
        chosen = [&session, arguments] { return step(session, *arguments, &desk::PostDesk::cancel); };
    });
    CLI::App* back = outbox->add_subcommand("bounce", "notes a letter that came back, from the mail server's report");
    back->add_option("FILE", arguments->file, "the report, a message as a file (.eml)")->required();
    back->callback(
        [&session, &chosen, arguments] { chosen = [&session, arguments] { return bounce(session, *arguments); }; });
    CLI::App* box = outbox->add_subcommand("fetch", "looks through the sender's mail box now; lists what came back");
    box->callback([&session, &chosen] { chosen = [&session] { return fetch(session); }; });
}

} // namespace watchdesk::ctl
