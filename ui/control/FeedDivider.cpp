#include "ui/control/FeedPanel.h"
#include "ui/theme/DeskStyle.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Painting.h"

#include <QFontMetrics>
#include <QPainter>

namespace watchdesk::ui {

NewPill::NewPill(QWidget* parent) : QAbstractButton(parent) {
    setFixedHeight(18);
    setCursor(Qt::PointingHandCursor);
    setObjectName(QStringLiteral("new-pill"));
    hide();
}

void NewPill::setRows(int rows) {
    setText(tr("%n new", nullptr, rows));
    setAccessibleName(tr("%n new rows above: go to the top", nullptr, rows));
    setVisible(rows > 0);
    updateGeometry();
    adjustSize();
    update();
}

QSize NewPill::sizeHint() const {
    return {QFontMetrics(textFont(TextStyle::SmallMedium)).horizontalAdvance(text()) + 36, 18};
}

void NewPill::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tone(Tone::Outline));
    painter.setBrush(tone(underMouse() ? Tone::Hover : Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
    paintIcon(painter, QRectF(8, 0, 12, height()), QStringLiteral("arrow-up"), 12, Tone::Text);
    paintLine(painter, QRectF(24, 0, width() - 28, height()), text(), TextStyle::SmallMedium, Tone::Text);
    if (hasFocus())
        paintFocusRing(painter, rect(), 9);
}

FeedDivider::FeedDivider(QWidget* parent) : QWidget(parent) {
    setFixedHeight(FeedView::dividerHeight);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FeedDivider::setTexts(const QString& left, const QString& right) {
    if (left == m_left && right == m_right)
        return;
    m_left = left;
    m_right = right;
    setAccessibleName(left);
    update();
}

void FeedDivider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Ground));
    painter.fillRect(QRect(0, height() - 1, width(), 1), tone(Tone::Rule));
    const QRectF line = QRectF(rect()).adjusted(12, 0, -12, -1);
    paintLine(painter, line, m_left, TextStyle::SmallMedium, Tone::Text2);
    paintLine(painter, line, m_right, TextStyle::Small, Tone::TextMuted, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace watchdesk::ui
