#include "ctl/Commands.h"
#include "desk/DemoDesk.h"
#include "desk/DemoFaces.h"
#include "desk/Lists.h"
#include "desk/VisionRoom.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <QDir>
#include <QFileInfo>

namespace watchdesk::ctl {

namespace {

int init(Session& session) {
    const QString name = session.who();
    if (name.isEmpty())
        return fail({ErrorCode::InvalidInput, "A new store needs the name of its first person.", "Nothing was made.",
                     "Give it with --as NAME."});
    const auto where = session.options();
    if (!where.url.contains(QLatin1String("://")) && QFileInfo::exists(where.url))
        return fail({ErrorCode::Conflict, where.url.toStdString() + " exists already.", "It was not touched.",
                     "Name another with --store."});
    auto secret = session.passphrase(true);
    if (!secret)
        return fail(secret.error());
    auto recovery = desk::Desk::create(where, name, *secret, session.clock, session.ids);
    if (!recovery)
        return fail(recovery.error());
    auto opened = session.open(false);
    if (!opened)
        return fail(opened.error());
    const int schema = (*opened)->store().schemaVersion();
    session.out.record(
        {{"store", text(where.url)}, {"schema", schema}, {"recovery_key", text(*recovery)}},
        fmt::format(
            "Made {} (schema {}).\nRecovery key, shown this once: {}\nPrint it and keep it away from this machine.",
            where.url.toStdString(), schema, recovery->toStdString()));
    return 0;
}

struct DemoArguments {
    int months = 12;
    quint64 seed = 1;
    std::string portraits;
    std::string stills;
    bool withoutFaces = false;
};

/// Portraits enrolled, and stills if a folder was named for them. Models that are missing are said and nothing else:
/// the town is whole without faces.
Result<void> addFaces(desk::Desk& desk, const domain::DemoTown& town, const DemoArguments& arguments,
                      QMap<QString, qint64>& counts) {
    if (arguments.withoutFaces)
        return {};
    auto made = desk::addDemoFaces(desk, town.subjects, QString::fromStdString(arguments.portraits));
    if (!made && desk.vision().trouble()) {
        fail(made.error());
        return {};
    }
    if (!made)
        return made.error();
    for (const QString& refused : made->refused)
        fmt::print(stderr, "{}\n", text(refused));
    counts.insert(QStringLiteral("photographs"), made->photographs);
    counts.insert(QStringLiteral("face_templates"), made->templates);
    if (arguments.stills.empty())
        return {};
    auto stills = desk::makeDemoStills(QString::fromStdString(arguments.stills), town.subjects);
    if (!stills)
        return stills.error();
    counts.insert(QStringLiteral("stills"), stills->size());
    return {};
}

/// A demo store that is not there yet gets a person and, unless one was given, a passphrase of its own beside it.
int demo(Session& session, const DemoArguments& arguments) {
    const auto where = session.options();
    const bool secretGiven = !session.passphraseFile.empty() || !qgetenv("WATCHDESK_PASSPHRASE").isEmpty();
    if (!where.url.contains(QLatin1String("://")) && !QFileInfo::exists(where.url)) {
        auto secret = secretGiven ? session.passphrase(true) : desk::demoPassphrase(where.url);
        if (!secret)
            return fail(secret.error());
        const QString name = session.who().isEmpty() ? QStringLiteral("Jo Mead") : session.who();
        if (auto made = desk::Desk::create(where, name, *secret, session.clock, session.ids, !secretGiven); !made)
            return fail(made.error());
        if (!secretGiven)
            session.passphraseFile = desk::demoPassphraseFile(where.url).toStdString();
    }
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto before = (*desk)->lists().status().result();
    if (!before)
        return fail(before.error());
    if (before->counts.value(QStringLiteral("scheme")) > 0)
        return fail({ErrorCode::Conflict, "This store has a scheme in it already.", "Nothing was added.",
                     "The demo town goes into a new store only."});
    domain::DemoOptions options;
    options.seed = arguments.seed;
    options.months = arguments.months;
    options.now = session.clock.now();
    const domain::DemoTown town = domain::makeDemoTown(options);
    auto counts = desk::fillDemo((*desk)->store(), town);
    if (!counts)
        return fail(counts.error());
    if (auto faces = addFaces(**desk, town, arguments, *counts); !faces)
        return fail(faces.error());
    Json json;
    std::string line = "The demo town is in " + where.url.toStdString() + ":";
    for (auto it = counts->cbegin(); it != counts->cend(); ++it) {
        json[text(it.key())] = it.value();
        line += fmt::format(" {} {},", it.value(), it.key().toStdString());
    }
    line.back() = '.';
    session.out.record(json, line);
    return 0;
}

int status(Session& session) {
    auto desk = session.open(false);
    if (!desk)
        return fail(desk.error());
    auto status = (*desk)->lists().status().result();
    if (!status)
        return fail(status.error());
    Json json{{"store", text((*desk)->options().url)},
              {"engine", text(status->engine)},
              {"schema", status->schema},
              {"last_backup", instant(status->lastBackup ? status->lastBackup->at : 0)}};
    std::string line = fmt::format("{}\n{}, schema {}, {}", (*desk)->options().url.toStdString(),
                                   status->engine.toStdString(), status->schema,
                                   status->lastBackup ? "last backup " + localTime(status->lastBackup->at) + " in " +
                                                            text(status->lastBackup->file)
                                                      : "no backup yet");
    for (auto it = status->counts.cbegin(); it != status->counts.cend(); ++it) {
        json["counts"][text(it.key())] = it.value();
        line += fmt::format("\n{:>10}  {}", it.value(), it.key().toStdString());
    }
    session.out.record(json, line);
    return 0;
}

} // namespace

void addStoreCommands(CLI::App& app, Session& session, Chosen& chosen) {
    app.add_subcommand("init", "a new store and its first administrator")->callback([&] {
        chosen = [&] { return init(session); };
    });
    auto* fill = app.add_subcommand("demo", "fills a new store with the fictional demo town");
    const auto arguments = std::make_shared<DemoArguments>();
    fill->add_option("--months", arguments->months, "months of history")
        ->check(CLI::Range(1, 60))
        ->capture_default_str();
    fill->add_option("--seed", arguments->seed, "the same town for the same seed")->capture_default_str();
    fill->add_option("--portraits", arguments->portraits,
                     "enrol the pictures of this folder instead of drawn portraits")
        ->check(CLI::ExistingDirectory);
    fill->add_option("--stills", arguments->stills,
                     "draw stills of the town's people into this folder, with stills.json, the truth");
    fill->add_flag("--without-faces", arguments->withoutFaces, "no portraits: some seconds sooner");
    fill->callback([&, arguments] { chosen = [&, arguments] { return demo(session, *arguments); }; });
    app.add_subcommand("status", "what is in the store")->callback([&] { chosen = [&] { return status(session); }; });
}

} // namespace watchdesk::ctl
