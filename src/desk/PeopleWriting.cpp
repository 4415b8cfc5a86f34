#include "desk/PeopleWriting.h"

#include "store/AuditTable.h"
#include "store/GrantTable.h"
#include "store/KeyTable.h"
#include "store/MemberTable.h"
#include "store/Members.h"
#include "store/PersonTable.h"
#include "store/Try.h"

#include <QHash>

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::Person;
using domain::Role;

Result<void> audit(store::Tx& tx, const char* action, const QString& personId, const QString& detail = {}) {
    STORE_CHECK(store::AuditTable::append(tx, QString::fromLatin1(action), QStringLiteral("person"), personId, detail));
    return {};
}

Result<Person> presentPerson(store::Tx& tx, const QString& personId) {
    STORE_TRY(person, store::PersonTable::find(tx, personId));
    if (!person || person->leftAt > 0)
        return Error{ErrorCode::NotFound, "That person does not sign in here any more.", "Nothing was changed.",
                     "Look at the list again."};
    return *person;
}

/// Somebody has to be able to let others in.
Result<void> keepAnAdministrator(store::Tx& tx, const Person& person) {
    if (person.role != Role::Administrator)
        return {};
    STORE_TRY(people, store::PersonTable::present(tx));
    const auto count =
        std::count_if(people.cbegin(), people.cend(), [](const Person& p) { return p.role == Role::Administrator; });
    if (count > 1)
        return {};
    return Error{ErrorCode::Refused, person.name.toStdString() + " is the last administrator.", "Nothing was changed.",
                 "Make somebody else an administrator first."};
}

Result<QHash<QString, UtcMs>> lastSignIns(store::Tx& tx) {
    QHash<QString, UtcMs> out;
    STORE_CHECK(
        tx.forEach(QStringLiteral("SELECT who, MAX(at_ms) FROM audit WHERE action = 'person.sign-in' GROUP BY who"), {},
                   [&out](const store::Row& row) -> Result<void> {
                       out.insert(row.text(0), row.integer(1));
                       return {};
                   }));
    return out;
}

/// Rule 17 closes the gallery by the member: a member's view is of one, and nobody else is.
Result<void> checkMember(store::Tx& tx, const Person& person) {
    const bool ofMember = person.role == Role::MemberView;
    if (!ofMember && !person.memberId.isEmpty())
        return Error{ErrorCode::InvalidInput, "Only a member's view belongs to a member.", "Nothing was changed.",
                     "Leave the member out, or choose the role of a member's view."};
    if (ofMember && person.memberId.isEmpty())
        return Error{ErrorCode::InvalidInput, "A member's view is of one member's people.", "Nothing was changed.",
                     "Say which member: its agreement opens the gallery to them."};
    if (!ofMember)
        return {};
    STORE_TRY(member, tx.one(QStringLiteral("SELECT id FROM member WHERE id = ?"), {person.memberId}));
    if (member)
        return {};
    return Error{ErrorCode::NotFound, "That member is not in the store.", "Nothing was changed.", "Choose another."};
}

/// Nothing for whoever waits for the keys of records: the list of people is theirs all the same.
QString memberNameOf(store::Tx& tx, const Person& person) {
    if (person.memberId.isEmpty())
        return {};
    const auto member = store::MemberTable::find(tx, person.memberId);
    return member && *member ? (*member)->name : QString();
}

} // namespace

Result<QVector<PersonRow>> readPeople(store::Tx& tx) {
    STORE_TRY(people, store::PersonTable::present(tx));
    STORE_TRY(signIns, lastSignIns(tx));
    STORE_TRY(waiting, store::GrantTable::waiting(tx));
    STORE_TRY(unfounded, store::unfoundedPeople(tx));
    QVector<PersonRow> rows;
    for (const Person& person : people) {
        STORE_TRY(key, store::GrantTable::personKey(tx, person.id));
        rows.append({person, signIns.value(person.id), key && key->mustChange, waiting.contains(person.id),
                     memberNameOf(tx, person), unfounded.contains(person.id)});
    }
    return rows;
}

