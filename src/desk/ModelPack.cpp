#include "desk/ModelPack.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace watchdesk::desk {

// resources/models/manifest.json, made by CMake.
extern const char* const embeddedModelManifest;

namespace {

constexpr char restWorks[] = "Everything but face matching works.";
constexpr char mend[] = "Fetch the models with scripts/models (needs npm), or name their folder with WATCHDESK_MODELS.";

struct ModelFile {
    std::string part; ///< "detector"
    std::string name;
    std::string sha256;
    std::vector<std::uint8_t>* into;
};

Error missing(const std::string& name, const QStringList& folders) {
    return {ErrorCode::NotFound,
            "The models of face matching are not there: " + name + " was looked for in " +
                folders.join(QStringLiteral(", ")).toStdString() + ".",
            restWorks, mend};
}

Error changed(const std::string& name, const QString& folder) {
    return {ErrorCode::Corrupt,
            "The model " + name + " in " + folder.toStdString() +
                " is not the one WatchDesk was made for (its hash differs).",
            restWorks, "Remove that file and fetch the models again with scripts/models."};
}

Result<void> readChecked(const QString& folder, const ModelFile& file, const QStringList& folders) {
    QFile disk(QDir(folder).filePath(QString::fromStdString(file.name)));
    if (!disk.open(QIODevice::ReadOnly))
        return missing(file.name, folders);
    const QByteArray bytes = disk.readAll();
    if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() != QByteArray::fromStdString(file.sha256))
        return changed(file.name, folder);
    file.into->assign(bytes.begin(), bytes.end());
    return {};
}

} // namespace

QStringList modelFolders(const QString& setting) {
    const QString named = setting.isEmpty() ? qEnvironmentVariable("WATCHDESK_MODELS") : setting;
    if (!named.isEmpty())
        return {named};
    const QDir program(QCoreApplication::applicationDirPath());
    return {program.filePath(QStringLiteral("models")),
            QDir::cleanPath(program.filePath(QStringLiteral("../share/watchdesk/models"))),
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                QStringLiteral("/watchdesk/models")};
}

Result<ModelPack> loadModels(const QStringList& folders) {
    const auto manifest = nlohmann::json::parse(embeddedModelManifest);
    ModelPack pack;
    pack.name = QString::fromStdString(manifest.at("name").get<std::string>());
    pack.likelyAbove = manifest.at("likely_above_threshold").get<double>();
    pack.thresholds = vision::ThresholdCurve(manifest.at("thresholds").get<std::vector<std::pair<double, double>>>());
    QVector<ModelFile> files;
    for (const auto& [part, into] :
         {std::pair{"detector", &pack.bytes.detector}, std::pair{"landmarks", &pack.bytes.landmarks},
          std::pair{"features", &pack.bytes.features}}) {
        const auto& entry = manifest.at("files").at(part);
        files.append({part, entry.at("name").get<std::string>(), entry.at("sha256").get<std::string>(), into});
    }
    for (const QString& folder : folders) {
        // The first folder that has any of them is meant; half a pack elsewhere does not make it whole.
        const bool here = std::any_of(files.cbegin(), files.cend(), [&](const ModelFile& file) {
            return QFile::exists(QDir(folder).filePath(QString::fromStdString(file.name)));
        });
        if (!here)
            continue;
        for (const ModelFile& file : files) {
            if (auto read = readChecked(folder, file, {folder}); !read)
                return read.error();
        }
        return pack;
    }
    return missing(files.first().name, folders);
}

} // namespace watchdesk::desk
