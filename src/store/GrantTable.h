// Whose key opens what: key pairs of people, of the printed recovery key, and the class keys handed to them.
#pragma once

#include "domain/Person.h"
#include "store/Tx.h"

#include <QSet>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// The classes that a role reads. As long as there is no coordinator the administrators stand in for one.
[[nodiscard]] QVector<KeyClass> classesOf(domain::Role role, bool thereIsACoordinator);

/// Tables person_key, recovery_key, class_grant and (of stores before schema 4) wrapped_key. On a store thread.
struct GrantTable {
    static Result<std::optional<PersonKey>> personKey(Tx& tx, const QString& personId);
    /// Inserts, or replaces what the person had; the wrong passphrases are forgotten.
    static Result<void> putPersonKey(Tx& tx, const PersonKey& key);
    /// One more wrong passphrase, now.
    static Result<void> noteFailure(Tx& tx, const QString& personId);
    /// The last of them counts as now: the clock was put back since, and the wait after it is not to be longer for
    /// that.
    static Result<void> restampFailures(Tx& tx, const QString& personId);
    static Result<void> forgetFailures(Tx& tx, const QString& personId);
    /// What a person signs in with is gone: key pair, grants and old wraps.
    static Result<void> removePerson(Tx& tx, const QString& personId);

    static Result<QByteArray> recoveryPublicKey(Tx& tx); ///< empty when there is none
    /// Replaces the one there was: its grants, and what an older store wrapped for it, go.
    static Result<void> putRecoveryKey(Tx& tx, const FreshRecovery& key);

    static Result<void> insert(Tx& tx, ClassGrant grant);
    static Result<QVector<ClassGrant>> of(Tx& tx, const QString& holder);
    static Result<void> remove(Tx& tx, const QString& holder, KeyClass keyClass);
    /// Somebody whose role somebody gave them at a desk (store/Members.h) reads that class: nobody else is handed a
    /// key.
    static Result<bool> canHandOn(Tx& tx, KeyClass keyClass);
    /// The audit log's chains hold. While they do not, no key is handed on: the entry that took a sign-in away may be
    /// what is missing. Reads the whole log.
    static Result<bool> logHolds(Tx& tx);
    /// Whoever holds the one epoch, and is to, is granted the other, which this program holds.
    static Result<void> handOn(Tx& tx, const ClassEpoch& from, const ClassEpoch& to);
    /// Gives everybody whose role was given at a desk, and the recovery key, what their role reads and they lack, as
    /// far as this program holds it and logHolds(); gives how many were handed over. What nobody at this desk holds
    /// waits for somebody who does.
    static Result<int> complete(Tx& tx);
    /// After people came, left or changed their role: takes from everybody what their role does not read (the classes
    /// of whoever left are `lost` besides), renews the keys of what was taken, and completes. Refused when nobody would
    /// be left who can open a class.
    static Result<void> settle(Tx& tx, const QSet<KeyClass>& lost = {});
    /// Every epoch that is current or not sealed through is open here.
    static Result<bool> holdsAll(Tx& tx);
    /// The classes that somebody holds a grant of.
    static Result<QSet<KeyClass>> held(Tx& tx, const QString& holder);
    /// Those who lack a grant that their role is to have.
    static Result<QSet<QString>> waiting(Tx& tx);

    static Result<QVector<WrappedKey>> wrapsOf(Tx& tx, const QString& personId);
    static Result<QVector<WrappedKey>> recoveryWraps(Tx& tx);
    static Result<void> removeWraps(Tx& tx, const QString& personId);
};

} // namespace watchdesk::store
