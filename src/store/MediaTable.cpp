#include "store/MediaTable.h"

#include "seal/HashChain.h"
#include "seal/SealedStream.h"
#include "store/KeyTable.h"
#include "store/QtBytes.h"
#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"media",
                  {QStringLiteral("kind"), QStringLiteral("format"), QStringLiteral("bytes"),
                   QStringLiteral("duration_ms"), QStringLiteral("pre_roll_ms"), QStringLiteral("sha256"),
                   QStringLiteral("data_key"), QStringLiteral("complete"), QStringLiteral("created_ms")}};

Result<Args> valuesOf(Tx& tx, const domain::Media& v) {
    ColumnWriter c(tx, shape, v.id);
    c.word(domain::mediaKindWords, v.kind).add(v.format).add(v.bytes).add(static_cast<qint64>(v.durationMs));
    c.add(static_cast<qint64>(v.preRollMs))
        .add(v.sha256)
        .add(v.dataKey)
        .add(v.complete)
        .add(static_cast<qint64>(v.createdAt));
    return c.take();
}

Result<domain::Media> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Media v;
    v.id = c.text();
    v.version = c.integer();
    v.kind = c.word(domain::mediaKindWords);
    v.format = c.text();
    v.bytes = c.integer();
    v.durationMs = c.small();
    v.preRollMs = c.small();
    v.sha256 = c.blob();
    v.dataKey = c.text();
    v.complete = c.flag();
    v.createdAt = c.integer();
    return finished(c, std::move(v));
}

Error cutShort() {
    return {ErrorCode::Corrupt,
            "A recording or picture is cut short, or was changed since it was sealed.",
            {},
            "Restore it from a backup."};
}

/// Lengths of the blocks that begin at the start of `bytes`; an error unless they end where it ends.
Result<QVector<qsizetype>> blockLengths(const QByteArray& bytes) {
    QVector<qsizetype> lengths;
    qsizetype at = 0;
    while (at < bytes.size()) {
        if (bytes.size() - at < 4)
            return cutShort();
        const auto* b = reinterpret_cast<const unsigned char*>(bytes.constData() + at);
        const qsizetype length = 4 + (static_cast<qsizetype>(b[0]) | static_cast<qsizetype>(b[1]) << 8 |
                                      static_cast<qsizetype>(b[2]) << 16 | static_cast<qsizetype>(b[3]) << 24);
        if (length > bytes.size() - at || length > MediaTable::chunkBytes)
            return cutShort();
        lengths.append(length);
        at += length;
    }
    return lengths;
}

Result<void> insertChunk(Tx& tx, const QString& mediaId, qint64 number, const QByteArray& bytes) {
    STORE_CHECK(
        tx.exec(QStringLiteral("INSERT INTO media_chunk (media_id, number, version, sealed) VALUES (?, ?, 1, ?)"),
                {mediaId, number, bytes}));
    return {};
}

/// The data key of a stream's head in the store, and its id beside the media, so that both are found without the chunk.
Result<void> keepKeyOf(Tx& tx, const QString& mediaId, const QByteArray& head) {
    STORE_TRY(id, MediaTable::keepStreamKey(tx, head));
    STORE_CHECK(tx.exec(QStringLiteral("UPDATE media SET data_key = ? WHERE id = ?"), {id, mediaId}));
    return {};
}

/// Opens blocks until the end; of a media that was not finished, a last block that does not open is what the crash
/// left.
Result<QByteArray> openBlocks(seal::SealedStreamReader& reader, const QByteArray& sealed, bool complete) {
    STORE_TRY(ends, seal::wholeBlocks(viewOf(sealed)));
    QByteArray plain;
    for (std::size_t i = 1; i < ends.size(); ++i) {
        auto block = reader.read(viewOf(sealed).subspan(ends[i - 1], ends[i] - ends[i - 1]));
        if (!block && !complete && i + 1 == ends.size())
            break;
        if (!block)
            return block.error();
        plain += bytesOf(*block);
    }
    const bool whole = reader.finished() && ends.back() == static_cast<std::size_t>(sealed.size());
    if (complete && !whole)
        return cutShort();
    return plain;
}

} // namespace

Result<void> MediaTable::remove(Tx& tx, const QString& mediaId) {
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM media_chunk WHERE media_id = ?"), {mediaId}));
    STORE_TRY(gone, tx.exec(QStringLiteral("DELETE FROM media WHERE id = ?"), {mediaId}));
    if (gone == 0)
        return {};
    return tx.note(shape.table, mediaId, 0);
}

KeyClass keyClassOf(domain::MediaKind kind) {
    return kind == domain::MediaKind::Recording ? KeyClass::Records : KeyClass::Faces;
}

