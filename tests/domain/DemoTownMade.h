// The demo town as tests look at it.
#pragma once

#include "domain/DemoTown.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>

namespace watchdesk::domain::test {

inline constexpr UtcMs friday = 1'795'185'138'000; // 2026-11-20T14:32:18Z

inline DemoTown make(quint64 seed, UtcMs now = friday, int months = 12) {
    DemoOptions options;
    options.seed = seed;
    options.now = now;
    options.months = months;
    return makeDemoTown(options);
}

inline const DemoTown& town() {
    static const DemoTown made = make(1);
    return made;
}

inline QDateTime local(UtcMs at) {
    return QDateTime::fromMSecsSinceEpoch(at, QTimeZone("Europe/London"));
}

template <class T>
const T* byId(const QVector<T>& list, const QString& id) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const T& t) { return t.id == id; });
    return found == list.end() ? nullptr : &*found;
}

template <class T>
QSet<QString> idsOf(const QVector<T>& list) {
    QSet<QString> ids;
    for (const T& t : list)
        ids.insert(t.id);
    return ids;
}

} // namespace watchdesk::domain::test
