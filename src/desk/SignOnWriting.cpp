#include "desk/SignOnWriting.h"

#include "desk/EmergencyWriting.h"
#include "desk/FeedWriting.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/SignOnTable.h"
#include "store/Try.h"

#include <QCoreApplication>

namespace watchdesk::desk {

namespace {

Result<void> noteTurn(store::Tx& tx, const Caller& caller, bool on) {
    STORE_CHECK(writeSystemFeed(tx, tx.now(), on ? QStringLiteral("signed-on") : QStringLiteral("signed-off"),
                                caller.set.callSign));
    STORE_CHECK(store::AuditTable::append(tx, on ? QStringLiteral("watch.sign-on") : QStringLiteral("watch.sign-off"),
                                          QStringLiteral("radio_set"), caller.set.id, caller.set.callSign));
    return {};
}

QString channelOf(const Directory& directory, const QString& schemeId) {
    for (const domain::Scheme& scheme : directory.schemes()) {
        if (scheme.id == schemeId)
            return scheme.channel;
    }
    return {};
}

Result<void> warn(store::Tx& tx, const domain::LoneDue& due, const QString& callSign) {
    return writeSystemFeed(
        tx, tx.now(), QStringLiteral("lone-worker"),
        QCoreApplication::translate("Wording", "%1 has not been heard for %2 min").arg(callSign).arg(due.minutes));
}

Result<void> raise(store::Tx& tx, const Caller& caller, const Directory& directory) {
    EmergencySign sign;
    sign.channel = channelOf(directory, caller.set.schemeId);
    sign.at = tx.now();
    sign.cause = domain::EmergencyCause::LoneWorker;
    sign.radioSetId = caller.set.id;
    sign.premisesId = caller.set.premisesId;
    sign.counts = false;
    STORE_CHECK(noteEmergency(tx, sign));
    return {};
}

} // namespace

Result<domain::SignOn> beginTurn(store::Tx& tx, const Caller& caller, const QString& by) {
    STORE_TRY(present, store::SignOnTable::presentOf(tx, caller.set.id));
    if (present)
        return Error{ErrorCode::Conflict, caller.set.callSign.toStdString() + " is on watch already.",
                     "Nothing was changed.", ""};
    domain::SignOn turn;
    turn.radioSetId = caller.set.id;
    turn.onAt = tx.now();
    turn.onBy = by;
    STORE_TRY(kept, store::SignOnTable::insert(tx, turn));
    STORE_CHECK(noteTurn(tx, caller, true));
    return kept;
}

Result<domain::SignOn> endTurn(store::Tx& tx, const Caller& caller, const QString& by) {
    STORE_TRY(present, store::SignOnTable::presentOf(tx, caller.set.id));
    if (!present)
        return Error{ErrorCode::Conflict, caller.set.callSign.toStdString() + " is not on watch.",
                     "Nothing was changed.", ""};
    present->offAt = tx.now();
    present->offBy = by;
    STORE_TRY(kept, store::SignOnTable::update(tx, *present));
    STORE_CHECK(noteTurn(tx, caller, false));
    return kept;
}

Result<void> signOnByOver(store::Tx& tx, const Caller& caller) {
    STORE_TRY(present, store::SignOnTable::presentOf(tx, caller.set.id));
    if (present)
        return {};
    const UtcMs today = domain::civilDay(tx.now()).startOfDay(domain::schemeZone()).toMSecsSinceEpoch();
    STORE_TRY(gone, store::SignOnTable::signedOffSince(tx, today));
    if (gone.contains(caller.set.id))
        return {};
    // Nobody at the desk did it, whoever is signed in.
    const QString actor = tx.actor();
    tx.setActor({});
    auto begun = beginTurn(tx, caller, {});
    tx.setActor(actor);
    if (!begun)
        return begun.error();
    return {};
}

Result<void> noteSilence(store::Tx& tx, const domain::LoneDue& due, const Directory& directory) {
    STORE_TRY(turn, store::SignOnTable::find(tx, due.signOnId));
    STORE_TRY(heard, store::SignOnTable::lastHeard(tx));
    const auto caller = directory.callerBySet(due.radioSetId);
    if (!turn || turn->offAt > 0 || turn->loneMinutes == 0 || !caller || heard.value(due.radioSetId) > due.lastHeard)
        return {};
    const bool warning = due.what == domain::LoneDue::What::Warn;
    UtcMs& told = warning ? turn->warnedFor : turn->raisedFor;
    if (told >= due.lastHeard)
        return {};
    told = due.lastHeard;
    STORE_CHECK(store::SignOnTable::update(tx, *turn));
    return warning ? warn(tx, due, caller->set.callSign) : raise(tx, *caller, directory);
}

} // namespace watchdesk::desk
