// A letter in the outbox.
#pragma once

#include "base/Clock.h"
#include "base/Random.h"
#include "domain/EnumText.h"

#include <QString>

namespace watchdesk::domain {

/// Queued, Retry: waits for its time. Sending: a desk has it in hand, until its lease ends. Failed: refused, or given
/// up. Bounced: taken, and sent back later.
enum class LetterState { Queued, Sending, Retry, Sent, Failed, Bounced, Cancelled };
inline constexpr EnumWords<LetterState, 7> letterStateWords{{{LetterState::Queued, "queued"},
                                                             {LetterState::Sending, "sending"},
                                                             {LetterState::Retry, "retry"},
                                                             {LetterState::Sent, "sent"},
                                                             {LetterState::Failed, "failed"},
                                                             {LetterState::Bounced, "bounced"},
                                                             {LetterState::Cancelled, "cancelled"}}};

/// One letter to one address. Its id makes its Message-ID, so that a letter that goes twice can be known as one.
struct Letter {
    QString id;
    qint64 version = 0;
    UtcMs madeAt = 0;
    UtcMs dueAt = 0; ///< not before
    QString about;   ///< id of the alert; empty: none
    QString contactId;
    QString personId; ///< who had it written
    LetterState state = LetterState::Queued;
    int tries = 0;
    QString holder; ///< the run of a desk that has it in hand, or had it last
    UtcMs leaseUntil = 0;
    UtcMs sentAt = 0;
    int status = 0;    ///< of the mail server's last answer (SMTP); 0: none
    QString recipient; ///< sealed
    QString subject;   ///< sealed
    QString body;      ///< sealed
    QString reply;     ///< sealed: the mail server's words, or what was wrong
};

/// Whether it is still to go.
[[nodiscard]] inline bool isWaiting(LetterState state) {
    return state == LetterState::Queued || state == LetterState::Sending || state == LetterState::Retry;
}

/// How long a desk may have one in hand: longer than the longest conversation.
inline constexpr UtcMs letterLeaseMs = 180'000;

/// When a letter that has been tried so often is tried again: after 1, 5, 15 minutes, an hour, then every four, each by
/// up to a tenth more, so that desks and letters do not come all at once.
[[nodiscard]] inline UtcMs againAfter(int tries, Random& random) {
    constexpr UtcMs minute = 60'000;
    constexpr UtcMs steps[] = {minute, 5 * minute, 15 * minute, 60 * minute, 240 * minute};
    const UtcMs step = steps[tries < 1 ? 0 : tries > 5 ? 4 : tries - 1];
    return step + static_cast<UtcMs>(random.below(static_cast<std::uint64_t>(step / 10)));
}

} // namespace watchdesk::domain
