#include "ui/gallery/WallView.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/ThinBar.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int soonMs = 40;
constexpr int pagesAround = 2; ///< whose pictures are fetched before they are scrolled to
} // namespace

WallView::WallView(GalleryModel& model, WallPictures& pictures, const Clock& clock, QWidget* parent)
    : QAbstractItemView(parent), m_model(model), m_pictures(pictures), m_clock(clock),
      m_delegate(new CardDelegate(pictures, this)), m_bar(new ThinBar(this)) {
    setAccessibleName(tr("Wall of photographs"));
    setObjectName(QStringLiteral("wall"));
    setItemDelegate(m_delegate);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &WallView::wantPictures);
    connect(m_bar, &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_bar, &QScrollBar::setValue);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &WallView::beforeReset);
    setModel(&model);
    connect(&model, &QAbstractItemModel::modelReset, this, &WallView::afterReset);
    connect(&model, &GalleryModel::wallChanged, m_delegate, &CardDelegate::forgetWords);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        viewport()->update();
        wantPictures();
    });
    connect(&pictures, &WallPictures::came, this, [this] {
        viewport()->update();
        if (m_pictures.isIdle())
            wantPictures();
    });
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void WallView::setTileSize(TileSize size) {
    m_size = size;
    beforeReset();
    afterReset();
}

void WallView::setTrueColours(bool on) {
    m_trueColours = on;
    refreshLook();
    wantPictures();
}

QString WallView::chosen() const {
    return currentIndex().isValid() ? m_model.card(currentIndex().row()).subjectId : QString();
}

void WallView::choose(const QString& subjectId) {
    const int row = m_model.rowOf(subjectId);
    setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row));
}

int WallView::verticalOffset() const {
    return verticalScrollBar()->value();
}

QRect WallView::visualRect(const QModelIndex& index) const {
    return index.isValid() ? m_layout.rect(index.row()).translated(0, -verticalOffset()) : QRect();
}

QModelIndex WallView::indexAt(const QPoint& point) const {
    const int card = m_layout.cardAt(point + QPoint(0, verticalOffset()));
    return card < 0 ? QModelIndex() : m_model.index(card);
}

void WallView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    const QRect rect = visualRect(index).adjusted(0, -WallLayout::margin, 0, WallLayout::margin);
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

void WallView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), tone(Tone::Ground));
    m_delegate->setNow(m_clock.now());
    m_delegate->beginFrame();
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const auto [first, last] =
        m_layout.cardsIn(verticalOffset() + event->rect().top(), verticalOffset() + event->rect().bottom());
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model.index(row);
        option.rect = visualRect(index);
        option.state.setFlag(QStyle::State_Selected, index == currentIndex());
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver, viewport()->underMouse() && option.rect.contains(pointer));
        m_delegate->paint(&painter, option, index);
    }
    if (m_delegate->isUnfinished())
        QMetaObject::invokeMethod(viewport(), qOverload<>(&QWidget::update), Qt::QueuedConnection);
}

void WallView::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    // What was at the top stays there when the columns change.
    beforeReset();
    afterReset();
}

void WallView::layOut() {
    m_layout = WallLayout(m_model.rowCount(), viewport()->width(), m_size);
    m_delegate->setLayout(m_layout);
    refreshLook();
    updateGeometries();
}

void WallView::refreshLook() {
    m_pictures.setLook({m_layout.picture() * devicePixelRatioF(), true, !m_trueColours});
}

void WallView::updateGeometries() {
    const int page = viewport()->height();
    QScrollBar* bar = verticalScrollBar();
    bar->setRange(0, std::max(0, m_layout.height() - page));
    bar->setPageStep(page);
    bar->setSingleStep(m_layout.rowStep() / 3);
    const QSignalBlocker quiet(m_bar);
    m_bar->setGeometry(width() - ThinBar::width, 0, ThinBar::width, height());
    m_bar->setRange(0, bar->maximum());
    m_bar->setPageStep(bar->pageStep());
    m_bar->setSingleStep(bar->singleStep());
    m_bar->setValue(bar->value());
    m_bar->setVisible(bar->maximum() > 0);
    QAbstractItemView::updateGeometries();
}

