#include "store/AgendaItemTable.h"

#include "store/Records.h"

#include <algorithm>
#include <tuple>

namespace watchdesk::store {

namespace {

const Shape shape{"agenda_item",
                  {QStringLiteral("meeting_id"), QStringLiteral("section"), QStringLiteral("position"),
                   QStringLiteral("title"), QStringLiteral("detail"), QStringLiteral("rank"), QStringLiteral("source"),
                   QStringLiteral("edited"), QStringLiteral("hidden"), QStringLiteral("placed"),
                   QStringLiteral("gone")}};

Result<Args> valuesOf(Tx& tx, const domain::AgendaItem& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.meetingId).word(domain::agendaSectionWords, v.section).add(static_cast<qint64>(v.position));
    c.seal(v.title).seal(v.detail).add(v.rank).add(v.source).add(v.edited).add(v.hidden).add(v.placed).add(v.gone);
    return c.take();
}

Result<domain::AgendaItem> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::AgendaItem v;
    v.id = c.text();
    v.version = c.integer();
    v.meetingId = c.text();
    v.section = c.word(domain::agendaSectionWords);
    v.position = c.small();
    v.title = c.opened();
    v.detail = c.opened();
    v.rank = c.integer();
    v.source = c.text();
    v.edited = c.flag();
    v.hidden = c.flag();
    v.placed = c.flag();
    v.gone = c.flag();
    return finished(c, std::move(v));
}

Result<void> dropEvidence(Tx& tx, const QString& itemId) {
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM agenda_evidence WHERE item_id = ?"), {itemId}));
    return {};
}

Result<void> writeEvidence(Tx& tx, const domain::AgendaItem& v) {
    if (v.version > 1)
        STORE_CHECK(dropEvidence(tx, v.id));
    for (int i = 0; i < v.evidence.size(); ++i)
        STORE_CHECK(tx.exec(
            QStringLiteral(
                "INSERT INTO agenda_evidence (item_id, version, position, entity, entity_id) VALUES (?, ?, ?, ?, ?)"),
            {v.id, v.version, i, v.evidence.at(i).entity, v.evidence.at(i).entityId}));
    return {};
}

Result<QVector<domain::AgendaItem>> withEvidence(Tx& tx, QVector<domain::AgendaItem> items) {
    QHash<QString, QVector<domain::AgendaEvidence>> evidence;
    QVector<QString> ids;
    for (const auto& item : items)
        ids.append(item.id);
    STORE_CHECK(forIds(tx,
                       QStringLiteral("SELECT item_id, entity, entity_id FROM agenda_evidence WHERE item_id IN (%1) "
                                      "ORDER BY item_id, position"),
                       ids, [&evidence](const Row& row) -> Result<void> {
                           evidence[row.text(0)].append({row.text(1), row.text(2)});
                           return {};
                       }));
    for (auto& item : items)
        item.evidence = evidence.value(item.id);
    return items;
}

Result<QVector<domain::AgendaItem>> read(Tx& tx, const QString& rest, const Args& args) {
    STORE_TRY(items, readMany(tx, shape.select(rest), args, fromRow));
    return withEvidence(tx, items);
}

} // namespace

Result<domain::AgendaItem> AgendaItemTable::insert(Tx& tx, domain::AgendaItem value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    STORE_CHECK(writeEvidence(tx, value));
    return value;
}

Result<domain::AgendaItem> AgendaItemTable::update(Tx& tx, domain::AgendaItem value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    STORE_CHECK(writeEvidence(tx, value));
    return value;
}

Result<void> AgendaItemTable::remove(Tx& tx, const domain::AgendaItem& value) {
    STORE_CHECK(dropEvidence(tx, value.id));
    return removeRecord(tx, shape, value.id, value.version);
}

Result<std::optional<domain::AgendaItem>> AgendaItemTable::find(Tx& tx, const QString& id) {
    STORE_TRY(found, read(tx, QStringLiteral("WHERE id = ?"), {id}));
    return found.isEmpty() ? std::optional<domain::AgendaItem>() : std::optional<domain::AgendaItem>(found.first());
}

Result<QVector<domain::AgendaItem>> AgendaItemTable::ofMeeting(Tx& tx, const QString& meetingId) {
    STORE_TRY(items, read(tx, QStringLiteral("WHERE meeting_id = ?"), {meetingId}));
    std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
        return std::tie(a.section, a.position, a.id) < std::tie(b.section, b.position, b.id);
    });
    return items;
}

} // namespace watchdesk::store
