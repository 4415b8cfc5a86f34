#include "store/TransmissionTable.h"

#include "store/Records.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace watchdesk::store {

namespace {

const Shape shape{"transmission",
                  {QStringLiteral("channel"), QStringLiteral("start_ms"), QStringLiteral("end_ms"),
                   QStringLiteral("call_id"), QStringLiteral("ssrc"), QStringLiteral("caller_code"),
                   QStringLiteral("radio_set_id"), QStringLiteral("codes"), QStringLiteral("media_id"),
                   QStringLiteral("packets"), QStringLiteral("lost"), QStringLiteral("cut"), QStringLiteral("envelope"),
                   QStringLiteral("incident_id")}};

QString textOf(const QVector<domain::HeardCode>& codes) {
    QJsonArray array;
    for (const domain::HeardCode& code : codes)
        array.append(QJsonObject{{QStringLiteral("set"), code.set},
                                 {QStringLiteral("code"), code.code},
                                 {QStringLiteral("atMs"), code.atMs}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QVector<domain::HeardCode> codesOf(const QString& text) {
    QVector<domain::HeardCode> codes;
    for (const QJsonValue& value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const QJsonObject code = value.toObject();
        codes.append({code[QStringLiteral("set")].toString(), code[QStringLiteral("code")].toString(),
                      code[QStringLiteral("atMs")].toInt()});
    }
    return codes;
}

Result<Args> valuesOf(Tx& tx, const domain::Transmission& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(v.channel).add(static_cast<qint64>(v.start)).add(static_cast<qint64>(v.end)).add(v.callId).add(v.ssrc);
    c.add(v.callerCode).reference(v.radioSetId).add(textOf(v.codes)).reference(v.mediaId).add(v.packets).add(v.lost);
    c.add(v.cut).add(v.envelope).add(v.incidentId);
    return c.take();
}

Result<domain::Transmission> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Transmission v;
    v.id = c.text();
    v.version = c.integer();
    v.channel = c.text();
    v.start = c.integer();
    v.end = c.integer();
    v.callId = c.text();
    v.ssrc = c.integer();
    v.callerCode = c.text();
    v.radioSetId = c.text();
    v.codes = codesOf(c.text());
    v.mediaId = c.text();
    v.packets = c.integer();
    v.lost = c.integer();
    v.cut = c.flag();
    v.envelope = c.blob();
    v.incidentId = c.text();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Transmission> TransmissionTable::insert(Tx& tx, domain::Transmission value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Transmission> TransmissionTable::update(Tx& tx, domain::Transmission value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Transmission>> TransmissionTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Transmission>> TransmissionTable::unfinished(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("WHERE end_ms = 0 ORDER BY start_ms, id")), {}, fromRow);
}

Result<QVector<domain::Transmission>> TransmissionTable::list(Tx& tx, const TransmissionFilter& filter) {
    Where where;
    where.between("start_ms", filter.since, filter.until);
    if (!filter.channel.isEmpty())
        where.add(QStringLiteral("channel = ?"), {filter.channel});
    if (filter.beforeStart > 0)
        where.add(QStringLiteral("(start_ms, id) < (?, ?)"),
                  {static_cast<qint64>(filter.beforeStart), filter.beforeId});
    return readMany(
        tx, shape.select(where.sql() + QStringLiteral(" ORDER BY start_ms DESC, id DESC") + limitOf(filter.limit)),
        where.args(), fromRow);
}

Result<QVector<domain::Transmission>> TransmissionTable::fetch(Tx& tx, const QVector<QString>& ids) {
    return readByIds(tx, shape, ids, fromRow);
}

Result<QVector<domain::Transmission>> TransmissionTable::ofIncident(Tx& tx, const QString& incidentId) {
    return readMany(tx,
                    shape.select(QStringLiteral("WHERE incident_id = ? OR id IN (SELECT transmission_id FROM incident "
                                                "WHERE id = ?) ORDER BY start_ms, id")),
                    {incidentId, incidentId}, fromRow);
}

Result<std::optional<domain::Transmission>> TransmissionTable::lastOfRadioSet(Tx& tx, const QString& radioSetId) {
    return readOne(tx, shape.select(QStringLiteral("WHERE radio_set_id = ? ORDER BY start_ms DESC, id DESC LIMIT 1")),
                   {radioSetId}, fromRow);
}

Result<QHash<QString, UtcMs>> TransmissionTable::lastHeard(Tx& tx) {
    QHash<QString, UtcMs> heard;
    STORE_CHECK(
        // The last of each set is one look into the index; to group all overs would read the whole of it.
        tx.forEach(QStringLiteral("SELECT r.id, (SELECT MAX(t.start_ms) FROM transmission t WHERE t.radio_set_id = "
                                  "r.id) FROM radio_set r"),
                   {}, [&heard](const Row& row) -> Result<void> {
                       if (!row.isNull(1))
                           heard.insert(row.text(0), row.integer(1));
                       return {};
                   }));
    return heard;
}

} // namespace watchdesk::store
