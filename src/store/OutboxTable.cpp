#include "store/OutboxTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

using domain::Letter;
using domain::LetterState;

const Shape shape{"outbox",
                  {QStringLiteral("made_ms"), QStringLiteral("due_ms"), QStringLiteral("about"),
                   QStringLiteral("contact_id"), QStringLiteral("person_id"), QStringLiteral("state"),
                   QStringLiteral("tries"), QStringLiteral("holder"), QStringLiteral("lease_ms"),
                   QStringLiteral("sent_ms"), QStringLiteral("status"), QStringLiteral("recipient"),
                   QStringLiteral("subject"), QStringLiteral("body"), QStringLiteral("reply")}};

const QString waits = QStringLiteral("state IN ('queued', 'retry')");

Result<Args> valuesOf(Tx& tx, const Letter& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(static_cast<qint64>(v.madeAt)).add(static_cast<qint64>(v.dueAt)).add(v.about).add(v.contactId);
    c.add(v.personId).word(domain::letterStateWords, v.state).add(v.tries).add(v.holder);
    c.add(static_cast<qint64>(v.leaseUntil)).add(static_cast<qint64>(v.sentAt)).add(v.status);
    c.seal(v.recipient).seal(v.subject).seal(v.body).sealOrNone(v.reply);
    return c.take();
}

Result<Letter> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    Letter v;
    v.id = c.text();
    v.version = c.integer();
    v.madeAt = c.integer();
    v.dueAt = c.integer();
    v.about = c.text();
    v.contactId = c.text();
    v.personId = c.text();
    v.state = c.word(domain::letterStateWords);
    v.tries = c.small();
    v.holder = c.text();
    v.leaseUntil = c.integer();
    v.sentAt = c.integer();
    v.status = c.small();
    v.recipient = c.opened();
    v.subject = c.opened();
    v.body = c.opened();
    v.reply = c.openedOrNone();
    return finished(c, std::move(v));
}

QString word(LetterState state) {
    return domain::wordOf(domain::letterStateWords, state);
}

Result<void> noted(Tx& tx, const QString& id, const std::optional<Row>& row, const char* otherwise) {
    if (!row)
        return Error{ErrorCode::Conflict, otherwise, "It is as it was.", "Look at it as it is now."};
    return tx.note(shape.table, id, row->integer(0));
}

/// NULL for nothing.
Result<QVariant> sealedReply(Tx& tx, const QString& id, const QString& reply) {
    if (reply.isEmpty())
        return QVariant();
    STORE_TRY(sealed, tx.seal({shape.table, "reply", id}, reply));
    return QVariant(sealed);
}

} // namespace

Result<Letter> OutboxTable::insert(Tx& tx, Letter value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<std::optional<Letter>> OutboxTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<Letter>> OutboxTable::list(Tx& tx, int limit) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY made_ms DESC, id DESC") + limitOf(limit)), {}, fromRow);
}

Result<std::optional<Letter>> OutboxTable::claim(Tx& tx, const QString& holder) {
    constexpr int atOnce = 20;
    const auto now = static_cast<qint64>(tx.now());
    STORE_TRY(due, tx.query(QStringLiteral("SELECT id FROM outbox WHERE (%1 AND due_ms <= ?) OR (state = 'sending' AND "
                                           "lease_ms <= ?) ORDER BY due_ms, id")
                                    .arg(waits) +
                                limitOf(atOnce),
                            {now, now}));
    for (const Row& row : due) {
        const QString id = row.text(0);
        auto letter = find(tx, id);
        if (!letter && letter.error().code != ErrorCode::Corrupt)
            return letter.error();
        const bool opens = letter.has_value() && letter->has_value();
        STORE_TRY(taken, tx.one(QStringLiteral("UPDATE outbox SET state = ?, holder = ?, lease_ms = ?, tries = tries + "
                                               "1, version = version + 1 WHERE id = ? RETURNING version, tries"),
                                {word(opens ? LetterState::Sending : LetterState::Failed), holder,
                                 now + static_cast<qint64>(domain::letterLeaseMs), id}));
        STORE_CHECK(noted(tx, id, taken, "That letter is gone."));
        if (!opens)
            continue;
        Letter out = **letter;
        out.version = taken->integer(0);
        out.tries = static_cast<int>(taken->integer(1));
        out.state = LetterState::Sending;
        out.holder = holder;
        return std::optional(out);
    }
    return std::optional<Letter>();
}

Result<void> OutboxTable::settle(Tx& tx, const QString& id, const QString& holder, const LetterEnd& end) {
    STORE_TRY(reply, sealedReply(tx, id, end.reply));
    const auto at = static_cast<qint64>(end.at);
    STORE_TRY(row,
              tx.one(QStringLiteral("UPDATE outbox SET state = ?, due_ms = ?, sent_ms = ?, status = ?, reply = ?, "
                                    "version = version + 1 WHERE id = ? AND state = 'sending' AND holder = ? "
                                    "RETURNING version"),
                     {word(end.state), at, end.state == LetterState::Sent ? at : 0, end.status, reply, id, holder}));
    return noted(tx, id, row, "Another desk has that letter in hand.");
}

