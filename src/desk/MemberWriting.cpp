#include "desk/MemberWriting.h"

#include "desk/PeopleWriting.h"
#include "domain/CivilDay.h"
#include "domain/MemberRules.h"
#include "store/AgreementTable.h"
#include "store/AuditTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/PersonTable.h"
#include "store/PremisesTable.h"
#include "store/SchemeTable.h"
#include "store/Try.h"

#include <QCoreApplication>

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::Membership;

QString tr(const char* text) {
    return QCoreApplication::translate("MemberWriting", text);
}

QString iso(const QDate& day) {
    return day.toString(Qt::ISODate);
}

Result<Membership> findMembership(store::Tx& tx, const QString& id) {
    STORE_TRY(found, store::MembershipTable::find(tx, id));
    if (!found)
        return Error{ErrorCode::NotFound, "This membership is not in the store.", "Nothing was changed.",
                     "Look at the list again."};
    return *found;
}

Result<domain::Member> findMember(store::Tx& tx, const QString& id) {
    STORE_TRY(found, store::MemberTable::find(tx, id));
    if (!found)
        return Error{ErrorCode::NotFound, "This member is not in the store.", "Nothing was changed.",
                     "Look at the list again."};
    return *found;
}

/// "Hallam Pharmacy joined", "12 members joined".
Result<QString> wordsFor(store::Tx& tx, const QVector<QString>& membershipIds, const QString& one,
                         const QString& many) {
    if (membershipIds.size() != 1)
        return many.arg(membershipIds.size());
    STORE_TRY(membership, findMembership(tx, membershipIds.first()));
    STORE_TRY(member, findMember(tx, membership.memberId));
    return one.arg(member.name);
}

Result<void> noLoop(store::Tx& tx, const domain::Member& member) {
    QString above = member.headOfficeId;
    for (int steps = 0; !above.isEmpty(); ++steps) {
        if (above == member.id || steps > 8)
            return Error{ErrorCode::InvalidInput, "That business is a branch of this one.", "Nothing was changed.",
                         "Choose another head office."};
        STORE_TRY(next, findMember(tx, above));
        above = next.headOfficeId;
    }
    return {};
}

Result<void> writeFirstPremises(StepWriter& writer, domain::Premises premises, const domain::Member& member) {
    premises.memberId = member.id;
    if (premises.name.trimmed().isEmpty())
        premises.name = member.name;
    STORE_CHECK(domain::checkPremises(premises));
    STORE_CHECK(writer.save(premises));
    return {};
}

/// Sign-ins of a business that is in no scheme any more.
Result<int> endSignIns(store::Tx& tx, const QString& memberId, const QDate& day) {
    STORE_TRY(memberships, store::MembershipTable::ofMember(tx, memberId));
    const auto lasts = [&](const Membership& m) { return m.lasts(day.addDays(1)); };
    if (day > domain::civilDay(tx.now()) || std::any_of(memberships.begin(), memberships.end(), lasts))
        return 0;
    int ended = 0;
    STORE_TRY(people, store::PersonTable::present(tx));
    for (const domain::Person& person : people) {
        if (person.memberId != memberId || memberId.isEmpty())
            continue;
        STORE_CHECK(writeLeaver(tx, person.id));
        ++ended;
    }
    return ended;
}

/// Changes each of the memberships, with an entry under its business.
Result<void> eachMembership(store::Tx& tx, const QVector<QString>& ids, const char* action, const QString& detail,
                            const std::function<Result<void>(Membership&)>& change) {
    for (const QString& id : ids) {
        STORE_TRY(membership, findMembership(tx, id));
        STORE_CHECK(change(membership));
        STORE_CHECK(auditOffice(tx, action, "member", membership.memberId, detail));
    }
    return {};
}

} // namespace

Result<void> auditOffice(store::Tx& tx, const char* action, const char* entity, const QString& id,
                         const QString& detail) {
    STORE_CHECK(store::AuditTable::append(tx, QString::fromLatin1(action), QString::fromLatin1(entity), id, detail));
    return {};
}

