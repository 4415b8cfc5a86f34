// A list whose rows are painted, and that walks by keys.
#pragma once

#include <QListView>

namespace watchdesk::ui {

class EmptyState;

/// One column of painted rows, a scroll bar only at the side. Enter and a double click say opened().
class RowList : public QListView {
    Q_OBJECT
public:
    explicit RowList(const QString& accessibleName, QWidget* parent = nullptr);
    /// Chooses a row and brings it into sight.
    void choose(int row);
    /// What stands in its middle while it has no row, once it is told: before that the rows may still be on their way.
    void setEmptyState(const QString& icon, const QString& heading, const QString& sentence);
    /// Null until it was told.
    [[nodiscard]] const EmptyState* emptyState() const { return m_empty; }
    void setModel(QAbstractItemModel* model) override;

Q_SIGNALS:
    void chosen(int row); ///< -1: none
    void opened(int row);
    void spacePressed(int row);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showEmptiness();
    EmptyState* m_empty = nullptr;
};

} // namespace watchdesk::ui
