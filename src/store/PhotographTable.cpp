#include "store/PhotographTable.h"

#include "store/BoxText.h"
#include "store/MediaTable.h"
#include "store/Records.h"
#include "store/TemplateTable.h"

namespace watchdesk::store {

namespace {

const Shape shape{"photograph",
                  {QStringLiteral("subject_id"), QStringLiteral("media_id"), QStringLiteral("taken_on"),
                   QStringLiteral("source"), QStringLiteral("from_police"), QStringLiteral("added_ms"),
                   QStringLiteral("quality"), QStringLiteral("face_height"), QStringLiteral("face")}};

Result<Args> valuesOf(Tx& tx, const domain::Photograph& v) {
    ColumnWriter c(tx, shape, v.id);
    c.about(v.subjectId);
    c.reference(v.subjectId).reference(v.mediaId).date(v.takenOn).seal(v.source).add(v.fromPolice);
    c.add(static_cast<qint64>(v.addedAt)).add(v.quality).add(static_cast<qint64>(v.faceHeight)).add(boxText(v.face));
    return c.take();
}

Result<domain::Photograph> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Photograph v;
    v.id = c.text();
    v.version = c.integer();
    v.subjectId = c.text();
    v.mediaId = c.text();
    v.takenOn = c.date();
    v.source = c.opened();
    v.fromPolice = c.flag();
    v.addedAt = c.integer();
    v.quality = c.text();
    v.faceHeight = c.small();
    v.face = boxOf(c.text());
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Photograph> PhotographTable::insert(Tx& tx, domain::Photograph value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Photograph> PhotographTable::update(Tx& tx, domain::Photograph value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Photograph>> PhotographTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Photograph>> PhotographTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY id")), {}, fromRow);
}

Result<QVector<domain::Photograph>> PhotographTable::ofSubject(Tx& tx, const QString& subjectId) {
    return readMany(tx, shape.select(QStringLiteral("WHERE subject_id = ? ORDER BY id")), {subjectId}, fromRow);
}

Result<void> PhotographTable::remove(Tx& tx, const QString& id) {
    // Opens nothing: what is to go goes whether somebody has the key or not.
    STORE_TRY(photograph, tx.one(QStringLiteral("SELECT media_id FROM photograph WHERE id = ?"), {id}));
    if (!photograph)
        return Error{ErrorCode::NotFound, "That photograph is not in the store.", "Nothing was changed.", ""};
    STORE_CHECK(TemplateTable::removeOfPhotograph(tx, id));
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM thumbnail WHERE id = ?"), {id}));
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM photograph WHERE id = ?"), {id}));
    STORE_CHECK(tx.note(shape.table, id, 0));
    return MediaTable::remove(tx, photograph->text(0));
}

Result<void> ThumbnailTable::put(Tx& tx, const QString& photographId, const QByteArray& jpeg) {
    STORE_TRY(of, tx.one(QStringLiteral("SELECT subject_id FROM photograph WHERE id = ?"), {photographId}));
    const QString subjectId = of ? of->text(0) : QString();
    STORE_TRY(sealed, tx.sealBytes({"thumbnail", "picture", photographId, subjectId}, jpeg, KeyClass::Faces));
    STORE_CHECK(
        tx.exec(QStringLiteral("INSERT INTO thumbnail (id, version, picture) VALUES (?, 1, ?) ON CONFLICT (id) DO "
                               "UPDATE SET version = thumbnail.version + 1, picture = excluded.picture"),
                {photographId, sealed}));
    return {};
}

Result<QHash<QString, QByteArray>> ThumbnailTable::fetch(Tx& tx, const QVector<QString>& photographIds) {
    QHash<QString, QByteArray> out;
    STORE_CHECK(forIds(tx, QStringLiteral("SELECT id, picture FROM thumbnail WHERE id IN (%1)"), photographIds,
                       [&](const Row& row) -> Result<void> {
                           STORE_TRY(opened, tx.openBytes({"thumbnail", "picture", row.text(0)}, row.blob(1)));
                           out.insert(row.text(0), opened);
                           return {};
                       }));
    return out;
}

} // namespace watchdesk::store
