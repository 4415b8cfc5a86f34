// Lists of records in columns: sorted, filtered as one types, chosen by many.
#pragma once

#include "ui/theme/Theme.h"

#include <QAbstractTableModel>
#include <QBasicTimer>
#include <QHash>
#include <QStringList>
#include <QVector>

#include <functional>

namespace watchdesk::ui {

struct RecordColumn {
    QString id; ///< "phone": remembered with the list's order
    QString title;
    int width = 120;    ///< at first, pixels
    bool shown = true;  ///< at first
    bool right = false; ///< numbers stand at the right
    bool editable = false;
};

/// What is in a cell. `key` is what it sorts by; none: the text.
struct RecordCell {
    QString text;
    Tone tone = Tone::Text;
    QVariant key = {};
    QString icon = {}; ///< Lucide's name, before the text
};

/// Rows are what is shown: filtered and sorted. 5,000 records are filtered in some milliseconds, since what is looked
/// through is put together once, after the rows have been painted. Window's thread.
class RecordModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit RecordModel(QVector<RecordColumn> columns, QObject* parent = nullptr);

    /// Each word of it has to be in some cell of a row, whatever the case.
    void setFilter(const QString& text);
    [[nodiscard]] const QString& filter() const { return m_filter; }
    [[nodiscard]] const QVector<RecordColumn>& columns() const { return m_columns; }
    [[nodiscard]] int total() const { return count(); }
    [[nodiscard]] QString idOf(int row) const;
    [[nodiscard]] int rowOf(const QString& id) const; ///< -1: not shown
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] RecordCell cell(const QModelIndex& index) const {
        return cellAt(m_shown.at(index.row()), index.column());
    }

Q_SIGNALS:
    void edited(const QString& id, const QString& column, const QString& text);

protected:
    [[nodiscard]] virtual int count() const = 0;
    [[nodiscard]] virtual QString idAt(int value) const = 0;
    [[nodiscard]] virtual RecordCell cellAt(int value, int column) const = 0;
    [[nodiscard]] int valueAt(int row) const { return m_shown.value(row, -1); }
    /// The values are others now: to be called between begin- and endResetModel().
    void refill();

private:
    void order();
    void choose();
    void placeRows();
    [[nodiscard]] QVector<int> fitting(const QVector<int>& among) const;
    void fold(int upTo);
    void timerEvent(QTimerEvent* event) override;
    QVector<RecordColumn> m_columns;
    QStringList m_words;           ///< of each value, folded: what the filter looks through; as far as it has come
    QBasicTimer m_folding;         ///< while m_words is not complete: goes on when nothing else is to be done
    QVector<int> m_order;          ///< every value, sorted
    QVector<int> m_shown;          ///< of these, what the filter lets through
    QHash<QString, int> m_valueOf; ///< by id
    QVector<int> m_rowOf;          ///< by value; -1: not shown
    QString m_filter;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

/// The same of values of one type.
template <class T>
class Records : public RecordModel {
public:
    Records(QVector<RecordColumn> columns, std::function<QString(const T&)> id,
            std::function<RecordCell(const T&, const QString& column)> cell, QObject* parent = nullptr)
        : RecordModel(std::move(columns), parent), m_id(std::move(id)), m_cell(std::move(cell)) {}
    void set(QVector<T> values) {
        beginResetModel();
        m_values = std::move(values);
        refill();
        endResetModel();
    }
    [[nodiscard]] const QVector<T>& all() const { return m_values; }
    [[nodiscard]] const T* at(int row) const { return valueAt(row) < 0 ? nullptr : &m_values.at(valueAt(row)); }

protected:
    [[nodiscard]] int count() const override { return static_cast<int>(m_values.size()); }
    [[nodiscard]] QString idAt(int value) const override { return m_id(m_values.at(value)); }
    [[nodiscard]] RecordCell cellAt(int value, int column) const override {
        return m_cell(m_values.at(value), columns().at(column).id);
    }

private:
    std::function<QString(const T&)> m_id;
    std::function<RecordCell(const T&, const QString&)> m_cell;
    QVector<T> m_values;
};

} // namespace watchdesk::ui
