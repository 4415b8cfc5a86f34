#include "ui/widgets/Button.h"

#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Painting.h"

#include <QEnterEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace watchdesk::ui {

Button::Button(const QString& text, QWidget* parent, Kind kind) : QAbstractButton(parent), m_kind(kind) {
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

Button* Button::iconOnly(const QString& icon, const QString& name, QWidget* parent) {
    auto* button = new Button({}, parent, Kind::Quiet);
    button->setIconName(icon);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

void Button::setKind(Kind kind) {
    m_kind = kind;
    update();
}

void Button::setIconName(const QString& icon) {
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setKeyCap(const QString& key) {
    m_key = key;
    updateGeometry();
    update();
}

void Button::setSmall(bool small) {
    setTall(small ? 24 : 32);
}

void Button::setTall(int height) {
    m_height = height;
    updateGeometry();
    update();
}

int Button::contentWidth() const {
    const TextStyle style = m_height <= 24 ? TextStyle::SmallMedium : TextStyle::BodyMedium;
    int width = text().isEmpty() ? 0 : int(std::ceil(QFontMetricsF(textFont(style)).horizontalAdvance(text())));
    if (!m_icon.isEmpty())
        width += (m_height <= 24 ? 14 : 16) + (text().isEmpty() ? 0 : 8);
    if (!m_key.isEmpty())
        width += keyCapWidth(m_key) + (width > 0 ? 8 : 0);
    return width;
}

QSize Button::sizeHint() const {
    if (text().isEmpty() && m_key.isEmpty())
        return {m_height, m_height};
    return {contentWidth() + (m_height <= 24 ? 16 : 24), m_height};
}

QSize Button::minimumSizeHint() const {
    if (text().isEmpty())
        return sizeHint();
    return {contentWidth() + 12, m_height};
}

Button::Look Button::look() const {
    const auto over = [&](Tone rest) {
        return tone(isDown() ? Tone::Sunken : underMouse() && isEnabled() ? Tone::Hover : rest);
    };
    // A filled button answers the pointer by a shade of its own fill: another tone would break its promised contrast.
    const auto shade = [&](Tone rest) { return isDown() ? tone(rest).darker(112) : tone(rest); };
    if (!isEnabled())
        return {tone(Tone::Surface), m_kind == Kind::Quiet ? QColor(Qt::transparent) : tone(Tone::Rule),
                tone(Tone::TextMuted), Tone::TextMuted};
    switch (m_kind) {
    case Kind::Primary:
        return {shade(Tone::InHandFill), shade(Tone::InHandFill), tone(Tone::OnInHand), Tone::OnInHand};
    case Kind::Act:
        return {shade(Tone::ActFill), shade(Tone::ActFill), tone(Tone::OnAct), Tone::OnAct};
    case Kind::Quiet:
        return {underMouse() || isDown() || isChecked() ? over(Tone::Hover) : QColor(Qt::transparent), Qt::transparent,
                tone(isChecked() ? Tone::Text : Tone::Text2), isChecked() ? Tone::Text : Tone::Text2};
    case Kind::Plain:
        break;
    }
    return {isChecked() ? tone(Tone::Hover) : over(Tone::Raised), tone(Tone::Outline), tone(Tone::Text), Tone::Text};
}

void Button::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Look how = look();
    painter.setPen(how.edge.alpha() ? QPen(how.edge, 1) : QPen(Qt::NoPen));
    painter.setBrush(how.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);

    const bool small = m_height <= 24;
    const int iconSize = small ? 14 : 16;
    const int content = std::min(contentWidth(), width() - 8);
    QRectF area((width() - content) / 2, 0, content, height());
    if (!m_icon.isEmpty()) {
        paintIcon(painter, QRectF(area.left(), 0, iconSize, height()), m_icon, iconSize, how.icon);
        area.setLeft(area.left() + iconSize + (text().isEmpty() ? 0 : 8));
    }
    const int key = m_key.isEmpty() ? 0 : keyCapWidth(m_key);
    if (!text().isEmpty())
        paintLine(painter, area.adjusted(0, 0, key ? -key - 8 : 1, 0), text(),
                  small ? TextStyle::SmallMedium : TextStyle::BodyMedium, how.text);
    if (key) {
        // The cap's edge on a filled button is its text's colour, thinned; on a plain one the outline.
        QColor edge = how.text;
        edge.setAlphaF(m_kind == Kind::Plain || m_kind == Kind::Quiet ? 0.55F : 0.75F);
        paintKeyCap(painter, QRectF(area.right() - key, 0, key, height()), m_key, how.text, edge);
    }
    if (!hasFocus())
        return;
    if (m_kind == Kind::Primary || m_kind == Kind::Act)
        paintFocusRingOn(painter, rect(), how.text);
    else
        paintFocusRing(painter, rect());
}

void Button::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Button::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void Button::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace watchdesk::ui
