#include "ui/map/MapView.h"

#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Painting.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

namespace {
constexpr double margin = 12;
constexpr double footHeight = 20;
constexpr double barPixels = 120;

QString lengthText(double metres) {
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    return metres >= 1000 ? MapView::tr("%1 km").arg(locale.toString(metres / 1000, 'g', 6))
                          : MapView::tr("%1 m").arg(locale.toString(metres, 'g', 6));
}
} // namespace

MapView::MapView(QWidget* parent)
    : QWidget(parent), m_markers(new MapMarkers(this)), m_lines(new MapLines(this)),
      m_empty(new EmptyState(QStringLiteral("map"), tr("No map yet"),
                             tr("Import an OpenStreetMap file of the town, and it is drawn here without a network."),
                             this)) {
    setObjectName(QStringLiteral("map"));
    setAccessibleName(tr("Town map"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    addActions();
    addButtons();
    connect(&m_tiles, &TileLayer::tileMade, this, &MapView::takeTile);
    connect(m_markers, &MapMarkers::changed, this, &MapView::measure);
    connect(m_lines, &MapLines::changed, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, &MapView::restyle);
    setMap(nullptr);
}

void MapView::setMap(std::shared_ptr<const town::TownMap> map) {
    const bool same = m_map && map && m_map->origin == map->origin;
    m_map = std::move(map);
    m_tiles.setMap(m_map, devicePixelRatioF());
    if (m_map)
        m_camera.setTown(m_map->bounds);
    if (!same)
        setMoved(false);
    if (m_map && !m_moved) {
        m_shown = m_map->bounds;
        m_camera.fit(m_shown);
    }
    m_empty->setVisible(!m_map);
    for (Button* button : {m_in, m_out, m_home})
        button->setVisible(m_map != nullptr);
    relayout();
}

void MapView::restyle() {
    m_pictures.clear();
    m_tiles.setMap(m_map, devicePixelRatioF());
    update();
}

void MapView::showPart(const QRectF& metres) {
    if (m_moved)
        return;
    m_shown = metres;
    m_camera.fit(metres);
    relayout();
}

void MapView::lookAt(const QPointF& metres) {
    if (m_moved)
        return;
    m_shown = {};
    m_camera.lookAt(metres);
    update();
}

void MapView::goHome() {
    if (m_map)
        goTo(m_map->bounds);
}

void MapView::goTo(const QRectF& metres) {
    if (!m_map)
        return;
    setMoved(false);
    showPart(metres);
}

void MapView::setMoved(bool moved) {
    if (m_moved == moved)
        return;
    m_moved = moved;
    Q_EMIT movedChanged(moved);
}

/// With the first tile of a scale it is known where its names stand: labels make room for them.
void MapView::takeTile() {
    if (m_namesKnown)
        update();
    else
        relayout();
}

void MapView::measure() {
    m_labelSizes = labelSizes(m_markers->all());
    relayout();
}

void MapView::relayout() {
    const QVector<QRectF> names = m_tiles.nameSpots(m_camera.step());
    m_namesKnown = !names.isEmpty();
    m_layout = MarkerLayout(m_markers->all(), m_labelSizes, m_camera.scale(), m_markers->indexOf(m_chosen), names);
    tellReader();
    update();
}

void MapView::tellReader() {
    const int chosen = m_markers->indexOf(m_chosen);
    setAccessibleDescription(chosen < 0 ? tr("%n marker(s)", nullptr, static_cast<int>(m_markers->all().size()))
                                        : m_markers->all().at(chosen).said());
}

void MapView::choose(const QString& id) {
    if (m_chosen == id)
        return;
    m_chosen = id;
    relayout();
}

void MapView::chooseByHand(const QString& id) {
    if (m_chosen == id)
        return;
    choose(id);
    Q_EMIT markerChosen(id);
}

void MapView::setPicking(bool picking) {
    m_picking = picking;
    setCursor(picking ? Qt::CrossCursor : Qt::ArrowCursor);
}

void MapView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int before = m_camera.step();
    m_camera.setSize(size());
    if (!m_moved && !m_shown.isNull())
        m_camera.fit(m_shown);
    if (before != m_camera.step())
        relayout();
    placeParts();
}

void MapView::placeParts() {
    m_empty->setGeometry(rect());
    const int side = m_home->sizeHint().height();
    int bottom = static_cast<int>(creditRect().top()) - 4;
    for (Button* button : {m_home, m_out, m_in}) {
        button->setGeometry(width() - static_cast<int>(margin) - side, bottom - side, side, side);
        bottom -= side + 4;
    }
}

void MapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!m_map) {
        painter.fillRect(rect(), tone(Tone::MapGround));
        return;
    }
    if (m_tiles.pixelRatio() != devicePixelRatioF())
        restyle();
    m_tiles.paint(painter, m_camera);
    m_lines->paint(painter, m_camera);
    paintMarkers(painter);
    paintFoot(painter);
    if (m_ring && hasFocus())
        paintFocusRing(painter, rect());
}

void MapView::paintMarkers(QPainter& painter) {
    const auto& all = m_markers->all();
    const int chosen = m_markers->indexOf(m_chosen);
    const QPointF shift = m_camera.toWidget({0, 0});
    const QRectF seen = QRectF(rect()).translated(-shift).adjusted(-20, -20, 20, 20);
    m_pictures.beginFrame();
    for (const int index : m_layout.order()) {
        const MarkerLayout::Place& place = m_layout.places()[index];
        if (place.label.intersects(seen))
            m_pictures.paintLabel(painter, all[index], place.label.translated(shift));
        if (seen.contains(place.at))
            m_pictures.paint(painter, all[index], place.at + shift, index == chosen);
    }
    if (m_pictures.isBehind())
        update();
}

QRectF MapView::creditRect() const {
    const double room = width() - 2 * margin;
    const double text =
        QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(m_map ? m_map->attribution : QString());
    const double wide = std::min(room, std::ceil(text) + 12);
    return {width() - margin / 2 - wide, height() - margin / 2 - footHeight, wide, footHeight};
}

QRectF MapView::labelRect(const QString& id) const {
    const int index = m_markers->indexOf(id);
    if (index < 0 || m_layout.places()[index].label.isNull())
        return {};
    return m_layout.places()[index].label.translated(m_camera.toWidget({0, 0}));
}

void MapView::paintFoot(QPainter& painter) const {
    const QRectF credit = creditRect();
    QColor plate = tone(Tone::MapGround);
    plate.setAlphaF(0.85f);
    painter.fillRect(credit, plate);
    paintLine(painter, credit.adjusted(6, 0, -6, 0), m_map->attribution, TextStyle::Small, Tone::MapLabel,
              Qt::AlignRight | Qt::AlignVCenter);
    const ScaleBar bar = scaleBarFor(m_camera.scale(), barPixels);
    const QString length = lengthText(bar.metres);
    const double text = QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(length);
    const QRectF whole(margin / 2, credit.top(), bar.pixels + text + 20, footHeight);
    if (whole.right() + margin > credit.left())
        return;
    painter.fillRect(whole, plate);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(tone(Tone::MapLabel), 1));
    const double y = std::round(whole.center().y()) + 3;
    const double left = whole.left() + 6;
    painter.drawPolyline(QPolygonF({{left, y - 5}, {left, y}, {left + bar.pixels, y}, {left + bar.pixels, y - 5}}));
    paintLine(painter, QRectF(left + bar.pixels + 6, whole.top(), text + 6, footHeight), length, TextStyle::Small,
              Tone::MapLabel);
}

} // namespace watchdesk::ui