Result<void> OutboxTable::set(Tx& tx, const QString& id, LetterState state) {
    // What has failed may be tried again, what waits may be taken back, or go at once.
    const QString from = state == LetterState::Queued ? QStringLiteral("'queued', 'retry', 'failed', 'bounced'")
                                                      : QStringLiteral("'queued', 'retry'");
    STORE_TRY(row, tx.one(QStringLiteral("UPDATE outbox SET state = ?, due_ms = ?, made_ms = CASE WHEN state IN "
                                         "('failed', 'bounced') THEN ? ELSE made_ms END, version = version + 1 WHERE "
                                         "id = ? AND state IN (%1) RETURNING version")
                              .arg(from),
                          {word(state), static_cast<qint64>(tx.now()), static_cast<qint64>(tx.now()), id}));
    return noted(tx, id, row, "That letter is being sent, or has gone.");
}

Result<void> OutboxTable::bounce(Tx& tx, const QString& id, const QString& reply) {
    STORE_TRY(sealed, sealedReply(tx, id, reply));
    STORE_TRY(row,
              tx.one(QStringLiteral("UPDATE outbox SET state = 'bounced', reply = ?, version = version + 1 WHERE id "
                                    "= ? AND state IN ('sent', 'bounced') RETURNING version"),
                     {sealed, id}));
    return noted(tx, id, row, "No letter that was sent has come back with that.");
}

Result<qint64> OutboxTable::cancelAbout(Tx& tx, const QString& about) {
    STORE_TRY(rows,
              tx.query(QStringLiteral("UPDATE outbox SET state = 'cancelled', due_ms = ?, version = version + 1 WHERE "
                                      "about = ? AND %1 RETURNING id, version")
                           .arg(waits),
                       {static_cast<qint64>(tx.now()), about}));
    for (const Row& row : rows)
        STORE_CHECK(tx.note(shape.table, row.text(0), row.integer(1)));
    return rows.size();
}

Result<qint64> OutboxTable::queueAgainAbout(Tx& tx, const QString& about, UtcMs since, UtcMs dueAt) {
    STORE_TRY(rows,
              tx.query(QStringLiteral("UPDATE outbox SET state = 'queued', due_ms = ?, made_ms = ?, version = "
                                      "version + 1 WHERE about = ? AND state = 'cancelled' AND due_ms >= ? "
                                      "RETURNING id, version"),
                       {static_cast<qint64>(dueAt), static_cast<qint64>(tx.now()), about, static_cast<qint64>(since)}));
    for (const Row& row : rows)
        STORE_CHECK(tx.note(shape.table, row.text(0), row.integer(1)));
    return rows.size();
}

Result<QVector<Letter>> OutboxTable::giveUp(Tx& tx, UtcMs madeBefore) {
    STORE_TRY(old, tx.query(QStringLiteral("SELECT id FROM outbox WHERE (%1 OR (state = 'sending' AND lease_ms <= ?)) "
                                           "AND made_ms <= ? ORDER BY made_ms, id")
                                .arg(waits),
                            {static_cast<qint64>(tx.now()), static_cast<qint64>(madeBefore)}));
    QVector<Letter> out;
    for (const Row& row : old) {
        const QString id = row.text(0);
        auto letter = find(tx, id);
        if (!letter && letter.error().code != ErrorCode::Corrupt)
            return letter.error();
        Letter gone = letter && *letter ? **letter : Letter();
        gone.id = id;
        gone.state = LetterState::Failed;
        gone.reply = QStringLiteral("given up: ") +
                     (gone.reply.isEmpty() ? QStringLiteral("no mail server has taken it in time") : gone.reply);
        STORE_TRY(reply, sealedReply(tx, id, gone.reply));
        STORE_TRY(failed, tx.one(QStringLiteral("UPDATE outbox SET state = 'failed', reply = ?, version = version + 1 "
                                                "WHERE id = ? RETURNING version"),
                                 {reply, id}));
        STORE_CHECK(noted(tx, id, failed, "That letter is gone."));
        out.append(gone);
    }
    return out;
}

Result<std::optional<UtcMs>> OutboxTable::nextDue(Tx& tx) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT MIN(CASE WHEN state = 'sending' THEN lease_ms ELSE due_ms END) FROM "
                                         "outbox WHERE state IN ('queued', 'retry', 'sending')")));
    return row && !row->isNull(0) ? std::optional<UtcMs>(row->integer(0)) : std::nullopt;
}

Result<qint64> OutboxTable::waiting(Tx& tx) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'retry', 'sending')")));
    return row->integer(0);
}

} // namespace watchdesk::store
