// A list whose rows are painted, and that walks by keys.
#pragma once

#include <QListView>

namespace watchdesk::ui {

/// One column of painted rows, a scroll bar only at the side. Enter and a double click say opened().
class RowList : public QListView {
    Q_OBJECT
public:
    explicit RowList(const QString& accessibleName, QWidget* parent = nullptr);
    /// Chooses a row and brings it into sight.
    void choose(int row);

Q_SIGNALS:
    void chosen(int row); ///< -1: none
    void opened(int row);
    void spacePressed(int row);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace watchdesk::ui
