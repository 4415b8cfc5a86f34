#include "store/LookupTable.h"

#include "seal/KeyedHash.h"
#include "seal/SealedValue.h"
#include "seal/SecretBytes.h"
#include "store/QtBytes.h"
#include "store/Records.h"

#include <array>

namespace watchdesk::store {

namespace {

/// Where a kind's values are.
struct Source {
    const char* table;
    const char* column;
};

constexpr std::array<Source, 3> sources{{{"subject", "name"}, {"incident", "police_reference"}, {"member", "phone"}}};

const Source& sourceOf(LookupKind kind) {
    return sources.at(static_cast<std::size_t>(kind));
}

const QString secretId = QStringLiteral("lookup");

SealedAt secretAt() {
    return {"secret_key", "secret", secretId};
}

QString digitsOf(const QString& number) {
    QString digits;
    for (const QChar c : number) {
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
    }
    const bool international = number.trimmed().startsWith(QLatin1Char('+')) || digits.startsWith(QLatin1String("00"));
    if (digits.startsWith(QLatin1String("00")))
        digits.remove(0, 2);
    if (!international || !digits.startsWith(QLatin1String("44")))
        return digits;
    digits.remove(0, 2);
    // "+44 (0)1632 …" is written as often as it is wrong.
    return digits.startsWith(QLatin1Char('0')) ? digits : QLatin1Char('0') + digits;
}

/// The store's secret, opened. Nothing when there is none yet.
Result<std::optional<seal::HashKey>> secretOf(Tx& tx) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT secret FROM secret_key WHERE id = ?"), {secretId}));
    if (!row)
        return std::optional<seal::HashKey>();
    STORE_TRY(plain, tx.openBytes(secretAt(), row->blob(0)));
    const auto key = seal::HashKey::of(viewOf(plain));
    seal::wipe(plain.data(), static_cast<std::size_t>(plain.size()));
    if (!key)
        return Error{ErrorCode::Corrupt, "The key of exact look-ups is damaged.", "No record was touched.",
                     "Restore a backup."};
    return std::optional<seal::HashKey>(*key);
}

/// The same, made when there is none and records are open here.
Result<std::optional<seal::HashKey>> secretToTagWith(Tx& tx) {
    if (!tx.keyring().isUnlocked())
        return std::optional<seal::HashKey>();
    const auto there = secretOf(tx);
    if (!there) // whatever keeps it from being opened: a record is kept without its tag
        return std::optional<seal::HashKey>();
    if (*there)
        return *there;
    const seal::HashKey fresh = seal::HashKey::make();
    QByteArray plain(reinterpret_cast<const char*>(fresh.view().data()), seal::HashKey::bytes);
    const auto sealed = tx.sealBytes(secretAt(), plain);
    seal::wipe(plain.data(), static_cast<std::size_t>(plain.size()));
    if (!sealed)
        return sealed.error();
    STORE_CHECK(
        tx.exec(QStringLiteral("INSERT INTO secret_key (id, version, secret) VALUES (?, 1, ?)"), {secretId, *sealed}));
    STORE_CHECK(tx.note("secret_key", secretId, 1));
    return std::optional<seal::HashKey>(fresh);
}

QByteArray tagOf(const seal::HashKey& key, LookupKind kind, const QString& normalised) {
    return Tagger(key).tag(domain::wordOf(lookupKindWords, kind), normalised);
}

Error lockedDesk() {
    return {ErrorCode::Locked, "The desk is locked.", {}, "Sign in first."};
}

Result<void> put(Tx& tx, const seal::HashKey& key, LookupKind kind, const QString& id, const QString& normalised) {
    STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO lookup (id, kind, version, tag) VALUES (?, ?, 1, ?) ON CONFLICT "
                                       "(kind, id) DO UPDATE SET tag = excluded.tag, version = lookup.version + 1"),
                        {id, domain::wordOf(lookupKindWords, kind), tagOf(key, kind, normalised)}));
    return {};
}

Result<void> take(Tx& tx, LookupKind kind, const QString& id) {
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM lookup WHERE kind = ? AND id = ?"),
                        {domain::wordOf(lookupKindWords, kind), id}));
    return {};
}

} // namespace

QString LookupTable::normalised(LookupKind kind, const QString& value) {
    const QString plain = value.normalized(QString::NormalizationForm_KC).toCaseFolded().simplified();
    switch (kind) {
    case LookupKind::SubjectName:
        return plain;
    case LookupKind::PoliceReference:
        return QString(plain).remove(QLatin1Char(' '));
    case LookupKind::MemberPhone:
        return digitsOf(plain);
    }
    return plain;
}

