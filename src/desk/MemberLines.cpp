// The list of members, and one member whole.
#include "desk/AuditWording.h"
#include "desk/MemberReading.h"
#include "domain/CivilDay.h"
#include "domain/MemberRules.h"
#include "store/AgreementTable.h"
#include "store/AuditTable.h"
#include "store/CameraTable.h"
#include "store/ContactTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/PersonTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::ChecklistInput;
using domain::ChecklistLine;
using domain::Membership;

constexpr int longestHistory = 200;

/// Everything that lines are joined from, read once.
struct Office {
    QHash<QString, domain::Member> members;
    QVector<Membership> memberships;
    QHash<QString, QVector<domain::StepDone>> steps;                ///< by membership
    QHash<QString, QVector<domain::AgreementSignature>> signatures; ///< by membership
    QHash<QString, QString> currentAgreement;                       ///< by scheme
    QHash<QString, QString> schemes;                                ///< names
    QHash<QString, QVector<domain::Premises>> premises;             ///< by member
    QHash<QString, QVector<domain::RadioSet>> radios;               ///< out, by member
    QHash<QString, UtcMs> heard;                                    ///< by member
    QHash<QString, QDate> moved;                                    ///< by member
};

Result<void> readMemberships(store::Tx& tx, Office& office) {
    STORE_TRY(members, store::MemberTable::all(tx));
    for (const domain::Member& member : members)
        office.members.insert(member.id, member);
    STORE_TRY(memberships, store::MembershipTable::all(tx));
    office.memberships = memberships;
    STORE_TRY(steps, store::MembershipTable::allSteps(tx));
    for (const domain::StepDone& step : steps)
        office.steps[step.membershipId].append(step);
    STORE_TRY(signatures, store::AgreementTable::allSignatures(tx));
    for (const domain::AgreementSignature& signature : signatures)
        office.signatures[signature.membershipId].append(signature);
    STORE_TRY(schemes, store::SchemeTable::all(tx));
    for (const domain::Scheme& scheme : schemes) {
        STORE_TRY(current, store::AgreementTable::current(tx, scheme.id));
        office.currentAgreement.insert(scheme.id, current ? current->id : QString());
        office.schemes.insert(scheme.id, scheme.name);
    }
    return {};
}

Result<void> readPlaces(store::Tx& tx, Office& office) {
    QHash<QString, QString> memberOf;
    STORE_TRY(premises, store::PremisesTable::all(tx));
    for (const domain::Premises& place : premises) {
        office.premises[place.memberId].append(place);
        memberOf.insert(place.id, place.memberId);
    }
    for (QVector<domain::Premises>& places : office.premises)
        std::stable_partition(places.begin(), places.end(), [](const auto& p) { return !p.closedOn.isValid(); });
    STORE_TRY(sets, store::RadioSetTable::all(tx));
    QHash<QString, QString> memberOfSet;
    for (const domain::RadioSet& set : sets) {
        const QString member = memberOf.value(set.premisesId);
        if (set.state != domain::RadioState::Issued || member.isEmpty())
            continue;
        office.radios[member].append(set);
        memberOfSet.insert(set.id, member);
    }
    STORE_TRY(heard, store::TransmissionTable::lastHeard(tx));
    for (auto it = heard.cbegin(); it != heard.cend(); ++it) {
        UtcMs& last = office.heard[memberOfSet.value(it.key())];
        last = std::max(last, it.value());
    }
    return tx.forEach(QStringLiteral("SELECT premises_id, MAX(at_ms) FROM radio_move WHERE premises_id IS NOT NULL "
                                     "GROUP BY premises_id"),
                      {}, [&](const store::Row& row) -> Result<void> {
                          QDate& last = office.moved[memberOf.value(row.text(0))];
                          last = std::max(last, domain::civilDay(row.integer(1)));
                          return {};
                      });
}

Result<Office> readOffice(store::Tx& tx) {
    Office office;
    STORE_CHECK(readMemberships(tx, office));
    STORE_CHECK(readPlaces(tx, office));
    return office;
}

MemberStanding standingOf(const Membership& membership, const QVector<ChecklistLine>& lines, const QDate& day) {
    const bool open =
        std::any_of(lines.begin(), lines.end(), [](const ChecklistLine& l) { return l.needed && !l.doneOn.isValid(); });
    if (membership.left.isValid() && membership.left < day)
        return open ? MemberStanding::Leaving : MemberStanding::Left;
    if (!membership.joined.isValid() || membership.joined > day)
        return MemberStanding::Applied;
    return open ? MemberStanding::Joining : MemberStanding::Member;
}

