#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/Rows.h"

namespace watchdesk::ui {

RowDelegate::RowDelegate(int height, Paint paint, QObject* parent)
    : QStyledItemDelegate(parent), m_height(height), m_paint(std::move(paint)) {}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QRectF rect(option.rect);
    painter->save();
    paintRowGround(*painter, rect, option.state.testFlag(QStyle::State_Selected),
                   option.state.testFlag(QStyle::State_MouseOver));
    m_paint(*painter, rect, index.row());
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(*painter, rect);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {option.rect.width(), m_heights ? m_heights(index.row()) : m_height};
}

} // namespace watchdesk::ui
