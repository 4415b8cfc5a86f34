#include "desk/SearchReading.h"

#include "desk/Roles.h"
#include "desk/SearchDocuments.h"
#include "store/IncidentTable.h"
#include "store/LookupTable.h"
#include "store/Try.h"

#include <array>

namespace watchdesk::desk {

namespace {

using store::TextDocument;
using store::Tx;

/// What a kind is called in the store, and whose it is.
struct KindRow {
    SearchKind kind;
    const char* table;
    Act act;
};

constexpr std::array<KindRow, 10> kindRows{{{SearchKind::Premises, "premises", Act::SeeMembers},
                                            {SearchKind::Member, "member", Act::SeeMembers},
                                            {SearchKind::Subject, "subject", Act::SeeGallery},
                                            {SearchKind::Action, "action_item", Act::ReadMeetings},
                                            {SearchKind::AgendaItem, "agenda_item", Act::ReadMeetings},
                                            {SearchKind::Alert, "alert", Act::SeeLists},
                                            {SearchKind::Sighting, "sighting", Act::SeeLists},
                                            {SearchKind::Incident, "incident", Act::SeeLists},
                                            {SearchKind::Text, "radio_text", Act::SeeFeed},
                                            {SearchKind::Event, "feed", Act::SeeFeed}}};

QString tableOf(SearchKind kind) {
    return QString::fromLatin1(kindRows.at(static_cast<std::size_t>(kind)).table);
}

std::optional<SearchKind> kindOf(store::LookupKind kind) {
    switch (kind) {
    case store::LookupKind::SubjectName:
        return SearchKind::Subject;
    case store::LookupKind::PoliceReference:
        return SearchKind::Incident;
    case store::LookupKind::MemberPhone:
        return SearchKind::Member;
    }
    return std::nullopt;
}

Hit hitOfDocument(const TextDocument& document) {
    return {static_cast<SearchKind>(document.key.kind),
            document.key.id,
            document.parentId,
            document.title,
            document.text.left(120),
            document.at};
}

/// Of the feed's rows only the events: what the others say is in their records.
QString idsOf(SearchKind kind) {
    if (kind == SearchKind::Event)
        return QStringLiteral("SELECT record_id FROM feed WHERE kind = 'system' AND record_id > ? ORDER BY record_id");
    return QStringLiteral("SELECT id FROM %1 WHERE id > ? ORDER BY id").arg(tableOf(kind));
}

Result<QVector<QString>> nextIds(Tx& tx, SearchKind kind, const QString& after, int limit) {
    QVector<QString> ids;
    STORE_CHECK(tx.forEach(idsOf(kind) + QStringLiteral(" LIMIT %1").arg(limit),
                           {after.isNull() ? QStringLiteral("") : after},
                           [&ids](const store::Row& row) -> Result<void> {
                               ids.append(row.text(0));
                               return {};
                           }));
    return ids;
}

} // namespace

QVector<SearchKind> searchable(const domain::Person& person) {
    QVector<SearchKind> kinds;
    for (const KindRow& row : kindRows) {
        if (mayDo(person, row.act))
            kinds.append(row.kind);
    }
    return kinds;
}

Result<qint64> countOf(Tx& tx, SearchKind kind) {
    const QString only = kind == SearchKind::Event ? QStringLiteral(" WHERE kind = 'system'") : QString();
    STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM ") + tableOf(kind) + only));
    return row->integer(0);
}

Result<TextDocuments> readDocuments(Tx& tx, const domain::Person& person, SearchKind kind,
                                    const QVector<QString>& ids) {
    auto all = documentsOf(tx, person, kind, ids);
    if (all || all.error().code != ErrorCode::Corrupt)
        return all;
    // One that does not open (verify tells of it) keeps no other from being found.
    TextDocuments out;
    for (const QString& id : ids) {
        const auto one = documentsOf(tx, person, kind, {id});
        if (!one && one.error().code != ErrorCode::Corrupt)
            return one.error();
        if (one)
            out += *one;
    }
    return out;
}

Result<DocumentPage> nextDocuments(Tx& tx, const domain::Person& person, SearchKind kind, const QString& after,
                                   int limit) {
    DocumentPage page;
    // Of incidents there are many: read as they lie, in one query.
    if (kind == SearchKind::Incident) {
        const auto found = store::IncidentTable::plainPage(tx, after, limit);
        if (!found && found.error().code != ErrorCode::Corrupt)
            return found.error();
        if (found) {
            STORE_TRY(documents, incidentDocuments(tx, *found));
            return DocumentPage{documents, found->size() == limit ? found->last().id : QString(), found->size()};
        }
    }
    STORE_TRY(ids, nextIds(tx, kind, after, limit));
    STORE_TRY(documents, readDocuments(tx, person, kind, ids));
    return DocumentPage{documents, ids.size() == limit ? ids.last() : QString(), ids.size()};
}

Result<QVector<Hit>> exactHits(Tx& tx, const domain::Person& person, const QString& text,
                               const QVector<SearchKind>& kinds, bool names) {
    using store::LookupKind;
    QVector<Hit> hits;
    for (const LookupKind lookup : {LookupKind::PoliceReference, LookupKind::MemberPhone, LookupKind::SubjectName}) {
        const auto kind = kindOf(lookup);
        if (!kinds.contains(*kind) || (lookup == LookupKind::SubjectName && !names))
            continue;
        STORE_TRY(ids, store::LookupTable::find(tx, lookup, text));
        STORE_TRY(documents, readDocuments(tx, person, *kind, ids));
        for (const TextDocument& document : documents)
            hits.append(hitOfDocument(document));
    }
    return hits;
}

bool looksLikeNumber(const QString& text) {
    const QString plain = text.simplified();
    qsizetype digits = 0;
    for (const QChar c : plain) {
        digits += c.isDigit() ? 1 : 0;
        if (!c.isLetterOrNumber() && !QStringLiteral(" +()-/*#.").contains(c))
            return false;
    }
    return digits >= 3 && plain.size() <= 40 && plain.count(QLatin1Char(' ')) <= 4;
}

Hit hitOf(const store::TextHit& found) {
    return {
        static_cast<SearchKind>(found.key.kind), found.key.id, found.parentId, found.title, found.snippet, found.at};
}

} // namespace watchdesk::desk
