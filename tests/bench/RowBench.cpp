// First packet of an over to the painted row, through everything: the simulated gateway (a process), the bridge, the
// store with its synced transaction, the change note, the feed, a paint on the screen. To reach with packet gap: 60 ms
// at the 99th percentile.
#include "base/Id.h"
#include "desk/DemoDesk.h"
#include "desk/Desk.h"
#include "desk/FeedDesk.h"
#include "desk/RadioLog.h"
#include "support/TempDir.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/FeedView.h"
#include "ui/theme/Theme.h"

#include <fmt/format.h>

#include <QApplication>
#include <QEvent>
#include <QHash>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

using namespace watchdesk;

constexpr int oversWanted = 100;
constexpr int mostMs = 240'000;

/// Notes when a row that came with `appended` is next painted: a paint of the list after the model took it in shows it,
/// since the list stands at its top.
class PaintWatch : public QObject {
public:
    PaintWatch(desk::FeedDesk& feed, QWidget* viewport, const Clock& clock) : m_clock(clock) {
        viewport->installEventFilter(this);
        connect(&feed, &desk::FeedDesk::appended, this, [this](const QVector<desk::FeedRow>& rows) {
            for (const desk::FeedRow& row : rows) {
                if (row.kind == domain::FeedKind::Transmission)
                    m_waiting.append(row.at);
            }
        });
    }
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            for (const UtcMs at : std::exchange(m_waiting, {}))
                m_ms.push_back(static_cast<double>(m_clock.now() - at));
            if (m_ms.size() >= oversWanted)
                QCoreApplication::quit();
        }
        return false;
    }
    [[nodiscard]] std::vector<double> sorted() const {
        auto out = m_ms;
        std::sort(out.begin(), out.end());
        return out;
    }

private:
    const Clock& m_clock;
    QVector<UtcMs> m_waiting;
    std::vector<double> m_ms;
};

int report(const std::vector<double>& ms) {
    if (ms.empty()) {
        std::fprintf(stderr, "nothing was heard\n");
        return 1;
    }
    fmt::print("first packet to painted row: {} overs, p50 {:.0f} ms, p99 {:.0f} ms, worst {:.0f} ms (whole "
               "milliseconds, packet gap)\n",
               ms.size(), ms[ms.size() / 2], ms[ms.size() * 99 / 100], ms.back());
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("watchdesk"));
    ui::Theme::instance().install(application, ui::Theme::Mode::Dark);
    test::TempDir dir;
    SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    const auto place = desk::prepareDemo(QString::fromStdString(dir.file("demo")), {}, clock, ids);
    if (!place)
        return std::fprintf(stderr, "%s\n", place.error().text().c_str()), 1;
    desk::Desk::Options options;
    options.url = place->storePath;
    auto opened = desk::Desk::open(options, clock, ids);
    if (!opened || !(*opened)->signIn(place->person, place->passphrase).result())
        return std::fprintf(stderr, "the demo store does not open\n"), 1;
    desk::Desk& desk = **opened;
    QVector<domain::DemoOver> shift;
    for (int i = 0; i < oversWanted + 5; ++i)
        shift.append({QStringLiteral("SHOP"), QStringLiteral("C07"), QStringLiteral("57106"), 700 + i % 7 * 37, false,
                      QStringLiteral("Check.")});
    auto gateway = desk::SimulatedGateway::start(shift, QString::fromStdString(dir.file("speech")));
    if (!gateway)
        return std::fprintf(stderr, "%s\n", gateway.error().text().c_str()), 1;

    ui::ControlRoomPage page(desk);
    page.resize(1920, 1036);
    page.show();
    PaintWatch watch(desk.feed(), page.feed().findChild<ui::FeedView*>()->viewport(), clock);
    if (auto started = desk.radioLog().start((*gateway)->config()); !started)
        return std::fprintf(stderr, "%s\n", started.error().text().c_str()), 1;
    QTimer::singleShot(mostMs, &application, &QCoreApplication::quit);
    QApplication::exec();
    desk.radioLog().stop();
    return report(watch.sorted());
}
