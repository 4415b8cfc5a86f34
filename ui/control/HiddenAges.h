// Which rows of a log are not shown, and where the others stand.
#pragma once

#include <QVector>

namespace watchdesk::ui {

/// Ages count rows from the oldest (0), ranks count those that are shown. Everything but add() and remove() takes the
/// logarithm of how many are hidden.
class HiddenAges {
public:
    [[nodiscard]] int count() const { return static_cast<int>(m_ages.size()); }
    [[nodiscard]] bool contains(int age) const;
    /// The age of the shown row of that rank.
    [[nodiscard]] int ageOfRank(int rank) const;
    /// The rank of an age; -1 when it is hidden.
    [[nodiscard]] int rankOfAge(int age) const;
    /// How many older rows are shown.
    [[nodiscard]] int shownBelow(int age) const;
    void add(int age);
    void remove(int age);
    /// Of many at once.
    void remove(QVector<int> ages);
    /// Rows were put in before that age: it and those after it move on.
    void shift(int from, int by);
    void clear() { m_ages.clear(); }

private:
    QVector<int> m_ages; ///< ascending
};

} // namespace watchdesk::ui
