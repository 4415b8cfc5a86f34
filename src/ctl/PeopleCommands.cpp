#include "base/os/Terminal.h"
#include "ctl/Commands.h"
#include "desk/MemberDesk.h"
#include "desk/PeopleDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <QCoreApplication>

namespace watchdesk::ctl {

namespace {

struct PeopleArguments {
    std::string name;
    std::string role;
    std::string member; ///< name or id; empty: none
};

Json json(const domain::Person& person) {
    return {{"id", text(person.id)},
            {"name", text(person.name)},
            {"role", text(domain::wordOf(domain::roleWords, person.role))},
            {"member_id", orNull(person.memberId)}};
}

/// The member whom `--member` names; empty: none was named.
Result<QString> memberId(desk::Desk& desk, const PeopleArguments& arguments) {
    if (arguments.member.empty())
        return QString();
    auto member = desk.members().named(QString::fromStdString(arguments.member)).result();
    if (!member)
        return member.error();
    return member->id;
}

int told(Session& session, const Result<domain::Person>& person, const char* what) {
    if (!person)
        return fail(person.error());
    session.out.record(json(*person), fmt::format("{}: {}, {}", text(person->name), what,
                                                  text(domain::wordOf(domain::roleWords, person->role))));
    return 0;
}

/// What was sealed to old keys is sealed anew before the command ends, so that nothing is left lying open.
void sealThrough(desk::Desk& desk) {
    auto& people = desk.peopleDesk();
    people.sealThrough();
    bool done = false;
    QObject::connect(&people, &desk::PeopleDesk::sealingChanged, &people, [&] { done = !people.sealing().runs(); });
    while (!done)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

/// The person of that name, for a command of somebody else's.
Result<domain::Person> personNamed(desk::Desk& desk, const std::string& name) {
    for (const domain::Person& person : desk.people()) {
        if (person.name.compare(QString::fromStdString(name).simplified(), Qt::CaseInsensitive) == 0)
            return person;
    }
    return Error{ErrorCode::NotFound, "Nobody called " + name + " signs in here.", "Nothing was changed.",
                 "watchdeskctl people lists those who do."};
}

int listPeople(Session& session) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto people = (*desk)->peopleDesk().people().result();
    if (!people)
        return fail(people.error());
    for (const desk::PersonRow& row : *people) {
        Json record = json(row.person);
        record["member"] = row.member.isEmpty() ? Json() : Json(text(row.member));
        record["last_sign_in"] = instant(row.lastSignIn);
        record["must_change_passphrase"] = row.mustChange;
        record["waits_for_keys"] = row.waitsForKeys;
        record["unfounded"] = row.unfounded;
        session.out.record(record, fmt::format("{} {} {}{}{}{}{}", column(row.person.name, 28),
                                               column(domain::wordOf(domain::roleWords, row.person.role), 16),
                                               row.lastSignIn > 0 ? localTime(row.lastSignIn) : "never signed in",
                                               row.member.isEmpty() ? "" : ", of " + text(row.member),
                                               row.mustChange ? ", first passphrase" : "",
                                               row.waitsForKeys ? ", waits for somebody who holds the keys" : "",
                                               row.unfounded ? ", their role was not given by anybody at a desk" : ""));
    }
    return 0;
}

int addPerson(Session& session, const PeopleArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    const auto member = memberId(**desk, arguments);
    if (!member)
        return fail(member.error());
    auto first = session.newPassphrase();
    if (!first)
        return fail(first.error());
    const auto role = domain::valueOf(domain::roleWords, QString::fromStdString(arguments.role));
    const auto made =
        (*desk)->peopleDesk().add(QString::fromStdString(arguments.name), *role, *first, *member).result();
    if (made)
        sealThrough(**desk);
    return told(session, made, "may sign in");
}

int changeRole(Session& session, const PeopleArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto person = personNamed(**desk, arguments.name);
    if (!person)
        return fail(person.error());
    const auto member = memberId(**desk, arguments);
    if (!member)
        return fail(member.error());
    const auto role = domain::valueOf(domain::roleWords, QString::fromStdString(arguments.role));
    const auto changed = (*desk)->peopleDesk().changeRole(person->id, *role, *member).result();
    if (changed)
        sealThrough(**desk);
    return told(session, changed, "has a new role");
}

int leave(Session& session, const PeopleArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto person = personNamed(**desk, arguments.name);
    if (!person)
        return fail(person.error());
    const auto left = (*desk)->peopleDesk().leave(person->id).result();
    if (left)
        sealThrough(**desk);
    return told(session, left, "signs in no more");
}

int reset(Session& session, const PeopleArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto person = personNamed(**desk, arguments.name);
    if (!person)
        return fail(person.error());
    auto first = session.newPassphrase();
    if (!first)
        return fail(first.error());
    return told(session, (*desk)->peopleDesk().resetPassphrase(person->id, *first).result(), "has a first passphrase");
}

int changePassphrase(Session& session) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto old = session.passphrase(false);
    auto fresh = session.newPassphrase();
    if (!old || !fresh)
        return fail(old ? fresh.error() : old.error());
    const auto changed = (*desk)->peopleDesk().changePassphrase(*old, *fresh).result();
    if (!changed)
        return fail(changed.error());
    session.out.record(json((*desk)->person()), "The passphrase is changed.");
    return 0;
}

int newRecoveryKey(Session& session) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto key = (*desk)->peopleDesk().newRecoveryKey().result();
    if (!key)
        return fail(key.error());
    session.out.record(
        {{"recovery_key", text(*key)}},
        fmt::format("Recovery key, shown this once: {}\nThe one before opens nothing any more. Print this "
                    "one and keep it away from this machine.",
                    text(*key)));
    return 0;
}

