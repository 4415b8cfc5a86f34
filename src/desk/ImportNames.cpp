#include "desk/ImportNames.h"

#include "domain/MemberRules.h"
#include "store/MemberTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/Try.h"

namespace watchdesk::desk {

void ImportNames::put(const QString& name, const Place& place) {
    const QString plain = domain::plainBusinessName(name);
    if (plain.isEmpty())
        return;
    const auto known = m_places.find(plain);
    if (known == m_places.end())
        m_places.insert(plain, place);
    else if (known->premisesId != place.premisesId)
        *known = {{}, true, {}};
}

Result<void> ImportNames::learn(store::Tx& tx) {
    STORE_TRY(schemes, store::SchemeTable::all(tx));
    m_schemes = schemes;
    QHash<QString, domain::Member> members;
    STORE_TRY(all, store::MemberTable::all(tx));
    for (const domain::Member& member : all)
        members.insert(member.id, member);
    STORE_TRY(premises, store::PremisesTable::all(tx));
    for (const domain::Premises& one : premises) {
        if (one.closedOn.isValid())
            continue;
        const domain::Member member = members.value(one.memberId);
        const Place place{one.id, false, member.schemeId};
        for (const QString& name : {one.name, member.name}) {
            put(name, place);
            if (!one.street.isEmpty())
                put(name + QLatin1Char(' ') + one.street, place);
        }
    }
    STORE_TRY(sets, store::RadioSetTable::all(tx));
    for (const domain::RadioSet& set : sets) {
        if (set.state == domain::RadioState::Issued && !set.premisesId.isEmpty())
            m_signs.insert(set.callSign.toUpper(), {set.premisesId, false, set.schemeId});
    }
    return {};
}

QString ImportNames::scheme(const QString& text) const {
    const QString wanted = domain::plainBusinessName(text);
    QStringList ofKind;
    for (const domain::Scheme& one : m_schemes) {
        if (domain::plainBusinessName(one.name) == wanted || domain::plainBusinessName(one.channel) == wanted)
            return one.id;
        if (domain::plainBusinessName(domain::wordOf(domain::schemeKindWords, one.kind)) == wanted)
            ofKind += one.id;
    }
    return ofKind.size() == 1 ? ofKind.first() : QString();
}

ImportNames::Place ImportNames::place(const QString& text) const {
    const auto sign = m_signs.find(text.simplified().toUpper());
    return sign != m_signs.end() ? *sign : m_places.value(domain::plainBusinessName(text));
}

} // namespace watchdesk::desk
