// A table of records that feels right: columns to show and order, sorting, many chosen at once, editing in place.
#pragma once

#include "ui/widgets/RecordModel.h"

#include <QStringList>
#include <QTableView>

class QStackedWidget;

namespace watchdesk::ui {

class EmptyState;

/// Rows of 32 px. A click on a column's name sorts by it, a drag moves it, its menu shows and hides columns; how they
/// stand is remembered by `id`. Enter and a double click say opened(); F2 edits a cell that may be; what is chosen
/// stays chosen when the list is read, sorted or filtered anew. Ctrl+C copies the chosen rows as lines of tab-separated
/// cells.
class RecordTable : public QWidget {
    Q_OBJECT
public:
    RecordTable(const QString& id, const QString& accessibleName, RecordModel* model, QWidget* parent = nullptr);

    /// Instead of the list while it has no rows at all, and while the filter leaves none. Owned from now on.
    void setEmpty(EmptyState* nothing, EmptyState* filtered);
    [[nodiscard]] QStringList chosenIds() const; ///< in the order shown
    [[nodiscard]] QString currentId() const;
    void choose(const QStringList& ids);
    void setFilter(const QString& text);
    [[nodiscard]] QTableView& view() const { return *m_view; }
    /// Shows a column or hides it; the last one stays.
    void setColumnShown(const QString& column, bool shown);
    [[nodiscard]] bool isColumnShown(const QString& column) const;
    /// The columns as they were at first.
    void resetColumns();
    [[nodiscard]] bool isEmptyShown() const;

Q_SIGNALS:
    void chosenChanged();
    void opened(const QString& id);
    /// On the chosen rows, at the pointer or the current cell.
    void menuWanted(const QPoint& global);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpHeader();
    void setUpColumns();
    void showHeaderMenu(const QPoint& at);
    void copyChosen() const;
    void remember();
    void refresh();
    void keepChoice();
    QString m_id;
    RecordModel* m_model;
    QTableView* m_view;
    QStackedWidget* m_stack;
    QWidget* m_nothing = nullptr;
    QWidget* m_filtered = nullptr;
    QStringList m_kept;
    QString m_keptCurrent;
    bool m_restoring = false;
};

} // namespace watchdesk::ui
