#include "ui/control/HiddenAges.h"

#include <algorithm>
#include <iterator>

namespace watchdesk::ui {

bool HiddenAges::contains(int age) const {
    return std::binary_search(m_ages.cbegin(), m_ages.cend(), age);
}

int HiddenAges::ageOfRank(int rank) const {
    // m_ages[i] - i rows are shown before the i-th hidden one.
    int low = 0;
    int high = count();
    while (low < high) {
        const int middle = (low + high) / 2;
        if (m_ages.at(middle) - middle > rank)
            high = middle;
        else
            low = middle + 1;
    }
    return rank + low;
}

int HiddenAges::rankOfAge(int age) const {
    const auto at = std::lower_bound(m_ages.cbegin(), m_ages.cend(), age);
    if (at != m_ages.cend() && *at == age)
        return -1;
    return age - static_cast<int>(at - m_ages.cbegin());
}

int HiddenAges::shownBelow(int age) const {
    return age - static_cast<int>(std::lower_bound(m_ages.cbegin(), m_ages.cend(), age) - m_ages.cbegin());
}

void HiddenAges::add(int age) {
    const auto at = std::lower_bound(m_ages.begin(), m_ages.end(), age);
    if (at == m_ages.end() || *at != age)
        m_ages.insert(at, age);
}

void HiddenAges::remove(int age) {
    const auto at = std::lower_bound(m_ages.begin(), m_ages.end(), age);
    if (at != m_ages.end() && *at == age)
        m_ages.erase(at);
}

void HiddenAges::remove(QVector<int> ages) {
    std::sort(ages.begin(), ages.end());
    QVector<int> rest;
    std::set_difference(m_ages.cbegin(), m_ages.cend(), ages.cbegin(), ages.cend(), std::back_inserter(rest));
    m_ages = std::move(rest);
}

void HiddenAges::shift(int from, int by) {
    for (auto at = std::lower_bound(m_ages.begin(), m_ages.end(), from); at != m_ages.end(); ++at)
        *at += by;
}

} // namespace watchdesk::ui
