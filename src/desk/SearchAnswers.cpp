#include "desk/SearchAnswers.h"

#include "desk/Roles.h"
#include "desk/SearchReading.h"
#include "store/AuditTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr int auditedLetters = 500;

bool hasSubjects(const QVector<Hit>& hits) {
    return std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.kind == SearchKind::Subject; });
}

/// Without the subjects that this person may not see any more, or not today.
Result<QVector<Hit>> withoutHidden(store::Tx& tx, const domain::Person& person, const QVector<Hit>& hits) {
    QVector<QString> ids;
    for (const Hit& hit : hits) {
        if (hit.kind == SearchKind::Subject)
            ids.append(hit.id);
    }
    if (ids.isEmpty())
        return hits;
    STORE_TRY(documents, readDocuments(tx, person, SearchKind::Subject, ids));
    QVector<Hit> out;
    for (const Hit& hit : hits) {
        const bool there =
            hit.kind != SearchKind::Subject ||
            std::any_of(documents.begin(), documents.end(), [&](const auto& d) { return d.key.id == hit.id; });
        if (there)
            out.append(hit);
    }
    return out;
}

/// What finds subjects is a reading of them: it is on the log, or it does not come about. What was typed is kept with
/// the key of whom alone it found, and goes with them; of more than one only how many.
Result<void> noteSubjects(store::Tx& tx, const QString& text, const QVector<Hit>& hits) {
    const auto first =
        std::find_if(hits.begin(), hits.end(), [](const Hit& h) { return h.kind == SearchKind::Subject; });
    if (first == hits.end())
        return {};
    const auto found =
        std::count_if(hits.begin(), hits.end(), [](const Hit& h) { return h.kind == SearchKind::Subject; });
    STORE_CHECK(store::AuditTable::append(
        tx, QStringLiteral("subject.search"), QStringLiteral("subject"), found == 1 ? first->id : QString(),
        found == 1 ? text.left(auditedLetters) : QStringLiteral("%1 found").arg(found)));
    return {};
}

/// What is exactly the text first, and no record twice.
Result<QVector<Hit>> judged(store::Tx& tx, const SearchAsk& ask, const QVector<Hit>& hits) {
    STORE_TRY(person, actingPerson(tx, ask.personId));
    const QVector<SearchKind> kinds = among(person, ask.kinds);
    QVector<Hit> out;
    if (looksLikeNumber(ask.text)) {
        STORE_TRY(exact, exactHits(tx, person, ask.text, kinds, false));
        out = exact;
    }
    const auto known = out.size();
    for (const Hit& hit : hits) {
        const bool twice = std::any_of(out.begin(), out.begin() + known, [&](const Hit& h) { return h.id == hit.id; });
        if (kinds.contains(hit.kind) && !twice)
            out.append(hit);
    }
    STORE_TRY(seen, withoutHidden(tx, person, out));
    if (seen.size() > ask.limit)
        seen.resize(ask.limit);
    return seen;
}

} // namespace

QVector<SearchKind> among(const domain::Person& person, const QVector<SearchKind>& asked) {
    QVector<SearchKind> kinds = searchable(person);
    if (!asked.isEmpty())
        kinds.removeIf([&](SearchKind kind) { return !asked.contains(kind); });
    return kinds;
}

Result<QVector<Hit>> authoriseHits(store::Store& store, const SearchAsk& ask, const QVector<Hit>& hits) {
    if (!hasSubjects(hits))
        return store.read([ask, hits](store::Tx& tx) { return judged(tx, ask, hits); }).result();
    return store
        .write([ask, hits](store::Tx& tx) -> Result<QVector<Hit>> {
            STORE_TRY(seen, judged(tx, ask, hits));
            STORE_CHECK(noteSubjects(tx, ask.text, seen));
            return seen;
        })
        .result();
}

Result<QVector<Hit>> findExactly(store::Tx& tx, const SearchAsk& ask) {
    STORE_TRY(person, actingPerson(tx, ask.personId));
    STORE_TRY(hits, exactHits(tx, person, ask.text, among(person, ask.kinds), true));
    STORE_CHECK(noteSubjects(tx, ask.text, hits));
    return hits;
}

} // namespace watchdesk::desk
