#include "desk/BreachWriting.h"

#include "desk/OrderReading.h"
#include "store/FeedTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

/// Who is looked out for was seen somewhere about, not in there.
bool wasThere(const domain::Incident& incident) {
    return incident.category != QLatin1String("suspicious");
}

/// Being there is enough: what only an eye can tell, and what the map cannot place, is no breach yet.
bool isBroken(const domain::SightRule& rule) {
    return !rule.unsure && rule.answer != domain::SightAnswer::Watch;
}

} // namespace

Result<void> writeBreach(store::Tx& tx, const Directory& directory, const domain::Incident& incident,
                         const QString& premisesId, UtcMs at) {
    if (!wasThere(incident))
        return {};
    STORE_TRY(rules, readOwnRules(tx, directory, incident, premisesId, at));
    rules.removeIf([](const domain::SightRule& rule) { return !isBroken(rule); });
    if (rules.isEmpty())
        return {};
    STORE_TRY(known, store::FeedTable::seqOf(tx, domain::FeedKind::Breach, incident.id));
    if (known)
        return {};
    domain::FeedEntry entry;
    entry.kind = domain::FeedKind::Breach;
    entry.recordId = incident.id;
    entry.at = at;
    entry.code = premisesId;
    entry.text = domain::wordsOf(rules.first()); // what weighs most
    STORE_CHECK(store::FeedTable::append(tx, entry));
    return {};
}

} // namespace watchdesk::desk
