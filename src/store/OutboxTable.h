// Letters that go out by mail.
#pragma once

#include "domain/Letter.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// What became of a letter that was in hand.
struct LetterEnd {
    domain::LetterState state = domain::LetterState::Sent;
    UtcMs at = 0; ///< when it went, or is to be tried again
    int status = 0;
    QString reply;
};

/// Table outbox. Writing works while locked; letters open with the records. On a store thread, inside a transaction.
struct OutboxTable {
    static Result<domain::Letter> insert(Tx& tx, domain::Letter value);
    static Result<std::optional<domain::Letter>> find(Tx& tx, const QString& id);
    /// The newest first; 0: all.
    static Result<QVector<domain::Letter>> list(Tx& tx, int limit);
    /// Takes the one that is due for longest into `holder`'s hand until its lease ends, a try more; nothing when none
    /// is due. One whose lease has ended is due again. What cannot be opened has failed.
    static Result<std::optional<domain::Letter>> claim(Tx& tx, const QString& holder);
    /// What became of it. Conflict when it is not in that hand any more: then nothing is written.
    static Result<void> settle(Tx& tx, const QString& id, const QString& holder, const LetterEnd& end);
    /// Into a state that somebody asks for, due now. Conflict when it is being sent, or has gone.
    static Result<void> set(Tx& tx, const QString& id, domain::LetterState state);
    /// One that was sent has come back.
    static Result<void> bounce(Tx& tx, const QString& id, const QString& reply);
    /// Cancels what waits about a record and is in nobody's hand, now (dueAt of what is cancelled); gives how many.
    static Result<qint64> cancelAbout(Tx& tx, const QString& about);
    /// Queues again what was cancelled about a record since then, as if it were written now; gives how many.
    static Result<qint64> queueAgainAbout(Tx& tx, const QString& about, UtcMs since, UtcMs dueAt);
    /// Gives up what waits, is in no living hand and was written at or before that: failed, with a reply that says so.
    static Result<QVector<domain::Letter>> giveUp(Tx& tx, UtcMs madeBefore);
    /// When the next one is due; nothing when none waits.
    static Result<std::optional<UtcMs>> nextDue(Tx& tx);
    static Result<qint64> waiting(Tx& tx);
};

} // namespace watchdesk::store
