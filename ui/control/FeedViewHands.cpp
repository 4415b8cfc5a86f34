// Keys and the mouse on the log.
#include "ui/control/FeedView.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace watchdesk::ui {

const desk::FeedRow* FeedView::rowOf(const QModelIndex& index) const {
    return index.isValid() ? m_model.row(index.row()) : nullptr;
}

void FeedView::fold(int row, bool folded) {
    const int head = m_model.headRowOf(row);
    if (head < 0)
        return;
    const qint64 seq = m_model.seqAt(head);
    if (folded && currentIndex().isValid() && m_model.headRowOf(currentIndex().row()) == head)
        setCurrentIndex(m_model.index(head)); // whoever reads a row of it reads its head
    m_model.setOpen(seq, !folded);
}

void FeedView::turnFold() {
    if (currentIndex().isValid())
        fold(currentIndex().row(), !m_model.isFolded(currentIndex().row()));
}

void FeedView::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    Q_EMIT menuWanted(event->reason() == QContextMenuEvent::Mouse
                          ? event->globalPos()
                          : viewport()->mapToGlobal(visualRect(index).center()));
}

/// QAbstractItemView would make the first row current: nothing is chosen until somebody chooses.
void FeedView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void FeedView::keyPressEvent(QKeyEvent* event) {
    const desk::FeedRow* row = rowOf(currentIndex());
    switch (event->key()) {
    case Qt::Key_Space:
        if (row != nullptr && !row->mediaId.isEmpty())
            Q_EMIT playRequested(*row);
        return;
    case Qt::Key_Escape:
        // Nothing is read any more: the view follows again.
        setCurrentIndex({});
        clearSelection();
        goToTop();
        return;
    case Qt::Key_Right:
    case Qt::Key_Left:
        if (currentIndex().isValid())
            fold(currentIndex().row(), event->key() == Qt::Key_Left);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!currentIndex().isValid())
            return;
        if (m_model.isFolded(currentIndex().row()))
            turnFold();
        else
            Q_EMIT activated(currentIndex());
        return;
    default:
        QAbstractItemView::keyPressEvent(event);
    }
}

bool FeedView::pressPart(const QModelIndex& index, const QPoint& at) {
    const desk::FeedRow* row = rowOf(index);
    const auto part = row == nullptr ? FeedDelegate::Part::None : m_delegate->partAt(visualRect(index), *row, at);
    if (part == FeedDelegate::Part::Play)
        Q_EMIT playRequested(*row);
    else if (part == FeedDelegate::Part::Fold)
        fold(index.row(), !m_model.isFolded(index.row()));
    return part == FeedDelegate::Part::Play || part == FeedDelegate::Part::Fold;
}

void FeedView::mousePressEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && pressPart(indexAt(at), at))
        return;
    QAbstractItemView::mousePressEvent(event);
}

void FeedView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const QModelIndex index = indexAt(event->position().toPoint()); index.isValid())
        Q_EMIT activated(index);
}

QModelIndex FeedView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int rows = m_model.rowCount();
    if (rows == 0)
        return {};
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return m_model.index(action == MoveEnd ? rows - 1 : std::max(0, rowAt(verticalOffset())));
    const int page = std::max(1, viewport()->height() / FeedDelegate::rowHeight - 1);
    int row = current.row();
    switch (action) {
    case MoveUp:
    case MovePrevious:
        row -= 1;
        break;
    case MoveDown:
    case MoveNext:
        row += 1;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rows - 1;
        break;
    default:
        break;
    }
    return m_model.index(std::clamp(row, 0, rows - 1));
}

} // namespace watchdesk::ui
