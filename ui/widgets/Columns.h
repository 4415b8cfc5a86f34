// Columns of a painted list, and the line of their names above it.
#pragma once

#include <QRectF>
#include <QString>
#include <QVector>
#include <QWidget>

namespace watchdesk::ui {

struct Column {
    QString title;
    int width = 0;      ///< pixels; 0: it shares what the others leave
    bool right = false; ///< what is in it stands at the right
};

/// Where each cell of a row is. 12 px at both ends and between two columns.
class Columns {
public:
    Columns() = default;
    explicit Columns(QVector<Column> columns) : m_columns(std::move(columns)) {}
    [[nodiscard]] QRectF cell(const QRectF& row, int column) const;
    [[nodiscard]] const QVector<Column>& all() const { return m_columns; }

private:
    QVector<Column> m_columns;
};

/// 28 px with a rule below.
class ColumnHead : public QWidget {
    Q_OBJECT
public:
    explicit ColumnHead(Columns columns, QWidget* parent = nullptr);
    void setColumns(const Columns& columns);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Columns m_columns;
};

} // namespace watchdesk::ui
