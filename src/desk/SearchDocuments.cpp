#include "desk/SearchDocuments.h"

#include "desk/GalleryReading.h"
#include "desk/Wording.h"
#include "domain/Category.h"
#include "store/ActionItemTable.h"
#include "store/AgendaItemTable.h"
#include "store/AlertTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/MeetingTable.h"
#include "store/MemberTable.h"
#include "store/PremisesTable.h"
#include "store/RadioTextTable.h"
#include "store/Records.h"
#include "store/SightingTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

#include <QSet>

#include <array>

namespace watchdesk::desk {

namespace {

using store::TextDocument;
using store::Tx;

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

Result<TextDocuments> incidents(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(found, store::IncidentTable::fetch(tx, ids));
    return incidentDocuments(tx, found);
}

Result<TextDocuments> subjects(Tx& tx, const domain::Person& person, const QVector<QString>& ids) {
    STORE_TRY(found, store::SubjectTable::fetch(tx, ids));
    STORE_TRY(seen, visibleSubjects(tx, person.role, found));
    TextDocuments out;
    for (const domain::Subject& s : found) {
        const QString name = s.status == domain::SubjectStatus::IdSought ? QString() : s.name;
        if (seen.contains(s.id))
            out.append(documentOf(SearchKind::Subject, s.id, s.createdAt,
                                  QStringLiteral("%1 %2").arg(s.reference, name).trimmed(), {s.description}));
    }
    return out;
}

Result<TextDocuments> premises(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(places, Places::read(tx, QSet<QString>(ids.begin(), ids.end())));
    TextDocuments out;
    for (const QString& id : ids) {
        STORE_TRY(found, store::PremisesTable::find(tx, id));
        if (found)
            out.append(documentOf(SearchKind::Premises, id, 0, places.of(id), {found->street, found->area}));
    }
    return out;
}

Result<TextDocuments> members(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    TextDocuments out;
    for (const QString& id : ids) {
        STORE_TRY(found, store::MemberTable::find(tx, id));
        if (found)
            out.append(documentOf(SearchKind::Member, id, 0, found->name, {found->contact, found->phone}));
    }
    return out;
}

Result<TextDocuments> alerts(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(found, store::AlertTable::fetch(tx, ids));
    TextDocuments out;
    for (const domain::Alert& a : found) {
        out.append(documentOf(SearchKind::Alert, a.id, a.raisedAt, QStringLiteral("Alert %1").arg(a.number), {a.told}));
        out.last().parentId = a.incidentId;
    }
    return out;
}

Result<TextDocuments> sightings(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
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
    TextDocuments out;
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

Result<TextDocuments> agendaItems(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    TextDocuments out;
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

Result<TextDocuments> actions(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(found, store::ActionItemTable::fetch(tx, ids));
    TextDocuments out;
    for (const domain::ActionItem& a : found) {
        STORE_TRY(at, timeOfMeeting(tx, a.meetingId));
        out.append(documentOf(SearchKind::Action, a.id, at, a.what, {a.owner}));
        out.last().parentId = a.meetingId;
    }
    return out;
}

/// Texts of radios, with the call sign of whom they are from or to.
Result<TextDocuments> texts(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(found, store::RadioTextTable::fetch(tx, ids));
    TextDocuments out;
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
Result<TextDocuments> events(Tx& tx, const domain::Person&, const QVector<QString>& ids) {
    STORE_TRY(seqs, store::FeedTable::seqsOf(tx, domain::FeedKind::System, ids));
    STORE_TRY(found, store::FeedTable::fetch(tx, seqs));
    TextDocuments out;
    for (const domain::FeedEntry& entry : found) {
        const FeedRow row = wordSystem(entry);
        out.append(documentOf(SearchKind::Event, entry.recordId, entry.at, row.title, {row.detail}));
    }
    return out;
}

using Reader = Result<TextDocuments> (*)(Tx&, const domain::Person&, const QVector<QString>&);
constexpr std::array<Reader, 10> readers{premises, members,   subjects,  actions, agendaItems,
                                         alerts,   sightings, incidents, texts,   events};

} // namespace

Result<TextDocuments> documentsOf(Tx& tx, const domain::Person& person, SearchKind kind, const QVector<QString>& ids) {
    return readers.at(static_cast<std::size_t>(kind))(tx, person, ids);
}

Result<TextDocuments> incidentDocuments(Tx& tx, const QVector<domain::Incident>& found) {
    STORE_TRY(erased, erasedOf(tx, found));
    STORE_TRY(places, Places::read(tx, premisesOf(found)));
    TextDocuments out;
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

} // namespace watchdesk::desk
