#include "desk/GalleryReading.h"

#include "domain/CivilDay.h"
#include "domain/LineWords.h"
#include "domain/OrderRules.h"
#include "store/OrderTable.h"
#include "store/PhotographTable.h"
#include "store/SubjectFacts.h"
#include "store/SubjectTable.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::Subject;

/// Everything about subjects that needs no key, by subject id.
struct Facts {
    QHash<QString, store::IncidentFacts> incidents;
    QHash<QString, QStringList> places;
    QHash<QString, QVector<domain::ExclusionNotice>> notices;
    QHash<QString, QVector<domain::Order>> orders;
    QHash<QString, UtcMs> sightings;
    QHash<QString, QString> photographs;
    domain::WatchlistRules rules;
};

template <class T>
Result<void> take(T& into, Result<T> from) {
    if (!from)
        return from.error();
    into = std::move(*from);
    return {};
}

Result<Facts> readFacts(store::Tx& tx, QDate today, const QString& subjectId) {
    const UtcMs yearAgo = today.addYears(-1).startOfDay(domain::schemeZone()).toMSecsSinceEpoch();
    Facts facts;
    for (const auto& done : {take(facts.incidents, store::incidentFacts(tx, yearAgo, subjectId)),
                             take(facts.places, store::incidentPlaces(tx, subjectId)),
                             take(facts.notices, store::plainNotices(tx, subjectId)),
                             take(facts.orders, store::plainOrders(tx, subjectId)),
                             take(facts.sightings, store::lastSightings(tx, subjectId)),
                             take(facts.photographs, store::newestPhotographs(tx, subjectId)),
                             take(facts.rules, store::watchlistRules(tx))}) {
        if (!done)
            return done.error();
    }
    return facts;
}

Result<QVector<Subject>> readSubjects(store::Tx& tx, const QString& subjectId) {
    return subjectId.isEmpty() ? store::SubjectTable::all(tx) : store::SubjectTable::fetch(tx, {subjectId});
}

QStringList channelsOf(const Directory& directory, const QStringList& schemeIds) {
    QStringList channels;
    for (const domain::Scheme& scheme : directory.schemes()) {
        if (schemeIds.contains(scheme.id))
            channels.append(scheme.channel);
    }
    return channels;
}

/// What somebody types to find the subject.
QString wordsOf(const GalleryCard& card, const Directory& directory, const QStringList& premisesIds) {
    QStringList words{card.name, card.reference, card.looks};
    words += card.schemes;
    for (const QString& id : premisesIds) {
        if (const auto premises = directory.premises(id))
            words << premises->name << premises->street << premises->area;
        if (const auto caller = directory.callerAtPremises(id))
            words << caller->set.callSign;
    }
    words.removeDuplicates();
    return domain::folded(words.join(QLatin1Char(' ')));
}

domain::MatchGround groundOf(const Subject& subject, const Facts& facts) {
    domain::MatchGround ground;
    ground.status = subject.status;
    ground.cautions = subject.cautions;
    ground.born = subject.born;
    ground.notices = facts.notices.value(subject.id);
    ground.incidents = facts.incidents.value(subject.id).counted;
    ground.serious = facts.incidents.value(subject.id).serious;
    ground.rules = facts.rules;
    return ground;
}

GalleryCard cardOf(const Subject& subject, const Facts& facts, const Directory& directory, QDate today) {
    GalleryCard card;
    card.subjectId = subject.id;
    card.version = subject.version;
    card.reference = subject.reference;
    card.name = subject.status == domain::SubjectStatus::IdSought ? QString() : subject.name;
    card.status = subject.status;
    card.looks = subject.description;
    card.standing = standingOf(subject, facts.notices.value(subject.id), today);
    card.schemes = channelsOf(directory, card.standing.schemeIds);
    if (card.schemes.size() > 1)
        card.endsScheme = channelsOf(directory, {card.standing.endsScheme}).value(0);
    if (card.standing.standing == domain::ExclusionStanding::InForce)
        card.daysLeft = static_cast<int>(today.daysTo(card.standing.endsOn));
    card.cautions = subject.cautions;
    const int age = domain::ageOn(subject.born, today);
    card.under18 = subject.cautions.testFlag(domain::Caution::Juvenile) || (age >= 0 && age < 18);
    const store::IncidentFacts incidents = facts.incidents.value(subject.id);
    card.incidents = incidents.recent;
    card.lastSeen = std::max(incidents.last, facts.sightings.value(subject.id));
    card.bar = domain::watchlistBar(groundOf(subject, facts), today);
    card.photographId = facts.photographs.value(subject.id);
    card.words = wordsOf(card, directory, facts.places.value(subject.id));
    return card;
}

