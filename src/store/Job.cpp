#include "store/Job.h"

#include "base/Log.h"

namespace watchdesk::store {

Error internalError(const char* why) {
    // The text of an exception may hold anything: to the log goes that there was one, to the person what it means.
    log("store")->error("a step ended in an exception of {} characters", std::char_traits<char>::length(why));
    return {ErrorCode::Internal, "WatchDesk made a mistake in this step.", "Nothing of this step was written.",
            "Do it again; if it happens twice, send the log to whoever looks after WatchDesk."};
}

} // namespace watchdesk::store
