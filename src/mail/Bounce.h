// A letter that came back (RFC 3464).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::mail {

/// What a message that came in says of one of ours.
struct Bounce {
    bool failed = false;          ///< it says that it will not be delivered (Action: failed)
    std::string recipient;        ///< may be empty
    std::string words;            ///< "5.1.1 550 no such user": status and diagnosis
    std::vector<std::string> ids; ///< what may be the id of our letter (Message::id), likeliest first; at most 20
};

/// The largest message that is looked at; of a larger one its beginning.
inline constexpr std::size_t longestBounce = 1'000'000;

/// Looks for the fields of a delivery report and of the message that it returns, wherever in it they stand: mail
/// servers wrap them differently. Takes any bytes; what is in the answer is printable ASCII.
[[nodiscard]] Bounce readBounce(std::string_view message);

} // namespace watchdesk::mail
