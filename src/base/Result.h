// Result<T>: a value, or what the world did to us instead.
#pragma once

#include <boost/system/result.hpp>

#include <stdexcept>
#include <string>

namespace watchdesk {

/// What kind of thing went wrong; windows and the command line branch on this, never on the text.
enum class ErrorCode {
    InvalidInput, ///< what was given cannot be read
    NotFound,
    Conflict, ///< somebody else changed it first, or it exists already
    Locked,   ///< another program holds it, or the passphrase has not been given
    Refused,  ///< a rule or a role forbids it
    Corrupt,  ///< what is kept does not match its seal, hash or format
    TooNew,   ///< written by a later version of WatchDesk
    DiskFull,
    Unavailable, ///< a peer, a device or a file system that is not there now
    Timeout,
    Cancelled, ///< a person stopped it
    Io,
    Internal ///< our own mistake, caught at a thread's edge
};

/// A failure that a person can act on. English, UTF-8; no personal data and no secret in any part, since it may be logged.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string what; ///< what happened, one sentence
    std::string kept; ///< what was kept in spite of it; may be empty
    std::string todo; ///< what the person can do; may be empty

    /// The three parts as one paragraph.
    [[nodiscard]] std::string text() const;
};

/// Called by Result::value() when there is none: reaching it is our own mistake.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
    throw std::logic_error(error.what);
}

template <class T>
using Result = boost::system::result<T, Error>;

/// The short word of a code, as logs and --json show it ("not-found").
[[nodiscard]] const char* errorCodeName(ErrorCode code);

} // namespace watchdesk
