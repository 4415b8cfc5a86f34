// The clocks of retention, edited in place.
#pragma once

#include "desk/RetentionDesk.h"
#include "ui/widgets/Rows.h"

#include <QWidget>

class QSpinBox;

namespace watchdesk::ui {

class Table;

/// Enter or a double click opens the value, Enter keeps it, Esc leaves it. Says what is wanted. Window's thread.
class ClockView : public QWidget {
    Q_OBJECT
public:
    static constexpr int rowHeight = 56;

    explicit ClockView(QWidget* parent = nullptr);
    void show(const QVector<desk::ClockRow>& clocks);
    [[nodiscard]] const Rows<desk::ClockRow>& rows() const { return *m_rows; }
    [[nodiscard]] Table& table() const { return *m_table; }
    void edit();
    [[nodiscard]] bool isEditing() const;

Q_SIGNALS:
    void valueWanted(const QString& key, int value, int before);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keep();
    void leave();
    void paintCell(QPainter& painter, const QRectF& cell, int row, int column) const;
    Rows<desk::ClockRow>* m_rows;
    Table* m_table;
    QSpinBox* m_value;
    int m_edited = -1;
};

/// "12 months", "1 day".
[[nodiscard]] QString retentionText(domain::RetentionUnit unit, int value);

} // namespace watchdesk::ui