Result<domain::Media> MediaTable::insert(Tx& tx, domain::Media value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Media> MediaTable::update(Tx& tx, domain::Media value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Media>> MediaTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Media>> MediaTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY id")), {}, fromRow);
}

Result<QString> MediaTable::keepStreamKey(Tx& tx, const QByteArray& headBytes) {
    STORE_TRY(head, seal::readStreamHead(viewOf(headBytes)));
    const QString id = QString::fromStdString(seal::uuidOf(head.dataKey));
    STORE_TRY(there, KeyTable::dataKey(tx, id));
    if (there)
        return id;
    STORE_TRY(epoch, KeyTable::epochOfTag(tx, head.keyClass, head.epochTag));
    STORE_CHECK(tx.keepDataKey({id, head.keyClass, bytesOf(head.box), epoch, {}}));
    return id;
}

Result<void> MediaTable::append(Tx& tx, const QString& mediaId, const QByteArray& sealed) {
    STORE_TRY(last, tx.one(QStringLiteral("SELECT COALESCE(MAX(number), -1) FROM media_chunk WHERE media_id = ?"),
                           {mediaId}));
    qint64 number = last->integer(0) + 1;
    qsizetype from = 0;
    qsizetype at = 0;
    if (number == 0) {
        at = static_cast<qsizetype>(seal::streamHeadBytes); // the head travels with the first blocks
        STORE_CHECK(keepKeyOf(tx, mediaId, sealed));
    }
    STORE_TRY(lengths, blockLengths(sealed.mid(at)));
    for (const qsizetype length : lengths) {
        if (at + length - from > chunkBytes) {
            STORE_CHECK(insertChunk(tx, mediaId, number++, sealed.mid(from, at - from)));
            from = at;
        }
        at += length;
    }
    if (at > from)
        STORE_CHECK(insertChunk(tx, mediaId, number, sealed.mid(from, at - from)));
    return {};
}

namespace {

/// A stream (with its end, unless the recording was cut off), and the key it is sealed with.
Result<QByteArray> sealStream(Tx& tx, domain::Media& value, const QByteArray& plain, const QString& subjectId) {
    STORE_TRY(writing, tx.writingKey(keyClassOf(value.kind), subjectId));
    seal::SealedStreamWriter writer(*writing.key, value.id.toStdString(), writing.record.epoch);
    value.dataKey = writing.record.id;
    const seal::Bytes blocks = value.complete ? writer.finish(viewOf(plain)) : writer.write(viewOf(plain));
    return bytesOf(writer.head()) + bytesOf(blocks);
}

} // namespace

Result<domain::Media> MediaTable::put(Tx& tx, domain::Media value, const QByteArray& plain, const QString& subjectId) {
    if (value.id.isEmpty())
        value.id = tx.newId();
    value.complete = true;
    STORE_TRY(sealed, sealStream(tx, value, plain, subjectId));
    value.bytes = plain.size();
    value.sha256 = bytesOf(seal::sha256(viewOf(plain)));
    STORE_TRY(stored, insert(tx, value));
    STORE_CHECK(append(tx, stored.id, sealed));
    return stored;
}

Result<QByteArray> MediaTable::sealedBytes(Tx& tx, const QString& mediaId) {
    QByteArray sealed;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT sealed FROM media_chunk WHERE media_id = ? ORDER BY number"),
                           {mediaId}, [&sealed](const Row& row) -> Result<void> {
                               sealed += row.blob(0);
                               return {};
                           }));
    return sealed;
}

Result<QString> MediaTable::dataKeyOf(Tx& tx, const QString& mediaId) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT m.data_key, c.sealed FROM media m JOIN media_chunk c "
                                         "ON c.media_id = m.id AND c.number = 0 WHERE m.id = ?"),
                          {mediaId}));
    if (!row || !row->text(0).isEmpty())
        return row ? row->text(0) : QString();
    STORE_TRY(head, seal::readStreamHead(viewOf(row->blob(1)))); // noted there only by versions before
    return QString::fromStdString(seal::uuidOf(head.dataKey));
}

Result<void> MediaTable::reseal(Tx& tx, const QString& mediaId) {
    STORE_TRY(media, find(tx, mediaId));
    STORE_TRY(key, dataKeyOf(tx, mediaId));
    STORE_TRY(old, media ? KeyTable::dataKey(tx, key) : Result<std::optional<DataKeyRecord>>(std::nullopt));
    if (!old)
        return {}; // gone, not there yet, or destroyed with its subject
    const auto plain = readAll(tx, mediaId);
    if (!plain && plain.error().code == ErrorCode::Corrupt)
        return {};
    if (!plain)
        return plain.error();
    STORE_TRY(sealed, sealStream(tx, *media, *plain, old->subjectId));
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM media_chunk WHERE media_id = ?"), {mediaId}));
    STORE_CHECK(append(tx, mediaId, sealed));
    STORE_CHECK(tx.exec(QStringLiteral("UPDATE media SET data_key = ? WHERE id = ?"), {media->dataKey, mediaId}));
    return {};
}

Result<QByteArray> MediaTable::readAll(Tx& tx, const QString& mediaId) {
    STORE_TRY(media, find(tx, mediaId));
    if (!media)
        return Error{ErrorCode::NotFound, "This recording or picture is not in the store.", {}, {}};
    STORE_TRY(sealed, sealedBytes(tx, mediaId));
    if (sealed.isEmpty() && !media->complete)
        return QByteArray();
    STORE_TRY(reader, tx.openStream(mediaId, sealed.left(static_cast<qsizetype>(seal::streamHeadBytes))));
    STORE_TRY(plain, openBlocks(reader, sealed, media->complete));
    if (!media->sha256.isEmpty() && media->sha256 != bytesOf(seal::sha256(viewOf(plain))))
        return cutShort();
    return plain;
}

} // namespace watchdesk::store
