// Frames of the live feed while 200,000 rows are scrolled. A frame is everything between a turn of the wheel and the
// painted picture: places worked out, rows that are there painted, answers that came taken in. To reach: none over 33
// ms.
#include "control/MemoryTown.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/theme/Theme.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <algorithm>
#include <vector>

namespace {

using namespace watchdesk;

constexpr int logRows = 200'000;
constexpr int framesARun = 400;

/// The page as it stands on a screen, with the log behind it.
struct Scene {
    Scene() : town(logRows), page(town.jobs()) {
        page.resize(1920, 1036);
        page.show();
        settle();
    }
    static void settle() {
        for (int i = 0; i < 20; ++i)
            QApplication::processEvents();
    }
    test::Town town;
    ui::ControlRoomPage page;
};

/// Times of frames, as counters.
class Frames {
public:
    template <class Turn>
    void one(ui::FeedView& view, const Turn& turn) {
        QElapsedTimer timer;
        timer.start();
        turn();
        QApplication::processEvents();
        view.viewport()->repaint();
        m_ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    void report(benchmark::State& state) {
        std::sort(m_ms.begin(), m_ms.end());
        state.counters["frames"] = static_cast<double>(m_ms.size());
        state.counters["p50_ms"] = m_ms[m_ms.size() / 2];
        state.counters["p99_ms"] = m_ms[m_ms.size() * 99 / 100];
        state.counters["worst_ms"] = m_ms.back();
        state.counters["over_33ms"] =
            static_cast<double>(std::count_if(m_ms.begin(), m_ms.end(), [](double ms) { return ms > 33; }));
    }

private:
    std::vector<double> m_ms;
};

/// By the wheel, three rows at a time.
void wheel(benchmark::State& state) {
    Scene scene;
    ui::FeedView& view = scene.page.feed().view();
    Frames frames;
    for (auto _ : state) {
        for (int i = 0; i < framesARun; ++i)
            frames.one(view, [&] { view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 144); });
    }
    frames.report(state);
}

/// The scroll bar dragged from one end to the other.
void drag(benchmark::State& state) {
    Scene scene;
    ui::FeedView& view = scene.page.feed().view();
    Frames frames;
    for (auto _ : state) {
        for (int i = 0; i < framesARun; ++i)
            frames.one(view, [&] {
                view.verticalScrollBar()->setValue(
                    static_cast<int>(static_cast<qint64>(view.verticalScrollBar()->maximum()) * i / framesARun));
            });
    }
    frames.report(state);
}

/// Rows that arrive while something in the middle is read.
void arrive(benchmark::State& state) {
    Scene scene;
    ui::FeedView& view = scene.page.feed().view();
    view.verticalScrollBar()->setValue(100'000 * 48);
    Scene::settle();
    Frames frames;
    desk::FeedRow row;
    row.title = QStringLiteral("C07 Hallam Pharmacy");
    row.at = test::shiftNow;
    for (auto _ : state) {
        for (int i = 0; i < framesARun; ++i)
            frames.one(view, [&] { scene.town.feed.append({row, row, row}); });
    }
    frames.report(state);
}

BENCHMARK(wheel)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(drag)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(arrive)->Iterations(3)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::Theme::instance().install(application, ui::Theme::Mode::Dark);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
