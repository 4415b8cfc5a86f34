#include "ctl/Commands.h"
#include "desk/Recordings.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <QDir>

namespace watchdesk::ctl {

namespace {

struct AudioArguments {
    std::vector<std::string> transmissions;
    std::string folder;
};

void print(Output& out, const std::string& transmission, const desk::ExportedRecording& file) {
    const std::string sha256 = file.sha256.toHex().toStdString();
    Json json;
    json["transmission"] = transmission;
    json["file"] = text(file.path);
    json["sha256"] = sha256;
    json["recorded_sha256"] = file.recorded.toHex().toStdString();
    json["ms"] = file.durationMs;
    json["complete"] = file.complete;
    out.record(json,
               fmt::format("{}  {}{}", sha256, text(file.path), file.complete ? "" : "  (its end was never recorded)"));
}

// One that fails does not keep the others from being written; the exit code is the first failure's.
int exportAudio(Session& session, const AudioArguments& arguments) {
    const QString folder = QString::fromStdString(arguments.folder);
    if (!QDir().mkpath(folder))
        return fail(Error{ErrorCode::Io, "The folder " + arguments.folder + " cannot be made.", "Nothing was written.",
                          "Choose another place."});
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    int code = 0;
    for (const std::string& transmission : arguments.transmissions) {
        const auto file = (*desk)->recordings().exportOver(QString::fromStdString(transmission), folder).result();
        if (file)
            print(session.out, transmission, *file);
        else if (const int failed = fail(file.error()); code == 0)
            code = failed;
    }
    return code;
}

} // namespace

void addAudioCommand(CLI::App& app, Session& session, Chosen& chosen) {
    auto* command = app.add_subcommand("export-audio", "recordings as WAV files, each with its hash beside it");
    const auto arguments = std::make_shared<AudioArguments>();
    command->add_option("transmissions", arguments->transmissions, "ids, as `transmissions` lists them")->required();
    command->add_option("--dir", arguments->folder, "folder for the files")->required();
    command->callback([&session, &chosen, arguments] {
        chosen = [&session, arguments] { return exportAudio(session, *arguments); };
    });
}

} // namespace watchdesk::ctl
