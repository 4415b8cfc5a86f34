#include "ui/shell/BarButtons.h"

#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/People.h"

#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

BadgeButton::BadgeButton(QWidget* parent) : BarButton(Qt::Key_Down, parent) {
    setAccessibleName(tr("WatchDesk, menu of all actions"));
}

QSize BadgeButton::sizeHint() const {
    const int name = isCompact() ? 0 : barTextWidth(QStringLiteral("WatchDesk"), TextStyle::BodySemibold) + 16;
    return {44 + name, barHeight};
}

void BadgeButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (underMouse() || isDown())
        painter.fillRect(rect().adjusted(0, 0, 0, -1), tone(Tone::Hover));
    paintBadge(painter, QRectF(11, 11, 22, 22));
    if (!isCompact())
        paintLine(painter, QRectF(40, 0, width() - 40, height()), QStringLiteral("WatchDesk"), TextStyle::BodySemibold,
                  Tone::Text);
    if (hasFocus())
        paintFocusRing(painter, rect(), 2);
}

SearchButton::SearchButton(QWidget* parent) : BarButton(Qt::Key_Enter, parent) {
    setText(tr("Find or run anything"));
    setAccessibleName(text());
    setCursor(Qt::IBeamCursor);
}

QSize SearchButton::sizeHint() const {
    return {isCompact() ? 86 : 248, 28};
}

void SearchButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(underMouse() ? Tone::Text2 : Tone::Outline), 1));
    painter.setBrush(tone(Tone::Sunken));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintIcon(painter, QRectF(8, 0, 16, height()), QStringLiteral("search"), 14, Tone::Text2);
    const QString key = tr("Ctrl K");
    const int wide = keyCapWidth(key);
    paintKeyCap(painter, QRectF(width() - wide - 5, 0, wide, height()), key, tone(Tone::Text2), tone(Tone::Outline));
    if (!isCompact())
        paintLine(painter, QRectF(32, 0, width() - wide - 44, height()), text(), TextStyle::Small, Tone::TextMuted);
    if (hasFocus())
        paintFocusRing(painter, rect());
}

PersonButton::PersonButton(QWidget* parent) : BarButton(Qt::Key_Down, parent) {}

void PersonButton::setPerson(const domain::Person& person) {
    m_person = person;
    setAccessibleName(tr("%1, %2: menu").arg(person.name, roleText(person.role)));
    setToolTip(QStringLiteral("%1 · %2").arg(person.name, roleText(person.role)));
    updateGeometry();
    update();
}

QSize PersonButton::sizeHint() const {
    const int words = std::max(barTextWidth(m_person.name, TextStyle::SmallSemibold),
                               barTextWidth(roleText(m_person.role), TextStyle::Small));
    return {isCompact() ? 52 : 52 + words + 16, barHeight};
}

void PersonButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (underMouse() || isDown())
        painter.fillRect(rect().adjusted(0, 0, 0, -1), tone(Tone::Hover));
    painter.fillRect(QRect(0, 9, 1, height() - 19), tone(Tone::Rule));
    paintInitials(painter, QRectF(12, 8, 28, 28), m_person.name);
    if (!isCompact()) {
        paintLine(painter, QRectF(50, 7, width() - 54, 15), m_person.name, TextStyle::SmallSemibold, Tone::Text);
        paintLine(painter, QRectF(50, 22, width() - 54, 15), roleText(m_person.role), TextStyle::Small,
                  Tone::TextMuted);
    }
    if (hasFocus())
        paintFocusRing(painter, rect(), 2);
}

} // namespace watchdesk::ui
