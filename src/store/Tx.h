// A transaction, as the closures of Store::write and Store::read see it.
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "store/Change.h"
#include "store/Keyring.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QVariant>
#include <QVector>

#include <functional>
#include <optional>

namespace watchdesk::store {

class Connection;

enum class Engine { Sqlite, PostgreSql };

/// Values for the `?` of a statement. An invalid QVariant is NULL; a null QString is "", a bool is 0 or 1.
using Args = QVariantList;

/// A row of an answer; columns count from 0. Numbers go through toLongLong(), whatever the driver made of them.
class Row {
public:
    explicit Row(QVariantList values) : m_values(std::move(values)) {}
    [[nodiscard]] bool isNull(int column) const {
        return !m_values.at(column).isValid() || m_values.at(column).isNull();
    }
    [[nodiscard]] qint64 integer(int column) const { return m_values.at(column).toLongLong(); }
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] double real(int column) const { return m_values.at(column).toDouble(); }
    [[nodiscard]] QString text(int column) const { return m_values.at(column).toString(); }
    [[nodiscard]] QByteArray blob(int column) const { return m_values.at(column).toByteArray(); }
    [[nodiscard]] QDate date(int column) const { return QDate::fromString(text(column), Qt::ISODate); }
    [[nodiscard]] int size() const { return static_cast<int>(m_values.size()); }
    [[nodiscard]] const QVariantList& values() const { return m_values; }

private:
    QVariantList m_values;
};

/// Which value is sealed: it is bound into the seal, so that a value moved elsewhere does not open.
struct SealedAt {
    const char* table;
    const char* column;
    QString id;
    QString subjectId = {}; ///< whom alone it is about: sealed with that subject's own key; not part of the place
};

/// One transaction on one connection; lives on a store thread while its closure runs and must not be kept. SQL here
/// runs on both engines: `?` placeholders, RETURNING, ON CONFLICT. A statement that fails breaks the transaction:
/// whatever the closure returns then, nothing of it is kept (see attempt()).
class Tx {
public:
    Tx(Connection& connection, Keyring& keyring, const Clock& clock, IdSource& ids, QString desk, QString actor);
    /// Beside `of`, for one other thread: opens sealed values with keys that are open already, and reaches no database.
    struct OpeningOnly {};
    Tx(const Tx& of, OpeningOnly);
    Tx(const Tx&) = delete;
    Tx& operator=(const Tx&) = delete;

    /// Runs a statement; gives the number of rows it touched.
    Result<qint64> exec(const QString& sql, const Args& args = {});
    /// Runs a query; gives every row.
    Result<QVector<Row>> query(const QString& sql, const Args& args = {});
    /// The first row, or nothing.
    Result<std::optional<Row>> one(const QString& sql, const Args& args = {});
    /// Runs a query and hands each row on as it comes; stops at the first error fn returns.
    Result<void> forEach(const QString& sql, const Args& args, const std::function<Result<void>(const Row&)>& fn);
    /// Runs fn in a savepoint: when it returns an error, what it wrote is undone and the transaction is still good.
    Result<void> attempt(const std::function<Result<void>()>& fn);

    [[nodiscard]] Engine engine() const;
    [[nodiscard]] UtcMs now() const { return m_clock.now(); }
    [[nodiscard]] QString newId();
    [[nodiscard]] const QString& desk() const { return m_desk; }
    /// Person id of who acts, for audit entries; empty for the desk itself.
    [[nodiscard]] const QString& actor() const { return m_actor; }
    void setActor(const QString& person) { m_actor = person; }
    [[nodiscard]] Keyring& keyring() { return m_keyring; }

    /// Notes a change, in this transaction. Version 0 says deleted.
    Result<void> note(const char* entity, const QString& id, qint64 version);
    /// The same of many records that are new, or gone (version 0).
    Result<void> noteMany(const char* entity, const QVector<QString>& ids, qint64 version);
    /// The same of new records that a query gives in its column `id`, in its order, without bringing them here. Whoever
    /// follows the changes is sent them as they stand in the table.
    Result<void> noteAll(const char* entity, const QString& idsSql);
    /// Makes or drops a table of this connection's own: engines prepare no such statement.
    Result<void> define(const QString& sql) { return control(sql); }

    /// Seals for the column; works while the keyring is locked.
    Result<QByteArray> seal(const SealedAt& at, const QString& text, KeyClass keyClass = KeyClass::Records);
    Result<QByteArray> sealBytes(const SealedAt& at, const QByteArray& bytes, KeyClass keyClass = KeyClass::Records);
    /// Opens a sealed value. Locked when no passphrase has been given, Corrupt when it is not what was sealed there.
    Result<QString> open(const SealedAt& at, const QByteArray& value);
    Result<QByteArray> openBytes(const SealedAt& at, const QByteArray& value);
    /// A reader for a stream that begins with `head` (at least seal::SealedStreamReader::headBytes). Locked, Corrupt.
    Result<seal::SealedStreamReader> openStream(const QString& mediaId, const QByteArray& head);
    /// Sees to it that the data key of that id is in the store (a sealed stream names one).
    Result<void> keepDataKey(const DataKeyRecord& key);
    /// The key that values of a class (of a subject alone, when one is named) are sealed with now; it is in the store
    /// once this transaction commits.
    Result<WritingKey> writingKey(KeyClass keyClass, const QString& subjectId = {});
    /// Opens a data key, and the one it lies under.
    Result<DataKeyRef> openDataKey(const DataKeyRecord& record);
    /// The public keys just written: sealing uses them from here on. Taken back if the transaction does not commit.
    void usePublicKeys(const QVector<ClassKey>& keys);
    /// A class's new pair, open in memory from here on. Taken back likewise.
    void usePair(const ClassEpoch& of, const seal::KeyPair& pair);

private:
    friend class Worker;
    Result<void> control(const QString& sql);
    void breakWith(const Error& error);
    Result<DataKeyRef> dataKey(const QString& id);
    Result<seal::Bytes> opened(const SealedAt& at, const QByteArray& value);

    Connection& m_connection;
    Keyring& m_keyring;
    const Clock& m_clock;
    IdSource& m_ids;
    QString m_desk;
    QString m_actor;
    QVector<Change> m_notes;
    QVector<QString> m_keptKeys; ///< data keys written by this transaction: known to be there once it commits
    std::optional<Error> m_broken;
    std::optional<Error> m_damage; ///< SQLite's word that its file is damaged, whatever became of the step
    int m_savepoints = 0;
    bool m_openingOnly = false;
    DataKeyRef m_lastKey;                       ///< that opened the last value
    quint64 m_lastState = 0;                    ///< of the keyring, when it was asked for
    std::optional<QVector<ClassKey>> m_oldKeys; ///< public keys as they were before usePublicKeys()
    QVector<ClassEpoch> m_freshPairs;
};

/// Records are referred to by id or not at all: an empty id is NULL in the store.
[[nodiscard]] inline QVariant idOrNull(const QString& id) {
    return id.isEmpty() ? QVariant() : QVariant(id);
}
/// A civil date is ISO text; a null date is NULL.
[[nodiscard]] inline QVariant dateOrNull(const QDate& date) {
    return date.isValid() ? QVariant(date.toString(Qt::ISODate)) : QVariant();
}

} // namespace watchdesk::store
