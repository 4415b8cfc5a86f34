// The map of a town: how soon a real extract is read and drawn, and the map's frames while it is panned and zoomed with
// 300 markers on it. Beside it, in the same run: Qt's and expat's bare pass over the file, and the whole picture drawn
// by one painter without tiles. A frame is everything between a movement of the hand and the painted picture: tiles
// that came taken in, ground, markers, credit. To reach: read in 250 ms, drawn in 250 ms, no frame over 16 ms.
#include "support/SharedData.h"
#include "town/DemoMap.h"
#include "town/MapBytes.h"
#include "town/NextLikely.h"
#include "town/OsmReader.h"
#include "town/StreetIndex.h"
#include "ui/map/MapView.h"
#include "ui/theme/Theme.h"

#include <expat.h>
#include <fmt/format.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>
#include <vector>

namespace {

using namespace watchdesk;

constexpr int framesARun = 600;
constexpr QSize screen(1920, 1000);

/// Times, and what they come to.
class Times {
public:
    void add(double ms) { m_ms.push_back(ms); }
    void report(const char* what, double limit) {
        std::sort(m_ms.begin(), m_ms.end());
        const auto over = std::count_if(m_ms.begin(), m_ms.end(), [limit](double ms) { return ms > limit; });
        fmt::print("{:<46} {:4} times: median {:7.2f} ms, 99 % {:7.2f}, worst {:7.2f}, over {:.0f} ms: {}\n", what,
                   m_ms.size(), m_ms[m_ms.size() / 2], m_ms[m_ms.size() * 99 / 100], m_ms.back(), limit, over);
    }

private:
    std::vector<double> m_ms;
};

/// What this thread, or the program, has used of a processor: on a machine with other work, the work's own share of
/// time.
double processorMs(clockid_t clock = CLOCK_THREAD_CPUTIME_ID) {
    timespec used{};
    clock_gettime(clock, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

double msOf(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void repeat(const char* what, int times, double limit, const std::function<void()>& fn) {
    Times taken, work;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double before = processorMs(CLOCK_PROCESS_CPUTIME_ID);
        fn();
        taken.add(msOf(timer));
        work.add(processorMs(CLOCK_PROCESS_CPUTIME_ID) - before);
    }
    taken.report(what, limit);
    work.report("of it, processor time", limit);
}

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void qtPass(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        std::abort();
    QXmlStreamReader reader(&file);
    qsizetype seen = 0;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            seen += reader.attributes().size();
    }
    if (seen == 0)
        std::abort();
}

void expatPass(const QString& path) {
    const QByteArray bytes = contentsOf(path);
    XML_Parser parser = XML_ParserCreate(nullptr);
    int seen = 0;
    XML_SetUserData(parser, &seen);
    XML_SetElementHandler(
        parser, [](void* count, const XML_Char*, const XML_Char**) { ++*static_cast<int*>(count); }, nullptr);
    if (XML_Parse(parser, bytes.data(), static_cast<int>(bytes.size()), 1) != XML_STATUS_OK || seen == 0)
        std::abort();
    XML_ParserFree(parser);
}

void reading(const QString& path) {
    repeat("read to a map", 20, 250, [&] { town::readOsmFile(path, {}).value(); });
    repeat("beside it: QXmlStreamReader's bare pass", 20, 250, [&] { qtPass(path); });
    repeat("beside it: expat's bare pass", 20, 250, [&] { expatPass(path); });
    const town::TownMap map = town::readOsmFile(path, {}).value().map;
    const QByteArray bytes = town::toBytes(map);
    repeat("to bytes", 20, 250, [&] { (void)town::toBytes(map); });
    repeat("from bytes", 20, 250, [&] { town::mapOf(bytes).value(); });
    fmt::print("{} bytes of XML, {} kept; {} ways, {} areas, {} addresses\n", QFile(path).size(), bytes.size(),
               map.ways.size(), map.areas.size(), map.addresses.size());
}

void looking(const std::shared_ptr<const town::TownMap>& map) {
    repeat("street index made", 20, 250, [&] { const town::StreetIndex made(map); });
    const town::StreetIndex index(map);
    std::mt19937 random(1);
    std::uniform_real_distribution<double> any(-500, 500);
    const town::Walking walking(map);
    repeat("streets made ready for walking", 20, 250, [&] { const town::Walking made(map); });
    QVector<town::PlaceAt> places;
    for (int i = 0; i < 300; ++i)
        places += {QString::number(i), {any(random), any(random)}};
    repeat("next likely of 300 premises", 20, 10, [&] { (void)town::nextLikely(walking, {{0, 0}, 0, {}}, places, 0); });
    repeat("nearest street, a thousand times", 20, 250, [&] {
        for (int i = 0; i < 1000; ++i)
            (void)index.nearestStreet({any(random), any(random)});
    });
}

/// As the widget's tiles would be, in the theme's colours.
town::TileStyle style() {
    using ui::Tone;
    using ui::tone;
    return {{tone(Tone::MapGround), tone(Tone::MapBuilding), tone(Tone::MapBuildingEdge), tone(Tone::MapRoad),
             tone(Tone::MapRoadMain), tone(Tone::MapSquare), tone(Tone::MapWater), tone(Tone::MapPark),
             tone(Tone::MapLabel)},
            ui::textFont(ui::TextStyle::Small),
            1};
}

ui::MapView* viewOf(const std::shared_ptr<const town::TownMap>& map) {
    auto* view = new ui::MapView;
    view->resize(screen);
    view->setMap(map);
    view->QWidget::show();
    QCoreApplication::processEvents();
    return view;
}

void runUntilComplete(ui::MapView& view) {
    view.repaint();
    while (!view.tiles().isComplete(view.camera()))
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    view.repaint();
}

void drawing(const std::shared_ptr<const town::TownMap>& map) {
    std::unique_ptr<ui::MapView> view(viewOf(map));
    runUntilComplete(*view);
    const ui::MapCamera camera = view->camera();
    // From a map that nobody has seen to the whole of it on the screen, names placed anew.
    repeat("whole extract on the widget, tile by tile", 10, 250, [&] {
        view->setMap(std::make_shared<const town::TownMap>(*map));
        runUntilComplete(*view);
    });
    QImage whole(screen, QImage::Format_RGB32);
    repeat("beside it: one painter, no tiles", 10, 250, [&] {
        const town::TilePainter painter(map, style());
        QPainter onWhole(&whole);
        const QPointF corner = camera.toMetres({0, 0}) * camera.scale();
        painter.paint(onWhole, camera.step(), QRectF(QPointF(corner.x(), -corner.y()), QSizeF(screen)));
    });
}

QVector<ui::MapMarker> someMarkers() {
    std::mt19937 random(2);
    std::uniform_real_distribution<double> any(-480, 480);
    QVector<ui::MapMarker> out;
    for (int i = 0; i < 300; ++i) {
        ui::MapMarker marker;
        marker.id = QString::number(i);
        marker.at = {any(random), any(random)};
        marker.label = QStringLiteral("C%1 Shop").arg(i);
        marker.shape = static_cast<ui::MarkerShape>(i % 4);
        marker.state = static_cast<ui::MarkerState>(i % 5);
        marker.mark = marker.shape == ui::MarkerShape::Icon ? QStringLiteral("cctv") : QString::number(i % 10);
        out += marker;
    }
    return out;
}

void moveTo(ui::MapView& view, QEvent::Type type, const QPointF& at) {
    QMouseEvent event(type, at, view.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &event);
}

/// A long pursuit: a dozen legs of twenty points, and the way on.
QVector<ui::MapLine> someTrail() {
    QVector<ui::MapLine> out;
    for (int leg = 0; leg < 12; ++leg) {
        ui::MapLine line;
        for (int i = 0; i <= 20; ++i)
            line.points += QPointF(-240 + leg * 40 + i * 2, 120 * std::sin(leg + i / 20.0));
        out += line;
    }
    out.last().dashed = out.last().arrow = true;
    return out;
}

/// Round and round, faster and slower, while tiles are still being made.
void panning(const std::shared_ptr<const town::TownMap>& map) {
    std::unique_ptr<ui::MapView> view(viewOf(map));
    view->markers().set(someMarkers());
    view->lines().set(someTrail());
    view->showPart({-250, -130, 500, 260});
    QCoreApplication::processEvents();
    Times frames, work;
    moveTo(*view, QEvent::MouseButtonPress, {960, 500});
    for (int i = 0; i < framesARun; ++i) {
        const double turn = i / 40.0;
        const QPointF at(960 + 700 * std::sin(turn), 500 + 400 * std::sin(1.7 * turn));
        QElapsedTimer timer;
        timer.start();
        const double before = processorMs();
        moveTo(*view, QEvent::MouseMove, at);
        QCoreApplication::processEvents();
        view->repaint();
        frames.add(msOf(timer));
        work.add(processorMs() - before);
    }
    moveTo(*view, QEvent::MouseButtonRelease, {960, 500});
    frames.report("frames while it is dragged, 300 markers, a trail", 16);
    work.report("of it, processor time of the window", 16);
}

void zooming(const std::shared_ptr<const town::TownMap>& map) {
    std::unique_ptr<ui::MapView> view(viewOf(map));
    view->markers().set(someMarkers());
    Times frames, work;
    for (int i = 0; i < framesARun; ++i) {
        const QPointF at(960 + 300 * std::sin(i / 9.0), 500);
        QWheelEvent event(at, view->mapToGlobal(at), {}, {0, i / 12 % 2 == 0 ? 60 : -60}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QElapsedTimer timer;
        timer.start();
        const double before = processorMs();
        QCoreApplication::sendEvent(view.get(), &event);
        QCoreApplication::processEvents();
        view->repaint();
        frames.add(msOf(timer));
        work.add(processorMs() - before);
    }
    frames.report("frames while it is zoomed, 300 markers", 16);
    work.report("of it, processor time of the window", 16);
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::Theme::instance().install(application, ui::Theme::Mode::Dark);
    const auto data = test::sharedData();
    const QString path = QString::fromStdString((data / "town" / "oxford-centre.osm").string());
    std::shared_ptr<const town::TownMap> map;
    if (data.empty()) {
        fmt::print("The shared extract is not beside this checkout: the invented town instead, and no reading.\n");
        map = std::make_shared<const town::TownMap>(town::makeDemoMap(1, {}, 0));
    } else {
        reading(path);
        map = std::make_shared<const town::TownMap>(town::readOsmFile(path, {}).value().map);
    }
    looking(map);
    drawing(map);
    panning(map);
    zooming(map);
    return 0;
}