Result<RecordStep> writeNewMember(store::Tx& tx, const NewMember& fresh) {
    RecordStep step;
    StepWriter writer(tx, step);
    domain::Member member = fresh.member;
    member.schemeId = fresh.schemeId;
    STORE_TRY(scheme, store::SchemeTable::find(tx, fresh.schemeId));
    if (!scheme)
        return Error{ErrorCode::NotFound, "That scheme is not in the store.", "Nothing was changed.",
                     "Choose another."};
    STORE_CHECK(domain::checkMember(member));
    STORE_CHECK(noLoop(tx, member));
    STORE_TRY(made, writer.save(member));
    const Membership membership{{}, 0, made.id, fresh.schemeId, fresh.joined, {}};
    STORE_CHECK(domain::checkMembership(membership, domain::civilDay(tx.now())));
    STORE_TRY(joined, writer.save(membership));
    STORE_CHECK(writeFirstPremises(writer, fresh.premises, made));
    STORE_CHECK(writer.tick({joined.id, domain::MembershipStep::Application, domain::civilDay(tx.now()), tx.actor()}));
    step.words = tr("%1 added").arg(made.name);
    STORE_CHECK(auditOffice(tx, "member.add", "member", made.id, made.name));
    return step;
}

Result<RecordStep> writeMember(store::Tx& tx, const domain::Member& member) {
    RecordStep step;
    STORE_CHECK(domain::checkMember(member));
    STORE_CHECK(noLoop(tx, member));
    STORE_CHECK(StepWriter(tx, step).save(member));
    step.words = tr("%1 changed").arg(member.name);
    STORE_CHECK(auditOffice(tx, "member.change", "member", member.id));
    return step;
}

Result<RecordStep> writePremises(store::Tx& tx, const domain::Premises& premises) {
    RecordStep step;
    STORE_CHECK(domain::checkPremises(premises));
    STORE_CHECK(findMember(tx, premises.memberId));
    STORE_CHECK(StepWriter(tx, step).save(premises));
    step.words = premises.id.isEmpty() ? tr("Premises %1 added").arg(premises.name)
                                       : tr("Premises %1 changed").arg(premises.name);
    STORE_CHECK(auditOffice(tx, "member.change", "member", premises.memberId, premises.name));
    return step;
}

Result<RecordStep> writeContact(store::Tx& tx, const domain::Contact& contact) {
    RecordStep step;
    STORE_CHECK(domain::checkContact(contact));
    STORE_CHECK(findMember(tx, contact.memberId));
    STORE_CHECK(StepWriter(tx, step).save(contact));
    step.words =
        contact.id.isEmpty() ? tr("Contact %1 added").arg(contact.name) : tr("Contact %1 changed").arg(contact.name);
    STORE_CHECK(auditOffice(tx, "member.change", "member", contact.memberId, tr("a contact")));
    return step;
}

Result<RecordStep> writeApplication(store::Tx& tx, const QString& memberId, const QString& schemeId) {
    RecordStep step;
    STORE_TRY(member, findMember(tx, memberId));
    STORE_TRY(memberships, store::MembershipTable::ofMember(tx, memberId));
    const bool inIt = std::any_of(memberships.begin(), memberships.end(),
                                  [&](const Membership& m) { return m.schemeId == schemeId && !m.left.isValid(); });
    if (inIt)
        return Error{
            ErrorCode::Conflict, member.name.toStdString() + " is in that scheme already.", "Nothing was changed.", {}};
    StepWriter writer(tx, step);
    STORE_TRY(made, writer.save(Membership{{}, 0, memberId, schemeId, {}, {}}));
    STORE_CHECK(writer.tick({made.id, domain::MembershipStep::Application, domain::civilDay(tx.now()), tx.actor()}));
    step.words = tr("%1 applied").arg(member.name);
    STORE_CHECK(auditOffice(tx, "membership.apply", "member", memberId));
    return step;
}

Result<RecordStep> writeJoining(store::Tx& tx, const QVector<QString>& membershipIds, const QDate& day) {
    RecordStep step;
    StepWriter writer(tx, step);
    const auto change = [&](Membership& m) -> Result<void> {
        m.joined = day;
        STORE_CHECK(domain::checkMembership(m, domain::civilDay(tx.now())));
        STORE_CHECK(writer.save(m));
        return {};
    };
    STORE_CHECK(eachMembership(tx, membershipIds, "membership.join", iso(day), change));
    STORE_TRY(words, wordsFor(tx, membershipIds, tr("%1 joined"), tr("%1 members joined")));
    step.words = words;
    return step;
}

