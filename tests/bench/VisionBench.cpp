// What a still costs: first candidates and all of them against 10,000 subjects, and the search alone.
//   vision_bench
#include "desk/ModelPack.h"
#include "desk/VisionRoom.h"
#include "portraits/Gallery.h"
#include "portraits/Still.h"
#include "vision/FaceEngine.h"
#include "vision/TemplateIndex.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
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
    scene.seed = 11;
    scene.size = size;
    scene.people = {{portraits::subjectLooks().at(22), 0.5, height, 0.45, portraits::passingPose(5)}};
    return portraits::drawStill(scene).image.convertToFormat(QImage::Format_BGR888);
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
    std::sort(first.begin(), first.end());
    std::sort(all.begin(), all.end());
    state.counters["first_p50_ms"] = first[first.size() / 2];
    state.counters["first_worst_ms"] = first.back();
    state.counters["all_p50_ms"] = all[all.size() / 2];
    state.counters["all_worst_ms"] = all.back();
}
BENCHMARK(stillAgainstTenThousand)
    ->Args({1920, 1080})
    ->Args({1280, 720})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(30)
    ->UseRealTime();

void searchOfTenThousand(benchmark::State& state) {
    const Features probe = someFeatures(77'777);
    for (auto _ : state)
        benchmark::DoNotOptimize(tenThousand().search(probe, 5));
}
BENCHMARK(searchOfTenThousand)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace watchdesk::vision

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
