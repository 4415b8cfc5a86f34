#include "ui/widgets/RecordTable.h"

#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/Settings.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {

constexpr int rowHeight = 32;
constexpr int margin = 12;

class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto* model = qobject_cast<const RecordModel*>(index.model());
        const auto* view = qobject_cast<const QTableView*>(option.widget);
        const RecordCell cell = model->cell(index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, tone(selected ? Tone::Selection : Tone::Surface));
        const bool first = view->horizontalHeader()->visualIndex(index.column()) == firstShown(*view);
        if (selected && first)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(4, option.rect.height())), tone(Tone::InHand));
        QRectF words = QRectF(option.rect).adjusted(margin, 0, -margin, 0);
        if (!cell.icon.isEmpty()) {
            paintIcon(*painter, QRectF(words.left(), words.top(), 16, words.height()), cell.icon, 16, cell.tone);
            words.adjust(24, 0, 0, 0);
        }
        paintLine(*painter, words, cell.text, first ? TextStyle::BodyMedium : TextStyle::Body, cell.tone,
                  Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
        if (view->hasFocus() && index == view->currentIndex()) {
            painter->setPen(QPen(tone(Tone::Focus), 1));
            painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
        }
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {80, rowHeight}; }
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override {
        auto* editor = new QLineEdit(parent);
        editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
        editor->setFrame(false);
        return editor;
    }

private:
    static int firstShown(const QTableView& view) {
        const QHeaderView& header = *view.horizontalHeader();
        for (int visual = 0; visual < header.count(); ++visual) {
            if (!header.isSectionHidden(header.logicalIndex(visual)))
                return visual;
        }
        return 0;
    }
};

} // namespace

RecordTable::RecordTable(const QString& id, const QString& accessibleName, RecordModel* model, QWidget* parent)
    : QWidget(parent), m_id(QStringLiteral("lists/") + id), m_model(model), m_view(new QTableView),
      m_stack(new QStackedWidget) {
    m_view->setAccessibleName(accessibleName);
    m_view->setModel(model);
    m_view->setItemDelegate(new CellDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setShowGrid(false);
    m_view->setTabKeyNavigation(false);
    m_view->setWordWrap(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_view->installEventFilter(this);
    setFocusProxy(m_view);
    m_stack->addWidget(m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    setUpHeader();
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &RecordTable::keepChoice);
    connect(model, &QAbstractItemModel::modelReset, this, &RecordTable::refresh);
    // The selection changes before the current row does: both are told of.
    const auto tell = [this] {
        if (!m_restoring)
            Q_EMIT chosenChanged();
    };
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, tell);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, tell);
    connect(m_view, &QTableView::doubleClicked, this,
            [this](const QModelIndex& at) { Q_EMIT opened(m_model->idOf(at.row())); });
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { Q_EMIT menuWanted(m_view->viewport()->mapToGlobal(at)); });
    connect(&Theme::instance(), &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
}

void RecordTable::setUpHeader() {
    QHeaderView* header = m_view->horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(48);
    header->setFixedHeight(rowHeight);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    const QByteArray kept = Settings().value(m_id).toByteArray();
    if (kept.isEmpty() || !header->restoreState(kept) || header->count() != m_model->columns().size())
        setUpColumns();
    // restoreState() brings back the indicator, not the order of the rows.
    m_view->setSortingEnabled(true);
    m_model->sort(header->sortIndicatorSection(), header->sortIndicatorOrder());
    connect(header, &QWidget::customContextMenuRequested, this, &RecordTable::showHeaderMenu);
    for (const auto signal : {&QHeaderView::sectionMoved, &QHeaderView::sectionResized})
        connect(header, signal, this, &RecordTable::remember);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &RecordTable::remember);
}

void RecordTable::setUpColumns() {
    QHeaderView* header = m_view->horizontalHeader();
    const QVector<RecordColumn>& columns = m_model->columns();
    for (int i = 0; i < columns.size(); ++i) {
        header->moveSection(header->visualIndex(i), i);
        header->setSectionHidden(i, !columns.at(i).shown);
        header->resizeSection(i, columns.at(i).width);
    }
    header->setSortIndicator(0, Qt::AscendingOrder);
}

