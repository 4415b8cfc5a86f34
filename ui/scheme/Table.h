// A list in columns, with what stands in its place while it is empty.
#pragma once

#include "ui/widgets/Columns.h"
#include "ui/widgets/Rows.h"

#include <QWidget>

class QStackedWidget;

namespace watchdesk::ui {

class EmptyState;
class RowList;

/// Rows of one height under a line of names. Cells are painted by a function.
class Table : public QWidget {
    Q_OBJECT
public:
    using PaintCell = std::function<void(QPainter&, const QRectF& cell, int row, int column)>;

    Table(const QString& accessibleName, const Columns& columns, int rowHeight, PaintCell paint,
          QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model);
    /// Owned by the table from now on.
    void setEmpty(EmptyState* empty);
    void setColumns(const Columns& columns);
    [[nodiscard]] RowList& list() const { return *m_list; }
    [[nodiscard]] bool isEmptyShown() const;

private:
    void refresh();
    Columns m_columns;
    ColumnHead* m_head;
    RowList* m_list;
    QWidget* m_page;
    QStackedWidget* m_stack;
};

} // namespace watchdesk::ui
