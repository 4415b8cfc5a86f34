#include "base/Result.h"

namespace watchdesk {

std::string Error::text() const {
    std::string out = what;
    for (const std::string* part : {&kept, &todo}) {
        if (!part->empty())
            out += (out.empty() ? "" : " ") + *part;
    }
    return out;
}

const char* errorCodeName(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidInput: return "invalid-input";
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::Conflict: return "conflict";
    case ErrorCode::Locked: return "locked";
    case ErrorCode::Refused: return "refused";
    case ErrorCode::Corrupt: return "corrupt";
    case ErrorCode::TooNew: return "too-new";
    case ErrorCode::DiskFull: return "disk-full";
    case ErrorCode::Unavailable: return "unavailable";
    case ErrorCode::Timeout: return "timeout";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::Io: return "io";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

} // namespace watchdesk
