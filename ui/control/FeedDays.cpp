#include "ui/control/FeedDays.h"

#include <algorithm>

namespace watchdesk::ui {

void FeedDays::reset(qsizetype rows) {
    m_days.fill(unknown, rows);
    m_dividers.clear();
}

void FeedDays::insert(int age, int rows) {
    m_days.insert(age, rows, unknown);
    for (int& divider : m_dividers)
        divider += divider >= age ? rows : 0;
}

bool FeedDays::note(int age, const QDate& day) {
    const auto number = static_cast<qint32>(day.toJulianDay());
    if (m_days.at(age) == number)
        return false;
    m_days[age] = number;
    const bool below = placeDivider(age - 1);
    return placeDivider(age) || below;
}

/// A divider stands above (on the newer side of) an older row whose newer neighbour is of another day.
bool FeedDays::placeDivider(int older) {
    if (older < 0 || older + 1 >= m_days.size())
        return false;
    const bool wanted = isKnown(older) && isKnown(older + 1) && m_days.at(older) != m_days.at(older + 1);
    const auto place = std::lower_bound(m_dividers.begin(), m_dividers.end(), older);
    const bool there = place != m_dividers.end() && *place == older;
    if (wanted && !there)
        m_dividers.insert(place, older);
    else if (!wanted && there)
        m_dividers.erase(place);
    return wanted != there;
}

QDate FeedDays::of(int age) const {
    return isKnown(age) ? QDate::fromJulianDay(m_days.at(age)) : QDate();
}

int FeedDays::dividersFrom(int age) const {
    const auto from = std::lower_bound(m_dividers.cbegin(), m_dividers.cend(), age);
    return static_cast<int>(m_dividers.cend() - from);
}

} // namespace watchdesk::ui
