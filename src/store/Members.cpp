#include "store/Members.h"

#include "store/AuditTable.h"
#include "store/GrantTable.h"
#include "store/PersonTable.h"
#include "store/SigningKeyTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::store {

namespace {

const QString addAction = QStringLiteral("person.add");
const QString roleAction = QStringLiteral("person.role");
const QString leaveAction = QStringLiteral("person.leave");

/// In the order in which they were said: within a desk by number, which its chain covers, whatever its clock did;
/// between desks by time. The order of rows is nobody's word.
void putInOrder(QVector<domain::AuditEntry>& entries) {
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return std::pair(a.desk, a.number) < std::pair(b.desk, b.number); });
    for (qsizetype i = 1; i < entries.size(); ++i) {
        if (entries[i].desk == entries[i - 1].desk)
            entries[i].at = std::max(entries[i].at, entries[i - 1].at);
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
}

} // namespace

Result<Members> Members::read(Tx& tx) {
    Members out;
    STORE_TRY(older, AuditTable::isOlder(tx));
    STORE_TRY(keys, SigningKeyTable::all(tx));
    const SigningKeys known(keys, tx.keyring().signer());
    auto entries = AuditTable::signedOnes(tx, {addAction, roleAction, leaveAction});
    if (!entries && (entries.error().code == ErrorCode::Locked || entries.error().code == ErrorCode::Refused))
        return out;
    if (!entries)
        return entries.error();
    out.m_known = true;
    out.m_older = older;
    if (!known.founder().isEmpty())
        out.put(known.founder(), {domain::Role::Administrator, true});
    putInOrder(*entries);
    for (const domain::AuditEntry& entry : std::as_const(*entries)) {
        const SigningKey* signer = known.find(entry.signedBy);
        if (signer != nullptr && out.mayLetIn(signer->personId))
            out.say(entry);
    }
    return out;
}

void Members::say(const domain::AuditEntry& entry) {
    if (entry.action == leaveAction) {
        m_said[entry.entityId].present = false;
        return;
    }
    // "coordinator", and "partner to coordinator"
    const auto role = domain::valueOf(domain::roleWords, entry.detail.section(QStringLiteral(" to "), -1));
    if (role)
        put(entry.entityId, {*role, true});
}

void Members::put(const QString& personId, const Said& said) {
    m_said.insert(personId, said);
    if (said.role == domain::Role::Administrator)
        m_everLetIn.insert(personId);
}

bool Members::mayLetIn(const QString& personId) const {
    const auto said = m_said.constFind(personId);
    if (said == m_said.constEnd())
        return personId.isEmpty() || m_older;
    return said->present && said->role == domain::Role::Administrator;
}

bool Members::couldLetIn(const QString& personId) const {
    return personId.isEmpty() || m_everLetIn.contains(personId) || (m_older && !m_said.contains(personId));
}

bool Members::isFounded(const domain::Person& person) const {
    const auto said = m_said.constFind(person.id);
    return said == m_said.constEnd() ? m_older : said->present && said->role == person.role;
}

Result<QSet<QString>> unfoundedPeople(Tx& tx) {
    QSet<QString> out;
    STORE_TRY(members, Members::read(tx));
    STORE_TRY(people, PersonTable::present(tx));
    for (const domain::Person& person : people) {
        STORE_TRY(key, GrantTable::personKey(tx, person.id));
        if (members.areKnown() && key && !members.isFounded(person))
            out.insert(person.id);
    }
    return out;
}

} // namespace watchdesk::store
