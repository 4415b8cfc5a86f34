#include "desk/BounceWriting.h"

#include "desk/FeedWriting.h"
#include "store/AuditTable.h"
#include "store/ContactTable.h"
#include "store/OutboxTable.h"
#include "store/Try.h"

namespace watchdesk::desk {

using domain::Letter;

Result<void> tellMailFailed(store::Tx& tx, const Letter& letter, const QString& why) {
    // Locked meanwhile: what became of the letter is noted all the same.
    const auto contact = store::ContactTable::find(tx, letter.contactId);
    const QString who = contact && *contact ? (*contact)->name : letter.recipient;
    return writeSystemFeed(tx, tx.now(), QStringLiteral("mail-refused"), QStringLiteral("%1: %2").arg(who, why));
}

Result<std::optional<Letter>> bouncedLetter(store::Tx& tx, const mail::Bounce& bounce) {
    for (const std::string& id : bounce.ids) {
        STORE_TRY(letter, store::OutboxTable::find(tx, QString::fromStdString(id)));
        if (letter)
            return letter;
    }
    return std::optional<Letter>();
}

Result<Letter> writeBounce(store::Tx& tx, const Letter& letter, const mail::Bounce& bounce) {
    const QString words = QString::fromStdString(bounce.words);
    STORE_CHECK(store::OutboxTable::bounce(tx, letter.id, words));
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("mail.bounce"), QStringLiteral("outbox"), letter.id));
    STORE_CHECK(tellMailFailed(tx, letter, words));
    STORE_TRY(now, store::OutboxTable::find(tx, letter.id));
    return *now;
}

} // namespace watchdesk::desk
