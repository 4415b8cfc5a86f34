// The list of members, and one member whole.
#include "desk/AuditWording.h"
#include "desk/MemberOffice.h"
#include "desk/MemberReading.h"
#include "domain/CivilDay.h"
#include "domain/MemberRules.h"
#include "store/AgreementTable.h"
#include "store/AuditTable.h"
#include "store/CameraTable.h"
#include "store/ContactTable.h"
#include "store/PersonTable.h"
#include "store/Try.h"

#include <QCollator>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace watchdesk::desk {

namespace {

using domain::ChecklistInput;
using domain::ChecklistLine;
using domain::Membership;

constexpr int longestHistory = 200;

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

/// Names are compared by keys that are made once, and long lines moved once.
QVector<MemberLine> byName(QVector<MemberLine> lines) {
    const QCollator collator;
    std::vector<std::pair<QCollatorSortKey, qsizetype>> keys;
    keys.reserve(static_cast<std::size_t>(lines.size()));
    for (qsizetype i = 0; i < lines.size(); ++i)
        keys.emplace_back(collator.sortKey(lines.at(i).member.name), i);
    std::sort(keys.begin(), keys.end(), [&lines](const auto& a, const auto& b) {
        const int order = a.first.compare(b.first);
        const MemberLine& first = lines.at(a.second);
        const MemberLine& second = lines.at(b.second);
        return order != 0 ? order < 0
                          : std::tie(first.scheme, first.membership.id) < std::tie(second.scheme, second.membership.id);
    });
    QVector<MemberLine> sorted;
    sorted.reserve(lines.size());
    for (const auto& [key, at] : keys)
        sorted.append(std::move(lines[at]));
    return sorted;
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
    return byName(std::move(lines));
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
    STORE_TRY(office, readOfficeOf(tx, memberId));
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
