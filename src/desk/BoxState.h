// How far the sender's mail box was looked through, and which desk is at it.
#pragma once

#include "desk/MailSetup.h"

#include <optional>

namespace watchdesk::desk {

/// As the store has it, in its setting "post.box". One desk looks at a time, under a lease; what it told of trouble is
/// kept here, so that no other desk tells it again.
struct BoxState {
    QString place; ///< of which box all this is; another one is looked through from its beginning
    mail::BoxMark mark;
    UtcMs dueAt = 0;
    QString holder; ///< the run of a desk that looks now; empty: none
    UtcMs leaseUntil = 0;
    QString trouble; ///< that the feed knows of; empty: none
};

[[nodiscard]] Result<BoxState> readBoxState(store::Tx& tx);
[[nodiscard]] Result<void> writeBoxState(store::Tx& tx, const BoxState& state);

/// A look at the box, taken on.
struct BoxTurn {
    std::optional<mail::Box> box; ///< nothing: not now, or another desk does it
    mail::BoxMark mark;
    std::optional<UtcMs> next; ///< when to ask again
};

/// Longer than a pass lasts.
inline constexpr UtcMs boxLeaseMs = 300'000;

/// Takes it on when it is due. `asked`: whatever the time, and what stands in the way is an error: Unavailable,
/// Conflict. Locked for a role that reads no letters. A desk without the password leaves it to one that has it, and
/// says so when none has come.
[[nodiscard]] Result<BoxTurn> takeBoxTurn(store::Tx& tx, const QString& holder, bool asked);
/// So far nothing has to be looked at again. Conflict when it is not in that hand any more.
[[nodiscard]] Result<void> keepBoxMark(store::Tx& tx, const QString& holder, const mail::BoxMark& mark);
/// The end of it, with a row in the feed when trouble has come or gone.
[[nodiscard]] Result<void> endBoxTurn(store::Tx& tx, const QString& holder, const mail::BoxLook& look);

inline const QString boxStateKey = QStringLiteral("post.box");

} // namespace watchdesk::desk
