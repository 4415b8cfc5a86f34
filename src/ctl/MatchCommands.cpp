#include "ctl/Commands.h"
#include "desk/Answer.h"
#include "desk/EvaluateMatching.h"
#include "desk/StillDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>

#include <cmath>
#include <iostream>

namespace watchdesk::ctl {

namespace {

struct MatchArguments {
    std::vector<std::string> stills;
    int top = desk::mostCandidatesShown;
};

struct EvaluateArguments {
    std::string gallery;
    std::string probes;
    std::string models;
};

Json boxJson(const QRectF& box) {
    const QRect r = box.toRect();
    return Json::array({r.x(), r.y(), r.width(), r.height()});
}

Json candidateJson(const desk::Candidate& candidate) {
    return {{"subject", text(candidate.reference)},
            {"name", orNull(candidate.name)},
            {"score", std::round(candidate.score * 1000) / 1000},
            {"likelihood", text(domain::wordOf(desk::likelihoodWords, candidate.likelihood))},
            {"rank", candidate.rank}};
}

Json faceJson(const desk::FaceFound& face, int top) {
    Json candidates = Json::array();
    for (const desk::Candidate& candidate : face.candidates.first(std::min<qsizetype>(top, face.candidates.size())))
        candidates.push_back(candidateJson(candidate));
    Json flaws = Json::array();
    for (const QString& flaw : face.flaws)
        flaws.push_back(text(flaw));
    return {{"box", boxJson(face.box)},
            {"quality", text(face.quality)},
            {"flaws", flaws},
            {"usable", face.size != desk::FaceSize::TooSmall},
            {"candidates", candidates}};
}

std::string faceLine(const desk::FaceFound& face, int top) {
    std::string line = fmt::format("\n  face {}, {} px, {}", face.number, face.height, text(face.quality));
    if (face.size == desk::FaceSize::TooSmall)
        return line + ": too small to identify";
    if (face.candidates.isEmpty())
        return line + ": matches nobody, discarded";
    for (const desk::Candidate& c : face.candidates.first(std::min<qsizetype>(top, face.candidates.size())))
        line += fmt::format("\n    {}  {} {}  {:.2f}", text(c.reference),
                            column(c.name.isEmpty() ? QStringLiteral("(identity sought)") : c.name, 24),
                            column(domain::wordOf(desk::likelihoodWords, c.likelihood), 9), c.score);
    return line;
}

void print(Output& out, const std::string& path, const desk::StillView& view, int top) {
    Json faces = Json::array();
    std::string line = fmt::format("{}: {}×{}, {} ms", path, view.picture.width(), view.picture.height(), view.totalMs);
    if (view.faces.isEmpty())
        line += ", no face";
    for (const desk::FaceFound& face : view.faces) {
        faces.push_back(faceJson(face, top));
        line += faceLine(face, top);
    }
    out.record({{"still", path},
                {"width", view.picture.width()},
                {"height", view.picture.height()},
                {"faces", faces},
                {"watchlist", view.watchlist},
                {"threshold", std::round(view.threshold * 1000) / 1000},
                {"ms", view.totalMs}},
               line);
}

/// One still through the desk, to its end.
desk::StillView searched(desk::StillDesk& stills, const QByteArray& bytes, const QString& source) {
    QEventLoop loop;
    desk::StillFile file;
    file.bytes = bytes;
    file.source = source;
    QString id;
    const auto ended = [&] {
        const auto state = stills.still(id).state;
        return state == desk::StillView::State::Done || state == desk::StillView::State::Failed;
    };
    QObject::connect(&stills, &desk::StillDesk::changed, &loop, [&](const QString& changed) {
        if (changed == id && ended())
            loop.quit();
    });
    id = stills.submit(file);
    if (!ended())
        loop.exec();
    const desk::StillView view = stills.still(id);
    stills.discard(id);
    return view;
}

int match(Session& session, const MatchArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    int exit = 0;
    for (const std::string& path : arguments.stills) {
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::ReadOnly)) {
            exit = fail(
                {ErrorCode::NotFound, path + " cannot be read: " + file.errorString().toStdString() + ".", "", ""});
            continue;
        }
        const auto view = searched((*desk)->stills(), file.readAll(), QFileInfo(file).fileName());
        if (view.state == desk::StillView::State::Failed) {
            Error error = view.error;
            error.what = path + ": " + error.what;
            exit = fail(error);
            continue;
        }
        print(session.out, path, view, arguments.top);
    }
    return exit;
}

