#include "desk/EmergencyWriting.h"

#include "desk/FeedWriting.h"
#include "store/AuditTable.h"
#include "store/EmergencyTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::Emergency;
using Found = Result<std::optional<Emergency>>;

/// The running emergency that an over belongs to: its set's; of an over without a name its code's, or what sounds on
/// the channel at that moment and nobody has acknowledged.
bool belongs(const Emergency& running, const EmergencySign& sign) {
    if (sign.at - running.lastAt > domain::sameEmergencyMs)
        return false;
    if (!sign.radioSetId.isEmpty())
        return running.radioSetId == sign.radioSetId;
    if (!sign.code.isEmpty() && running.code == sign.code)
        return true;
    return sign.code.isEmpty() && running.channel == sign.channel && running.acknowledgedAt == 0;
}

/// Its set became known after it was raised.
Found named(store::Tx& tx, Emergency emergency, const EmergencySign& sign) {
    if (!emergency.radioSetId.isEmpty() || (sign.radioSetId.isEmpty() && sign.code == emergency.code))
        return std::optional(emergency);
    emergency.radioSetId = sign.radioSetId;
    emergency.premisesId = sign.premisesId;
    emergency.code = sign.code;
    STORE_TRY(kept, store::EmergencyTable::update(tx, emergency));
    return std::optional(kept);
}

Found joined(store::Tx& tx, Emergency emergency, const EmergencySign& sign) {
    if (!sign.counts)
        return std::optional(emergency);
    ++emergency.overs;
    // Somebody asks for help anew, after they were heard of: it sounds again. A radio that is stuck does not.
    const bool pressed =
        sign.cause && (*sign.cause == domain::EmergencyCause::Radio || *sign.cause == domain::EmergencyCause::Code);
    const bool missed = emergency.cause == domain::EmergencyCause::LoneWorker;
    if (pressed || (sign.cause && missed)) {
        emergency.acknowledgedAt = 0;
        emergency.acknowledgedBy.clear();
        emergency.cause = missed ? *sign.cause : emergency.cause;
    }
    emergency.lastAt = std::max(emergency.lastAt, sign.at);
    STORE_TRY(kept, store::EmergencyTable::update(tx, emergency));
    return std::optional(kept);
}

Found raised(store::Tx& tx, const EmergencySign& sign) {
    Emergency emergency;
    emergency.at = emergency.lastAt = sign.at;
    emergency.channel = sign.channel;
    emergency.transmissionId = sign.over;
    emergency.radioSetId = sign.radioSetId;
    emergency.premisesId = sign.premisesId;
    emergency.code = sign.code;
    emergency.cause = *sign.cause;
    emergency.overs = sign.over.isEmpty() ? 0 : 1;
    STORE_TRY(kept, store::EmergencyTable::insert(tx, emergency));
    STORE_CHECK(writeFeed(tx, domain::FeedKind::Emergency, kept.id, kept.at));
    // Nobody at the desk did it, whoever is signed in.
    const QString actor = tx.actor();
    tx.setActor({});
    auto audited = store::AuditTable::append(tx, QStringLiteral("emergency.raise"), QStringLiteral("emergency"),
                                             kept.id, domain::wordOf(domain::emergencyCauseWords, kept.cause));
    tx.setActor(actor);
    if (!audited)
        return audited.error();
    return std::optional(kept);
}

} // namespace

Result<std::optional<Emergency>> noteEmergency(store::Tx& tx, const EmergencySign& sign) {
    STORE_TRY(own, store::EmergencyTable::ofTransmission(tx, sign.over));
    if (own)
        return named(tx, *own, sign);
    STORE_TRY(open, store::EmergencyTable::open(tx));
    const auto running =
        std::find_if(open.begin(), open.end(), [&](const Emergency& one) { return belongs(one, sign); });
    if (running != open.end())
        return joined(tx, *running, sign);
    if (!sign.cause)
        return std::optional<Emergency>();
    return raised(tx, sign);
}

} // namespace watchdesk::desk
