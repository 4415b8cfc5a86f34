#include "base/Clock.h"

#include <fmt/chrono.h>

#include <chrono>

namespace watchdesk {

UtcMs SystemClock::now() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string isoUtc(UtcMs at) {
    const std::int64_t ms = ((at % 1000) + 1000) % 1000;
    const auto seconds = static_cast<std::time_t>((at - ms) / 1000);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(seconds), ms);
}

} // namespace watchdesk
