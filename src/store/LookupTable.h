// Exact look-ups of sealed values, without opening any: a blind index.
#pragma once

#include "domain/EnumText.h"
#include "seal/KeyedHash.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>
#include <utility>

namespace watchdesk::store {

/// What can be looked up by its exact value.
enum class LookupKind { SubjectName, PoliceReference, MemberPhone };
inline constexpr domain::EnumWords<LookupKind, 3> lookupKindWords{{{LookupKind::SubjectName, "subject-name"},
                                                                   {LookupKind::PoliceReference, "police-reference"},
                                                                   {LookupKind::MemberPhone, "member-phone"}}};

/// A page of records in the order of their ids, and which of them have a value but no tag.
struct UntaggedPage {
    QVector<QString> ids;
    QString last; ///< of all that were looked at; empty: that was the end
};

/// Makes tags of other texts under the same secret, for other tables. A value; any thread.
class Tagger {
public:
    explicit Tagger(seal::HashKey key) : m_key(std::move(key)) {}
    /// `what` keeps texts of different meanings apart.
    [[nodiscard]] QByteArray tag(const QString& what, const QString& text) const;

private:
    seal::HashKey m_key;
};

/// Table lookup: a tag a value, which is BLAKE2b-256 of it under a secret of the store's (table secret_key, id
/// 'lookup', sealed to the class of records). A tag tells whoever lacks the secret that two records have the same
/// value, and nothing else. The tables of subjects, incidents and members keep theirs as they are written; a locked
/// desk cannot make any, and takes away what no longer holds. On a store thread, inside a transaction.
struct LookupTable {
    static constexpr int pageRows = 2000;

    /// The value as it is compared: NFKC, no case, no needless spaces; of telephone numbers the digits, with 0 for +44.
    [[nodiscard]] static QString normalised(LookupKind kind, const QString& value);
    /// The record has this value now. Where the secret is not open here its tag goes, and is made up later.
    static Result<void> set(Tx& tx, LookupKind kind, const QString& id, const QString& value);
    /// Ids of the records with exactly this value. Locked.
    static Result<QVector<QString>> find(Tx& tx, LookupKind kind, const QString& value);
    /// What set() would keep of each: for many at once. Empty where there is no value, or no secret is open here.
    static Result<QVector<QByteArray>> tagsOf(Tx& tx, LookupKind kind, const QStringList& values);
    /// The secret's tagger; nothing while the store has no secret yet. Locked.
    static Result<std::optional<Tagger>> tagger(Tx& tx);
    /// The same in a transaction that writes: a secret is made when there is none. Locked.
    static Result<Tagger> taggerToWriteWith(Tx& tx);
    /// The record is no more: all of its tags go.
    static Result<void> forget(Tx& tx, const QString& id);

    /// Looks at the next records after that id for those without a tag.
    static Result<UntaggedPage> untagged(Tx& tx, LookupKind kind, const QString& after);
    /// Makes the tags of those records. Locked.
    static Result<void> makeUp(Tx& tx, LookupKind kind, const QVector<QString>& ids);
};

} // namespace watchdesk::store
