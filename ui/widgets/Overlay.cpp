#include "ui/widgets/Overlay.h"

#include "ui/theme/Theme.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace watchdesk::ui {
namespace {

class Box : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tone(Tone::Outline), 1));
        painter.setBrush(tone(Tone::Surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    // A press on the box is not one beside it.
    void mousePressEvent(QMouseEvent* event) override { event->accept(); }
};

} // namespace

Overlay::Overlay(QWidget* opener, const QString& accessibleName) : QWidget(opener->window()), m_box(new Box(this)) {
    setAccessibleName(accessibleName);
    m_box->setAccessibleName(accessibleName);
    parentWidget()->installEventFilter(this);
    if (opener != parentWidget())
        connect(opener, &QObject::destroyed, this, [this] {
            m_before = nullptr; // it went with the page
            dismiss();
        });
    hide();
}

Overlay* Overlay::shownIn(QWidget* window) {
    for (auto* overlay : window->window()->findChildren<Overlay*>(QString(), Qt::FindDirectChildrenOnly))
        if (!overlay->m_gone && overlay->isVisibleTo(window->window()))
            return overlay;
    return nullptr;
}

void Overlay::open(QSize wanted, int top) {
    m_before = QApplication::focusWidget();
    if (Overlay* other = shownIn(parentWidget()))
        putAside(*other);
    m_wanted = wanted;
    m_top = top;
    uncover();
}

void Overlay::putAside(Overlay& other) {
    if (other.m_held || other.m_typed) {
        m_under = &other;
        m_before = nullptr;
        other.cover();
        return;
    }
    m_before = std::exchange(other.m_before, nullptr);
    m_under = std::exchange(other.m_under, nullptr);
    other.dismiss();
}

void Overlay::uncover() {
    place();
    show();
    raise();
    focusFirst();
}

void Overlay::focusFirst() {
    for (QWidget* at = nextInFocusChain(); at && at != this; at = at->nextInFocusChain()) {
        if (m_box->isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) && at->isVisibleTo(this) && at->isEnabled()) {
            at->setFocus();
            break;
        }
    }
}

void Overlay::resizeBox(QSize wanted) {
    m_wanted = wanted;
    place();
}

void Overlay::dismiss() {
    if (m_gone)
        return;
    m_gone = true;
    hide();
    if (m_before)
        m_before->setFocus();
    if (m_under && !m_under->m_gone)
        m_under->uncover();
    Q_EMIT dismissed();
    deleteLater();
}

void Overlay::place() {
    // What an alarm needs at the head of the window is never covered.
    setGeometry(parentWidget()->rect().adjusted(0, parentWidget()->property(uncoveredTop).toInt(), 0, 0));
    const QSize size = m_wanted.boundedTo(rect().adjusted(0, 0, -48, -48).size());
    const int y = m_top >= 0 ? std::min(m_top, height() - size.height() - 24) : (height() - size.height()) / 2;
    m_box->setGeometry((width() - size.width()) / 2, y, size.width(), size.height());
}

bool Overlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() &&
        (event->type() == QEvent::Resize || event->type() == QEvent::DynamicPropertyChange))
        place();
    return QWidget::eventFilter(watched, event);
}

void Overlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QColor scrim = tone(Tone::Ground);
    scrim.setAlphaF(0.72F);
    painter.fillRect(rect(), scrim);
}

void Overlay::mousePressEvent(QMouseEvent* event) {
    if (!m_held && !m_typed && !m_box->geometry().contains(event->pos()))
        dismiss();
}

void Overlay::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !m_held)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

bool Overlay::focusNextPrevChild(bool next) {
    QVector<QWidget*> stops;
    for (QWidget* at = nextInFocusChain(); at && at != this; at = at->nextInFocusChain())
        if (m_box->isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) && at->isVisible() && at->isEnabled())
            stops.append(at);
    if (stops.isEmpty())
        return true;
    const qsizetype here = stops.indexOf(QApplication::focusWidget());
    const qsizetype to = (here + (next ? 1 : -1) + stops.size()) % stops.size();
    stops[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace watchdesk::ui
