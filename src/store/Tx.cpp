#include "store/Tx.h"

#include "seal/SealedValue.h"
#include "store/Connection.h"
#include "store/KeyTable.h"
#include "store/QtBytes.h"
#include "store/Records.h"
#include "store/Try.h"

namespace watchdesk::store {

namespace {

std::string whereOf(const SealedAt& at) {
    const QByteArray id = at.id.toUtf8();
    std::string where(at.table);
    where += '/';
    where += at.column;
    where += '/';
    where.append(id.constData(), static_cast<std::size_t>(id.size()));
    return where;
}

} // namespace

Tx::Tx(Connection& connection, Keyring& keyring, const Clock& clock, IdSource& ids, QString desk, QString actor)
    : m_connection(connection), m_keyring(keyring), m_clock(clock), m_ids(ids), m_desk(std::move(desk)),
      m_actor(std::move(actor)) {}

Tx::Tx(const Tx& of, OpeningOnly)
    : m_connection(of.m_connection), m_keyring(of.m_keyring), m_clock(of.m_clock), m_ids(of.m_ids), m_desk(of.m_desk),
      m_actor(of.m_actor), m_openingOnly(true) {}

Engine Tx::engine() const {
    return m_connection.engine();
}

QString Tx::newId() {
    return QString::fromStdString(m_ids.next());
}

Result<qint64> Tx::exec(const QString& sql, const Args& args) {
    if (m_broken)
        return *m_broken;
    Result<qint64> rows = m_connection.exec(sql, args);
    if (!rows)
        breakWith(rows.error());
    return rows;
}

Result<void> Tx::forEach(const QString& sql, const Args& args, const std::function<Result<void>(const Row&)>& fn) {
    if (m_broken)
        return *m_broken;
    // An error of the caller's own stops the rows but does not break the transaction.
    bool stopped = false;
    Result<void> done = m_connection.forEach(sql, args, [&](const Row& row) {
        Result<void> one = fn(row);
        stopped = !one;
        return one;
    });
    if (!done && !stopped)
        breakWith(done.error());
    return done;
}

Result<QVector<Row>> Tx::query(const QString& sql, const Args& args) {
    QVector<Row> rows;
    STORE_CHECK(forEach(sql, args, [&rows](const Row& row) -> Result<void> {
        rows.append(row);
        return {};
    }));
    return rows;
}

Result<std::optional<Row>> Tx::one(const QString& sql, const Args& args) {
    STORE_TRY(rows, query(sql, args));
    return rows.isEmpty() ? std::optional<Row>() : std::optional<Row>(rows.first());
}

void Tx::breakWith(const Error& error) {
    m_broken = error;
    if (error.code == ErrorCode::Corrupt && engine() == Engine::Sqlite)
        m_damage = error;
}

Result<void> Tx::control(const QString& sql) {
    if (m_broken)
        return *m_broken;
    Result<void> done = m_connection.direct(sql); // PostgreSQL prepares no such statement
    if (!done)
        breakWith(done.error());
    return done;
}

Result<void> Tx::attempt(const std::function<Result<void>()>& fn) {
    const QString name = QStringLiteral("s%1").arg(++m_savepoints);
    STORE_CHECK(control(QStringLiteral("SAVEPOINT ") + name));
    const auto notes = m_notes.size();
    Result<void> done = fn();
    if (done && !m_broken) {
        STORE_CHECK(control(QStringLiteral("RELEASE SAVEPOINT ") + name));
        return done;
    }
    const std::optional<Error> broken = std::exchange(m_broken, std::nullopt);
    STORE_CHECK(control(QStringLiteral("ROLLBACK TO SAVEPOINT ") + name));
    STORE_CHECK(control(QStringLiteral("RELEASE SAVEPOINT ") + name));
    m_notes.resize(notes);
    m_keptKeys.clear(); // written again by the next seal: an insert of the same key does nothing
    return done ? Result<void>(*broken) : done;
}

Result<void> Tx::note(const char* entity, const QString& id, qint64 version) {
    Change change{0, QString::fromLatin1(entity), id, version, m_desk};
    STORE_TRY(row,
              one(QStringLiteral("INSERT INTO changes (entity, id, version, desk) VALUES (?, ?, ?, ?) RETURNING seq"),
                  {change.entity, id, version, m_desk}));
    change.seq = row->integer(0);
    m_notes.append(change);
    return {};
}

Result<void> Tx::noteMany(const char* entity, const QVector<QString>& ids, qint64 version) {
    const QString name = QString::fromLatin1(entity);
    QVector<Args> rows;
    rows.reserve(ids.size());
    for (const QString& id : ids)
        rows.append({name, id, version, m_desk});
    auto next = ids.begin();
    return insertRows(
        *this, "changes",
        {QStringLiteral("entity"), QStringLiteral("id"), QStringLiteral("version"), QStringLiteral("desk")}, rows,
        QStringLiteral("seq"), [&](const Row& row) -> Result<void> {
            m_notes.append({row.integer(0), name, *next++, version, m_desk});
            return {};
        });
}

Result<void> Tx::noteAll(const char* entity, const QString& idsSql) {
    STORE_TRY(noted,
              exec(QStringLiteral("INSERT INTO changes (entity, id, version, desk) SELECT CAST(? AS TEXT), x.id, "
                                  "1, CAST(? AS TEXT) FROM (%1) x")
                       .arg(idsSql),
                   {QString::fromLatin1(entity), m_desk}));
    if (noted == 0)
        return {};
    // The last alone stands for them: the gap before it makes ChangeFeed read the others.
    STORE_TRY(last, one(QStringLiteral("SELECT seq, id FROM changes ORDER BY seq DESC LIMIT 1")));
    m_notes.append({last->integer(0), QString::fromLatin1(entity), last->text(1), 1, m_desk});
    return {};
}

Result<QByteArray> Tx::seal(const SealedAt& at, const QString& text, KeyClass keyClass) {
    return sealBytes(at, text.toUtf8(), keyClass);
}

Result<QByteArray> Tx::sealBytes(const SealedAt& at, const QByteArray& bytes, KeyClass keyClass) {
    STORE_TRY(writing, writingKey(keyClass, at.subjectId));
    return bytesOf(seal::sealValue(*writing.key, whereOf(at), viewOf(bytes)));
}

Result<WritingKey> Tx::writingKey(KeyClass keyClass, const QString& subjectId) {
    STORE_TRY(writing, m_keyring.writingKey(keyClass, subjectId));
    if (!writing.parent.id.isEmpty())
        STORE_CHECK(keepDataKey(writing.parent));
    STORE_CHECK(keepDataKey(writing.record));
    return writing;
}

Result<void> Tx::keepDataKey(const DataKeyRecord& key) {
    if (m_keyring.isKept(key.id) || m_keptKeys.contains(key.id))
        return {};
    STORE_CHECK(KeyTable::insertDataKey(*this, key));
    m_keptKeys.append(key.id);
    return {};
}

Result<QString> Tx::open(const SealedAt& at, const QByteArray& value) {
    STORE_TRY(plain, opened(at, value));
    return QString::fromUtf8(reinterpret_cast<const char*>(plain.data()), static_cast<qsizetype>(plain.size()));
}

Result<QByteArray> Tx::openBytes(const SealedAt& at, const QByteArray& value) {
    STORE_TRY(plain, opened(at, value));
    return bytesOf(plain);
}

Result<seal::Bytes> Tx::opened(const SealedAt& at, const QByteArray& value) {
    STORE_TRY(id, seal::keyOfSealed(viewOf(value)));
    // Thousands of values in a row have one key: it is asked for again when the keyring has changed meanwhile.
    const quint64 state = m_keyring.state();
    if (!m_lastKey || m_lastKey->id() != id || m_lastState != state) {
        STORE_TRY(key, dataKey(QString::fromStdString(seal::uuidOf(id))));
        m_lastKey = key;
        m_lastState = state;
    }
    return seal::openValue(*m_lastKey, whereOf(at), viewOf(value));
}

Result<DataKeyRef> Tx::dataKey(const QString& id) {
    STORE_TRY(cached, m_keyring.cached(id));
    if (cached)
        return cached;
    if (m_openingOnly)
        return Error{ErrorCode::Internal, "A key is not open yet.", {}, {}};
    STORE_TRY(record, KeyTable::dataKey(*this, id));
    if (!record)
        return Error{ErrorCode::Corrupt,
                     "A value was sealed with a key that the store does not have.",
                     {},
                     "Run verify to see what is touched; restore it from a backup."};
    return openDataKey(*record);
}

Result<DataKeyRef> Tx::openDataKey(const DataKeyRecord& record) {
    const QString parent = parentOf(record);
    if (parent.isEmpty())
        return m_keyring.openKey(record);
    STORE_TRY(above, dataKey(parent));
    return m_keyring.openUnder(record, *above);
}

Result<seal::SealedStreamReader> Tx::openStream(const QString& mediaId, const QByteArray& head) {
    STORE_TRY(read, seal::readStreamHead(viewOf(head)));
    STORE_TRY(key, dataKey(QString::fromStdString(seal::uuidOf(read.dataKey))));
    return seal::SealedStreamReader::start(*key, mediaId.toStdString(), viewOf(head));
}

void Tx::usePublicKeys(const QVector<ClassKey>& keys) {
    if (!m_oldKeys)
        m_oldKeys = m_keyring.publicKeys();
    m_keyring.setPublicKeys(keys);
}

void Tx::usePair(const ClassEpoch& of, const seal::KeyPair& pair) {
    m_keyring.takePair(of, pair);
    m_freshPairs.append(of);
}

} // namespace watchdesk::store
