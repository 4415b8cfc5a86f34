#include "desk/RollCallWriting.h"

#include "desk/FeedWriting.h"
#include "desk/SettingsDesk.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/RadioSetTable.h"
#include "store/RollCallTable.h"
#include "store/SchemeTable.h"
#include "store/SignOnTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::MarkState;

QString tr(const char* text) {
    return QCoreApplication::translate("RollCall", text);
}

/// Sets to call, by call sign.
Result<QVector<domain::RadioSet>> setsOf(store::Tx& tx, const QString& schemeId, const QStringList& only) {
    STORE_TRY(all, store::RadioSetTable::all(tx));
    QVector<domain::RadioSet> out;
    for (const domain::RadioSet& set : all) {
        if (set.schemeId == schemeId && set.state == domain::RadioState::Issued &&
            (only.isEmpty() || only.contains(set.id)))
            out.append(set);
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.callSign < b.callSign; });
    return out;
}

/// Of several desks with the same clock one calls on the hour.
Result<void> firstOfTheHour(store::Tx& tx, const QString& schemeId) {
    constexpr UtcMs hour = 3'600'000;
    STORE_TRY(calls, store::RollCallTable::list(tx, tx.now() - tx.now() % hour, 0));
    for (const domain::RollCall& call : calls) {
        if (call.schemeId == schemeId && call.startedBy.isEmpty())
            return Error{ErrorCode::Conflict, call.desk.toStdString() + " has called the roll of this hour.",
                         "No second one was begun.", ""};
    }
    return {};
}

Result<void> mayBegin(store::Tx& tx, const QString& schemeId) {
    STORE_TRY(running, store::RollCallTable::running(tx));
    for (const domain::RollCall& call : running) {
        if (call.schemeId == schemeId)
            return Error{ErrorCode::Conflict, call.desk.toStdString() + " is calling the roll of that scheme.",
                         "No second one was begun.", "Wait until it has ended; it is in the feed then."};
    }
    return {};
}

/// How a roll-call went, for people: "41 of 44 answered; silent: C07, C12".
Result<QString> wordsOf(store::Tx& tx, const QVector<domain::RollMark>& marks, domain::RollState state) {
    int called = 0;
    int answered = 0;
    QStringList silent;
    QStringList notCalled;
    for (const domain::RollMark& mark : marks) {
        called += domain::isExpected(mark.state) ? 1 : 0;
        answered += mark.state == MarkState::Answered ? 1 : 0;
        if (mark.state != MarkState::Silent && mark.state != MarkState::NotCalled)
            continue;
        STORE_TRY(set, store::RadioSetTable::find(tx, mark.radioSetId));
        (mark.state == MarkState::Silent ? silent : notCalled) += set ? set->callSign : mark.radioSetId;
    }
    QString words = tr("%1 of %2 answered").arg(answered).arg(called);
    if (state == domain::RollState::Cancelled)
        words += tr(", cancelled");
    if (state == domain::RollState::Broken)
        words += tr(", broken off");
    if (!silent.isEmpty())
        words += tr("; silent: %1").arg(silent.join(QStringLiteral(", ")));
    if (!notCalled.isEmpty())
        words += tr("; not called: %1").arg(notCalled.join(QStringLiteral(", ")));
    return words;
}

} // namespace

Result<BegunRollCall> beginRollCall(store::Tx& tx, const QString& schemeId, domain::RollWay way, const RollWho& who,
                                    const domain::Person& by) {
    STORE_CHECK(mayBegin(tx, schemeId));
    if (by.id.isEmpty())
        STORE_CHECK(firstOfTheHour(tx, schemeId));
    STORE_TRY(sets, setsOf(tx, schemeId, who.only));
    if (sets.isEmpty())
        return Error{ErrorCode::NotFound, "No set of that scheme is issued.", "No roll-call was begun.", ""};
    const UtcMs today = domain::civilDay(tx.now()).startOfDay(domain::schemeZone()).toMSecsSinceEpoch();
    STORE_TRY(off, store::SignOnTable::signedOffSince(tx, today));
    STORE_TRY(seconds, readSetting(tx, QStringLiteral("roll-call.answer-seconds")));
    BegunRollCall out;
    out.answerMs = static_cast<UtcMs>(seconds * 1000);
    out.call.schemeId = schemeId;
    out.call.way = way;
    out.call.startedAt = tx.now();
    out.call.startedBy = by.id;
    out.call.desk = tx.desk();
    STORE_TRY(call, store::RollCallTable::insert(tx, out.call));
    out.call = call;
    for (const domain::RadioSet& set : sets) {
        domain::RollMark mark;
        mark.rollCallId = call.id;
        mark.radioSetId = set.id;
        mark.position = static_cast<int>(out.marks.size());
        mark.state = off.contains(set.id)             ? MarkState::Excused
                     : who.notCalled.contains(set.id) ? MarkState::NotCalled
                                                      : MarkState::Waiting;
        STORE_TRY(kept, store::RollCallTable::insertMark(tx, mark));
        out.marks.append(kept);
    }
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("roll-call.start"), QStringLiteral("roll_call"), call.id,
                                          domain::wordOf(domain::rollWayWords, way)));
    return out;
}

Result<void> saveMarks(store::Tx& tx, const QString& rollCallId, const QVector<domain::RollMark>& marks) {
    STORE_TRY(call, store::RollCallTable::find(tx, rollCallId));
    if (!call || call->endedAt > 0)
        return Error{ErrorCode::Conflict, "That roll-call has ended.", "Nothing was changed.", "Begin another."};
    STORE_TRY(stored, store::RollCallTable::marks(tx, rollCallId));
    for (domain::RollMark mark : marks) {
        mark.version = stored.value(mark.position).version;
        STORE_CHECK(store::RollCallTable::updateMark(tx, mark));
        if (!mark.byPerson.isEmpty())
            STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("roll-call.mark"), QStringLiteral("radio_set"),
                                                  mark.radioSetId, domain::wordOf(domain::markStateWords, mark.state)));
    }
    return {};
}

Result<void> endRollCall(store::Tx& tx, const QString& rollCallId, domain::RollState state) {
    STORE_TRY(call, store::RollCallTable::find(tx, rollCallId));
    if (!call || call->endedAt > 0)
        return {};
    call->endedAt = tx.now();
    call->state = state;
    STORE_CHECK(store::RollCallTable::update(tx, *call));
    STORE_TRY(marks, store::RollCallTable::marks(tx, rollCallId));
    STORE_TRY(words, wordsOf(tx, marks, state));
    // Who cannot be called by tones is told of in words, not by an alarm every hour; but that nobody was called is one.
    const auto isIn = [&](MarkState of) {
        return std::any_of(marks.begin(), marks.end(), [of](const auto& mark) { return mark.state == of; });
    };
    const bool all = !isIn(MarkState::Silent) && !isIn(MarkState::Waiting) && !isIn(MarkState::Called) &&
                     (isIn(MarkState::Answered) || !isIn(MarkState::NotCalled));
    STORE_CHECK(
        writeSystemFeed(tx, tx.now(), all ? QStringLiteral("roll-call") : QStringLiteral("roll-call-silent"), words));
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("roll-call.end"), QStringLiteral("roll_call"), rollCallId,
                                          domain::wordOf(domain::rollStateWords, state)));
    return {};
}

} // namespace watchdesk::desk
