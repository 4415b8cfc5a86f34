// What hands do on the map: keys, pointer, wheel, fingers.
#include "ui/map/MapView.h"
#include "ui/widgets/Button.h"

#include <QAction>
#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

namespace {
constexpr double keyPan = 64; ///< logical pixels an arrow key
constexpr int wheelSteps = 2; ///< a notch of the wheel
} // namespace

QAction* MapView::addKey(const QString& text, const QList<QKeySequence>& keys, void (MapView::*slot)()) {
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    return action;
}

void MapView::addActions() {
    addKey(tr("Zoom in on the map"), {Qt::Key_Plus, Qt::Key_Equal}, &MapView::zoomIn);
    addKey(tr("Zoom out of the map"), {Qt::Key_Minus}, &MapView::zoomOut);
    addKey(tr("Show the whole town"), {Qt::Key_Home}, &MapView::goHome);
    addKey(tr("Next marker on the map"), {Qt::Key_PageDown}, &MapView::chooseNext);
    addKey(tr("Previous marker on the map"), {Qt::Key_PageUp}, &MapView::choosePrevious);
}

void MapView::addButtons() {
    m_in = new Button(QStringLiteral("+"), this);
    m_in->setAccessibleName(tr("Zoom in"));
    m_out = new Button(QStringLiteral("−"), this);
    m_out->setAccessibleName(tr("Zoom out"));
    m_home = Button::iconOnly(QStringLiteral("maximize"), tr("Show the whole town"), this);
    m_home->setKind(Button::Kind::Plain);
    connect(m_in, &QAbstractButton::clicked, this, &MapView::zoomIn);
    connect(m_out, &QAbstractButton::clicked, this, &MapView::zoomOut);
    connect(m_home, &QAbstractButton::clicked, this, &MapView::goHome);
}

void MapView::zoomIn() {
    zoomBy(wheelSteps, rect().center());
}

void MapView::zoomOut() {
    zoomBy(-wheelSteps, rect().center());
}

void MapView::zoomBy(double steps, const QPointF& at) {
    if (!m_map)
        return;
    m_zoomRest += steps;
    const int whole = static_cast<int>(std::trunc(m_zoomRest));
    m_zoomRest -= whole;
    const int before = m_camera.step();
    m_camera.zoom(whole, at);
    if (m_camera.step() == before)
        return;
    setMoved(true);
    relayout();
}

void MapView::pinch(double factor, const QPointF& at) {
    if (factor > 0)
        zoomBy(4 * std::log2(factor), at);
}

/// Markers are met from the north to the south, as a page is read.
void MapView::chooseBeside(int by) {
    const auto& all = m_markers->all();
    QVector<int> seen;
    for (int i = 0; i < all.size(); ++i) {
        if (rect().contains(m_camera.toWidget(all[i].at).toPoint()))
            seen += i;
    }
    if (seen.isEmpty())
        return;
    std::stable_sort(seen.begin(), seen.end(), [&](int a, int b) { return all[a].at.y() > all[b].at.y(); });
    const auto at = seen.indexOf(m_markers->indexOf(m_chosen));
    const auto count = seen.size();
    const auto next = at < 0 ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
    chooseByHand(all[seen[next]].id);
}

void MapView::chooseNext() {
    chooseBeside(1);
}

void MapView::choosePrevious() {
    chooseBeside(-1);
}

QPointF MapView::toLayout(const QPointF& at) const {
    const QPointF metres = m_camera.toMetres(at);
    return QPointF(metres.x(), -metres.y()) * m_camera.scale();
}

int MapView::markerAt(const QPointF& at) const {
    return m_picking || !m_map ? -1 : m_layout.at(toLayout(at), m_markers->all());
}

void MapView::wheelEvent(QWheelEvent* event) {
    // A touchpad says pixels; a wheel turns in notches of 120.
    zoomBy(event->angleDelta().y() / 120.0 * wheelSteps, event->position());
    event->accept();
}

void MapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_map)
        return;
    m_pressed = m_dragged = event->position();
    m_dragging = false;
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_map)
        return;
    if (!(event->buttons() & Qt::LeftButton)) {
        if (!m_picking)
            setCursor(markerAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_dragging && (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    m_camera.pan(m_dragged - event->position());
    m_dragged = event->position();
    setMoved(true);
    update();
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_map)
        return;
    const bool dragged = std::exchange(m_dragging, false);
    setCursor(m_picking ? Qt::CrossCursor : Qt::ArrowCursor);
    if (dragged)
        return;
    if (const int marker = markerAt(event->position()); marker >= 0) {
        const QString id = m_markers->all().at(marker).id;
        chooseByHand(id);
        Q_EMIT markerTaken(id);
        return;
    }
    if (!m_picking)
        chooseByHand({});
    Q_EMIT groundClicked(m_camera.toMetres(event->position()));
}

void MapView::keyPressEvent(QKeyEvent* event) {
    QPointF way;
    switch (event->key()) {
    case Qt::Key_Left:
        way = {-keyPan, 0};
        break;
    case Qt::Key_Right:
        way = {keyPan, 0};
        break;
    case Qt::Key_Up:
        way = {0, -keyPan};
        break;
    case Qt::Key_Down:
        way = {0, keyPan};
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return m_chosen.isEmpty() ? QWidget::keyPressEvent(event) : Q_EMIT markerTaken(m_chosen);
    case Qt::Key_Escape:
        return m_chosen.isEmpty() ? QWidget::keyPressEvent(event) : chooseByHand({});
    default:
        return QWidget::keyPressEvent(event);
    }
    if (!m_map)
        return;
    m_camera.pan(way);
    setMoved(true);
    update();
}

void MapView::focusInEvent(QFocusEvent* event) {
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
             event->reason() == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void MapView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

bool MapView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int marker = markerAt(help->pos());
        QToolTip::showText(help->globalPos(), marker < 0 ? QString() : m_markers->all().at(marker).said(), this);
        return true;
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture)
            pinch(1 + gesture->value(), gesture->position());
        return true;
    }
    if (event->type() == QEvent::Gesture) {
        if (auto* gesture = static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture)) {
            const auto* fingers = static_cast<QPinchGesture*>(gesture);
            pinch(fingers->scaleFactor(), mapFromGlobal(fingers->centerPoint()));
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace watchdesk::ui
