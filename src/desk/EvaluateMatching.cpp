#include "desk/EvaluateMatching.h"

#include "desk/VisionRoom.h"
#include "sheets/CsvReader.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

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

/// The rows of such a list, the first with its headings.
Result<QVector<sheets::Row>> rowsOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     path.toStdString() + " cannot be read: " + file.errorString().toStdString() + ".", "", ""};
    QVector<sheets::Row> rows;
    const auto read = sheets::readCsv(file, {{}, u','}, [&rows](sheets::Row&& row) {
        rows += std::move(row);
        return true;
    });
    if (!read)
        return read.error();
    return rows;
}

Result<QVector<Labelled>> readLabelled(const QString& path) {
    const auto rows = rowsOf(path);
    if (!rows)
        return rows.error();
    const QStringList head = rows->isEmpty() ? QStringList() : rows->first().cells;
    const qsizetype fileAt = head.indexOf(QLatin1String("file"));
    const qsizetype identityAt = head.indexOf(QLatin1String("identity"));
    if (fileAt < 0 || identityAt < 0)
        return cannotRead(path, QStringLiteral("its first line must name the columns file and identity"));
    const QDir folder = QFileInfo(path).dir();
    QVector<Labelled> out;
    for (const sheets::Row& row : rows->mid(1)) {
        const QString file = row.cells.value(fileAt).trimmed();
        const QString identity = row.cells.value(identityAt).trimmed();
        if (file.isEmpty() || identity.isEmpty())
            return cannotRead(path, QStringLiteral("line %1 has no file or no identity").arg(row.line));
        out.append({folder.filePath(file), identity, static_cast<int>(row.line)});
    }
    if (out.isEmpty())
        return cannotRead(path, QStringLiteral("there is no picture in it"));
    return out;
}

using Progress = std::function<void(int, int)>;

/// Both lists through the same reading as on the desk, one picture after the other.
class Measurement {
public:
    Measurement(std::unique_ptr<vision::FaceEngine> engine, int pictures, const Progress& progress)
        : m_engine(std::move(engine)), m_pictures(pictures), m_progress(progress) {}

    Result<void> enrol(const QVector<Labelled>& gallery, const QString& csv, MatchingReport& report) {
        for (const Labelled& row : gallery) {
            auto face = largest(row, csv);
            if (!face)
                return face.error();
            if (!m_owners.contains(row.identity))
                m_owners.append(row.identity); // in the gallery even where no face was found: its probes are misses
            if (*face)
                m_index.add(static_cast<std::uint32_t>(m_owners.indexOf(row.identity)), (*face)->features);
            else
                ++report.galleryWithoutFace;
            step();
        }
        report.gallery = static_cast<int>(m_owners.size());
        return {};
    }

    Result<std::vector<vision::Search>> probe(const QVector<Labelled>& probes, const QString& csv,
                                              MatchingReport& report) {
        std::vector<vision::Search> searches;
        QElapsedTimer timer;
        timer.start();
        m_searchNs = 0;
        for (const Labelled& row : probes) {
            auto face = largest(row, csv);
            if (!face)
                return face.error();
            searches.push_back(searched(row.identity, *face));
            report.facesFound += searches.back().faceFound ? 1 : 0;
            report.strangers += searches.back().mated ? 0 : 1;
            step();
        }
        report.probes = static_cast<int>(probes.size());
        report.msPerProbe = double(timer.nsecsElapsed()) / 1e6 / double(probes.size());
        report.searchUs = double(m_searchNs) / 1e3 / double(probes.size());
        return searches;
    }

    [[nodiscard]] std::size_t enrolled() const { return m_index.owners(); }

private:
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
        return std::optional<vision::Face>(m_engine->readPortrait(viewOf(*picture), biggest));
    }

    vision::Search searched(const QString& identity, const std::optional<vision::Face>& face) {
        vision::Search search;
        search.mated = m_owners.contains(identity);
        search.faceFound = face.has_value();
        if (!face)
            return search;
        QElapsedTimer searching;
        searching.start();
        if (const auto best = m_index.search(face->features, 1); !best.empty()) {
            search.top = double(best.front().score);
            search.topIsRight = m_owners.at(static_cast<qsizetype>(best.front().owner)) == identity;
        }
        m_searchNs += searching.nsecsElapsed();
        return search;
    }

    void step() {
        if (m_progress)
            m_progress(++m_done, m_pictures);
    }

    intake::Eye m_eye;
    std::unique_ptr<vision::FaceEngine> m_engine;
    vision::TemplateIndex m_index;
    QStringList m_owners;
    int m_pictures = 0;
    int m_done = 0;
    qint64 m_searchNs = 0;
    const Progress& m_progress;
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
    auto gallery = readLabelled(galleryCsv);
    if (!gallery)
        return gallery.error();
    auto probes = readLabelled(probesCsv);
    if (!probes)
        return probes.error();
    auto pack = loadModels(modelFolders(models));
    if (!pack)
        return pack.error();
    auto engine = vision::FaceEngine::load(pack->bytes, std::max(1, QThread::idealThreadCount()));
    if (!engine)
        return engine.error();
    Measurement measurement(std::move(*engine), static_cast<int>(gallery->size() + probes->size()), progress);
    MatchingReport report;
    if (auto enrolled = measurement.enrol(*gallery, galleryCsv, report); !enrolled)
        return enrolled.error();
    report.defaultThreshold = pack->thresholds.at(measurement.enrolled());
    auto searches = measurement.probe(*probes, probesCsv, report);
    if (!searches)
        return searches.error();
    summarise(report, *searches);
    return report;
}

} // namespace watchdesk::desk
