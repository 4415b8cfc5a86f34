// A store's keys: public ones of the classes, sealed data keys, and how a class gets a new key.
#pragma once

#include "domain/Person.h"
#include "store/Tx.h"

#include <QSet>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// An epoch that has ended, whose values are not all sealed anew yet.
struct RetiredKey {
    ClassEpoch of;
    QByteArray publicKey;
};

/// Tables class_key, retired_key and data_key. On a store thread. store/SignIn.h joins this with Argon2id.
struct KeyTable {
    /// Puts fresh keys (makeKeys, for the person's id) and the store's first person into the store. Conflict when it
    /// has keys already. The keyring seals from this transaction on.
    static Result<domain::Person> createFirst(Tx& tx, domain::Person person, const NewKeys& keys);
    static Result<QVector<ClassKey>> classKeys(Tx& tx);

    /// Begins a new epoch of a class: what is written from this transaction on cannot be opened with the old private
    /// key. Grants the new one to the holders of the old (whoever may no longer read has to have lost theirs before)
    /// and to the recovery key. Refused when this program does not hold the class's key, or nobody who was let in at a
    /// desk is to have it; Conflict while the last change
    /// of keys is not sealed through.
    static Result<void> renew(Tx& tx, KeyClass keyClass);
    /// The same as soon as it can be done: now, or (when the key is not held here, or the last change is not sealed
    /// through) by renewDue() of somebody who can.
    static Result<void> renewWhenPossible(Tx& tx, KeyClass keyClass);
    /// Renews what is due and can be renewed here; gives which.
    static Result<QVector<KeyClass>> renewDue(Tx& tx);
    static Result<QVector<RetiredKey>> retired(Tx& tx);
    /// Ends a retired epoch: its data keys are sealed to the current key, its grants and its public key go.
    static Result<void> endRetired(Tx& tx, const RetiredKey& key);
    /// The epoch that a stream's head means: the heads keep six bits of it.
    static Result<int> epochOfTag(Tx& tx, KeyClass keyClass, int tag);

    static Result<std::optional<DataKeyRecord>> dataKey(Tx& tx, const QString& id);
    /// Conflict when it is sealed to an epoch that has ended; the keyring seals to the current one from then on.
    static Result<void> insertDataKey(Tx& tx, const DataKeyRecord& key);
    /// Opens every data key that lies under another, so that no value has to ask for its own: of 10,000 subjects in
    /// 0.1 s. Does nothing while locked.
    static Result<void> openAll(Tx& tx);
    /// Destroys the keys that are about a subject alone: what was sealed with them is noise from then on. Their ids are
    /// on the audit log, signed by whoever is signed in: without that verify takes what they sealed for damaged.
    static Result<qint64> destroyOfSubject(Tx& tx, const QString& subjectId);
    /// Of a subject that was taken back before anything was said of it: its keys go without a line in the ledger of
    /// erasures, which would close them in a restored backup too.
    static Result<void> dropOfSubject(Tx& tx, const QString& subjectId);
    /// The data keys of which somebody of this store has signed that they were destroyed. Locked.
    static Result<QSet<QString>> destroyed(Tx& tx);
};

} // namespace watchdesk::store