int recover(Session& session, const PeopleArguments& arguments) {
    auto desk = session.open(false);
    if (!desk)
        return fail(desk.error());
    QString key = QString::fromLocal8Bit(qgetenv("WATCHDESK_RECOVERY_KEY"));
    if (key.isEmpty()) {
        auto typed = os::askSecret("Recovery key: ");
        if (!typed)
            return fail(typed.error());
        key = QString::fromStdString(*typed);
    }
    auto fresh = session.newPassphrase();
    if (!fresh)
        return fail(fresh.error());
    const auto person = desk::recoverPerson((*desk)->store(), QString::fromStdString(arguments.name), key, *fresh);
    (*desk)->lock();
    return told(session, person, "has a first passphrase");
}

CLI::Validator roleNames() {
    std::set<std::string> names;
    for (const auto& word : domain::roleWords)
        names.insert(word.second);
    return CLI::IsMember(names);
}

} // namespace

void addPeopleCommands(CLI::App& app, Session& session, Chosen& chosen) {
    const auto arguments = std::make_shared<PeopleArguments>();
    auto* people = app.add_subcommand("people", "who may sign in, and what they may do");
    people->require_subcommand(0, 1);
    people->callback([&, people] {
        if (people->get_subcommands().empty())
            chosen = [&] { return listPeople(session); };
    });
    const auto command = [&](CLI::App& in, const char* name, const char* what, bool named, bool withRole,
                             int (*run)(Session&, const PeopleArguments&)) {
        auto* sub = in.add_subcommand(name, what);
        if (named)
            sub->add_option("name", arguments->name, "first and last name")->required();
        if (withRole)
            sub->add_option("role", arguments->role, "what they are")->required()->check(roleNames());
        if (withRole)
            sub->add_option("--member", arguments->member,
                            "of a member-view: whose people, by the member's name or id");
        sub->callback([&, run, arguments] { chosen = [&, run, arguments] { return run(session, *arguments); }; });
    };
    command(*people, "add", "somebody new, with a first passphrase that they have to change", true, true, addPerson);
    command(*people, "role", "another role; the keys of what it does not read are renewed", true, true, changeRole);
    command(*people, "leave", "signs in no more; the keys are renewed", true, false, leave);
    command(*people, "reset", "a new first passphrase for somebody who has forgotten theirs", true, false, reset);
    command(app, "recover", "a new passphrase for somebody, with the printed recovery key", true, false, recover);
    app.add_subcommand("passphrase", "changes one's own passphrase")->callback([&] {
        chosen = [&] { return changePassphrase(session); };
    });
    app.add_subcommand("recovery-key", "a new recovery key, to be printed; the old one ends")->callback([&] {
        chosen = [&] { return newRecoveryKey(session); };
    });
}

} // namespace watchdesk::ctl
