// What is read stays where it is while rows come, go and are grouped anew.
#include "ui/control/FeedView.h"

#include <QScrollBar>

namespace watchdesk::ui {

/// What must not move: the row that is read, else the first in sight whose words are there. Not one that goes.
void FeedView::rememberPlace(int goingFirst, int goingLast) {
    const auto stays = [&](int row) { return row >= 0 && (row < goingFirst || row > goingLast); };
    const int bottom = verticalOffset() + viewport()->height();
    const int top = rowAt(verticalOffset());
    int chosen = currentIndex().isValid() ? currentIndex().row() : -1;
    if (!stays(chosen) || !visualRect(m_model.index(chosen)).intersects(viewport()->rect())) {
        chosen = -1;
        for (int row = top; row >= 0 && row < m_model.rowCount() && topOf(row) < bottom && chosen < 0; ++row) {
            if (stays(row) && m_model.isRead(row))
                chosen = row;
        }
        if (chosen < 0 && stays(top))
            chosen = top;
    }
    m_anchor = chosen < 0 ? QPersistentModelIndex() : QPersistentModelIndex(m_model.index(chosen));
    m_anchorAt = chosen < 0 ? 0 : topOf(chosen) - verticalOffset();
}

bool FeedView::follows() const {
    const bool reads = selectionModel() != nullptr && selectionModel()->hasSelection() &&
                       visualRect(currentIndex()).intersects(viewport()->rect());
    return atTop() && !reads;
}

void FeedView::afterInsert(int first, int last) {
    if (first == 0 && m_follows) {
        updateGeometries();
        goToTop();
        rememberPlace();
    } else {
        settle();
        if (first == 0)
            setUnseen(m_unseen + last - first + 1);
    }
    viewport()->update();
    Q_EMIT topChanged();
}

/// No place outlives a reset, but seqs do.
void FeedView::beforeReset() {
    if (!m_model.isRegrouping())
        return;
    m_follows = follows();
    rememberPlace();
    m_anchorSeq = m_anchor.isValid() ? m_model.seqAt(m_anchor.row()) : -1;
    m_currentSeq = currentSeq();
}

void FeedView::afterReset() {
    m_anchor = QPersistentModelIndex();
    if (!m_model.isRegrouping()) {
        setUnseen(0);
        updateGeometries();
        goToTop();
        Q_EMIT topChanged();
        return;
    }
    m_settling = true; // choosing the row again may scroll to it
    updateGeometries();
    if (const int current = m_model.rowOf(m_currentSeq); current >= 0)
        setCurrentIndex(m_model.index(current));
    if (const int anchor = m_model.rowOf(m_anchorSeq); anchor >= 0)
        m_anchor = QPersistentModelIndex(m_model.index(anchor));
    settle();
    Q_EMIT topChanged();
}

/// Heights above the anchor changed: put it back to where it was.
void FeedView::settle() {
    m_settling = true;
    updateGeometries();
    if (m_anchor.isValid() && !(atTop() && m_follows))
        verticalScrollBar()->setValue(topOf(m_anchor.row()) - m_anchorAt);
    m_settling = false;
    viewport()->update();
}

} // namespace watchdesk::ui
