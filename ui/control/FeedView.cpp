#include "ui/control/FeedView.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/ThinBar.h"
#include "ui/widgets/TimeText.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace watchdesk::ui {

FeedView::FeedView(FeedModel& model, const Clock& clock, QWidget* parent)
    : QAbstractItemView(parent), m_model(model), m_clock(clock),
      m_delegate(new FeedDelegate(FeedDelegate::Place::Log, this)), m_bar(new ThinBar(this)) {
    setAccessibleName(tr("Live feed"));
    setObjectName(QStringLiteral("feed"));
    setItemDelegate(m_delegate);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_bar, &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_bar, &QScrollBar::setValue);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    // Our own places are put right before QAbstractItemView hears of an insert.
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        m_follows = follows();
        rememberPlace();
    });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &FeedView::beforeReset);
    setModel(&model);
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { afterInsert(first, last); });
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex&, int first, int last) {
        m_follows = follows();
        rememberPlace(first, last);
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] {
        settle();
        Q_EMIT topChanged();
    });
    connect(&model, &FeedModel::dividersChanged, this, &FeedView::settle);
    connect(&model, &QAbstractItemModel::modelReset, this, &FeedView::afterReset);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] { Q_EMIT topChanged(); });
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

int FeedView::topOf(int row) const {
    return row * FeedDelegate::rowHeight + m_model.dividersUpTo(row) * dividerHeight;
}

int FeedView::contentHeight() const {
    const int rows = m_model.rowCount();
    return rows == 0 ? 0 : topOf(rows - 1) + FeedDelegate::rowHeight;
}

/// The row whose stretch (its divider above it included) holds `y` of the content; -1 outside.
int FeedView::rowAt(int y) const {
    int low = 0;
    int high = m_model.rowCount() - 1;
    if (y < 0 || high < 0 || y >= contentHeight())
        return -1;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (topOf(middle) + FeedDelegate::rowHeight > y)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

int FeedView::verticalOffset() const {
    return verticalScrollBar()->value();
}

QRect FeedView::visualRect(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    return {0, topOf(index.row()) - verticalOffset(), viewport()->width(), FeedDelegate::rowHeight};
}

QModelIndex FeedView::indexAt(const QPoint& point) const {
    const int row = rowAt(point.y() + verticalOffset());
    if (row < 0 || point.y() + verticalOffset() < topOf(row))
        return {};
    return m_model.index(row);
}

void FeedView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    const QRect rect = visualRect(index);
    const int page = viewport()->height();
    int move = 0;
    if (hint == PositionAtTop || (hint == EnsureVisible && rect.top() < 0))
        move = rect.top();
    else if (hint == PositionAtBottom || (hint == EnsureVisible && rect.bottom() >= page))
        move = rect.bottom() + 1 - page;
    else if (hint == PositionAtCenter)
        move = rect.center().y() - page / 2;
    verticalScrollBar()->setValue(verticalOffset() + move);
}

const desk::FeedRow* FeedView::rowOf(const QModelIndex& index) const {
    return index.isValid() ? m_model.row(index.row()) : nullptr;
}

QDate FeedView::topDay() const {
    return m_model.dayOf(rowAt(verticalOffset()));
}

bool FeedView::atTop() const {
    return verticalOffset() == 0;
}

void FeedView::goToTop() {
    verticalScrollBar()->setValue(0);
    setUnseen(0);
}

void FeedView::setUnseen(int rows) {
    if (rows == m_unseen)
        return;
    m_unseen = rows;
    Q_EMIT unseenChanged(rows);
}

void FeedView::updateLive() {
    const int bottom = verticalOffset() + viewport()->height();
    for (int row = rowAt(verticalOffset()); row >= 0 && row < m_model.rowCount() && topOf(row) < bottom; ++row) {
        const desk::FeedRow* found = m_model.row(row);
        if (found != nullptr && found->live)
            viewport()->update(visualRect(m_model.index(row)));
    }
}

void FeedView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), tone(Tone::Surface));
    m_delegate->setNow(m_clock.now());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QModelIndex current = currentIndex();
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const int bottom = verticalOffset() + viewport()->height();
    const int first = rowAt(verticalOffset());
    for (int row = first; row >= 0 && row < m_model.rowCount() && topOf(row) - dividerHeight < bottom; ++row) {
        const QModelIndex index = m_model.index(row);
        option.rect = visualRect(index);
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == current);
        option.state.setFlag(QStyle::State_MouseOver, viewport()->underMouse() && option.rect.contains(pointer));
        if (m_model.dividerAbove(row))
            paintDivider(painter, row, option.rect.top() - dividerHeight);
        m_delegate->paint(&painter, option, index);
    }
}

void FeedView::paintDivider(QPainter& painter, int row, int y) const {
    const QRect rect(0, y, viewport()->width(), dividerHeight);
    painter.fillRect(rect, tone(Tone::Ground));
    painter.setPen(tone(Tone::Text2));
    painter.setFont(textFont(TextStyle::SmallMedium));
    painter.drawText(rect.adjusted(12, 0, -12, 0), Qt::AlignVCenter,
                     dayText(m_model.dayOf(row), localDate(m_clock.now())));
}

void FeedView::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void FeedView::updateGeometries() {
    const int page = viewport()->height();
    QScrollBar* bar = verticalScrollBar();
    bar->setRange(0, std::max(0, contentHeight() - page));
    bar->setPageStep(page);
    bar->setSingleStep(FeedDelegate::rowHeight);
    placeBar();
    QAbstractItemView::updateGeometries();
}

void FeedView::placeBar() {
    const QScrollBar* own = verticalScrollBar();
    const QSignalBlocker quiet(m_bar);
    m_bar->setGeometry(width() - ThinBar::width, 0, ThinBar::width, height());
    m_bar->setRange(own->minimum(), own->maximum());
    m_bar->setPageStep(own->pageStep());
    m_bar->setSingleStep(own->singleStep());
    m_bar->setValue(own->value());
    m_bar->setVisible(own->maximum() > 0);
}

void FeedView::scrollContentsBy(int, int) {
    viewport()->update();
    if (m_settling)
        return;
    rememberPlace();
    if (atTop())
        setUnseen(0);
    Q_EMIT topChanged();
}

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

bool FeedView::goTo(qint64 seq, ScrollHint hint) {
    const int row = m_model.showRow(seq);
    if (row < 0)
        return false;
    setCurrentIndex(m_model.index(row));
    scrollTo(m_model.index(row), hint);
    return true;
}

qint64 FeedView::currentSeq() const {
    return currentIndex().isValid() ? m_model.seqAt(currentIndex().row()) : -1;
}

qint64 FeedView::topSeq() const {
    const int row = rowAt(verticalOffset());
    return row < 0 ? -1 : m_model.seqAt(row);
}

void FeedView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    m_model.setKept(current.isValid() ? m_model.seqAt(current.row()) : -1);
    QAbstractItemView::currentChanged(current, previous);
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

void FeedView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    const QModelIndex index = indexAt(rect.center());
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), command);
}

QRegion FeedView::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    for (const QModelIndex& index : selection.indexes())
        region += visualRect(index);
    return region & viewport()->rect();
}

} // namespace watchdesk::ui
