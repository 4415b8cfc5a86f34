#include "ui/shell/BarButton.h"

#include <QFontMetricsF>
#include <QKeyEvent>

#include <cmath>

namespace watchdesk::ui {

int barTextWidth(const QString& text, TextStyle style) {
    return int(std::ceil(QFontMetricsF(textFont(style)).horizontalAdvance(text)));
}

BarButton::BarButton(Qt::Key alsoClicks, QWidget* parent) : QAbstractButton(parent), m_alsoClicks(alsoClicks) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void BarButton::setCompact(bool compact) {
    m_compact = compact;
    updateGeometry();
    update();
}

void BarButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == m_alsoClicks)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace watchdesk::ui
