#include "ui/widgets/FilterField.h"

#include "ui/widgets/Painting.h"

#include <QKeyEvent>
#include <QPainter>

namespace watchdesk::ui {

FilterField::FilterField(const QString& accessibleName, const QString& placeholder, const QString& key, QWidget* parent)
    : QLineEdit(parent), m_key(key) {
    setAccessibleName(accessibleName);
    setPlaceholderText(placeholder);
    setTextMargins(22, 0, 22, 0);
    setFixedHeight(32);
    setMinimumWidth(150);
    setMaximumWidth(320);
}

void FilterField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    paintIcon(painter, QRectF(10, 0, 16, height()), QStringLiteral("search"), 16, Tone::TextMuted);
    if (!hasFocus() && text().isEmpty()) {
        const int cap = keyCapWidth(m_key);
        paintKeyCap(painter, QRectF(width() - cap - 7, 0, cap, height()), m_key, tone(Tone::TextMuted),
                    tone(Tone::Outline));
    }
}

void FilterField::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Escape:
        clear();
        Q_EMIT left();
        break;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT listWanted();
        break;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace watchdesk::ui
