#include "desk/MemberReading.h"

#include "domain/CivilDay.h"
#include "store/AgreementTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/Try.h"

#include <QHash>
#include <QMap>

#include <algorithm>

namespace watchdesk::desk {

namespace {

/// Of two memberships of one business in one scheme: the one that lasts, else the one that ended last.
bool isLater(const domain::Membership& a, const domain::Membership& b) {
    if (a.left.isValid() != b.left.isValid())
        return !a.left.isValid();
    return a.left != b.left ? a.left > b.left : a.id > b.id;
}

/// Which sets are out at the premises of a member, and the day of the last move to or from them.
struct RadiosOut {
    int now = 0;
    QDate lastMove;
};

Result<RadiosOut> radiosOut(store::Tx& tx, const QString& memberId) {
    RadiosOut out;
    STORE_TRY(now, tx.one(QStringLiteral("SELECT COUNT(*) FROM radio_set r JOIN premises p ON p.id = r.premises_id "
                                         "WHERE p.member_id = ? AND r.state = 'issued'"),
                          {memberId}));
    out.now = static_cast<int>(now->integer(0));
    STORE_TRY(last, tx.one(QStringLiteral("SELECT MAX(m.at_ms) FROM radio_move m JOIN premises p ON p.id = "
                                          "m.premises_id WHERE p.member_id = ?"),
                           {memberId}));
    if (!last->isNull(0))
        out.lastMove = domain::civilDay(last->integer(0));
    return out;
}

} // namespace

Result<QVector<domain::SchemeMember>> schemeMembers(store::Tx& tx, const QString& schemeId) {
    STORE_TRY(members, store::MemberTable::all(tx));
    STORE_TRY(memberships, store::MembershipTable::all(tx));
    STORE_TRY(signatures, store::AgreementTable::allSignatures(tx));
    QHash<QString, QDate> signedOn;
    for (const domain::AgreementSignature& signature : signatures)
        signedOn[signature.membershipId] = signature.signedOn;  // oldest first
    QMap<std::pair<QString, QString>, domain::Membership> last; // by member and scheme
    for (const domain::Membership& membership : memberships) {
        auto& kept = last[{membership.memberId, membership.schemeId}];
        if (kept.id.isEmpty() || isLater(membership, kept))
            kept = membership;
    }
    QHash<QString, const domain::Member*> byId;
    for (const domain::Member& member : members)
        byId.insert(member.id, &member);
    QVector<domain::SchemeMember> out;
    for (const domain::Membership& membership : std::as_const(last)) {
        const domain::Member* member = byId.value(membership.memberId);
        if (member == nullptr || (!schemeId.isEmpty() && membership.schemeId != schemeId))
            continue;
        out.append({*member, membership.schemeId, membership.joined, signedOn.value(membership.id), membership.left});
    }
    return out;
}

Result<domain::ChecklistInput> readChecklist(store::Tx& tx, const domain::Membership& membership) {
    domain::ChecklistInput input;
    input.membership = membership;
    STORE_TRY(steps, store::MembershipTable::steps(tx, membership.id));
    STORE_TRY(signatures, store::AgreementTable::signatures(tx, membership.id));
    STORE_TRY(agreement, store::AgreementTable::current(tx, membership.schemeId));
    STORE_TRY(radios, radiosOut(tx, membership.memberId));
    input.steps = steps;
    input.signatures = signatures;
    input.currentAgreement = agreement ? agreement->id : QString();
    input.radiosOut = radios.now;
    input.lastRadioMove = radios.lastMove;
    return input;
}

Result<bool> galleryIsOpenTo(store::Tx& tx, const QString& memberId, const QDate& day) {
    STORE_TRY(memberships, store::MembershipTable::ofMember(tx, memberId));
    for (const domain::Membership& membership : memberships) {
        STORE_TRY(input, readChecklist(tx, membership));
        if (domain::maySeeGallery(input, day))
            return true;
    }
    return false;
}

} // namespace watchdesk::desk
