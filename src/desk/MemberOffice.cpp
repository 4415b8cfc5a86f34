#include "desk/MemberOffice.h"

#include "domain/CivilDay.h"
#include "store/AgreementTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

void putMembers(Office& office, const QVector<domain::Member>& members) {
    office.members.reserve(members.size());
    for (const domain::Member& member : members)
        office.members.insert(member.id, member);
}

void putSteps(Office& office, const QVector<domain::StepDone>& steps) {
    for (const domain::StepDone& step : steps)
        office.steps[step.membershipId].append(step);
}

void putSignatures(Office& office, const QVector<domain::AgreementSignature>& signatures) {
    for (const domain::AgreementSignature& signature : signatures)
        office.signatures[signature.membershipId].append(signature);
}

/// Gives whose the premises are.
QHash<QString, QString> putPremises(Office& office, const QVector<domain::Premises>& premises) {
    QHash<QString, QString> memberOf;
    memberOf.reserve(premises.size());
    office.premises.reserve(premises.size());
    for (const domain::Premises& place : premises) {
        office.premises[place.memberId].append(place);
        memberOf.insert(place.id, place.memberId);
    }
    for (QVector<domain::Premises>& places : office.premises)
        std::stable_partition(places.begin(), places.end(), [](const auto& p) { return !p.closedOn.isValid(); });
    return memberOf;
}

/// Gives with whom the sets are.
QHash<QString, QString> putSets(Office& office, const QVector<domain::RadioSet>& sets,
                                const QHash<QString, QString>& memberOf) {
    QHash<QString, QString> memberOfSet;
    for (const domain::RadioSet& set : sets) {
        const QString member = memberOf.value(set.premisesId);
        if (set.state != domain::RadioState::Issued || member.isEmpty())
            continue;
        office.radios[member].append(set);
        memberOfSet.insert(set.id, member);
    }
    return memberOfSet;
}

Result<void> readSchemes(store::Tx& tx, Office& office) {
    STORE_TRY(schemes, store::SchemeTable::all(tx));
    for (const domain::Scheme& scheme : schemes) {
        STORE_TRY(current, store::AgreementTable::current(tx, scheme.id));
        office.currentAgreement.insert(scheme.id, current ? current->id : QString());
        office.schemes.insert(scheme.id, scheme.name);
    }
    return {};
}

Result<void> readMoves(store::Tx& tx, Office& office, const QHash<QString, QString>& memberOf, const QString& which,
                       const store::Args& args) {
    return tx.forEach(
        QStringLiteral("SELECT premises_id, MAX(at_ms) FROM radio_move WHERE premises_id %1 GROUP BY premises_id")
            .arg(which),
        args, [&](const store::Row& row) -> Result<void> {
            QDate& last = office.moved[memberOf.value(row.text(0))];
            last = std::max(last, domain::civilDay(row.integer(1)));
            return {};
        });
}

Result<void> readMemberships(store::Tx& tx, Office& office) {
    STORE_TRY(members, store::MemberTable::all(tx));
    putMembers(office, members);
    STORE_TRY(memberships, store::MembershipTable::all(tx));
    office.memberships = memberships;
    STORE_TRY(steps, store::MembershipTable::allSteps(tx));
    putSteps(office, steps);
    STORE_TRY(signatures, store::AgreementTable::allSignatures(tx));
    putSignatures(office, signatures);
    return readSchemes(tx, office);
}

Result<void> readPlaces(store::Tx& tx, Office& office) {
    STORE_TRY(premises, store::PremisesTable::all(tx));
    const QHash<QString, QString> memberOf = putPremises(office, premises);
    STORE_TRY(sets, store::RadioSetTable::all(tx));
    const QHash<QString, QString> memberOfSet = putSets(office, sets, memberOf);
    STORE_TRY(heard, store::TransmissionTable::lastHeard(tx));
    for (auto it = heard.cbegin(); it != heard.cend(); ++it) {
        UtcMs& last = office.heard[memberOfSet.value(it.key())];
        last = std::max(last, it.value());
    }
    return readMoves(tx, office, memberOf, QStringLiteral("IS NOT NULL"), {});
}

Result<void> readMembershipsOf(store::Tx& tx, const QString& memberId, Office& office) {
    STORE_TRY(members, store::MemberTable::family(tx, memberId));
    putMembers(office, members);
    STORE_TRY(memberships, store::MembershipTable::ofMember(tx, memberId));
    office.memberships = memberships;
    for (const domain::Membership& membership : memberships) {
        STORE_TRY(steps, store::MembershipTable::steps(tx, membership.id));
        putSteps(office, steps);
        STORE_TRY(signatures, store::AgreementTable::signatures(tx, membership.id));
        putSignatures(office, signatures);
    }
    return readSchemes(tx, office);
}

Result<void> readPlacesOf(store::Tx& tx, const QString& memberId, Office& office) {
    STORE_TRY(premises, store::PremisesTable::ofMember(tx, memberId));
    const QHash<QString, QString> memberOf = putPremises(office, premises);
    STORE_TRY(sets, store::RadioSetTable::ofMember(tx, memberId));
    putSets(office, sets, memberOf);
    for (const domain::RadioSet& set : office.radios.value(memberId)) {
        STORE_TRY(over, store::TransmissionTable::lastOfRadioSet(tx, set.id));
        if (over)
            office.heard[memberId] = std::max(office.heard.value(memberId), over->start);
    }
    return readMoves(tx, office, memberOf, QStringLiteral("IN (SELECT id FROM premises WHERE member_id = ?)"),
                     {memberId});
}

} // namespace

Result<Office> readOffice(store::Tx& tx) {
    Office office;
    STORE_CHECK(readMemberships(tx, office));
    STORE_CHECK(readPlaces(tx, office));
    return office;
}

Result<Office> readOfficeOf(store::Tx& tx, const QString& memberId) {
    Office office;
    STORE_CHECK(readMembershipsOf(tx, memberId, office));
    STORE_CHECK(readPlacesOf(tx, memberId, office));
    return office;
}

} // namespace watchdesk::desk
