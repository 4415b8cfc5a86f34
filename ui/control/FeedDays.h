// Which days the rows of a log are of, and where dividers between days stand.
#pragma once

#include <QDate>
#include <QVector>

#include <limits>

namespace watchdesk::ui {

/// Ages count rows from the oldest (0). A day is known once its row was read; a divider stands above the newest row of
/// a day, where the row after it is of another. Four bytes a row.
class FeedDays {
public:
    /// So many rows, none of them read.
    void reset(qsizetype rows);
    /// Rows that are not read yet were put in before that age: it and those after it move on.
    void insert(int age, int rows);
    void append() { m_days.append(unknown); }
    /// The row is of that local date; answers whether dividers came or went.
    bool note(int age, const QDate& day);
    [[nodiscard]] bool isKnown(int age) const { return m_days.value(age, unknown) != unknown; }
    /// Null while it is not known.
    [[nodiscard]] QDate of(int age) const;
    /// How many dividers are known at that age or above.
    [[nodiscard]] int dividersFrom(int age) const;

private:
    static constexpr qint32 unknown = std::numeric_limits<qint32>::min();
    bool placeDivider(int older);
    QVector<qint32> m_days;  ///< Julian day by age
    QVector<int> m_dividers; ///< ages below them, ascending
};

} // namespace watchdesk::ui
