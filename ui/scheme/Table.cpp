#include "ui/scheme/Table.h"

#include "ui/widgets/EmptyState.h"
#include "ui/widgets/RowList.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace watchdesk::ui {

Table::Table(const QString& accessibleName, const Columns& columns, int rowHeight, PaintCell paint, QWidget* parent)
    : QWidget(parent), m_columns(columns), m_head(new ColumnHead(columns)), m_list(new RowList(accessibleName)),
      m_page(new QWidget), m_stack(new QStackedWidget) {
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new RowDelegate(
        rowHeight,
        [this, paint = std::move(paint)](QPainter& painter, const QRectF& rect, int row) {
            for (int column = 0; column < m_columns.all().size(); ++column)
                paint(painter, m_columns.cell(rect, column), row, column);
        },
        m_list));
    auto* rows = new QVBoxLayout(m_page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_head);
    rows->addWidget(m_list, 1);
    m_stack->addWidget(m_page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    setFocusProxy(m_list);
}

void Table::setModel(QAbstractItemModel* model) {
    m_list->setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &Table::refresh);
    connect(model, &QAbstractItemModel::rowsInserted, this, &Table::refresh);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &Table::refresh);
    refresh();
}

void Table::setEmpty(EmptyState* empty) {
    m_stack->addWidget(empty);
    refresh();
}

void Table::setColumns(const Columns& columns) {
    m_columns = columns;
    m_head->setColumns(columns);
    m_list->viewport()->update();
}

bool Table::isEmptyShown() const {
    return m_stack->currentWidget() != m_page;
}

void Table::refresh() {
    const bool empty = m_list->model() != nullptr && m_list->model()->rowCount() == 0 && m_stack->count() > 1;
    m_stack->setCurrentIndex(empty ? 1 : 0);
}

} // namespace watchdesk::ui
