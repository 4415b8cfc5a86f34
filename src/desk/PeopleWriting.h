// What the people desk writes: each in one transaction, with its rule, its keys and its audit entry.
#pragma once

#include "desk/PeopleDesk.h"
#include "store/Keys.h"

namespace watchdesk::desk {

Result<QVector<PersonRow>> readPeople(store::Tx& tx);
Result<domain::Person> writeNewPerson(store::Tx& tx, const domain::Person& person, const store::PersonKey& key);
Result<domain::Person> writeRole(store::Tx& tx, const QString& personId, domain::Role role,
                                 const QString& memberId = {});
Result<domain::Person> writeLeaver(store::Tx& tx, const QString& personId);
Result<domain::Person> writeReset(store::Tx& tx, const store::PersonKey& key);
Result<void> writeOwnPassphrase(store::Tx& tx, const store::PersonKey& key);
Result<void> writeRecoveryKey(store::Tx& tx, const store::FreshRecovery& key);

} // namespace watchdesk::desk
