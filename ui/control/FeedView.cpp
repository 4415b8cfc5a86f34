#include "ui/control/FeedView.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/ThinBar.h"
#include "ui/widgets/TimeText.h"

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
