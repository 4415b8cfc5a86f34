// A letter that came back, noted with it.
#pragma once

#include "domain/Letter.h"
#include "mail/Bounce.h"
#include "store/Tx.h"

#include <optional>

namespace watchdesk::desk {

/// A row in the feed: this letter was not delivered. On a store thread.
[[nodiscard]] Result<void> tellMailFailed(store::Tx& tx, const domain::Letter& letter, const QString& why);

/// The letter of this outbox that the message is about; nothing when it is of none. Locked.
[[nodiscard]] Result<std::optional<domain::Letter>> bouncedLetter(store::Tx& tx, const mail::Bounce& bounce);

/// Letter, audit entry and row in the feed; gives the letter as it is now. Conflict when it was not sent, or goes
/// again.
[[nodiscard]] Result<domain::Letter> writeBounce(store::Tx& tx, const domain::Letter& letter,
                                                 const mail::Bounce& bounce);

} // namespace watchdesk::desk
