#include "desk/Erasure.h"

#include "domain/NameGuard.h"
#include "store/AuditTable.h"
#include "store/ChangeTable.h"
#include "store/ErasureTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

namespace watchdesk::desk {

namespace {

const QString subjectEntity = QStringLiteral("subject");

Result<void> finishOne(store::Tx& tx, const QString& id, const QString& name, const NamingTexts& texts) {
    STORE_CHECK(eraseRecord(tx, subjectEntity, id, name, texts));
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("erasure.replay"), QStringLiteral("erasure"), id,
                                          QStringLiteral("a restored backup had brought it back")));
    return {};
}

} // namespace

Result<QHash<QString, QString>> namesOfSubjects(store::Tx& tx, const QStringList& subjectIds) {
    QHash<QString, QString> out;
    for (const QString& id : subjectIds) {
        const auto subject = store::SubjectTable::find(tx, id);
        if (!subject && subject.error().code == ErrorCode::Locked)
            return subject.error();
        // A name that does not open is in nobody's words either, as far as can be told; verify tells of it.
        if (subject && *subject && !(*subject)->name.trimmed().isEmpty())
            out.insert(id, (*subject)->name);
    }
    return out;
}

store::Redact withoutName(const QString& name) {
    return [names = QStringList{name}](const QString& text) {
        return domain::namesAnyone(text, names) ? domain::withoutNames(text, names) : text;
    };
}

Result<NamingTexts> textsNaming(store::Tx& tx, const QStringList& names) {
    NamingTexts out;
    if (names.isEmpty())
        return out;
    STORE_TRY(seq, store::ChangeTable::last(tx)); // before the texts: whatever is written meanwhile comes after it
    STORE_TRY(places, store::findTexts(tx, [&names](const QString& text) {
                  return domain::namesAnyone(text, names) ? QString() : text;
              }));
    out.seq = seq;
    out.places = places;
    return out;
}

Result<store::ErasedCounts> eraseRecord(store::Tx& tx, const QString& entity, const QString& id, const QString& name,
                                        const NamingTexts& texts) {
    store::ErasedCounts counts;
    STORE_CHECK(store::eraseByLedger(tx, entity, id, counts));
    if (entity != subjectEntity)
        return counts;
    if (!name.isEmpty()) {
        STORE_TRY(written, store::findTextsSince(tx, texts.seq, withoutName(name)));
        STORE_TRY(changed, store::redactTexts(tx, texts.places + written, withoutName(name)));
        counts[QStringLiteral("texts")] += changed;
    }
    STORE_CHECK(store::eraseSubject(tx, id, counts));
    return counts;
}

Result<int> finishErasures(store::Store& store) {
    STORE_TRY(due, store.read([](store::Tx& tx) { return store::ErasureTable::due(tx); }).result());
    QStringList ids;
    for (const store::Erasure& one : due)
        ids << one.recordId;
    if (ids.isEmpty())
        return 0;
    STORE_TRY(names, store.read([ids](store::Tx& tx) { return namesOfSubjects(tx, ids); }).result());
    STORE_TRY(texts, store.read([n = names.values()](store::Tx& tx) { return textsNaming(tx, n); }).result());
    for (const QString& id : ids)
        STORE_CHECK(
            store.write([=, t = texts, name = names.value(id)](store::Tx& tx) { return finishOne(tx, id, name, t); })
                .result());
    return static_cast<int>(ids.size());
}

} // namespace watchdesk::desk
