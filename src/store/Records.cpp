#include "store/Records.h"

#include <algorithm>

namespace watchdesk::store {

namespace {

Error conflict(const Shape& shape) {
    return {ErrorCode::Conflict,
            std::string("Somebody else has changed this ") + shape.name().replace('_', ' ').toStdString() +
                " in the meantime.",
            "What they wrote is kept; what you wrote is not.", "Look at it as it is now, and make your change again."};
}

Error missing(const Shape& shape) {
    return {
        ErrorCode::NotFound, "This " + shape.name().replace('_', ' ').toStdString() + " is not in the store.", {}, {}};
}

/// Why a statement for a record at a version touched none.
Error whyNot(Tx& tx, const Shape& shape, const QString& id) {
    const auto there = tx.one(QStringLiteral("SELECT version FROM %1 WHERE id = ?").arg(shape.name()), {id});
    if (!there)
        return there.error();
    return *there ? conflict(shape) : missing(shape);
}

QString placeholders(int count) {
    return QStringList(count, QStringLiteral("?")).join(QLatin1Char(','));
}

/// Lists come in few lengths, so that few statements need be prepared; the last part is filled up with its last item.
template <class T>
Result<void> inParts(Tx& tx, const QString& sql, const QVector<T>& items,
                     const std::function<Result<void>(const Row&)>& fn) {
    qsizetype at = 0;
    while (at < items.size()) {
        const qsizetype left = items.size() - at;
        const int part = left > 64 ? 512 : left > 8 ? 64 : left > 1 ? 8 : 1;
        Args args;
        args.reserve(part);
        for (int i = 0; i < part; ++i)
            args.append(QVariant(items.at(std::min(at + i, items.size() - 1))));
        STORE_CHECK(tx.forEach(sql.arg(placeholders(part)), args, fn));
        at += part;
    }
    return {};
}

} // namespace

QString Shape::select(const QString& rest) const {
    return QStringLiteral("SELECT id, version, %1 FROM %2 %3").arg(columns.join(QStringLiteral(", ")), name(), rest);
}

ColumnWriter& ColumnWriter::add(const QVariant& value) {
    m_values.append(value);
    return *this;
}

ColumnWriter& ColumnWriter::seal(const QString& text) {
    const QByteArray column = m_shape.columns.at(m_values.size()).toLatin1();
    auto sealed = m_tx.seal({m_shape.table, column.constData(), m_id, m_subjectId}, text);
    if (!sealed && !m_error)
        m_error = sealed.error();
    return add(sealed ? QVariant(*sealed) : QVariant());
}

Result<Args> ColumnWriter::take() {
    if (m_error)
        return *m_error;
    return m_values;
}

QString ColumnReader::opened() {
    const QByteArray column = m_shape.columns.at(m_next - 2).toLatin1();
    if (m_error) {
        ++m_next;
        return {};
    }
    auto text = m_tx.open({m_shape.table, column.constData(), m_row.text(0)}, m_row.blob(m_next++));
    if (!text)
        fail(text.error());
    return text ? *text : QString();
}

QString ColumnReader::openedOrNone() {
    if (!m_row.isNull(m_next))
        return opened();
    ++m_next;
    return {};
}

void ColumnReader::fail(Error error) {
    if (!m_error)
        m_error = std::move(error);
}

Error ColumnReader::unknownWord() {
    return {ErrorCode::TooNew,
            "A record holds a word that this version of WatchDesk does not know.",
            {},
            "Update WatchDesk."};
}

Result<void> insertRecord(Tx& tx, const Shape& shape, const QString& id, const Args& values) {
    const QString sql = QStringLiteral("INSERT INTO %1 (id, version, %2) VALUES (?, 1, %3)")
                            .arg(shape.name(), shape.columns.join(QStringLiteral(", ")),
                                 placeholders(static_cast<int>(shape.columns.size())));
    STORE_CHECK(tx.exec(sql, Args{id} + values));
    return tx.note(shape.table, id, 1);
}

Result<void> insertRows(Tx& tx, const char* table, const QStringList& columns, const QVector<Args>& rows) {
    return insertRows(tx, table, columns, rows, {}, {});
}

Result<void> insertRows(Tx& tx, const char* table, const QStringList& columns, const QVector<Args>& rows,
                        const QString& returning, const std::function<Result<void>(const Row&)>& fn) {
    constexpr qsizetype valuesAtOnce = 900; // engines take many more; beyond this nothing is gained
    const qsizetype most = std::max<qsizetype>(1, valuesAtOnce / columns.size());
    const QString one = QStringLiteral("(%1)").arg(placeholders(static_cast<int>(columns.size())));
    for (qsizetype at = 0; at < rows.size();) {
        // Few lengths, so that few statements need be prepared.
        const qsizetype part = rows.size() - at >= most ? most : 1;
        QString sql = QStringLiteral("INSERT INTO %1 (%2) VALUES %3")
                          .arg(QLatin1String(table), columns.join(QStringLiteral(", ")),
                               QStringList(part, one).join(QStringLiteral(", ")));
        Args args;
        args.reserve(part * columns.size());
        for (const qsizetype end = at + part; at < end; ++at)
            args += rows.at(at);
        if (fn) {
            STORE_CHECK(tx.forEach(sql + QStringLiteral(" RETURNING ") + returning, args, fn));
        } else {
            STORE_CHECK(tx.exec(sql, args));
        }
    }
    return {};
}

Result<qint64> updateRecord(Tx& tx, const Shape& shape, const QString& id, qint64 version, const Args& values) {
    const QString sql = QStringLiteral("UPDATE %1 SET version = version + 1, %2 = ? WHERE id = ? AND version = ?")
                            .arg(shape.name(), shape.columns.join(QStringLiteral(" = ?, ")));
    STORE_TRY(rows, tx.exec(sql, values + Args{id, version}));
    if (rows == 0)
        return whyNot(tx, shape, id);
    STORE_CHECK(tx.note(shape.table, id, version + 1));
    return version + 1;
}

Result<void> removeRecord(Tx& tx, const Shape& shape, const QString& id, qint64 version) {
    const QString sql = QStringLiteral("DELETE FROM %1 WHERE id = ? AND version = ?").arg(shape.name());
    STORE_TRY(rows, tx.exec(sql, {id, version}));
    return rows == 0 ? Result<void>(whyNot(tx, shape, id)) : tx.note(shape.table, id, 0);
}

Result<qint64> removeRows(Tx& tx, const char* table, const QString& condition, const Args& args) {
    STORE_TRY(
        rows,
        tx.query(QStringLiteral("DELETE FROM %1 WHERE %2 RETURNING id").arg(QLatin1String(table), condition), args));
    for (const Row& row : rows)
        STORE_CHECK(tx.note(table, row.text(0), 0));
    return static_cast<qint64>(rows.size());
}

Result<qint64> nextNumber(Tx& tx, const Shape& shape) {
    // The write lock is held since the transaction began: nobody else takes the same.
    STORE_TRY(row, tx.one(QStringLiteral("SELECT COALESCE(MAX(number), 0) + 1 FROM ") + shape.name()));
    return row->integer(0);
}

Result<void> forIds(Tx& tx, const QString& sql, const QVector<QString>& ids,
                    const std::function<Result<void>(const Row&)>& fn) {
    return inParts(tx, sql, ids, fn);
}

Result<void> forSeqs(Tx& tx, const QString& sql, const QVector<qint64>& seqs,
                     const std::function<Result<void>(const Row&)>& fn) {
    return inParts(tx, sql, seqs, fn);
}

Where& Where::add(const QString& condition, const Args& args) {
    m_conditions << condition;
    m_args += args;
    return *this;
}

Where& Where::between(const char* column, UtcMs since, UtcMs until) {
    const QString name = QString::fromLatin1(column);
    if (since != 0)
        add(name + QStringLiteral(" >= ?"), {QVariant::fromValue<qint64>(since)});
    if (until != 0)
        add(name + QStringLiteral(" < ?"), {QVariant::fromValue<qint64>(until)});
    return *this;
}

QString Where::sql() const {
    return m_conditions.isEmpty() ? QString() : QStringLiteral("WHERE ") + m_conditions.join(QStringLiteral(" AND "));
}

QString limitOf(int limit) {
    return limit > 0 ? QStringLiteral(" LIMIT %1").arg(limit) : QString();
}

} // namespace watchdesk::store