bool maySee(const GalleryStanding& standing, domain::Role role) {
    if (standing.eraseDue)
        return false;
    return role != domain::Role::MemberView || standing.standing == domain::ExclusionStanding::InForce;
}

constexpr qsizetype manySubjects = 64; // from here on the notices of everybody are read faster than those of each

} // namespace

Result<GalleryWall> readWall(store::Tx& tx, const Directory& directory, domain::Role role, const QString& subjectId) {
    GalleryWall wall;
    wall.today = domain::civilDay(tx.now());
    auto facts = readFacts(tx, wall.today, subjectId);
    if (!facts)
        return facts.error();
    auto subjects = readSubjects(tx, subjectId);
    if (!subjects)
        return subjects.error();
    wall.cards.reserve(subjects->size());
    for (Subject& subject : *subjects) {
        subject.cautions = domain::withOrders(subject.cautions, facts->orders.value(subject.id), wall.today);
        const GalleryCard card = cardOf(subject, *facts, directory, wall.today);
        if (maySee(card.standing, role))
            wall.cards.append(card);
    }
    return wall;
}

Result<QSet<QString>> visibleSubjects(store::Tx& tx, domain::Role role, const QVector<Subject>& subjects) {
    const QDate today = domain::civilDay(tx.now());
    QHash<QString, QVector<domain::ExclusionNotice>> notices;
    auto orders = store::plainOrders(tx);
    if (!orders)
        return orders.error();
    if (subjects.size() >= manySubjects) {
        auto all = store::plainNotices(tx);
        if (!all)
            return all.error();
        notices = std::move(*all);
    }
    QSet<QString> seen;
    for (const Subject& subject : subjects) {
        if (subjects.size() < manySubjects) {
            auto own = store::plainNotices(tx, subject.id);
            if (!own)
                return own.error();
            notices.insert(*own);
        }
        Subject known = subject;
        known.cautions = domain::withOrders(subject.cautions, orders->value(subject.id), today);
        if (maySee(standingOf(known, notices.value(subject.id), today), role))
            seen.insert(subject.id);
    }
    return seen;
}

Result<std::optional<QStringList>> touchedSubjects(store::Tx& tx, const QVector<store::Change>& changes) {
    static const QHash<QString, QString> subjectsOf{
        {QStringLiteral("photograph"), QStringLiteral("SELECT subject_id FROM photograph WHERE id = ?")},
        {QStringLiteral("exclusion_notice"), QStringLiteral("SELECT subject_id FROM exclusion_notice WHERE id = ?")},
        {QStringLiteral("court_order"),
         QStringLiteral("SELECT subject_id FROM court_order WHERE id = ? AND subject_id IS NOT NULL")},
        {QStringLiteral("match_decision"), QStringLiteral("SELECT subject_id FROM match_decision WHERE id = ?")},
        {QStringLiteral("incident"), QStringLiteral("SELECT subject_id FROM incident_subject WHERE incident_id = ?")},
        {QStringLiteral("sighting"),
         QStringLiteral("SELECT s.subject_id FROM sighting g JOIN alert a ON a.id = g.alert_id JOIN incident_subject s "
                        "ON s.incident_id = a.incident_id WHERE g.id = ?")}};
    static const QStringList everybodys{QStringLiteral("scheme"), QStringLiteral("premises"),
                                        QStringLiteral("radio_set")};
    QStringList ids;
    for (const store::Change& change : changes) {
        if (everybodys.contains(change.entity) || (subjectsOf.contains(change.entity) && change.version == 0))
            return std::optional<QStringList>();
        if (change.entity == QLatin1String("subject"))
            ids.append(change.id);
        if (!subjectsOf.contains(change.entity))
            continue;
        auto rows = tx.query(subjectsOf.value(change.entity), {change.id});
        if (!rows)
            return rows.error();
        for (const store::Row& row : std::as_const(*rows))
            ids.append(row.text(0));
    }
    ids.removeDuplicates();
    return std::optional(ids);
}

} // namespace watchdesk::desk