void WallView::beforeReset() {
    const auto [first, last] = m_layout.cardsIn(verticalOffset(), verticalOffset());
    m_anchor.clear();
    if (verticalOffset() > 0 && first <= last && first < m_model.rowCount()) {
        m_anchor = m_model.card(first).subjectId;
        m_anchorAt = m_layout.rect(first).top() - verticalOffset();
    }
    m_chosen = chosen();
}

void WallView::afterReset() {
    layOut();
    const int anchor = m_anchor.isEmpty() ? -1 : m_model.rowOf(m_anchor);
    verticalScrollBar()->setValue(anchor < 0 ? 0 : m_layout.rect(anchor).top() - m_anchorAt);
    if (!m_chosen.isEmpty() && chosen() != m_chosen) {
        const int row = m_model.rowOf(m_chosen);
        // Not by setCurrentIndex(), which would scroll: what is read stays where it is.
        selectionModel()->setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row),
                                          QItemSelectionModel::ClearAndSelect);
        if (row < 0)
            Q_EMIT chosenChanged({});
    }
    viewport()->update();
    wantPictures();
}

void WallView::wantPictures() {
    const int page = viewport()->height();
    const auto [first, last] = m_layout.cardsIn(verticalOffset(), verticalOffset() + page);
    const auto [above, below] =
        m_layout.cardsIn(verticalOffset() - pagesAround * page, verticalOffset() + (pagesAround + 1) * page);
    QVector<QString> ids;
    const auto add = [&](int row) { ids.append(m_model.card(row).photographId); };
    for (int row = first; row <= last; ++row)
        add(row);
    for (int row = last + 1; row <= below; ++row)
        add(row);
    for (int row = first - 1; row >= above; --row)
        add(row);
    m_pictures.want(ids);
}

void WallView::scrollContentsBy(int, int) {
    viewport()->update();
    if (!m_soon.isActive())
        m_soon.start();
}

void WallView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update();
    Q_EMIT chosenChanged(chosen());
}

/// QAbstractItemView would make the first card current: nothing is chosen until somebody chooses.
void WallView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void WallView::focusOutEvent(QFocusEvent* event) {
    QAbstractItemView::focusOutEvent(event);
    viewport()->update();
}

void WallView::keyPressEvent(QKeyEvent* event) {
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!chosen().isEmpty())
            Q_EMIT opened(chosen());
        return;
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    default:
        break;
    }
    if (plain && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        Q_EMIT typed(event->text());
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

void WallView::mouseReleaseEvent(QMouseEvent* event) {
    QAbstractItemView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        Q_EMIT clickedCard(m_model.card(index.row()).subjectId);
}

void WallView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const QModelIndex index = indexAt(event->position().toPoint()); index.isValid())
        Q_EMIT opened(m_model.card(index.row()).subjectId);
}

QModelIndex WallView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int cards = m_model.rowCount();
    if (cards == 0)
        return {};
    const int columns = m_layout.columns();
    const auto [first, last] = m_layout.cardsIn(verticalOffset(), verticalOffset() + viewport()->height());
    if (!currentIndex().isValid())
        return m_model.index(action == MoveEnd ? cards - 1 : action == MoveHome ? 0 : std::min(first, cards - 1));
    const int page = std::max(1, viewport()->height() / m_layout.rowStep()) * columns;
    const int now = currentIndex().row();
    int row = now;
    switch (action) {
    case MoveLeft:
    case MovePrevious:
        row = now - 1;
        break;
    case MoveRight:
    case MoveNext:
        row = now + 1;
        break;
    case MoveUp:
        row = now >= columns ? now - columns : now;
        break;
    case MoveDown:
        // Into a last row that is shorter: its last card.
        row = now / columns < (cards - 1) / columns ? now + columns : now;
        break;
    case MovePageUp:
        row = std::max(now % columns, now - page);
        break;
    case MovePageDown:
        row = now + page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = cards - 1;
        break;
    }
    return m_model.index(std::clamp(row, 0, cards - 1));
}

void WallView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    const QModelIndex index = indexAt(rect.center());
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), command);
}

QRegion WallView::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    for (const QModelIndex& index : selection.indexes())
        region += visualRect(index);
    return region & viewport()->rect();
}

} // namespace watchdesk::ui
