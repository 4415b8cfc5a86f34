// What a still costs: first candidates and all of them against 10,000 subjects, from its pixels and through the whole
// desk, and the search alone.
//   vision_bench
#include "LargeGallery.h"
#include "base/Random.h"
#include "desk/ModelPack.h"
#include "desk/Portraits.h"
#include "desk/StillDesk.h"
#include "desk/VisionRoom.h"
#include "gallery/MemoryGallery.h"
#include "portraits/Gallery.h"
#include "portraits/Still.h"
#include "support/TempDir.h"
#include "vision/FaceEngine.h"
#include "vision/TemplateIndex.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

namespace watchdesk::vision {
namespace {

constexpr unsigned gallery = 10'000;

Features someFeatures(unsigned seed) {
    Features f(512);
    std::uint32_t state = seed * 2654435761U + 1;
    for (float& v : f) {
        state = state * 1664525U + 1013904223U;
        v = static_cast<float>(state >> 8) / 8388608.0F - 1;
    }
    toUnit(f);
    return f;
}

const TemplateIndex& tenThousand() {
    static const TemplateIndex index = [] {
        TemplateIndex made;
        for (unsigned i = 0; i < gallery; ++i)
            made.add(i, someFeatures(i));
        return made;
    }();
    return index;
}

FaceEngine& engine() {
    static const auto loaded = [] {
        auto pack = desk::loadModels(desk::modelFolders());
        if (!pack) {
            std::fprintf(stderr, "%s\n", pack.error().text().c_str());
            std::exit(1);
        }
        return std::move(*FaceEngine::load(pack->bytes, std::max(1, QThread::idealThreadCount())));
    }();
    return *loaded;
}

/// A camera's picture with one face of that height.
QImage oneFace(QSize size, int height) {
    portraits::StreetScene scene;
    scene.seed = 3;
    scene.scenery = portraits::Scenery::Shop;
    scene.size = size;
    scene.people = {{portraits::subjectLooks().at(22), 0.35, height, 0.4, portraits::passingPose(5)}};
    return portraits::drawStill(scene).image.convertToFormat(QImage::Format_BGR888);
}

void report(benchmark::State& state, std::vector<double> first, std::vector<double> all) {
    std::sort(first.begin(), first.end());
    std::sort(all.begin(), all.end());
    state.counters["first_p50_ms"] = first[first.size() / 2];
    state.counters["first_worst_ms"] = first.back();
    state.counters["all_p50_ms"] = all[all.size() / 2];
    state.counters["all_worst_ms"] = all.back();
}

/// From the decoded picture to the nearest of 10,000: after the coarse scales, and after all of them.
void stillAgainstTenThousand(benchmark::State& state) {
    const QImage image = oneFace(QSize(static_cast<int>(state.range(0)), static_cast<int>(state.range(1))), 72);
    const auto view = desk::viewOf(image);
    std::vector<double> first, all;
    const auto compare = [&](const std::vector<Box>& boxes) {
        for (const Face& face : engine().read(view, boxes))
            benchmark::DoNotOptimize(tenThousand().search(face.features, 5));
    };
    for (auto _ : state) {
        QElapsedTimer timer;
        timer.start();
        std::size_t seen = 0;
        const auto boxes = engine().find(view, [&](const std::vector<Box>& coarse) {
            compare(coarse);
            seen = coarse.size();
            first.push_back(double(timer.nsecsElapsed()) / 1e6);
        });
        if (boxes.size() > seen)
            compare(boxes);
        all.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    report(state, first, all);
}
BENCHMARK(stillAgainstTenThousand)
    ->Args({1920, 1080})
    ->Args({1280, 720})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(30)
    ->UseRealTime();

/// The features of the person who is in the stills, from a portrait.
Features wanted() {
    const auto look = portraits::subjectLooks().at(22);
    const QImage portrait =
        portraits::drawPortrait(look, portraits::portraitPose(look), {400, 500}).convertToFormat(QImage::Format_BGR888);
    const auto view = desk::viewOf(portrait);
    return engine().readPortrait(view, engine().findInPortrait(view).front()).features;
}

/// A desk with 10,000 subjects, one of whom is wanted().
desk::Desk& largeDesk() {
    static const test::TempDir folder;
    static const ManualClock clock{test::galleryNow};
    static SystemRandom random;
    static IdSource ids(clock, random);
    static const auto desk =
        test::largeGallery(QString::fromStdString(folder.file("town.watchdesk")), clock, ids, gallery,
                           {desk::loadModels(desk::modelFolders())->name, [him = wanted()](int number) {
                                return number == 4321 ? him : someFeatures(static_cast<unsigned>(number));
                            }});
    return *desk;
}

/// From the JPEG that is handed to the desk to its candidates in the window's thread: opened by the helper process,
/// faces found, compared, the candidates' records and photographs read.
void stillThroughTheDesk(benchmark::State& state) {
    auto& stills = largeDesk().stills();
    const QByteArray jpeg = desk::jpegOf(oneFace({1920, 1080}, static_cast<int>(state.range(0))));
    std::vector<double> first, all;
    for (auto _ : state) {
        QElapsedTimer timer;
        timer.start();
        desk::StillFile file;
        file.bytes = jpeg;
        const QString id = stills.submit(file);
        double firstMs = 0;
        const auto wait = [&](desk::StillView::State until) {
            while (stills.still(id).state < until)
                QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            return double(timer.nsecsElapsed()) / 1e6;
        };
        firstMs = wait(desk::StillView::State::FirstFound);
        const double allMs = wait(desk::StillView::State::Done);
        const auto view = stills.still(id);
        if (view.faces.size() != 1 || view.faces.first().candidates.isEmpty() ||
            view.faces.first().candidates.first().reference != QStringLiteral("W-04321"))
            state.SkipWithError("the person was not found");
        if (stills.stills().size() == 1) { // the templates are read and the models loaded by the very first one
            state.counters["after_sign_in_ms"] = allMs;
        } else {
            first.push_back(firstMs);
            all.push_back(allMs);
        }
    }
    report(state, first, all);
}
BENCHMARK(stillThroughTheDesk)->Arg(72)->Arg(48)->Unit(benchmark::kMillisecond)->Iterations(31)->UseRealTime();

void searchOfTenThousand(benchmark::State& state) {
    const Features probe = someFeatures(77'777);
    for (auto _ : state)
        benchmark::DoNotOptimize(tenThousand().search(probe, 5));
}
BENCHMARK(searchOfTenThousand)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace watchdesk::vision

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