Result<Person> writeNewPerson(store::Tx& tx, const Person& person, const store::PersonKey& key) {
    STORE_CHECK(checkMember(tx, person));
    STORE_TRY(taken, store::PersonTable::byName(tx, person.name));
    if (taken)
        return Error{ErrorCode::Conflict, "Somebody called " + person.name.toStdString() + " signs in here already.",
                     "Nothing was changed.", "Add something that tells the two apart."};
    STORE_TRY(made, store::PersonTable::insert(tx, person));
    STORE_CHECK(store::GrantTable::putPersonKey(tx, key));
    // Said first: keys are handed on by what somebody has signed.
    STORE_CHECK(audit(tx, "person.add", made.id, domain::wordOf(domain::roleWords, made.role)));
    STORE_CHECK(store::GrantTable::settle(tx));
    return made;
}

Result<Person> writeRole(store::Tx& tx, const QString& personId, Role role, const QString& memberId) {
    STORE_TRY(person, presentPerson(tx, personId));
    STORE_TRY(unfounded, store::unfoundedPeople(tx));
    const QString member = !memberId.isEmpty() || role != Role::MemberView ? memberId : person.memberId;
    if (person.role == role && person.memberId == member && !unfounded.contains(personId))
        return person;
    STORE_CHECK(keepAnAdministrator(tx, person));
    const QString was = domain::wordOf(domain::roleWords, person.role);
    person.role = role;
    person.memberId = member;
    STORE_CHECK(checkMember(tx, person));
    STORE_TRY(changed, store::PersonTable::update(tx, person));
    STORE_CHECK(audit(tx, "person.role", personId,
                      QStringLiteral("%1 to %2").arg(was, domain::wordOf(domain::roleWords, role))));
    STORE_CHECK(store::GrantTable::settle(tx));
    return changed;
}

Result<Person> writeLeaver(store::Tx& tx, const QString& personId) {
    STORE_TRY(person, presentPerson(tx, personId));
    STORE_CHECK(keepAnAdministrator(tx, person));
    STORE_TRY(lost, store::GrantTable::held(tx, personId));
    person.leftAt = tx.now();
    STORE_TRY(left, store::PersonTable::update(tx, person));
    STORE_CHECK(store::GrantTable::removePerson(tx, personId));
    STORE_CHECK(audit(tx, "person.leave", personId));
    STORE_CHECK(store::GrantTable::settle(tx, lost));
    return left;
}

Result<Person> writeReset(store::Tx& tx, const store::PersonKey& key) {
    STORE_TRY(person, presentPerson(tx, key.personId));
    // Another pair: what was sealed to the one that nobody can open is handed over anew.
    STORE_CHECK(store::GrantTable::removePerson(tx, key.personId));
    STORE_CHECK(store::GrantTable::putPersonKey(tx, key));
    STORE_CHECK(store::GrantTable::complete(tx));
    STORE_CHECK(audit(tx, "person.reset", key.personId));
    return person;
}

Result<void> writeOwnPassphrase(store::Tx& tx, const store::PersonKey& key) {
    STORE_TRY(now, store::GrantTable::personKey(tx, key.personId));
    if (!now || now->publicKey != key.publicKey) // reset by an administrator, or left, in the meantime
        return Error{ErrorCode::Conflict, "Your sign-in was changed by somebody else in the meantime.",
                     "What they did is kept.", "Ask the administrator."};
    STORE_CHECK(store::GrantTable::putPersonKey(tx, key));
    return audit(tx, "person.passphrase", key.personId);
}

Result<void> writeRecoveryKey(store::Tx& tx, const store::FreshRecovery& key) {
    STORE_TRY(all, store::GrantTable::holdsAll(tx));
    if (!all)
        return Error{ErrorCode::Refused, "Your sign-in does not hold every key that a recovery key has to open.",
                     "The recovery key that there is stays good.", "Ask a coordinator to make it."};
    STORE_CHECK(store::GrantTable::putRecoveryKey(tx, key));
    STORE_CHECK(store::GrantTable::complete(tx));
    // What was sealed for the old one, and any copy of it, opens nothing that is written from here on.
    for (const seal::KeyClass keyClass : seal::keyClasses)
        STORE_CHECK(store::KeyTable::renewWhenPossible(tx, keyClass));
    return audit(tx, "key.recovery", tx.actor());
}

} // namespace watchdesk::desk
