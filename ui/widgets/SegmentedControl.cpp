#include "ui/widgets/SegmentedControl.h"

#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Painting.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace watchdesk::ui {

namespace {
constexpr int height24 = 24;
}

SegmentedControl::SegmentedControl(const QStringList& segments, const QString& accessibleName, QWidget* parent)
    : QWidget(parent), m_segments(segments), m_counts(segments.size(), 0) {
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
}

void SegmentedControl::describe() {
    setAccessibleDescription(tr("%1, %2 of %3").arg(label(m_current)).arg(m_current + 1).arg(count()));
}

void SegmentedControl::setCurrent(int index) {
    if (index < 0 || index >= count() || index == m_current)
        return;
    m_current = index;
    describe();
    update();
    Q_EMIT currentChanged(index);
}

void SegmentedControl::setCount(int index, int count) {
    if (index < 0 || index >= m_counts.size() || m_counts[index] == count)
        return;
    m_counts[index] = count;
    describe();
    updateGeometry();
    update();
}

QString SegmentedControl::label(int index) const {
    const QString name = m_segments.value(index);
    return m_counts.value(index) > 0 ? QStringLiteral("%1 %2").arg(name).arg(m_counts[index]) : name;
}

int SegmentedControl::segmentWidth(int index) const {
    return int(std::ceil(QFontMetricsF(textFont(TextStyle::SmallMedium)).horizontalAdvance(label(index)))) + 20;
}

QRect SegmentedControl::segmentRect(int index) const {
    int x = 0;
    for (int i = 0; i < index; ++i)
        x += segmentWidth(i);
    return {x, 0, segmentWidth(index), height24};
}

QSize SegmentedControl::sizeHint() const {
    int width = 0;
    for (int i = 0; i < count(); ++i)
        width += segmentWidth(i);
    return {width, height24};
}

int SegmentedControl::segmentAt(const QPoint& at) const {
    for (int i = 0; i < count(); ++i)
        if (segmentRect(i).contains(at))
            return i;
    return -1;
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath clip;
    clip.addRoundedRect(frame, 4, 4);
    painter.fillPath(clip, tone(Tone::Surface));
    painter.save();
    painter.setClipPath(clip);
    for (int i = 0; i < count(); ++i) {
        const QRect r = segmentRect(i);
        if (i == m_current)
            painter.fillRect(r, tone(Tone::Hover));
        else if (i == m_hovered)
            painter.fillRect(r, tone(Tone::Raised));
        if (i > 0)
            painter.fillRect(QRect(r.left(), 1, 1, r.height() - 2), tone(Tone::Outline));
    }
    painter.restore();
    painter.setPen(QPen(tone(Tone::Outline), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, 4, 4);
    for (int i = 0; i < count(); ++i) {
        const bool chosen = i == m_current;
        paintLine(painter, segmentRect(i), label(i), chosen ? TextStyle::SmallSemibold : TextStyle::SmallMedium,
                  chosen ? Tone::Text : Tone::Text2, Qt::AlignCenter);
    }
    if (hasFocus())
        paintFocusRing(painter, rect());
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        setCurrent(segmentAt(event->pos()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* event) {
    const int hovered = segmentAt(event->pos());
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void SegmentedControl::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current - 1);
        break;
    case Qt::Key_Right:
        setCurrent(m_current + 1);
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(count() - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace watchdesk::ui
