// With which keys people sign, and which of these keys may be believed.
#pragma once

#include "store/Keys.h"
#include "store/Tx.h"

#include <QHash>
#include <QStringList>
#include <QVector>

namespace watchdesk::store {

/// Table signing_key. On a store thread.
struct SigningKeyTable {
    enum class Whose { SomebodyElses, TheirOwn };
    /// Keeps a key, vouched for by whoever is signed in. Nothing happens when it is there. Locked when nobody is signed
    /// in who could vouch for it: a key that vouches for itself is the store's first, or that of who signs in with it.
    static Result<void> keep(Tx& tx, SigningKey key, Whose whose = Whose::SomebodyElses);
    static Result<QVector<SigningKey>> all(Tx& tx);
};

/// The keys of a store, looked through once. A key counts when its voucher holds and leads, key by key, to the one that
/// vouches for itself (that of the store's first person), and whoever is signed in comes from the same one: a row that
/// somebody planted in the database does not. A value.
class SigningKeys {
public:
    /// `own` is the key of whoever is signed in; empty while locked, and then any beginning counts.
    SigningKeys(const QVector<SigningKey>& keys, const QString& own);
    [[nodiscard]] const SigningKey* find(const QString& id) const;
    [[nodiscard]] bool counts(const QString& id) const;
    /// The key that counts and says that this X25519 key is the person's; null when there is none.
    [[nodiscard]] const SigningKey* of(const QString& personId, const QByteArray& sealingKey) const;
    /// Who made the store, by the beginning of one's own key; empty while that is not known.
    [[nodiscard]] QString founder() const;
    /// The store has had signatures from its first person on: what is not signed in it is not older than they are.
    [[nodiscard]] bool isSignedThroughout() const;
    /// A store of before schema 6, whose people have each begun with a key that vouches for itself.
    void allowManyBeginnings() { m_manyBeginnings = true; }
    /// A sentence for each key that does not count.
    [[nodiscard]] QStringList broken() const;

private:
    [[nodiscard]] QString beginningOf(const SigningKey& key) const;
    QHash<QString, SigningKey> m_keys;
    QHash<QString, QString> m_beginnings; ///< by key; empty: a voucher on the way does not hold
    QString m_ours;
    bool m_manyBeginnings = false;
};

} // namespace watchdesk::store
