// A mail box that is looked through for reports of letters that came back (IMAP, RFC 3501 and 9051).
#pragma once

#include "mail/Bounce.h"
#include "mail/Server.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace watchdesk::mail {

/// Where the sender's letters come in.
struct Box {
    Server server;
    std::string folder = "INBOX"; ///< printable ASCII
};

/// InvalidInput: as checkServer(), a box that nobody signs in to, a folder that is none.
[[nodiscard]] Result<void> checkBox(const Box& box);

/// How far a box was looked through. UIDs ascend while the validity stays; with another they mean nothing.
struct BoxMark {
    std::uint32_t validity = 0;
    std::uint32_t uid = 0;
};

/// A delivery report that was found.
struct Report {
    BoxMark mark; ///< up to and with this one
    Bounce bounce;
};

/// Whether it is about a letter of ours: it is then marked as read. An error ends the pass before this report.
using TakeReport = std::function<Result<bool>(const Report&)>;

/// What a pass has come to.
struct BoxLook {
    enum class End {
        Done,
        Trouble, ///< no server, no private way, no sign-in, no folder, or cut off: `words`
        Stopped, ///< by `stop`, or by an error of whoever takes the reports: `words`
    };
    End end = End::Trouble;
    std::string words;
    BoxMark mark;                          ///< what was looked at, whatever the end
    int looked = 0;                        ///< reports
    int ours = 0;                          ///< of them
    bool more = false;                     ///< there are others: look again
    std::vector<std::string> conversation; ///< what each side said, without the sign-in and the letters
};

/// How many reports are looked at in one pass.
inline constexpr int mostReports = 50;

/// One pass: unread delivery reports (Content-Type … delivery-status) that came after `since`, oldest first, each
/// handed to `take`. Nothing is deleted; nothing but reports is fetched, and only what was ours is marked as read. Of a
/// large report its beginning is read (longestBounce). Blocks for at most three times the server's patience; any
/// thread; TLS and credentials as send().
[[nodiscard]] BoxLook lookThrough(const Box& box, const BoxMark& since, const TakeReport& take,
                                  const std::atomic<bool>* stop = nullptr);
/// Only signs in, opens the folder and counts (`looked`: the unread reports in it).
[[nodiscard]] BoxLook tryBox(const Box& box, const std::atomic<bool>* stop = nullptr);

} // namespace watchdesk::mail
