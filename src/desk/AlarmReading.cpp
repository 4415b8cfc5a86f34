#include "desk/AlarmReading.h"

#include "store/FeedTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr UtcMs hourMs = 3'600'000;
constexpr UtcMs longestTurnMs = 24 * hourMs; // whoever came before that and never left has left

/// The columns that nobody seals are enough: no detail is opened for it.
Result<QVector<domain::DeskStep>> readSteps(store::Tx& tx, UtcMs since) {
    QVector<domain::DeskStep> steps;
    STORE_CHECK(
        tx.forEach(QStringLiteral("SELECT at_ms, desk, action, entity_id FROM audit WHERE entity = 'person' AND "
                                  "action IN ('person.sign-in', 'person.lock') AND at_ms >= ? ORDER BY seq"),
                   {static_cast<qint64>(since)}, [&steps](const store::Row& row) -> Result<void> {
                       const bool came = row.text(2) == QLatin1String("person.sign-in");
                       steps.append({row.integer(0), row.text(1), came ? row.text(3) : QString()});
                       return {};
                   }));
    return steps;
}

} // namespace

Result<AlarmLoad> readAlarmLoad(store::Tx& tx, const Directory& directory) {
    const UtcMs now = tx.now();
    AlarmLoad load;
    STORE_TRY(times, store::FeedTable::alarmTimes(tx, now - hourMs));
    load.recent = times;
    STORE_TRY(steps, readSteps(tx, now - longestTurnMs));
    QVector<domain::AtDesk> here;
    for (const domain::Turn& turn : domain::turnsOf(steps, now - hourMs, now + 1)) {
        AlarmLoad::Operator one;
        one.name = directory.personName(turn.who);
        one.desk = turn.desk;
        one.isHere = turn.desk == tx.desk();
        one.isThere = turn.isThere;
        one.figures = domain::alarmFigures(times, turn.times);
        if (one.isHere)
            here += turn.times;
        load.operators.append(one);
    }
    load.here = domain::alarmFigures(times, here);
    std::stable_sort(load.operators.begin(), load.operators.end(), [](const auto& a, const auto& b) {
        return std::pair(a.isThere, a.isHere) > std::pair(b.isThere, b.isHere);
    });
    return load;
}

} // namespace watchdesk::desk