Result<RecordStep> writeLeaving(store::Tx& tx, const QVector<QString>& membershipIds, const QDate& day) {
    RecordStep step;
    StepWriter writer(tx, step);
    if (!day.isValid())
        return Error{ErrorCode::InvalidInput, "There is no day on which the membership ends.", "Nothing was changed.",
                     "Choose it."};
    const auto change = [&](Membership& m) -> Result<void> {
        m.left = day;
        STORE_CHECK(domain::checkMembership(m, domain::civilDay(tx.now())));
        STORE_CHECK(writer.save(m));
        STORE_TRY(ended, endSignIns(tx, m.memberId, day));
        step.undoable = step.undoable && ended == 0;
        return {};
    };
    STORE_CHECK(eachMembership(tx, membershipIds, "membership.leave", iso(day), change));
    STORE_TRY(words, wordsFor(tx, membershipIds, tr("%1 left"), tr("%1 members left")));
    step.words = words;
    return step;
}

Result<RecordStep> writeTicks(store::Tx& tx, const QVector<QString>& membershipIds, domain::MembershipStep which,
                              const QDate& day) {
    RecordStep step;
    StepWriter writer(tx, step);
    const QString word = domain::wordOf(domain::membershipStepWords, which);
    const char* action = day.isValid() ? "membership.tick" : "membership.untick";
    const auto change = [&](Membership& m) { return writer.tick({m.id, which, day, tx.actor()}); };
    STORE_CHECK(eachMembership(tx, membershipIds, action, word, change));
    STORE_TRY(words,
              wordsFor(tx, membershipIds, tr("Checklist of %1 changed"), tr("Checklists of %1 members changed")));
    step.words = words;
    return step;
}

Result<RecordStep> writeSignatures(store::Tx& tx, const QVector<QString>& membershipIds, const QDate& day,
                                   const QString& signedBy) {
    RecordStep step;
    StepWriter writer(tx, step);
    if (!day.isValid() || day > domain::civilDay(tx.now()))
        return Error{ErrorCode::InvalidInput, "An agreement is signed today or on a day before.",
                     "Nothing was changed.", "Choose that day."};
    const auto change = [&](Membership& m) -> Result<void> {
        STORE_TRY(current, store::AgreementTable::current(tx, m.schemeId));
        if (!current)
            return Error{ErrorCode::NotFound, "The scheme has no information-sharing agreement yet.",
                         "Nothing was changed.", "Issue its first edition under Agreement."};
        STORE_CHECK(writer.save(domain::AgreementSignature{{}, 0, m.id, current->id, day, signedBy.trimmed()}));
        return {};
    };
    STORE_CHECK(eachMembership(tx, membershipIds, "agreement.sign", iso(day), change));
    STORE_TRY(words, wordsFor(tx, membershipIds, tr("%1 signed the agreement"), tr("%1 members signed the agreement")));
    step.words = words;
    return step;
}

Result<domain::Agreement> writeAgreement(store::Tx& tx, const domain::Agreement& agreement) {
    STORE_CHECK(domain::checkAgreement(agreement));
    STORE_TRY(current, store::AgreementTable::current(tx, agreement.schemeId));
    if (current && agreement.issuedOn < current->issuedOn)
        return Error{ErrorCode::InvalidInput, "There is an edition of a later day already.", "Nothing was changed.",
                     "Give it a day that is not before that one's."};
    STORE_TRY(made, store::AgreementTable::insert(tx, agreement));
    STORE_CHECK(auditOffice(tx, "agreement.issue", "agreement", made.id, made.edition));
    return made;
}

Result<void> writeUndo(store::Tx& tx, const RecordStep& step) {
    if (step.ofRecords)
        return Error{ErrorCode::Refused, "That step is not one of members or radios.", "Nothing was changed.", {}};
    if (!step.undoable)
        return Error{ErrorCode::Refused, "That step ended sign-ins: it cannot be taken back.", "Nothing was changed.",
                     "Let the business apply again, and its people in again."};
    STORE_CHECK(undoStep(tx, step));
    return auditOffice(tx, "member.undo", "store", {}, step.words);
}

} // namespace watchdesk::desk
