// The people who may sign in: come, change their role, forget their passphrase, leave.
#pragma once

#include "desk/Desk.h"

#include <QThreadPool>

namespace watchdesk::desk {

/// Somebody as the list of people shows them.
struct PersonRow {
    domain::Person person;
    UtcMs lastSignIn = 0;
    bool mustChange = false;   ///< has not chosen a passphrase of their own yet
    bool waitsForKeys = false; ///< somebody who holds what they are to read has to sign in first
    QString member;            ///< whose people they are of, by name; empty for who is of none
    bool unfounded = false;    ///< their role in the store was not given by anybody at a desk: they are handed no keys
};

/// Sealing anew after a change of keys.
struct SealingState {
    qint64 done = 0;
    qint64 total = 0;
    [[nodiscard]] bool runs() const { return total > 0; }
};

/// Window's thread; roles are checked here. Passphrases are derived on a pool of its own (0.4 s each).
class PeopleDesk : public QObject {
    Q_OBJECT
public:
    static constexpr int leastLetters = 10;

    explicit PeopleDesk(DeskContext& context);
    ~PeopleDesk() override;

    QFuture<Result<QVector<PersonRow>>> people();
    /// With a first passphrase, which the person has to change when they sign in. Conflict for a name that is taken;
    /// InvalidInput for a passphrase that is too short.
    /// `memberId`: whose people a member's view is of; it sees the gallery as long as that member may (rule 17).
    /// InvalidInput for a member's view without one and for another role with one, NotFound for one that is not there.
    QFuture<Result<domain::Person>> add(const QString& name, domain::Role role, const QString& passphrase,
                                        const QString& memberId = {});
    /// Takes the keys of what the new role does not read, and renews those classes' keys. The same role once more gives
    /// it to somebody who has it by the store's table alone (PersonRow::unfounded). Refused for the last administrator;
    /// Conflict while the last change is still being sealed through. `memberId` as in add(); empty: the one they have.
    QFuture<Result<domain::Person>> changeRole(const QString& personId, domain::Role role,
                                               const QString& memberId = {});
    /// Signs in no more, from now on; what they could read gets new keys. Refused for the last administrator.
    QFuture<Result<domain::Person>> leave(const QString& personId);
    /// A new first passphrase for somebody who has forgotten theirs.
    QFuture<Result<domain::Person>> resetPassphrase(const QString& personId, const QString& passphrase);

    /// One's own. Refused when the old one is wrong.
    QFuture<Result<void>> changePassphrase(const QString& old, const QString& fresh);
    /// A new recovery key, to be printed; the one before opens nothing any more.
    QFuture<Result<QString>> newRecoveryKey();

    /// Goes on sealing anew what is sealed to old keys, if there is any and this sign-in holds them. The desk calls it
    /// when somebody has signed in.
    void sealThrough();
    [[nodiscard]] SealingState sealing() const { return m_sealing; }

Q_SIGNALS:
    /// A person or a key was changed, here or on another desk.
    void changed();
    void sealingChanged();

private:
    void sealSome();
    DeskContext& m_context;
    SealingState m_sealing;
    struct Work;
    std::shared_ptr<Work> m_work; ///< of sealing anew; null when there is none
    QThreadPool m_pool;
};

/// A new passphrase for a person with the printed recovery key: when nobody is left who could give one.
[[nodiscard]] Result<domain::Person> recoverPerson(store::Store& store, const QString& name, const QString& recoveryKey,
                                                   const QString& passphrase, bool quickKeys = false);

} // namespace watchdesk::desk