MemberLine lineOf(const Office& office, const Membership& membership, const QDate& day) {
    MemberLine line;
    line.member = office.members.value(membership.memberId);
    line.membership = membership;
    line.scheme = office.schemes.value(membership.schemeId);
    line.premises = office.premises.value(membership.memberId);
    ChecklistInput input{membership,
                         office.steps.value(membership.id),
                         office.signatures.value(membership.id),
                         office.currentAgreement.value(membership.schemeId),
                         static_cast<int>(office.radios.value(membership.memberId).size()),
                         office.moved.value(membership.memberId)};
    line.checklist = domain::checklistOf(input);
    line.standing = standingOf(membership, line.checklist, day);
    const auto agreed = std::find_if(line.checklist.begin(), line.checklist.end(),
                                     [](const auto& l) { return l.what == ChecklistLine::What::Agreement; });
    if (agreed != line.checklist.end())
        line.agreementSigned = agreed->doneOn;
    for (const domain::RadioSet& set : office.radios.value(membership.memberId))
        line.callSigns.append(set.callSign);
    line.callSigns.sort();
    line.lastHeard = office.heard.value(membership.memberId);
    line.headOffice = office.members.value(line.member.headOfficeId).name;
    return line;
}

bool byName(const MemberLine& a, const MemberLine& b) {
    const int order = QString::localeAwareCompare(a.member.name, b.member.name);
    return order != 0 ? order < 0 : std::pair(a.scheme, a.membership.id) < std::pair(b.scheme, b.membership.id);
}

QVector<MemberLine> linesOf(const Office& office, const QDate& day,
                            const std::function<bool(const Membership&)>& which) {
    QVector<MemberLine> lines;
    for (const Membership& membership : office.memberships) {
        if (which(membership))
            lines.append(lineOf(office, membership, day));
    }
    return lines;
}

Result<QVector<HistoryLine>> readHistory(store::Tx& tx, const QStringList& ids) {
    QVector<domain::AuditEntry> entries;
    for (const QString& id : ids) {
        store::AuditFilter filter;
        filter.entityId = id;
        filter.limit = longestHistory;
        STORE_TRY(some, store::AuditTable::list(tx, filter));
        entries += some;
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.seq > b.seq; });
    STORE_TRY(people, store::PersonTable::all(tx));
    QHash<QString, QString> names;
    for (const domain::Person& person : people)
        names.insert(person.id, person.name);
    QVector<HistoryLine> history;
    for (const domain::AuditEntry& entry : entries.mid(0, longestHistory)) {
        const QString detail = auditDetail(entry);
        history.append(
            {entry.at, names.value(entry.who),
             detail.isEmpty() ? auditWords(entry.action) : auditWords(entry.action) + QStringLiteral(": ") + detail});
    }
    return history;
}

Result<void> readRest(store::Tx& tx, const Office& office, MemberSheet& sheet) {
    const QString& id = sheet.member.id;
    STORE_TRY(contacts, store::ContactTable::ofMember(tx, id));
    sheet.contacts = contacts;
    QSet<QString> places;
    QStringList under{id};
    for (const domain::Premises& place : std::as_const(sheet.premises))
        places.insert(place.id);
    STORE_TRY(cameras, store::CameraTable::all(tx));
    std::copy_if(cameras.begin(), cameras.end(), std::back_inserter(sheet.cameras),
                 [&](const domain::Camera& camera) { return places.contains(camera.premisesId); });
    domain::sortByNumber(sheet.cameras);
    for (const domain::RadioSet& set : std::as_const(sheet.radios))
        under.append(set.id);
    for (const domain::Member& other : office.members) {
        if (other.headOfficeId == id)
            sheet.branches.append(other);
    }
    std::sort(sheet.branches.begin(), sheet.branches.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    STORE_TRY(people, store::PersonTable::present(tx));
    std::copy_if(people.begin(), people.end(), std::back_inserter(sheet.people),
                 [&](const domain::Person& person) { return person.memberId == id; });
    STORE_TRY(history, readHistory(tx, under));
    sheet.history = history;
    return {};
}

} // namespace

