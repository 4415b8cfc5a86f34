#include "ui/widgets/Choice.h"

#include "ui/widgets/Painting.h"

#include <QPainter>

namespace watchdesk::ui {

namespace {
constexpr int arrow = 16;
constexpr int fromRight = 8;
} // namespace

Choice::Choice(QWidget* parent) : QComboBox(parent) {
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Choice::paintEvent(QPaintEvent* event) {
    QComboBox::paintEvent(event);
    QPainter painter(this);
    paintIcon(painter, QRectF(width() - arrow - fromRight, 0, arrow, height()), QStringLiteral("chevron-down"), arrow,
              isEnabled() ? Tone::Text2 : Tone::TextMuted);
}

} // namespace watchdesk::ui
