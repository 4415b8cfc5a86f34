#include "desk/SearchIndexing.h"

#include "desk/SearchReading.h"
#include "desk/SearchTouches.h"
#include "store/Try.h"

#include <QHash>
#include <QSet>

namespace watchdesk::desk {

namespace {

constexpr int pageRows = 2000; // a reader is held for some 20 ms
constexpr int tagsAStep = 200;

Result<qint64> countAll(store::Store& store, const QVector<SearchKind>& kinds) {
    return store
        .read([kinds](store::Tx& tx) -> Result<qint64> {
            qint64 records = 0;
            for (const SearchKind kind : kinds) {
                STORE_TRY(count, countOf(tx, kind));
                records += count;
            }
            return records;
        })
        .result();
}

/// Those of the ids that have no document (any more).
QVector<store::TextKey> without(const QVector<store::TextDocument>& documents, SearchKind kind,
                                const QVector<QString>& ids) {
    QSet<QString> there;
    for (const store::TextDocument& document : documents)
        there.insert(document.key.id);
    QVector<store::TextKey> gone;
    for (const QString& id : ids) {
        if (!there.contains(id))
            gone.append({static_cast<int>(kind), id});
    }
    return gone;
}

Result<void> replace(store::Store& store, store::TextIndex& index, const domain::Person& person, SearchKind kind,
                     const QVector<QString>& ids) {
    STORE_TRY(documents, store.read([=](store::Tx& tx) { return readDocuments(tx, person, kind, ids); }).result());
    STORE_CHECK(index.remove(without(documents, kind, ids)));
    STORE_CHECK(index.put(documents));
    return {};
}

} // namespace

// The next page is read while the last one is put in.
Result<void> fillIndex(store::Store& store, store::TextIndex& index, const domain::Person& person,
                       const std::function<Result<void>(qint64 done, qint64 total)>& told) {
    const QVector<SearchKind> wanted = searchable(person);
    STORE_TRY(total, countAll(store, wanted));
    const auto ask = [&store, person](SearchKind kind, const QString& after) {
        return store.read([=](store::Tx& tx) { return nextDocuments(tx, person, kind, after, pageRows); });
    };
    qint64 done = 0;
    for (const SearchKind kind : wanted) {
        auto coming = ask(kind, QStringLiteral(""));
        for (bool more = true; more;) {
            STORE_TRY(page, coming.result());
            more = !page.last.isEmpty();
            if (more)
                coming = ask(kind, page.last);
            STORE_CHECK(index.put(page.documents));
            done += page.rows;
            STORE_CHECK(told(done, total));
        }
    }
    return {};
}

Result<void> takeIn(store::Store& store, store::TextIndex& index, const domain::Person& person,
                    const QVector<store::Change>& changes) {
    STORE_TRY(keys, store.read([changes](store::Tx& tx) { return touchedRecords(tx, changes); }).result());
    QHash<int, QVector<QString>> byKind;
    for (const store::TextKey& key : keys)
        byKind[key.kind].append(key.id);
    for (const SearchKind kind : searchable(person)) {
        const QVector<QString> ids = byKind.value(static_cast<int>(kind));
        for (qsizetype at = 0; at < ids.size(); at += pageRows)
            STORE_CHECK(replace(store, index, person, kind, ids.mid(at, pageRows)));
    }
    return {};
}

// A step at a time: what else is written comes between.
Result<QString> makeUpTags(store::Store& store, store::LookupKind kind, const QString& after) {
    STORE_TRY(page, store.read([=](store::Tx& tx) { return store::LookupTable::untagged(tx, kind, after); }).result());
    for (qsizetype at = 0; at < page.ids.size(); at += tagsAStep) {
        const QVector<QString> part = page.ids.mid(at, tagsAStep);
        STORE_CHECK(store.write([=](store::Tx& tx) { return store::LookupTable::makeUp(tx, kind, part); }).result());
    }
    return page.last;
}

} // namespace watchdesk::desk
