#include "desk/EvaluateMatching.h"

#include "desk/VisionRoom.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTextStream>

#include <algorithm>
#include <optional>

namespace watchdesk::desk {

namespace {

struct Labelled {
    QString path;
    QString identity;
    int line = 0;
};

Error cannotRead(const QString& what, const QString& why) {
    return {ErrorCode::InvalidInput, what.toStdString() + ": " + why.toStdString() + ".", "Nothing was measured.", ""};
}

/// Splits a line of RFC 4180 with two fields; quotes may stand around either.
QStringList fields(const QString& line) {
    QStringList out{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (c == QLatin1Char('"') && quoted && i + 1 < line.size() && line.at(i + 1) == c)
            out.last() += line.at(++i);
        else if (c == QLatin1Char('"'))
            quoted = !quoted;
        else if (c == QLatin1Char(',') && !quoted)
            out.append(QString());
        else
            out.last() += c;
    }
    return out;
}

Result<QVector<Labelled>> readCsv(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     path.toStdString() + " cannot be read: " + file.errorString().toStdString() + ".", "", ""};
    QTextStream text(&file);
    const QStringList head = fields(text.readLine().trimmed());
    const qsizetype fileAt = head.indexOf(QLatin1String("file"));
    const qsizetype identityAt = head.indexOf(QLatin1String("identity"));
    if (fileAt < 0 || identityAt < 0)
        return cannotRead(path, QStringLiteral("its first line must name the columns file and identity"));
    const QDir folder = QFileInfo(path).dir();
    QVector<Labelled> out;
    for (int line = 2; !text.atEnd(); ++line) {
        const QString row = text.readLine().trimmed();
        if (row.isEmpty())
            continue;
        const QStringList values = fields(row);
        if (values.size() <= std::max(fileAt, identityAt) || values.at(fileAt).isEmpty() ||
            values.at(identityAt).isEmpty())
            return cannotRead(path, QStringLiteral("line %1 has no file or no identity").arg(line));
        out.append({folder.filePath(values.at(fileAt)), values.at(identityAt), line});
    }
    if (out.isEmpty())
        return cannotRead(path, QStringLiteral("there is no picture in it"));
    return out;
}

class Measurement {
public:
    explicit Measurement(std::unique_ptr<vision::FaceEngine> engine) : m_engine(std::move(engine)) {}

    /// The largest face of a file, or none.
    Result<std::optional<vision::Face>> largest(const Labelled& row, const QString& csv) {
        QFile file(row.path);
        if (!file.open(QIODevice::ReadOnly))
            return cannotRead(csv, QStringLiteral("line %1 names a file that cannot be read").arg(row.line));
        const auto picture = m_eye.decode(file.readAll());
        if (!picture)
            return cannotRead(
                csv, QStringLiteral("line %1: %2").arg(row.line).arg(QString::fromStdString(picture.error().what)));
        auto boxes = m_engine->findInPortrait(viewOf(*picture));
        if (boxes.empty())
            return std::optional<vision::Face>();
        const auto biggest = *std::max_element(boxes.begin(), boxes.end(), [](const auto& a, const auto& b) {
            return a.width * a.height < b.width * b.height;
        });
        return std::optional<vision::Face>(m_engine->read(viewOf(*picture), {biggest}).front());
    }

private:
    intake::Eye m_eye;
    std::unique_ptr<vision::FaceEngine> m_engine;
};

void summarise(MatchingReport& report, const std::vector<vision::Search>& searches) {
    report.rank1 = vision::rank1(searches);
    for (const auto& [word, fpir] : {std::pair{"0.01", 0.01}, std::pair{"0.003", 0.003}}) {
        const double threshold = vision::thresholdAtFpir(searches, fpir);
        report.thresholdAtFpir.insert(QString::fromLatin1(word), threshold);
        report.tpirAtFpir.insert(QString::fromLatin1(word), vision::tpirAt(searches, threshold));
    }
    report.tpirAtDefault = vision::tpirAt(searches, report.defaultThreshold);
    report.fpirAtDefault = vision::fpirAt(searches, report.defaultThreshold);
}

} // namespace

Result<MatchingReport> evaluateMatching(const QString& galleryCsv, const QString& probesCsv, const QString& models,
                                        const std::function<void(int, int)>& progress) {
    auto gallery = readCsv(galleryCsv);
    if (!gallery)
        return gallery.error();
    auto probes = readCsv(probesCsv);
    if (!probes)
        return probes.error();
    auto pack = loadModels(modelFolders(models));
    if (!pack)
        return pack.error();
    auto engine = vision::FaceEngine::load(pack->bytes, std::max(1, QThread::idealThreadCount()));
    if (!engine)
        return engine.error();
    Measurement measurement(std::move(*engine));
    MatchingReport report;
    vision::TemplateIndex index;
    QStringList owners;
    const auto all = static_cast<int>(gallery->size() + probes->size());
    int done = 0;
    const auto step = [&] {
        if (progress)
            progress(++done, all);
    };
    for (const Labelled& row : *gallery) {
        auto face = measurement.largest(row, galleryCsv);
        if (!face)
            return face.error();
        if (!owners.contains(row.identity))
            owners.append(row.identity); // in the gallery even where no face was found: its probes are misses
        if (*face)
            index.add(static_cast<std::uint32_t>(owners.indexOf(row.identity)), (*face)->features);
        else
            ++report.galleryWithoutFace;
        step();
    }
    report.gallery = static_cast<int>(owners.size());
    report.defaultThreshold = pack->thresholds.at(index.owners());
    std::vector<vision::Search> searches;
    qint64 probeNs = 0;
    qint64 searchNs = 0;
    for (const Labelled& row : *probes) {
        QElapsedTimer timer;
        timer.start();
        auto face = measurement.largest(row, probesCsv);
        if (!face)
            return face.error();
        vision::Search search;
        search.mated = owners.contains(row.identity);
        search.faceFound = face->has_value();
        QElapsedTimer searching;
        searching.start();
        if (*face) {
            if (const auto best = index.search((*face)->features, 1); !best.empty()) {
                search.top = double(best.front().score);
                search.topIsRight = owners.at(static_cast<qsizetype>(best.front().owner)) == row.identity;
            }
        }
        searchNs += searching.nsecsElapsed();
        probeNs += timer.nsecsElapsed();
        report.facesFound += search.faceFound ? 1 : 0;
        report.strangers += search.mated ? 0 : 1;
        searches.push_back(search);
        step();
    }
    report.probes = static_cast<int>(probes->size());
    report.msPerProbe = double(probeNs) / 1e6 / double(probes->size());
    report.searchUs = double(searchNs) / 1e3 / double(probes->size());
    summarise(report, searches);
    return report;
}

} // namespace watchdesk::desk