Json intervalJson(const vision::Rate& rate) {
    const auto [low, high] = rate.ci95();
    return Json::array({low, high});
}

std::string shares(const vision::Rate& rate) {
    const auto [low, high] = rate.ci95();
    return fmt::format("{:5.1f} %  ({:.1f} to {:.1f} with 95 % confidence, {} of {})", 100 * rate.value(), 100 * low,
                       100 * high, rate.hits, rate.of);
}

void print(Output& out, const desk::MatchingReport& r) {
    Json tpir, thresholds, ci{{"rank1", intervalJson(r.rank1)}};
    std::string lines =
        fmt::format("{} people in the gallery, {} probes, {} of them strangers, {} faces found\nrank 1              {}",
                    r.gallery, r.probes, r.strangers, r.facesFound, shares(r.rank1));
    for (const auto& word : {QStringLiteral("0.01"), QStringLiteral("0.003")}) {
        const vision::Rate rate = r.tpirAtFpir.value(word);
        tpir[text(word)] = rate.value();
        thresholds[text(word)] = r.thresholdAtFpir.value(word);
        ci["tpir_at_fpir_" + text(word)] = intervalJson(rate);
        lines += fmt::format("\nTPIR at FPIR {}  {}  threshold {:.3f}", column(word, 5), shares(rate),
                             r.thresholdAtFpir.value(word));
    }
    ci["tpir_at_default"] = intervalJson(r.tpirAtDefault);
    ci["fpir_at_default"] = intervalJson(r.fpirAtDefault);
    lines +=
        fmt::format("\ndefault {:.3f}: TPIR {}\n               FPIR {}\n{:.1f} ms a probe, search {:.0f} µs",
                    r.defaultThreshold, shares(r.tpirAtDefault), shares(r.fpirAtDefault), r.msPerProbe, r.searchUs);
    out.record({{"gallery", r.gallery},
                {"probes", r.probes},
                {"strangers", r.strangers},
                {"faces_found", r.facesFound},
                {"gallery_without_face", r.galleryWithoutFace},
                {"rank1", r.rank1.value()},
                {"tpir_at_fpir", tpir},
                {"ci95", ci},
                {"threshold_at_fpir", thresholds},
                {"default_threshold", r.defaultThreshold},
                {"tpir_at_default", r.tpirAtDefault.value()},
                {"fpir_at_default", r.fpirAtDefault.value()},
                {"ms_per_probe", r.msPerProbe},
                {"search_us", r.searchUs}},
               lines);
}

int evaluate(Session& session, const EvaluateArguments& arguments) {
    const auto path = [](const std::string& given) { return QString::fromStdString(given); };
    const bool watched = ::isatty(STDERR_FILENO) != 0;
    auto report = desk::evaluateMatching(
        path(arguments.gallery), path(arguments.probes), path(arguments.models), [&](int done, int all) {
            if (watched && (done % 20 == 0 || done == all))
                std::cerr << "\r" << done << " of " << all << (done == all ? "\n" : "") << std::flush;
        });
    if (!report)
        return fail(report.error());
    print(session.out, *report);
    return 0;
}

} // namespace

void addMatchCommands(CLI::App& app, Session& session, Chosen& chosen) {
    auto* command =
        app.add_subcommand("match", "faces in stills and who of the watchlist they may be (on the audit log)");
    const auto stills = std::make_shared<MatchArguments>();
    command->add_option("stills", stills->stills, "JPEG, PNG or WebP files")->required();
    command->add_option("--top", stills->top, "candidates a face, best first")
        ->check(CLI::Range(1, desk::mostCandidatesShown));
    command->callback([&session, &chosen, stills] { chosen = [&session, stills] { return match(session, *stills); }; });

    auto* measure = app.add_subcommand("evaluate-matching", "the matcher on a labelled set, outside any store");
    const auto sets = std::make_shared<EvaluateArguments>();
    measure->add_option("--gallery", sets->gallery, "CSV with the columns file,identity")->required();
    measure->add_option("--probes", sets->probes, "likewise; an identity that is not in the gallery is a stranger")
        ->required();
    measure->add_option("--models", sets->models, "folder of the models  (else where the desk looks for them)");
    measure->callback([&session, &chosen, sets] { chosen = [&session, sets] { return evaluate(session, *sets); }; });
}

} // namespace watchdesk::ctl
