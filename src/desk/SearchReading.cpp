#include "desk/SearchReading.h"

#include "desk/GalleryReading.h"
#include "desk/Roles.h"
#include "desk/Wording.h"
#include "domain/Category.h"
#include "domain/CivilDay.h"
#include "store/ActionItemTable.h"
#include "store/AgendaItemTable.h"
#include "store/AlertTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/LookupTable.h"
#include "store/MeetingTable.h"
#include "store/MemberTable.h"
#include "store/PremisesTable.h"
#include "store/RadioTextTable.h"
#include "store/Records.h"
#include "store/SightingTable.h"
#include "store/SubjectTable.h"

#include <QSet>

#include <array>

namespace watchdesk::desk {

namespace {

using store::TextDocument;
using store::Tx;
using Documents = QVector<TextDocument>;

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

TextDocument documentOf(SearchKind kind, const QString& id, UtcMs at, const QString& title, QStringList parts) {
    parts.removeAll(QString());
    return {{static_cast<int>(kind), id}, {}, at, title, parts.join(QStringLiteral(" · "))};
}

/// "C07 Hallam Pharmacy" by premises, as the store has them in this transaction.
class Places {
public:
    static Result<Places> read(Tx& tx, const QSet<QString>& ids) {
        Places places;
        if (ids.size() > fewPlaces) {
            STORE_TRY(all, store::PremisesTable::all(tx));
            for (const domain::Premises& p : all)
                places.m_words.insert(p.id, p.name);
        } else {
            for (const QString& id : ids) {
                STORE_TRY(one, store::PremisesTable::find(tx, id));
                if (one)
                    places.m_words.insert(id, one->name);
            }
        }
        STORE_CHECK(store::forIds(tx,
                                  QStringLiteral("SELECT premises_id, call_sign FROM radio_set WHERE state = 'issued' "
                                                 "AND premises_id IN (%1)"),
                                  QVector<QString>(ids.begin(), ids.end()), [&places](const store::Row& row) {
                                      places.m_words[row.text(0)].prepend(row.text(1) + QLatin1Char(' '));
                                      return Result<void>();
                                  }));
        return places;
    }
    [[nodiscard]] QString of(const QString& premisesId) const { return m_words.value(premisesId); }

private:
    static constexpr qsizetype fewPlaces = 32; // more of them are read faster all at once
    QHash<QString, QString> m_words;
};

template <class T>
QSet<QString> premisesOf(const QVector<T>& records) {
    QSet<QString> ids;
    for (const T& record : records) {
        if (!record.premisesId.isEmpty())
            ids.insert(record.premisesId);
    }
    return ids;
}

/// A word without the stops and commas around it, for comparison.
QString bare(const QString& word) {
    qsizetype from = 0;
    qsizetype to = word.size();
    while (from < to && !word.at(from).isLetterOrNumber() && !word.at(from).isSurrogate())
        ++from;
    while (to > from && !word.at(to - 1).isLetterOrNumber() && !word.at(to - 1).isSurrogate())
        --to;
    return word.mid(from, to - from).toCaseFolded();
}

/// The words of a quick line that its reading has not kept: it is in the other parts as a rule, word for word.
QString notIn(const QStringList& parts, const QString& line) {
    QSet<QString> known{QString()};
    for (const QString& part : parts) {
        for (const QString& word : part.split(QLatin1Char(' ')))
            known.insert(bare(word));
    }
    QStringList rest;
    for (const QString& word : line.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!known.contains(bare(word)))
            rest.append(word);
    }
    return rest.join(QLatin1Char(' '));
}

/// Which of them are figures only.
Result<QSet<QString>> erasedOf(Tx& tx, const QVector<domain::Incident>& incidents) {
    QVector<QString> ids;
    for (const domain::Incident& i : incidents)
        ids.append(i.id);
    QSet<QString> erased;
    STORE_CHECK(store::forIds(tx, QStringLiteral("SELECT id FROM incident WHERE erased_ms > 0 AND id IN (%1)"), ids,
                              [&erased](const store::Row& row) -> Result<void> {
                                  erased.insert(row.text(0));
                                  return {};
                              }));
    return erased;
}

Result<Documents> documentsOf(Tx& tx, const QVector<domain::Incident>& found) {
    STORE_TRY(erased, erasedOf(tx, found));
    STORE_TRY(places, Places::read(tx, premisesOf(found)));
    Documents out;
    for (const domain::Incident& i : found) {
        if (erased.contains(i.id))
            continue;
        QStringList parts{
            places.of(i.premisesId), domain::categoryByCode(i.category).label, i.description, i.heading, i.narrative,
            i.policeReference};
        parts.append(notIn(parts, i.line));
        out.append(documentOf(SearchKind::Incident, i.id, i.at, QStringLiteral("Incident %1").arg(i.number), parts));
    }
    return out;
}

Result<Documents> incidents(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(found, store::IncidentTable::fetch(tx, ids));
    return documentsOf(tx, found);
}

Result<Documents> subjects(Tx& tx, const domain::Person& person, const QVector<QString>& ids) {
    STORE_TRY(found, store::SubjectTable::fetch(tx, ids));
    STORE_TRY(seen, visibleSubjects(tx, person.role, found));
    Documents out;
    for (const domain::Subject& s : found) {
        const QString name = s.status == domain::SubjectStatus::IdSought ? QString() : s.name;
        if (seen.contains(s.id))
            out.append(documentOf(SearchKind::Subject, s.id, s.createdAt,
                                  QStringLiteral("%1 %2").arg(s.reference, name).trimmed(), {s.description}));
    }
    return out;
}

Result<Documents> premises(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(places, Places::read(tx, QSet<QString>(ids.begin(), ids.end())));
    Documents out;
    for (const QString& id : ids) {
        STORE_TRY(found, store::PremisesTable::find(tx, id));
        if (found)
            out.append(documentOf(SearchKind::Premises, id, 0, places.of(id), {found->street, found->area}));
    }
    return out;
}

Result<Documents> members(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    Documents out;
    for (const QString& id : ids) {
        STORE_TRY(found, store::MemberTable::find(tx, id));
        if (found)
            out.append(documentOf(SearchKind::Member, id, 0, found->name, {found->contact, found->phone}));
    }
    return out;
}

Result<Documents> alerts(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(found, store::AlertTable::fetch(tx, ids));
    Documents out;
    for (const domain::Alert& a : found) {
        out.append(documentOf(SearchKind::Alert, a.id, a.raisedAt, QStringLiteral("Alert %1").arg(a.number), {a.told}));
        out.last().parentId = a.incidentId;
    }
    return out;
}

Result<Documents> sightings(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(found, store::SightingTable::fetch(tx, ids));
    STORE_TRY(places, Places::read(tx, premisesOf(found)));
    QHash<QString, qint64> numbers;
    QVector<QString> alertIds;
    for (const domain::Sighting& s : found)
        alertIds.append(s.alertId);
    STORE_CHECK(store::forIds(tx, QStringLiteral("SELECT id, number FROM alert WHERE id IN (%1)"), alertIds,
                              [&numbers](const store::Row& row) -> Result<void> {
                                  numbers.insert(row.text(0), row.integer(1));
                                  return {};
                              }));
    Documents out;
    for (const domain::Sighting& s : found) {
        out.append(documentOf(SearchKind::Sighting, s.id, s.at,
                              QStringLiteral("Sighting, alert %1").arg(numbers.value(s.alertId)),
                              {places.of(s.premisesId), s.heading, s.note}));
        out.last().parentId = s.alertId;
    }
    return out;
}

Result<UtcMs> timeOfMeeting(Tx& tx, const QString& meetingId) {
    STORE_TRY(meeting, store::MeetingTable::find(tx, meetingId));
    return meeting ? meeting->at : 0;
}

Result<Documents> agendaItems(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    Documents out;
    for (const QString& id : ids) {
        STORE_TRY(found, store::AgendaItemTable::find(tx, id));
        if (!found)
            continue;
        STORE_TRY(at, timeOfMeeting(tx, found->meetingId));
        out.append(documentOf(SearchKind::AgendaItem, id, at, found->title, {found->detail}));
        out.last().parentId = found->meetingId;
    }
    return out;
}

Result<Documents> actions(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(found, store::ActionItemTable::fetch(tx, ids));
    Documents out;
    for (const domain::ActionItem& a : found) {
        STORE_TRY(at, timeOfMeeting(tx, a.meetingId));
        out.append(documentOf(SearchKind::Action, a.id, at, a.what, {a.owner}));
        out.last().parentId = a.meetingId;
    }
    return out;
}

/// Texts of radios, with the call sign of whom they are from or to.
Result<Documents> texts(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(found, store::RadioTextTable::fetch(tx, ids));
    Documents out;
    for (const domain::RadioText& text : found) {
        STORE_TRY(set, tx.one(QStringLiteral("SELECT call_sign FROM radio_set WHERE id = ?"), {text.radioSetId}));
        const QString party = set ? set->text(0) : text.party;
        out.append(documentOf(SearchKind::Text, text.id, text.at,
                              text.state == domain::TextState::Received ? QStringLiteral("Text of ") + party
                                                                        : QStringLiteral("Text to ") + party,
                              {text.words}));
    }
    return out;
}

/// Events of the desk, as the feed words them.
Result<Documents> events(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(seqs, store::FeedTable::seqsOf(tx, domain::FeedKind::System, ids));
    STORE_TRY(found, store::FeedTable::fetch(tx, seqs));
    Documents out;
    for (const domain::FeedEntry& entry : found) {
        const FeedRow row = wordSystem(entry);
        out.append(documentOf(SearchKind::Event, entry.recordId, entry.at, row.title, {row.detail}));
    }
    return out;
}

using Reader = Result<Documents> (*)(Tx&, const domain::Person&, const QVector<QString>&);
constexpr std::array<Reader, 10> readers{premises, members,   subjects,  actions, agendaItems,
                                         alerts,   sightings, incidents, texts,   events};

/// A change of `entity` touches records of `kind`: itself, or those that the query gives for its id.
struct Touch {
    const char* entity;
    SearchKind kind;
    const char* query;
};

constexpr Touch touches[] = {
    {"incident", SearchKind::Incident, nullptr},
    {"subject", SearchKind::Subject, nullptr},
    {"member", SearchKind::Member, nullptr},
    {"premises", SearchKind::Premises, nullptr},
    {"alert", SearchKind::Alert, nullptr},
    {"sighting", SearchKind::Sighting, nullptr},
    {"agenda_item", SearchKind::AgendaItem, nullptr},
    {"action_item", SearchKind::Action, nullptr},
    {"radio_text", SearchKind::Text, nullptr},
    {"feed", SearchKind::Event, "SELECT record_id FROM feed WHERE seq = CAST(? AS BIGINT) AND kind = 'system'"},
    {"exclusion_notice", SearchKind::Subject, "SELECT subject_id FROM exclusion_notice WHERE id = ?"},
    {"premises", SearchKind::Incident, "SELECT id FROM incident WHERE premises_id = ?"},
    {"premises", SearchKind::Sighting, "SELECT id FROM sighting WHERE premises_id = ?"},
    // The premises that a set came from are no longer on it.
    {"radio_set", SearchKind::Premises, "SELECT id FROM premises WHERE CAST(? AS TEXT) IS NOT NULL"},
    {"radio_set", SearchKind::Incident,
     "SELECT i.id FROM incident i JOIN radio_set r ON r.premises_id = i.premises_id WHERE r.id = ?"},
    {"radio_set", SearchKind::Sighting,
     "SELECT s.id FROM sighting s JOIN radio_set r ON r.premises_id = s.premises_id WHERE r.id = ?"},
};

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

Result<Documents> readDocuments(Tx& tx, const domain::Person& person, SearchKind kind, const QVector<QString>& ids) {
    const Reader read = readers.at(static_cast<std::size_t>(kind));
    auto all = read(tx, person, ids);
    if (all || all.error().code != ErrorCode::Corrupt)
        return all;
    // One that does not open (verify tells of it) keeps no other from being found.
    Documents out;
    for (const QString& id : ids) {
        const auto one = read(tx, person, {id});
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
            STORE_TRY(documents, documentsOf(tx, *found));
            return DocumentPage{documents, found->size() == limit ? found->last().id : QString(), found->size()};
        }
    }
    STORE_TRY(ids, nextIds(tx, kind, after, limit));
    STORE_TRY(documents, readDocuments(tx, person, kind, ids));
    return DocumentPage{documents, ids.size() == limit ? ids.last() : QString(), ids.size()};
}

bool concernsSearch(const QString& entity) {
    return std::any_of(std::begin(touches), std::end(touches),
                       [&](const Touch& touch) { return entity == QLatin1String(touch.entity); });
}

Result<QVector<store::TextKey>> touchedRecords(Tx& tx, const QVector<store::Change>& changes) {
    QVector<store::TextKey> keys;
    QSet<std::pair<int, QString>> seen;
    const auto add = [&](SearchKind kind, const QString& id) {
        if (!id.isEmpty() && !seen.contains({static_cast<int>(kind), id})) {
            seen.insert({static_cast<int>(kind), id});
            keys.append({static_cast<int>(kind), id});
        }
    };
    for (const store::Change& change : changes) {
        for (const Touch& touch : touches) {
            if (change.entity != QLatin1String(touch.entity))
                continue;
            if (touch.query == nullptr) {
                add(touch.kind, change.id);
                continue;
            }
            STORE_TRY(rows, tx.query(QString::fromLatin1(touch.query), {change.id}));
            for (const store::Row& row : rows)
                add(touch.kind, row.text(0));
        }
    }
    return keys;
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
