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

SegmentedControl::SegmentedControl(const QStringList& segments, const QString& accessibleName, QWidget* parent)
    : QWidget(parent), m_segments(segments), m_counts(segments.size(), 0) {
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
}

void SegmentedControl::describe() {
    const QString place = tr("%1, %2 of %3").arg(label(m_current)).arg(m_current + 1).arg(count());
    setAccessibleDescription(!m_each           ? place
                             : isOn(m_current) ? tr("%1, shown").arg(place)
                                               : tr("%1, hidden").arg(place));
}

void SegmentedControl::setEach(const QVector<bool>& on) {
    m_each = true;
    m_on = on;
    m_on.resize(m_segments.size());
    describe();
    update();
}

void SegmentedControl::toggle(int index) {
    if (!m_each || index < 0 || index >= count())
        return;
    m_current = index;
    m_on[index] = !m_on[index];
    describe();
    update();
    Q_EMIT toggled(index);
}

void SegmentedControl::setTall(int height) {
    m_height = height;
    updateGeometry();
    update();
}

void SegmentedControl::moveTo(int index) {
    if (!m_each) {
        setCurrent(index);
    } else if (index >= 0 && index < count()) {
        m_current = index;
        describe();
        update();
    }
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
    const int padding = count() > 4 ? 14 : 20; // of many, each takes less
    return int(std::ceil(QFontMetricsF(textFont(TextStyle::SmallMedium)).horizontalAdvance(label(index)))) + padding;
}

QRect SegmentedControl::segmentRect(int index) const {
    int x = 0;
    for (int i = 0; i < index; ++i)
        x += segmentWidth(i);
    return {x, 0, segmentWidth(index), m_height};
}

QSize SegmentedControl::sizeHint() const {
    int width = 0;
    for (int i = 0; i < count(); ++i)
        width += segmentWidth(i);
    return {width, m_height};
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
        if (isOn(i))
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
        const bool chosen = isOn(i);
        paintLine(painter, segmentRect(i), label(i), chosen ? TextStyle::SmallSemibold : TextStyle::SmallMedium,
                  chosen ? Tone::Text : Tone::Text2, Qt::AlignCenter);
    }
    if (hasFocus())
        paintFocusRing(painter, m_each ? segmentRect(m_current) : rect());
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    if (m_each)
        toggle(segmentAt(event->pos()));
    else
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
        moveTo(m_current - 1);
        break;
    case Qt::Key_Right:
        moveTo(m_current + 1);
        break;
    case Qt::Key_Home:
        moveTo(0);
        break;
    case Qt::Key_End:
        moveTo(count() - 1);
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_each) {
            toggle(m_current);
            break;
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace watchdesk::ui
