#include "ui/gallery/FilterField.h"

#include "ui/widgets/Painting.h"

#include <QKeyEvent>
#include <QPainter>

namespace watchdesk::ui {

FilterField::FilterField(QWidget* parent) : QLineEdit(parent) {
    setObjectName(QStringLiteral("gallery-filter"));
    setAccessibleName(tr("Filter the gallery"));
    setPlaceholderText(tr("Name, looks, place, reference"));
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
        const QString key = QStringLiteral("/");
        const int cap = keyCapWidth(key);
        paintKeyCap(painter, QRectF(width() - cap - 7, 0, cap, height()), key, tone(Tone::TextMuted),
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
        Q_EMIT wallWanted();
        break;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace watchdesk::ui