void RecordTable::setEmpty(EmptyState* nothing, EmptyState* filtered) {
    m_nothing = nothing;
    m_filtered = filtered;
    m_stack->addWidget(nothing);
    m_stack->addWidget(filtered);
    refresh();
}

QStringList RecordTable::chosenIds() const {
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
    QStringList ids;
    for (const QModelIndex& row : std::as_const(rows))
        ids += m_model->idOf(row.row());
    return ids;
}

QString RecordTable::currentId() const {
    return m_model->idOf(m_view->currentIndex().row());
}

void RecordTable::choose(const QStringList& ids) {
    QItemSelection selection;
    int first = -1;
    for (const QString& id : ids) {
        const int row = m_model->rowOf(id);
        if (row < 0)
            continue;
        first = first < 0 ? row : first;
        selection.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
    }
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (first < 0)
        return;
    const QModelIndex at = m_model->index(first, std::max(0, m_view->currentIndex().column()));
    m_view->selectionModel()->setCurrentIndex(at, QItemSelectionModel::NoUpdate);
    m_view->scrollTo(at);
}

void RecordTable::setFilter(const QString& text) {
    m_model->setFilter(text);
}

void RecordTable::setColumnShown(const QString& column, bool shown) {
    QHeaderView* header = m_view->horizontalHeader();
    const bool last = header->count() - header->hiddenSectionCount() <= 1;
    for (int i = 0; i < m_model->columns().size(); ++i) {
        if (m_model->columns().at(i).id == column && (shown || !last))
            header->setSectionHidden(i, !shown);
    }
    remember();
}

bool RecordTable::isColumnShown(const QString& column) const {
    for (int i = 0; i < m_model->columns().size(); ++i) {
        if (m_model->columns().at(i).id == column)
            return !m_view->horizontalHeader()->isSectionHidden(i);
    }
    return false;
}

void RecordTable::resetColumns() {
    setUpColumns();
    Settings().remove(m_id);
}

bool RecordTable::isEmptyShown() const {
    return m_stack->currentWidget() != m_view;
}

void RecordTable::showHeaderMenu(const QPoint& at) {
    // It goes with the table, which may go while the menu is open.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const RecordColumn& column : m_model->columns()) {
        QAction* action = menu->addAction(column.title);
        action->setCheckable(true);
        action->setChecked(isColumnShown(column.id));
        connect(action, &QAction::toggled, this, [this, id = column.id](bool on) { setColumnShown(id, on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Columns as they were")), &QAction::triggered, this, &RecordTable::resetColumns);
    menu->popup(m_view->horizontalHeader()->mapToGlobal(at));
}

void RecordTable::copyChosen() const {
    const QHeaderView& header = *m_view->horizontalHeader();
    QStringList lines;
    for (const QString& id : chosenIds()) {
        QStringList cells;
        for (int visual = 0; visual < header.count(); ++visual) {
            const int column = header.logicalIndex(visual);
            if (!header.isSectionHidden(column))
                cells += m_model->index(m_model->rowOf(id), column).data(Qt::DisplayRole).toString().simplified();
        }
        lines += cells.join(QLatin1Char('\t'));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void RecordTable::remember() {
    Settings().setValue(m_id, m_view->horizontalHeader()->saveState());
}

void RecordTable::keepChoice() {
    m_restoring = true;
    m_kept = chosenIds();
    m_keptCurrent = currentId();
}

void RecordTable::refresh() {
    const bool none = m_model->rowCount() == 0;
    QWidget* shown = !none || m_nothing == nullptr ? m_view : m_model->total() == 0 ? m_nothing : m_filtered;
    m_stack->setCurrentWidget(shown);
    choose(m_kept);
    if (m_view->selectionModel()->selectedRows().isEmpty() && !none)
        choose({m_model->idOf(0)});
    m_restoring = false;
    Q_EMIT chosenChanged();
}

bool RecordTable::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && m_view->hasFocus() && !currentId().isEmpty()) {
            Q_EMIT opened(currentId());
            return true;
        }
        if (key->matches(QKeySequence::Copy)) {
            copyChosen();
            return true;
        }
        if (key->key() == Qt::Key_Menu) {
            Q_EMIT menuWanted(m_view->viewport()->mapToGlobal(m_view->visualRect(m_view->currentIndex()).bottomLeft()));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace watchdesk::ui