Result<void> LookupTable::set(Tx& tx, LookupKind kind, const QString& id, const QString& value) {
    const QString plain = normalised(kind, value);
    if (plain.isEmpty())
        return take(tx, kind, id);
    STORE_TRY(key, secretToTagWith(tx));
    return key ? put(tx, *key, kind, id, plain) : take(tx, kind, id);
}

Result<QVector<QString>> LookupTable::find(Tx& tx, LookupKind kind, const QString& value) {
    QVector<QString> ids;
    const QString plain = normalised(kind, value);
    if (!tx.keyring().isUnlocked())
        return lockedDesk();
    STORE_TRY(key, secretOf(tx));
    if (!key || plain.isEmpty())
        return ids;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT id FROM lookup WHERE tag = ? AND kind = ? ORDER BY id"),
                           {tagOf(*key, kind, plain), domain::wordOf(lookupKindWords, kind)},
                           [&ids](const Row& row) -> Result<void> {
                               ids.append(row.text(0));
                               return {};
                           }));
    return ids;
}

QByteArray Tagger::tag(const QString& what, const QString& text) const {
    // What it is stands in it: a name and a number that are alike are not seen to be.
    const QByteArray message = what.toUtf8() + '\0' + text.toUtf8();
    return bytesOf(seal::keyedHash(m_key, viewOf(message)));
}

Result<QVector<QByteArray>> LookupTable::tagsOf(Tx& tx, LookupKind kind, const QStringList& values) {
    STORE_TRY(key, secretToTagWith(tx));
    QVector<QByteArray> tags;
    for (const QString& value : values) {
        const QString plain = normalised(kind, value);
        tags.append(key && !plain.isEmpty() ? tagOf(*key, kind, plain) : QByteArray());
    }
    return tags;
}

Result<std::optional<Tagger>> LookupTable::tagger(Tx& tx) {
    if (!tx.keyring().isUnlocked())
        return lockedDesk();
    STORE_TRY(key, secretOf(tx));
    return key ? std::optional<Tagger>(Tagger(*key)) : std::optional<Tagger>();
}

Result<Tagger> LookupTable::taggerToWriteWith(Tx& tx) {
    STORE_TRY(key, secretToTagWith(tx));
    if (!key)
        return lockedDesk();
    return Tagger(*key);
}

Result<void> LookupTable::forget(Tx& tx, const QString& id) {
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM lookup WHERE id = ?"), {id}));
    return {};
}

Result<UntaggedPage> LookupTable::untagged(Tx& tx, LookupKind kind, const QString& after) {
    const Source& source = sourceOf(kind);
    // What is sealed and empty is as long as the seal itself: it need not be opened to know that there is nothing.
    STORE_TRY(rows,
              tx.query(QStringLiteral("SELECT r.id, length(r.%2), l.id FROM %1 r LEFT JOIN lookup l ON l.kind = ? "
                                      "AND l.id = r.id WHERE r.id > ? ORDER BY r.id LIMIT %3")
                           .arg(QLatin1String(source.table), QLatin1String(source.column))
                           .arg(pageRows),
                       {domain::wordOf(lookupKindWords, kind), after}));
    UntaggedPage page;
    for (const Row& row : rows) {
        if (row.integer(1) > static_cast<qint64>(seal::sealedOverhead) && row.isNull(2))
            page.ids.append(row.text(0));
    }
    if (rows.size() == pageRows)
        page.last = rows.last().text(0);
    return page;
}

Result<void> LookupTable::makeUp(Tx& tx, LookupKind kind, const QVector<QString>& ids) {
    const Source& source = sourceOf(kind);
    STORE_TRY(key, secretToTagWith(tx));
    if (!key)
        return Error{ErrorCode::Locked, "The desk is locked.", "No tag was made.", "Sign in first."};
    const QString sql = QStringLiteral("SELECT id, %1 FROM %2 WHERE id IN (")
                            .arg(QLatin1String(source.column), QLatin1String(source.table)) +
                        QStringLiteral("%1)");
    QVector<std::pair<QString, QString>> values;
    STORE_CHECK(forIds(tx, sql, ids, [&](const Row& row) -> Result<void> {
        const auto value = tx.open({source.table, source.column, row.text(0)}, row.blob(1));
        if (value) // what does not open is told by verify
            values.append({row.text(0), normalised(kind, *value)});
        return {};
    }));
    for (const auto& [id, value] : std::as_const(values)) {
        if (!value.isEmpty())
            STORE_CHECK(put(tx, *key, kind, id, value));
    }
    return {};
}

} // namespace watchdesk::store
