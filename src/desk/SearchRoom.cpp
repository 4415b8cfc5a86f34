#include "desk/SearchRoom.h"

#include "desk/SearchTouches.h"

#include <algorithm>
#include <utility>

namespace watchdesk::desk {

SearchRoom::SearchRoom(Work keepUp) : m_keepUp(std::move(keepUp)) {}

void SearchRoom::leave() {
    const QMutexLocker lock(&m_mutex);
    m_keepUp = nullptr;
}

bool SearchRoom::begin(const domain::Person& person, const Work& build) {
    const QMutexLocker lock(&m_mutex);
    if (person.id.isEmpty() || m_index != nullptr)
        return false;
    auto index = store::TextIndex::open();
    m_error = index ? std::nullopt : std::optional(index.error());
    m_state.stage = index ? SearchState::Stage::Building : SearchState::Stage::Failed;
    if (index)
        m_index = std::move(*index);
    m_person = person;
    build(++m_run);
    return true;
}

std::shared_ptr<store::TextIndex> SearchRoom::end() {
    const QMutexLocker lock(&m_mutex);
    ++m_run;
    m_person = {};
    m_pending.clear();
    m_scheduled = false;
    m_state = {};
    m_error.reset();
    return std::exchange(m_index, nullptr);
}

bool SearchRoom::tellFilled(quint64 which, qint64 done, qint64 total) {
    const QMutexLocker lock(&m_mutex);
    if (which != m_run)
        return false;
    m_state.done = done;
    m_state.total = std::max(total, done);
    return true;
}

bool SearchRoom::tellBuilt(quint64 which, const Result<void>& built) {
    const QMutexLocker lock(&m_mutex);
    if (which != m_run)
        return false;
    m_state.stage = built ? SearchState::Stage::Ready : SearchState::Stage::Failed;
    if (!built)
        m_error = built.error();
    return true;
}

quint64 SearchRoom::run() const {
    const QMutexLocker lock(&m_mutex);
    return m_run;
}

SearchState SearchRoom::state() const {
    const QMutexLocker lock(&m_mutex);
    return m_state;
}

std::shared_ptr<store::TextIndex> SearchRoom::indexOf(quint64 which) const {
    const QMutexLocker lock(&m_mutex);
    return which == m_run ? m_index : nullptr;
}

domain::Person SearchRoom::personOf(quint64 which) const {
    const QMutexLocker lock(&m_mutex);
    return which == m_run ? m_person : domain::Person();
}

std::optional<Error> SearchRoom::failure() const {
    const QMutexLocker lock(&m_mutex);
    return m_error;
}

QVector<store::Change> SearchRoom::takePending(quint64 which) {
    const QMutexLocker lock(&m_mutex);
    if (which != m_run)
        return {};
    m_scheduled = false;
    return std::exchange(m_pending, {});
}

void SearchRoom::giveBack(quint64 which, const QVector<store::Change>& changes) {
    const QMutexLocker lock(&m_mutex);
    if (which == m_run)
        m_pending = changes + m_pending;
}

void SearchRoom::hear(const QVector<store::Change>& changes) {
    const QMutexLocker lock(&m_mutex);
    if (!m_keepUp || m_index == nullptr)
        return;
    for (const store::Change& change : changes) {
        if (concernsSearch(change.entity))
            m_pending.append(change);
    }
    if (m_pending.isEmpty() || m_scheduled)
        return;
    m_scheduled = true;
    m_keepUp(m_run);
}

} // namespace watchdesk::desk
