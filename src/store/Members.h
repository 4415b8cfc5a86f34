// Who belongs to a store and as what, by what those have signed who may say so: a row of the table of people can be
// changed by anybody who can write to the database.
#pragma once

#include "domain/Audit.h"
#include "domain/Person.h"
#include "store/Tx.h"

#include <QHash>
#include <QSet>

namespace watchdesk::store {

/// What the signed entries of the audit log say of people: `person.add`, `person.role` and `person.leave` by whoever
/// was an administrator then, or held the recovery key; the store's first person is one without being said to be. A
/// value; read() on a store thread.
class Members {
public:
    /// Nobody is founded by what this sign-in cannot open.
    static Result<Members> read(Tx& tx);
    /// Whether it could be read.
    [[nodiscard]] bool areKnown() const { return m_known; }
    /// Whether somebody who may has said that they are here with the role that they have in the table. Of a store that
    /// is older than signatures those of whom nothing was said are, too.
    [[nodiscard]] bool isFounded(const domain::Person& person) const;
    /// Whether a person (empty: the recovery key) has been one of those who let others in.
    [[nodiscard]] bool couldLetIn(const QString& personId) const;

private:
    struct Said {
        domain::Role role = domain::Role::MemberView;
        bool present = false;
    };
    void say(const domain::AuditEntry& entry);
    void put(const QString& personId, const Said& said);
    [[nodiscard]] bool mayLetIn(const QString& personId) const;
    QHash<QString, Said> m_said;
    QSet<QString> m_everLetIn;
    bool m_older = false;
    bool m_known = false;
};

/// The people who are present with a key of their own, by the table, and are not founded: verify and the list of people
/// tell of them. By id.
Result<QSet<QString>> unfoundedPeople(Tx& tx);

} // namespace watchdesk::store
