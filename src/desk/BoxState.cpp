#include "desk/BoxState.h"

#include "desk/FeedWriting.h"
#include "desk/SettingsDesk.h"
#include "store/OutboxTable.h"
#include "store/SettingTable.h"
#include "store/Try.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr UtcMs minuteMs = 60'000;

QString placeOf(const MailSetup& setup) {
    return QStringLiteral("%1@%2:%3/%4")
        .arg(boxUserOf(setup), setup.box.host, QString::number(setup.box.port), setup.box.folder);
}

Result<void> tell(store::Tx& tx, BoxState& state, const QString& trouble) {
    if (trouble == state.trouble)
        return {};
    state.trouble = trouble;
    return writeSystemFeed(tx, tx.now(), trouble.isEmpty() ? QStringLiteral("box-again") : QStringLiteral("box-waits"),
                           trouble);
}

/// Of the box that is set up now. A clock that was wrong keeps nobody waiting.
Result<BoxState> stateOf(store::Tx& tx, const MailSetup& setup, UtcMs interval) {
    STORE_TRY(state, readBoxState(tx));
    if (state.place != placeOf(setup)) {
        const QString told = state.trouble;
        state = BoxState();
        state.place = placeOf(setup);
        state.dueAt = tx.now();
        state.trouble = told;
    }
    state.dueAt = std::min(state.dueAt, tx.now() + interval);
    state.leaseUntil = std::min(state.leaseUntil, tx.now() + boxLeaseMs);
    return state;
}

/// Another desk may have the password: it is waited for as long as a pass may last.
Result<BoxTurn> leaveToOthers(store::Tx& tx, BoxState state, const QString& why) {
    if (tx.now() > state.dueAt + boxLeaseMs)
        STORE_CHECK(tell(tx, state, why));
    STORE_CHECK(writeBoxState(tx, state));
    BoxTurn turn;
    turn.next = std::max(tx.now() + minuteMs, state.dueAt + boxLeaseMs);
    return turn;
}

Result<BoxTurn> takeOn(store::Tx& tx, const MailSetup& setup, BoxState state, const QString& holder, UtcMs interval,
                       bool asked) {
    const auto password = boxPasswordOf(setup);
    if (!password)
        return asked ? Result<BoxTurn>(password.error())
                     : leaveToOthers(tx, state, QString::fromStdString(password.error().what));
    state.holder = holder;
    state.leaseUntil = tx.now() + boxLeaseMs;
    state.dueAt = tx.now() + interval;
    STORE_CHECK(writeBoxState(tx, state));
    return BoxTurn{boxOf(setup, *password), state.mark, state.dueAt};
}

/// Whether any letter could come back at all. Locked: this role reads none.
Result<bool> hasLetters(store::Tx& tx) {
    const auto newest = store::OutboxTable::list(tx, 1);
    if (!newest)
        return newest.error().code == ErrorCode::Corrupt ? Result<bool>(true) : newest.error();
    return !newest->isEmpty();
}

} // namespace

Result<BoxState> readBoxState(store::Tx& tx) {
    BoxState state;
    STORE_TRY(kept, store::SettingTable::find(tx, {}, boxStateKey));
    if (!kept)
        return state;
    const QJsonObject json = QJsonDocument::fromJson(kept->value.toUtf8()).object();
    const auto text = [&json](const char* key) { return json.value(QLatin1String(key)).toString(); };
    const auto number = [&json](const char* key) { return json.value(QLatin1String(key)).toInteger(); };
    state.place = text("place");
    state.mark = {static_cast<std::uint32_t>(number("validity")), static_cast<std::uint32_t>(number("uid"))};
    state.dueAt = number("due");
    state.holder = text("holder");
    state.leaseUntil = number("lease");
    state.trouble = text("trouble");
    return state;
}

Result<void> writeBoxState(store::Tx& tx, const BoxState& state) {
    const QJsonObject json{{QStringLiteral("place"), state.place},
                           {QStringLiteral("validity"), static_cast<qint64>(state.mark.validity)},
                           {QStringLiteral("uid"), static_cast<qint64>(state.mark.uid)},
                           {QStringLiteral("due"), static_cast<qint64>(state.dueAt)},
                           {QStringLiteral("holder"), state.holder},
                           {QStringLiteral("lease"), static_cast<qint64>(state.leaseUntil)},
                           {QStringLiteral("trouble"), state.trouble}};
    STORE_CHECK(store::SettingTable::set(tx, {}, boxStateKey,
                                         QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))));
    return {};
}

Result<BoxTurn> takeBoxTurn(store::Tx& tx, const QString& holder, bool asked) {
    STORE_TRY(setup, readMailSetup(tx));
    STORE_TRY(minutes, readSetting(tx, QStringLiteral("mail.box-minutes")));
    const UtcMs interval = static_cast<UtcMs>(minutes) * minuteMs;
    if (!setup.box.isSet() && asked)
        return Error{ErrorCode::Unavailable, "No mail box is set up.", "Nothing was changed.",
                     "Fill it in: Scheme, Mail."};
    if (!setup.box.isSet() || (interval == 0 && !asked))
        return BoxTurn();
    STORE_TRY(state, stateOf(tx, setup, interval));
    if (!state.holder.isEmpty() && state.holder != holder && state.leaseUntil > tx.now()) {
        if (asked)
            return Error{ErrorCode::Conflict, "Another desk looks through the mail box now.", "Nothing was changed.",
                         "Try again in a minute."};
        return BoxTurn{{}, {}, state.leaseUntil};
    }
    if (!asked) {
        STORE_TRY(any, hasLetters(tx));
        if (!any)
            return BoxTurn{{}, {}, tx.now() + interval};
        if (state.dueAt > tx.now())
            return BoxTurn{{}, {}, state.dueAt};
    }
    return takeOn(tx, setup, state, holder, interval, asked);
}

Result<void> keepBoxMark(store::Tx& tx, const QString& holder, const mail::BoxMark& mark) {
    STORE_TRY(state, readBoxState(tx));
    if (state.holder != holder)
        return Error{ErrorCode::Conflict, "Another desk has taken the mail box over.", "It is as it was.", ""};
    state.mark = mark;
    return writeBoxState(tx, state);
}

Result<void> endBoxTurn(store::Tx& tx, const QString& holder, const mail::BoxLook& look) {
    STORE_TRY(state, readBoxState(tx));
    if (state.holder != holder)
        return {};
    state.holder.clear();
    state.leaseUntil = 0;
    state.mark = look.mark;
    using End = mail::BoxLook::End;
    if (look.end == End::Stopped) // another desk may go on soon
        state.dueAt = std::min(state.dueAt, tx.now() + minuteMs);
    else
        STORE_CHECK(tell(tx, state, look.end == End::Trouble ? QString::fromStdString(look.words) : QString()));
    if (look.end == End::Done && look.more)
        state.dueAt = tx.now();
    return writeBoxState(tx, state);
}

} // namespace watchdesk::desk
