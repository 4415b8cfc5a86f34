#include "domain/RollCall.h"

#include <algorithm>

namespace watchdesk::domain {

RollCallRun::RollCallRun(RollWay way, const Rules& rules, QVector<RollMark> marks)
    : m_way(way), m_rules(rules), m_marks(std::move(marks)) {}

std::optional<int> RollCallRun::current() const {
    for (int i = 0; i < m_marks.size(); ++i) {
        if (m_marks.at(i).state == MarkState::Called)
            return i;
    }
    return std::nullopt;
}

void RollCallRun::call(int index, UtcMs now) {
    RollMark& mark = m_marks[index];
    mark.state = MarkState::Called;
    mark.at = now;
    ++mark.calls;
}

QVector<int> RollCallRun::step(UtcMs now) {
    QVector<int> changed;
    if (const auto being = current()) {
        RollMark& mark = m_marks[*being];
        if (m_way == RollWay::Voice || now - mark.at < m_rules.answerMs)
            return changed;
        changed += *being;
        if (mark.calls < m_rules.calls) {
            call(*being, now);
            return changed;
        }
        mark.state = MarkState::Silent;
        mark.at = now;
    }
    for (int i = 0; i < m_marks.size(); ++i) {
        if (m_marks.at(i).state != MarkState::Waiting)
            continue;
        call(i, now);
        changed += i;
        break;
    }
    return changed;
}

std::optional<int> RollCallRun::heard(const QString& radioSetId, UtcMs at, const QString& transmissionId) {
    const int index = indexOf(radioSetId);
    if (index < 0)
        return std::nullopt;
    RollMark& mark = m_marks[index];
    const bool waitedFor = mark.state == MarkState::Called || mark.state == MarkState::Silent ||
                           mark.state == MarkState::NotCalled ||
                           (m_way == RollWay::Voice && mark.state == MarkState::Waiting);
    if (!waitedFor)
        return std::nullopt;
    mark.state = MarkState::Answered;
    mark.at = at;
    mark.byPerson.clear();
    mark.transmissionId = transmissionId;
    return index;
}

std::optional<int> RollCallRun::set(const QString& radioSetId, MarkState state, UtcMs at, const QString& byPerson) {
    const int index = indexOf(radioSetId);
    if (index < 0 || m_marks.at(index).state == state)
        return std::nullopt;
    RollMark& mark = m_marks[index];
    mark.state = state;
    mark.at = at;
    mark.byPerson = byPerson;
    mark.transmissionId.clear();
    if (state == MarkState::Waiting)
        mark.calls = 0;
    return index;
}

QVector<int> RollCallRun::again() {
    QVector<int> changed;
    for (int i = 0; i < m_marks.size(); ++i) {
        if (m_marks.at(i).state != MarkState::Silent)
            continue;
        m_marks[i].state = MarkState::Waiting;
        m_marks[i].calls = 0;
        changed += i;
    }
    return changed;
}

bool RollCallRun::isDone() const {
    return count(MarkState::Waiting) == 0 && count(MarkState::Called) == 0;
}

int RollCallRun::count(MarkState state) const {
    return static_cast<int>(
        std::count_if(m_marks.begin(), m_marks.end(), [&](const RollMark& mark) { return mark.state == state; }));
}

int RollCallRun::indexOf(const QString& radioSetId) const {
    for (int i = 0; i < m_marks.size(); ++i) {
        if (m_marks.at(i).radioSetId == radioSetId)
            return i;
    }
    return -1;
}

} // namespace watchdesk::domain
