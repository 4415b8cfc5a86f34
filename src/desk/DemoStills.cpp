#include "desk/DemoFaces.h"
#include "desk/Portraits.h"
#include "portraits/Gallery.h"
#include "portraits/Still.h"
#include "vision/Quality.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <future>

namespace watchdesk::desk {

namespace {

constexpr int stranger = 100; // added to the index of a stranger's look

/// Somebody in a still: who, where across it, how large, and how far down (below 0: where the ground has them).
struct Someone {
    int who;
    double place;
    int height;
    double level = -1;
};

struct Setting {
    const char* name;
    const char* callSign; ///< empty: a street camera
    const char* source;
    portraits::Scenery scenery;
    QSize size;
    bool night;
    bool monochrome;
    std::vector<Someone> people;
};

/// What the town's cameras saw: the excluded near and far, strangers, one who is too small, one who is under 18 and
/// never compared.
const std::vector<Setting>& settings() {
    using enum portraits::Scenery;
    constexpr QSize hd{1280, 720};
    constexpr QSize full{1920, 1080};
    static const std::vector<Setting> all{
        {"door-c12", "C12", "C12 door", Doorway, hd, false, false, {{1, 0.5, 124, 0.42}, {stranger + 0, 0.82, 50}}},
        {"till-c07", "C07", "C07 till", Shop, hd, false, false, {{0, 0.36, 92, 0.4}, {stranger + 3, 0.72, 70}}},
        {"high-street",
         "",
         "Camera 3, High Street",
         Street,
         full,
         false,
         false,
         {{5, 0.4, 66}, {stranger + 1, 0.62, 60}, {stranger + 4, 0.24, 46}}},
        {"aisle-c17", "C17", "C17 aisle", Shop, hd, false, true, {{22, 0.34, 78}, {10, 0.66, 58}}},
        {"market-night", "", "Camera 14, Market Place", Street, hd, true, true, {{4, 0.52, 74}}},
        {"door-p02", "P02", "P02 door", Doorway, hd, true, false, {{16, 0.46, 98, 0.4}, {stranger + 5, 0.78, 64}}},
        {"station-road",
         "",
         "Camera 9, Station Road",
         Street,
         hd,
         false,
         false,
         {{stranger + 2, 0.3, 72}, {stranger + 6, 0.5, 56}, {stranger + 7, 0.74, 64}}},
        {"aisle-c34", "C34", "C34 aisle", Shop, hd, false, true, {{12, 0.55, 48}}},
        {"northgate", "", "Camera 6, Northgate", Street, hd, false, false, {{15, 0.45, 30}, {stranger + 9, 0.66, 44}}},
        {"door-c21", "C21", "C21 door", Doorway, hd, false, false, {{6, 0.5, 90, 0.4}}},
        {"till-c40", "C40", "C40 till", Shop, hd, false, true, {{14, 0.35, 68}, {13, 0.68, 54}}},
        {"sheep-street",
         "",
         "Camera 11, Sheep Street",
         Street,
         full,
         false,
         false,
         {{2, 0.4, 112, 0.45}, {stranger + 8, 0.66, 84}}},
    };
    return all;
}

portraits::StreetScene sceneOf(const Setting& setting, int number) {
    const auto subjects = portraits::subjectLooks();
    const auto strangers = portraits::strangerLooks();
    portraits::StreetScene scene;
    scene.seed = static_cast<quint32>(500 + number);
    scene.scenery = setting.scenery;
    scene.size = setting.size;
    scene.night = setting.night;
    scene.monochrome = setting.monochrome;
    scene.stamp = QString::fromLatin1(setting.source).toUpper();
    for (std::size_t i = 0; i < setting.people.size(); ++i) {
        const Someone& someone = setting.people[i];
        const auto& look = someone.who < stranger ? subjects.at(someone.who) : strangers.at(someone.who - stranger);
        scene.people.append({look, someone.place, someone.height, someone.level,
                             portraits::passingPose(static_cast<quint32>(1000 * number) + static_cast<quint32>(i))});
    }
    return scene;
}

DemoStill drawInto(const QDir& folder, const Setting& setting, int number, const QVector<domain::Subject>& subjects) {
    const auto picture = portraits::drawStill(sceneOf(setting, number));
    DemoStill still;
    still.file = folder.filePath(QString::fromLatin1(setting.name) + QStringLiteral(".jpg"));
    still.source = QString::fromLatin1(setting.source);
    still.callSign = QString::fromLatin1(setting.callSign);
    for (const auto& truth : picture.faces) {
        const int who = setting.people[static_cast<std::size_t>(truth.person)].who;
        still.faces.append(
            {truth.box, who < std::min<int>(stranger, int(subjects.size())) ? subjects.at(who).reference : QString()});
    }
    QSaveFile file(still.file);
    if (!file.open(QIODevice::WriteOnly) || file.write(jpegOf(picture.image, 88)) <= 0 || !file.commit())
        still.file.clear();
    return still;
}

nlohmann::json jsonOf(const DemoStill& still) {
    nlohmann::json faces = nlohmann::json::array();
    for (const DemoStillFace& face : still.faces)
        faces.push_back({{"box", {face.box.x(), face.box.y(), face.box.width(), face.box.height()}},
                         {"subject", face.reference.toStdString()}});
    return {{"file", QFileInfo(still.file).fileName().toStdString()},
            {"source", still.source.toStdString()},
            {"call_sign", still.callSign.toStdString()},
            {"faces", faces}};
}

DemoStill stillOf(const nlohmann::json& json, const QDir& folder) {
    const auto text = [](const nlohmann::json& value) { return QString::fromStdString(value.get<std::string>()); };
    DemoStill still{folder.filePath(text(json.at("file"))), text(json.at("source")), text(json.at("call_sign")), {}};
    for (const auto& face : json.at("faces")) {
        const auto box = face.at("box").get<std::vector<int>>();
        still.faces.append({QRect(box.at(0), box.at(1), box.at(2), box.at(3)), text(face.at("subject"))});
    }
    return still;
}

/// The stills that are there already, if all of them are.
std::optional<QVector<DemoStill>> readStills(const QDir& folder) {
    QFile file(folder.filePath(QStringLiteral("stills.json")));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QVector<DemoStill> out;
    try {
        for (const auto& json : nlohmann::json::parse(file.readAll().toStdString()))
            out.append(stillOf(json, folder));
    } catch (const std::exception&) {
        return std::nullopt; // drawn again
    }
    const bool whole = std::all_of(out.cbegin(), out.cend(), [](const DemoStill& s) { return QFile::exists(s.file); });
    return whole && !out.isEmpty() ? std::optional(out) : std::nullopt;
}

Error notDrawn(const QString& folder) {
    return {ErrorCode::Io, "The stills of the demo town could not be written to " + folder.toStdString() + ".",
            "The town itself was made.", "See that the folder can be written to and the disk has room."};
}

QString whyMissed(const FaceFound* found, const QString& reference, double threshold, bool watchlisted) {
    if (!watchlisted)
        return QStringLiteral("not on the watchlist, so never compared");
    if (!found)
        return QStringLiteral("no face was found there");
    if (found->size == FaceSize::TooSmall)
        return QStringLiteral("too small to identify");
    if (found->candidates.isEmpty())
        return QStringLiteral("nobody reached the threshold of %1").arg(threshold, 0, 'f', 2);
    return QStringLiteral("%1 came first, not %2").arg(found->candidates.first().reference, reference);
}

/// The face found nearest to where one was drawn.
const FaceFound* foundAt(const StillView& view, const QRect& box) {
    for (const FaceFound& face : view.faces) {
        if (face.box.contains(QPointF(box.center())) && QRectF(box).contains(face.box.center()))
            return &face;
    }
    return nullptr;
}

} // namespace

Result<QVector<DemoStill>> makeDemoStills(const QString& path, const QVector<domain::Subject>& subjects) {
    if (!QDir().mkpath(path))
        return notDrawn(path);
    const QDir folder(path);
    if (auto there = readStills(folder))
        return *there;
    std::vector<std::future<DemoStill>> drawing;
    QVector<DemoStill> out;
    const auto take = [&](std::future<DemoStill>& one) { out.append(one.get()); };
    // Two at a time: a still is two thirds of a core's second.
    for (std::size_t i = 0; i < settings().size(); ++i) {
        drawing.push_back(std::async(
            std::launch::async, [&, i] { return drawInto(folder, settings()[i], static_cast<int>(i), subjects); }));
        if (i > 0)
            take(drawing[i - 1]);
    }
    take(drawing.back());
    nlohmann::json truth = nlohmann::json::array();
    for (const DemoStill& still : out) {
        if (still.file.isEmpty())
            return notDrawn(path);
        truth.push_back(jsonOf(still));
    }
    QSaveFile file(folder.filePath(QStringLiteral("stills.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(truth.dump(1))) < 0 || !file.commit())
        return notDrawn(path);
    return out;
}

DemoStillVerdict judgeDemoStill(const DemoStill& truth, const StillView& found, const QStringList& watchlisted) {
    DemoStillVerdict out;
    for (const DemoStillFace& drawn : truth.faces) {
        const FaceFound* face = foundAt(found, drawn.box);
        const bool named = face && !face->candidates.isEmpty();
        if (drawn.reference.isEmpty()) {
            ++(named ? out.falseMatches : out.strangers);
            continue;
        }
        if (named && face->candidates.first().reference == drawn.reference) {
            ++out.right;
            continue;
        }
        out.wrong += named ? 1 : 0;
        out.misses.append(
            QStringLiteral("%1 (%2 px): %3")
                .arg(drawn.reference)
                .arg(face ? face->height : drawn.box.height())
                .arg(whyMissed(face, drawn.reference, found.threshold, watchlisted.contains(drawn.reference))));
    }
    return out;
}

} // namespace watchdesk::desk
