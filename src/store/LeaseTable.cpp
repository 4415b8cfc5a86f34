#include "store/LeaseTable.h"

#include "store/Try.h"

namespace watchdesk::store {

namespace {

Result<void> put(Tx& tx, const RecorderLease& lease) {
    STORE_CHECK(
        tx.exec(QStringLiteral("INSERT INTO recorder_lease (channel, version, holder, desk, beat, since) "
                               "VALUES (?, 1, ?, ?, ?, ?) "
                               "ON CONFLICT (channel) DO UPDATE SET version = recorder_lease.version + 1, holder = "
                               "excluded.holder, desk = excluded.desk, beat = excluded.beat, since = excluded.since"),
                {lease.channel, lease.holder, lease.desk, lease.beat, static_cast<qint64>(lease.since)}));
    return {};
}

} // namespace

Result<std::optional<RecorderLease>> LeaseTable::find(Tx& tx, const QString& channel) {
    std::optional<RecorderLease> found;
    STORE_CHECK(
        tx.forEach(QStringLiteral("SELECT channel, holder, desk, beat, since FROM recorder_lease WHERE channel = ?"),
                   {channel}, [&found](const Row& row) -> Result<void> {
                       found = RecorderLease{row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4)};
                       return {};
                   }));
    return found;
}

Result<RecorderLease> LeaseTable::take(Tx& tx, const RecorderLease& ours, std::optional<qint64> staleBeat) {
    STORE_TRY(now, find(tx, ours.channel));
    const bool mine = now && now->holder == ours.holder;
    if (now && !mine && now->beat != staleBeat)
        return *now;
    RecorderLease next = ours;
    next.beat = now ? now->beat + 1 : 1;
    if (mine)
        next.since = now->since;
    STORE_CHECK(put(tx, next));
    return next;
}

Result<void> LeaseTable::release(Tx& tx, const QString& channel, const QString& holder) {
    STORE_CHECK(
        tx.exec(QStringLiteral("DELETE FROM recorder_lease WHERE channel = ? AND holder = ?"), {channel, holder}));
    return {};
}

} // namespace watchdesk::store
