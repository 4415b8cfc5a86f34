#include "ui/cctv/StillCanvas.h"

#include "ui/cctv/StillWords.h"
#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Painting.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

namespace {
constexpr double mostZoom = 32;
constexpr double labelHeight = 18;
constexpr double zoomedFace = 0.4; ///< of the canvas's height that Z gives to a face

double labelWidth(const QString& text) {
    return std::ceil(QFontMetricsF(textFont(TextStyle::SmallMedium)).horizontalAdvance(text)) + 12;
}

QString labelText(const desk::FaceFound& face, const desk::StillView& still) {
    return StillCanvas::tr("%1 · %2").arg(face.number).arg(faceText(face, stillRuns(still)));
}
} // namespace

StillCanvas::StillCanvas(StillBoard& board, SafeStills& pictures, QWidget* parent)
    : QWidget(parent), m_board(board), m_pictures(pictures) {
    setObjectName(QStringLiteral("still"));
    setAccessibleName(tr("Still"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&board, &StillBoard::handChanged, this, &StillCanvas::refresh);
    connect(&pictures, &SafeStills::inHandMade, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void StillCanvas::refresh() {
    const desk::StillView* still = m_board.still();
    const QString id = still == nullptr ? QString() : still->id;
    if (id != m_stillId) {
        m_stillId = id;
        m_zoom = 1;
        m_hovered = 0;
        Q_EMIT zoomChanged(false);
    }
    if (m_zoom <= 1)
        m_centre = QPointF(stillSize().width() / 2, stillSize().height() / 2);
    QStringList said;
    if (still != nullptr) {
        for (const desk::FaceFound& face : still->faces)
            said += labelText(face, *still);
    }
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

QSizeF StillCanvas::stillSize() const {
    const desk::StillView* still = m_board.still();
    return still == nullptr || still->picture.isNull() ? QSizeF(1, 1) : QSizeF(still->picture.size());
}

double StillCanvas::scale() const {
    const QSizeF size = stillSize();
    return m_zoom * std::min(width() / size.width(), height() / size.height());
}

QRectF StillCanvas::onWidget(const QRectF& box) const {
    const double by = scale();
    const QPointF middle(width() / 2.0, height() / 2.0);
    return {middle + (box.topLeft() - m_centre) * by, box.size() * by};
}

QPointF StillCanvas::toStill(const QPointF& at) const {
    return m_centre + (at - QPointF(width() / 2.0, height() / 2.0)) / scale();
}

void StillCanvas::keepInside() {
    const QSizeF size = stillSize();
    const QSizeF half(width() / scale() / 2, height() / scale() / 2);
    const auto held = [](double at, double reach, double whole) {
        return reach * 2 >= whole ? whole / 2 : std::clamp(at, reach, whole - reach);
    };
    m_centre = {held(m_centre.x(), half.width(), size.width()), held(m_centre.y(), half.height(), size.height())};
}

void StillCanvas::zoomTo(double zoom, const QPointF& still, const QPointF& widget) {
    const bool before = isZoomed();
    m_zoom = std::clamp(zoom, 1.0, mostZoom);
    m_centre = still - (widget - QPointF(width() / 2.0, height() / 2.0)) / scale();
    keepInside();
    update();
    if (before != isZoomed())
        Q_EMIT zoomChanged(isZoomed());
}

void StillCanvas::toggleZoom() {
    const QPointF middle(width() / 2.0, height() / 2.0);
    if (isZoomed())
        return zoomTo(1, m_centre, middle);
    const desk::FaceFound* face = m_board.face();
    if (face == nullptr)
        return zoomTo(2, m_centre, middle);
    const double wanted = zoomedFace * height() / std::max(1.0, face->box.height() * scale());
    zoomTo(std::max(1.5, wanted), face->box.center(), middle);
}

void StillCanvas::wheelEvent(QWheelEvent* event) {
    const double by = std::pow(1.25, event->angleDelta().y() / 120.0);
    zoomTo(m_zoom * by, toStill(event->position()), event->position());
    event->accept();
}

const desk::FaceFound* StillCanvas::faceAt(const QPointF& at) const {
    const desk::StillView* still = m_board.still();
    const desk::FaceFound* found = nullptr;
    if (still != nullptr) {
        // The smallest box under the pointer: a face before another one is reached.
        for (const desk::FaceFound& face : still->faces) {
            if (onWidget(face.box).adjusted(-4, -4, 4, 4).contains(at) &&
                (found == nullptr || face.box.height() < found->box.height()))
                found = &face;
        }
    }
    return found;
}

void StillCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
    m_centrePressed = m_centre;
}

void StillCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) {
        const QPointF moved = event->position() - m_pressed;
        m_dragging = m_dragging || moved.manhattanLength() >= QApplication::startDragDistance();
        if (m_dragging) {
            m_centre = m_centrePressed - moved / scale();
            keepInside();
        }
    } else {
        const desk::FaceFound* face = faceAt(event->position());
        m_hovered = face == nullptr ? 0 : face->number;
        setCursor(face != nullptr && !face->candidates.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
    update();
}

void StillCanvas::mouseReleaseEvent(QMouseEvent* event) {
    const desk::FaceFound* face = faceAt(event->position());
    if (!m_dragging && event->button() == Qt::LeftButton && face != nullptr)
        m_board.takeFace(face->number);
    m_dragging = false;
}

void StillCanvas::leaveEvent(QEvent*) {
    m_hovered = 0;
    update();
}

void StillCanvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    keepInside();
}

void StillCanvas::focusInEvent(QFocusEvent* event) {
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
             event->reason() == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
    update();
}

bool StillCanvas::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const desk::FaceFound* face = faceAt(help->pos());
    if (face == nullptr) {
        QToolTip::hideText();
        return true;
    }
    QStringList lines{labelText(*face, *m_board.still()), flawsText(*face)};
    lines.removeAll(QString());
    QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
    return true;
}

QVector<LabelWish> StillCanvas::wishes() const {
    QVector<LabelWish> wishes;
    const desk::StillView* still = m_board.still();
    if (still == nullptr)
        return wishes;
    const int inHand = m_board.face() == nullptr ? 0 : m_board.face()->number;
    for (const desk::FaceFound& face : still->faces) {
        wishes.append({onWidget(face.box), QSizeF(labelWidth(labelText(face, *still)), labelHeight),
                       QSizeF(labelWidth(QString::number(face.number)), labelHeight),
                       face.number == inHand || face.number == m_hovered, !faceDismissed(face)});
    }
    return wishes;
}

QVector<LabelPlace> StillCanvas::labels() const {
    return placeLabels(wishes(), rect());
}

void StillCanvas::paintFace(QPainter& painter, const desk::FaceFound& face, const LabelPlace& label) const {
    const bool inHand = m_board.face() != nullptr && m_board.face()->number == face.number;
    const bool nobody = faceDismissed(face);
    const QRectF box = onWidget(face.box);
    // One of the two is seen on any grey of the picture.
    const QPen under(tone(Tone::Sunken), inHand ? 4 : 3);
    QPen line(tone(inHand ? Tone::InHandFill : Tone::Text), inHand ? 2 : 1);
    if (nobody)
        line.setDashPattern({3, 3});
    painter.setBrush(Qt::NoBrush);
    painter.setPen(under);
    painter.drawRect(box);
    painter.setPen(line);
    painter.drawRect(box);
    if (label.shown == LabelPlace::Shown::Nothing)
        return;
    const QString text =
        label.shown == LabelPlace::Shown::Words ? labelText(face, *m_board.still()) : QString::number(face.number);
    painter.fillRect(label.rect, inHand ? tone(Tone::InHandFill) : tone(Tone::Ground));
    paintLine(painter, label.rect.adjusted(6, 0, -5, 0), text, TextStyle::SmallMedium,
              inHand ? Tone::OnInHand : Tone::Text);
}

void StillCanvas::paintProgress(QPainter& painter, const desk::StillView& still) const {
    if (!stillRuns(still))
        return;
    const double done = (static_cast<int>(still.state) + 1) / 5.0;
    painter.fillRect(QRectF(0, 0, width(), 3), tone(Tone::Ground));
    painter.fillRect(QRectF(0, 0, width() * done, 3), tone(Tone::InHandFill));
}

void StillCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Sunken));
    const desk::StillView* still = m_board.still();
    if (still == nullptr)
        return;
    const SafeStill& shown = m_pictures.inHand();
    if (shown.full.isNull()) {
        const QString words = still->picture.isNull() ? tr("Opening the still…") : tr("Blurring…");
        paintLine(painter, rect(), words, TextStyle::Body, Tone::TextMuted, Qt::AlignCenter);
        return paintProgress(painter, *still);
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    // The small copy as long as it has the pixels.
    const QImage& image = scale() * shown.full.width() > shown.fit.width() ? shown.full : shown.fit;
    painter.drawImage(onWidget(QRectF(QPointF(), stillSize())), image);
    const QVector<LabelPlace> places = labels();
    for (int i = 0; i < still->faces.size(); ++i)
        paintFace(painter, still->faces.at(i), places.value(i));
    paintProgress(painter, *still);
    if (hasFocus() && m_ring)
        paintFocusRing(painter, rect(), 0);
}

} // namespace watchdesk::ui