Result<QVector<MemberLine>> readMemberLines(store::Tx& tx, bool withLeft) {
    STORE_TRY(office, readOffice(tx));
    const QDate day = domain::civilDay(tx.now());
    QVector<MemberLine> lines = linesOf(office, day, [](const Membership&) { return true; });
    if (!withLeft)
        lines.erase(std::remove_if(lines.begin(), lines.end(),
                                   [](const MemberLine& l) { return l.standing == MemberStanding::Left; }),
                    lines.end());
    std::sort(lines.begin(), lines.end(), byName);
    return lines;
}

Result<domain::Member> readMemberNamed(store::Tx& tx, const QString& nameOrId) {
    STORE_TRY(lines, readMemberLines(tx, false));
    const QString name = nameOrId.simplified();
    QHash<QString, domain::Member> found; // a business may be in several schemes
    std::string which;
    for (const MemberLine& line : lines) {
        const bool called = line.member.name.compare(name, Qt::CaseInsensitive) == 0;
        if ((!called && line.member.id != name) || found.contains(line.member.id))
            continue;
        found.insert(line.member.id, line.member);
        which += (which.empty() ? "" : ", ") + line.member.id.toStdString() + " in " +
                 line.premises.value(0).street.toStdString();
    }
    if (found.size() == 1)
        return *found.begin();
    const std::string called = "called " + name.toStdString();
    if (found.isEmpty())
        return Error{ErrorCode::NotFound, "No member is " + called + ".", "Nothing was changed.",
                     "Look at the list of members, which has their ids, too."};
    return Error{ErrorCode::Conflict, "Several members are " + called + ": " + which + ".", "Nothing was changed.",
                 "Give the id of the one that is meant."};
}

Result<MemberSheet> readMemberSheet(store::Tx& tx, const QString& memberId) {
    STORE_TRY(office, readOffice(tx));
    if (!office.members.contains(memberId))
        return Error{ErrorCode::NotFound, "This member is not in the store.", {}, "Look at the list again."};
    const QDate day = domain::civilDay(tx.now());
    MemberSheet sheet;
    sheet.member = office.members.value(memberId);
    sheet.memberships = linesOf(office, day, [&](const Membership& m) { return m.memberId == memberId; });
    std::sort(sheet.memberships.begin(), sheet.memberships.end(), [](const MemberLine& a, const MemberLine& b) {
        return std::pair(a.standing, a.scheme) < std::pair(b.standing, b.scheme);
    });
    sheet.premises = office.premises.value(memberId);
    sheet.radios = office.radios.value(memberId);
    for (const MemberLine& line : std::as_const(sheet.memberships)) {
        sheet.signatures += office.signatures.value(line.membership.id);
        STORE_TRY(editions, readAgreements(tx, line.membership.schemeId));
        for (const domain::Agreement& edition : editions) {
            if (std::none_of(sheet.agreements.begin(), sheet.agreements.end(),
                             [&](const auto& a) { return a.id == edition.id; }))
                sheet.agreements.append(edition);
        }
    }
    STORE_CHECK(readRest(tx, office, sheet));
    return sheet;
}

Result<QVector<MemberLine>> readSimilar(store::Tx& tx, const QString& name, const QString& street) {
    STORE_TRY(lines, readMemberLines(tx, false));
    const QString plain = domain::plainBusinessName(name);
    const QString road = street.simplified().toCaseFolded();
    QVector<MemberLine> out;
    for (const MemberLine& line : lines) {
        const auto same = [&](const domain::Premises& p) {
            return (domain::plainBusinessName(p.name) == plain ||
                    domain::plainBusinessName(line.member.name) == plain) &&
                   (road.isEmpty() || p.street.simplified().toCaseFolded() == road);
        };
        if (!plain.isEmpty() && std::any_of(line.premises.begin(), line.premises.end(), same))
            out.append(line);
    }
    return out;
}

Result<QVector<domain::Agreement>> readAgreements(store::Tx& tx, const QString& schemeId) {
    STORE_TRY(all, store::AgreementTable::all(tx));
    QVector<domain::Agreement> own;
    std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                 [&](const domain::Agreement& a) { return a.schemeId == schemeId; });
    std::sort(own.begin(), own.end(),
              [](const auto& a, const auto& b) { return std::pair(a.issuedOn, a.id) > std::pair(b.issuedOn, b.id); });
    return own;
}

} // namespace watchdesk::desk
