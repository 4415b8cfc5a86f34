#include "store/Redaction.h"

#include "seal/SealedValue.h"
#include "store/KeyTable.h"
#include "store/QtBytes.h"
#include "store/Records.h"

namespace watchdesk::store {

namespace {

/// Free texts, in which anybody may have been named. Not the audit's details, which its chain covers: what is said
/// there of a subject is sealed with that subject's own key.
struct FreeTexts {
    const char* table;
    const char* id;
    QStringList columns;
    const char* noted = "id"; ///< what its change notes call a row
};

const QVector<FreeTexts>& freeTexts() {
    static const QVector<FreeTexts> all{{"incident", "id", {"description", "heading", "narrative", "line"}},
                                        {"alert", "id", {"told"}},
                                        {"sighting", "id", {"heading", "note"}},
                                        {"outbox", "id", {"subject", "body", "reply"}},
                                        {"exclusion_notice", "id", {"reasons"}},
                                        {"order_condition", "id", {"words"}},
                                        {"agenda_item", "id", {"title", "detail"}},
                                        {"action_item", "id", {"what"}},
                                        {"police_case", "id", {"declined_why", "reporter", "disposal_from"}},
                                        {"shift", "id", {"note"}},
                                        {"intel_report", "id", {"words", "conditions"}},
                                        {"shelf", "id", {"reason"}},
                                        {"feed", "record_id", {"text"}, "CAST(seq AS TEXT)"}};
    return all;
}

/// The text, or nothing when this sign-in cannot open it.
Result<std::optional<QString>> openedText(Tx& tx, const SealedAt& at, const QByteArray& sealed) {
    const auto text = tx.open(at, sealed);
    if (text)
        return std::optional(*text);
    if (text.error().code == ErrorCode::Refused || text.error().code == ErrorCode::Corrupt)
        return std::optional<QString>();
    return text.error();
}

/// With the key that the old value had, and the subject's own if it was one.
Result<void> sealAnew(Tx& tx, const TextPlace& place, const QByteArray& old, const QString& text) {
    const auto keyId = seal::keyOfSealed(viewOf(old));
    if (!keyId)
        return {};
    STORE_TRY(key, KeyTable::dataKey(tx, QString::fromStdString(seal::uuidOf(*keyId))));
    if (!key)
        return {};
    STORE_TRY(sealed, tx.seal({place.table, place.column.constData(), place.id, key->subjectId}, text, key->keyClass));
    STORE_TRY(row, tx.one(QStringLiteral("UPDATE %1 SET %2 = ?, version = version + 1 WHERE %3 = ? RETURNING version")
                              .arg(QLatin1String(place.table), QString::fromLatin1(place.column),
                                   QLatin1String(place.idColumn)),
                          {sealed, place.id}));
    return row && QLatin1String(place.table) != QLatin1String("feed") ? tx.note(place.table, place.id, row->integer(0))
                                                                      : Result<void>();
}

/// `where` chooses rows of one table, for its arguments.
Result<void> findIn(Tx& tx, const FreeTexts& of, const Where& where, const Redact& redact, QVector<TextPlace>& out) {
    const auto look = [&](const Row& row) -> Result<void> {
        for (int i = 0; i < of.columns.size(); ++i) {
            if (row.isNull(i + 1) || row.blob(i + 1).isEmpty())
                continue;
            const TextPlace place{of.table, of.id, of.columns.at(i).toLatin1(), row.text(0)};
            STORE_TRY(text, openedText(tx, {of.table, place.column.constData(), place.id}, row.blob(i + 1)));
            if (text && redact(*text) != *text)
                out.append(place);
        }
        return {};
    };
    const QString sql =
        QStringLiteral("SELECT %1, %2 FROM %3 %4")
            .arg(QLatin1String(of.id), of.columns.join(QStringLiteral(", ")), QLatin1String(of.table), where.sql());
    return tx.forEach(sql, where.args(), look);
}

} // namespace

Result<QVector<TextPlace>> findTexts(Tx& tx, const Redact& redact) {
    QVector<TextPlace> out;
    for (const FreeTexts& of : freeTexts())
        STORE_CHECK(findIn(tx, of, {}, redact, out));
    return out;
}

Result<QVector<TextPlace>> findTextsSince(Tx& tx, qint64 seq, const Redact& redact) {
    QVector<TextPlace> out;
    for (const FreeTexts& of : freeTexts()) {
        Where where;
        where.add(
            QStringLiteral("%1 IN (SELECT id FROM changes WHERE entity = ? AND seq > ?)").arg(QLatin1String(of.noted)),
            {QString::fromLatin1(of.table), seq});
        STORE_CHECK(findIn(tx, of, where, redact, out));
    }
    return out;
}

Result<qint64> redactTexts(Tx& tx, const QVector<TextPlace>& places, const Redact& redact) {
    qint64 changed = 0;
    for (const TextPlace& place : places) {
        STORE_TRY(row, tx.one(QStringLiteral("SELECT %1 FROM %2 WHERE %3 = ?")
                                  .arg(QString::fromLatin1(place.column), QLatin1String(place.table),
                                       QLatin1String(place.idColumn)),
                              {place.id}));
        if (!row || row->isNull(0))
            continue;
        STORE_TRY(text, openedText(tx, {place.table, place.column.constData(), place.id}, row->blob(0)));
        const QString without = text ? redact(*text) : QString();
        if (!text || without == *text)
            continue;
        STORE_CHECK(sealAnew(tx, place, row->blob(0), without));
        ++changed;
    }
    return changed;
}

} // namespace watchdesk::store
