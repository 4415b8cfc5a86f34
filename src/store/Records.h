// What the tables have in common: columns in and out, versions, change notes.
#pragma once

#include "domain/EnumText.h"
#include "store/Try.h"
#include "store/Tx.h"

#include <QStringList>

#include <future>

namespace watchdesk::store {

/// A table whose records have an id and a version; `columns` are the others, in the order in which values are written
/// and read.
struct Shape {
    const char* table;
    QStringList columns;
    [[nodiscard]] QString name() const { return QString::fromLatin1(table); }
    /// "SELECT id, version, … FROM table " and then `rest`.
    [[nodiscard]] QString select(const QString& rest = {}) const;
};

/// Collects a record's values in column order. The first error is kept and given at the end.
class ColumnWriter {
public:
    ColumnWriter(Tx& tx, const Shape& shape, QString id) : m_tx(tx), m_shape(shape), m_id(std::move(id)) {}
    ColumnWriter& add(const QVariant& value);
    ColumnWriter& reference(const QString& id) { return add(idOrNull(id)); }
    ColumnWriter& date(const QDate& value) { return add(dateOrNull(value)); }
    /// What is sealed from here on is about this subject alone, and is sealed with the subject's own key.
    ColumnWriter& about(const QString& subjectId) {
        m_subjectId = subjectId;
        return *this;
    }
    /// Seals for the column whose turn it is.
    ColumnWriter& seal(const QString& text);
    /// The same for a column that may be NULL: nothing is nothing.
    ColumnWriter& sealOrNone(const QString& text) { return text.isEmpty() ? add(QVariant()) : seal(text); }
    template <class T, std::size_t N>
    ColumnWriter& word(const domain::EnumWords<T, N>& words, T value) {
        return add(domain::wordOf(words, value));
    }
    [[nodiscard]] Result<Args> take();

private:
    Tx& m_tx;
    const Shape& m_shape;
    QString m_id;
    QString m_subjectId;
    Args m_values;
    std::optional<Error> m_error;
};

/// Reads a record's values in column order: id and version first.
class ColumnReader {
public:
    ColumnReader(Tx& tx, const Shape& shape, const Row& row) : m_tx(tx), m_shape(shape), m_row(row) {}
    [[nodiscard]] QString text() { return m_row.text(m_next++); }
    [[nodiscard]] qint64 integer() { return m_row.integer(m_next++); }
    [[nodiscard]] int small() { return static_cast<int>(integer()); }
    [[nodiscard]] bool flag() { return m_row.flag(m_next++); }
    [[nodiscard]] double real() { return m_row.real(m_next++); }
    [[nodiscard]] QByteArray blob() { return m_row.blob(m_next++); }
    [[nodiscard]] QDate date() { return m_row.date(m_next++); }
    [[nodiscard]] QString opened();
    /// The same of a column that may be NULL.
    [[nodiscard]] QString openedOrNone();
    template <class T, std::size_t N>
    [[nodiscard]] T word(const domain::EnumWords<T, N>& words) {
        const auto value = domain::valueOf(words, text());
        if (!value)
            fail(unknownWord());
        return value.value_or(T{});
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    void fail(Error error);
    static Error unknownWord();

    Tx& m_tx;
    const Shape& m_shape;
    const Row& m_row;
    int m_next = 0;
    std::optional<Error> m_error;
};

/// Inserts id, version 1 and the values, and notes the change.
Result<void> insertRecord(Tx& tx, const Shape& shape, const QString& id, const Args& values);
/// Inserts rows as they are, many in a statement; nothing is noted.
Result<void> insertRows(Tx& tx, const char* table, const QStringList& columns, const QVector<Args>& rows);
/// The same, handing on what RETURNING gives for each, in the order of the rows.
Result<void> insertRows(Tx& tx, const char* table, const QStringList& columns, const QVector<Args>& rows,
                        const QString& returning, const std::function<Result<void>(const Row&)>& fn);
/// Writes the values if the record is still at `version`; gives the new version. Conflict when somebody else was first,
/// NotFound.
Result<qint64> updateRecord(Tx& tx, const Shape& shape, const QString& id, qint64 version, const Args& values);
/// Deletes the record if it is still at `version`, and notes it as deleted. Conflict when somebody else was first,
/// NotFound.
Result<void> removeRecord(Tx& tx, const Shape& shape, const QString& id, qint64 version);
/// Deletes the rows of a table that has ids, each with its change note; gives how many.
Result<qint64> removeRows(Tx& tx, const char* table, const QString& condition, const Args& args);
/// The next of a number that people say.
Result<qint64> nextNumber(Tx& tx, const Shape& shape);

/// Runs `sql` once for each part of `ids`: `%1` in it becomes the placeholders of an IN list. Rows come part by part.
Result<void> forIds(Tx& tx, const QString& sql, const QVector<QString>& ids,
                    const std::function<Result<void>(const Row&)>& fn);
/// The same for seqs.
Result<void> forSeqs(Tx& tx, const QString& sql, const QVector<qint64>& seqs,
                     const std::function<Result<void>(const Row&)>& fn);

/// A condition with its arguments, built as it is needed.
class Where {
public:
    Where& add(const QString& condition, const Args& args = {});
    /// since <= column < until; 0 is no bound.
    Where& between(const char* column, UtcMs since, UtcMs until);
    /// "WHERE a AND b", or nothing.
    [[nodiscard]] QString sql() const;
    [[nodiscard]] const Args& args() const { return m_args; }

private:
    QStringList m_conditions;
    Args m_args;
};

[[nodiscard]] QString limitOf(int limit);

template <class T>
Result<QVector<T>> readMany(Tx& tx, const QVector<Row>& rows, Result<T> (*fromRow)(Tx&, const Row&)) {
    QVector<T> out;
    out.reserve(rows.size());
    for (const Row& row : rows) {
        STORE_TRY(value, fromRow(tx, row));
        out.append(std::move(value));
    }
    return out;
}

/// Every row of a query as a value.
template <class T>
Result<QVector<T>> readMany(Tx& tx, const QString& sql, const Args& args, Result<T> (*fromRow)(Tx&, const Row&)) {
    QVector<T> out;
    STORE_CHECK(tx.forEach(sql, args, [&](const Row& row) -> Result<void> {
        STORE_TRY(value, fromRow(tx, row));
        out.append(std::move(value));
        return {};
    }));
    return out;
}

namespace detail {

/// Up to the first that cannot be read.
template <class T>
QVector<T> valuesOf(Tx& tx, const QVector<Row>& rows, qsizetype from, qsizetype to,
                    Result<T> (*fromRow)(Tx&, const Row&)) {
    QVector<T> out;
    out.reserve(to - from);
    for (qsizetype i = from; i < to; ++i) {
        auto value = fromRow(tx, rows.at(i));
        if (!value)
            break;
        out.append(std::move(*value));
    }
    return out;
}

} // namespace detail

/// The same of a whole table whose columns are sealed: a second thread opens the latter half. What it cannot open
/// (a key that has to be read first) is opened here, and so is what fails.
template <class T>
Result<QVector<T>> readAll(Tx& tx, const QString& sql, Result<T> (*fromRow)(Tx&, const Row&)) {
    constexpr qsizetype worthIt = 500;
    STORE_TRY(rows, tx.query(sql));
    if (rows.size() < worthIt)
        return readMany(tx, rows, fromRow);
    const qsizetype half = rows.size() / 2;
    auto latter = std::async(std::launch::async, [&tx, &rows, half, fromRow] {
        Tx beside(tx, Tx::OpeningOnly());
        return detail::valuesOf(beside, rows, half, rows.size(), fromRow);
    });
    QVector<T> out = detail::valuesOf(tx, rows, 0, half, fromRow);
    const bool whole = out.size() == half;
    const QVector<T> more = latter.get();
    if (whole)
        out += more;
    for (qsizetype i = out.size(); i < rows.size(); ++i) {
        STORE_TRY(value, fromRow(tx, rows.at(i)));
        out.append(std::move(value));
    }
    return out;
}

template <class T>
Result<std::optional<T>> readOne(Tx& tx, const QString& sql, const Args& args, Result<T> (*fromRow)(Tx&, const Row&)) {
    STORE_TRY(row, tx.one(sql, args));
    if (!row)
        return std::optional<T>();
    STORE_TRY(value, fromRow(tx, *row));
    return std::optional<T>(std::move(value));
}

template <class T>
Result<QVector<T>> readByIds(Tx& tx, const Shape& shape, const QVector<QString>& ids,
                             Result<T> (*fromRow)(Tx&, const Row&)) {
    QVector<T> out;
    STORE_CHECK(forIds(tx, shape.select(QStringLiteral("WHERE id IN (%1)")), ids, [&](const Row& row) -> Result<void> {
        STORE_TRY(value, fromRow(tx, row));
        out.append(std::move(value));
        return {};
    }));
    return out;
}

/// Fills in what a new record still lacks.
template <class T>
void readyToInsert(Tx& tx, T& value) {
    if (value.id.isEmpty())
        value.id = tx.newId();
    value.version = 1;
}

/// The value, or what went wrong while its columns were read.
template <class T>
Result<T> finished(ColumnReader& reader, T value) {
    if (reader.error())
        return *reader.error();
    return value;
}

} // namespace watchdesk::store
