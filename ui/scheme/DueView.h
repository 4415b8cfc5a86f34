// What retention would erase today.
#pragma once

#include "ui/scheme/DueModel.h"

#include <QWidget>

class QPainter;

namespace watchdesk::ui {

class Button;
class EmptyState;
class LabelText;
class Table;

/// Kinds and their records with boxes; Space, Enter or a click on a box chooses. Says what is wanted. Window's thread.
class DueView : public QWidget {
    Q_OBJECT
public:
    static constexpr int rowHeight = 36;

    explicit DueView(QWidget* parent = nullptr);
    void show(const QVector<desk::DueRow>& records);
    /// While the first answer is on its way.
    void showLooking();
    [[nodiscard]] DueModel& model() const { return *m_model; }
    [[nodiscard]] Table& table() const { return *m_table; }
    [[nodiscard]] QString footText() const;

Q_SIGNALS:
    void eraseWanted(const QVector<watchdesk::desk::DueRow>& records);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeFoot();
    void showChosen();
    void paintCell(QPainter& painter, const QRectF& cell, int row, int column) const;
    void paintHead(QPainter& painter, const QRectF& cell, int row) const;

    DueModel* m_model;
    Table* m_table;
    EmptyState* m_empty;
    LabelText* m_count;
    Button* m_erase;
};

} // namespace watchdesk::ui
