// Client-made record ids: UUIDv7 (RFC 9562), as 36 characters of text.
#pragma once

#include "base/Clock.h"
#include "base/Random.h"

#include <mutex>
#include <string>

namespace watchdesk {

/// Makes ids that sort by time. Thread-safe; ids of one source within a millisecond still ascend.
class IdSource {
public:
    IdSource(const Clock& clock, Random& random) : m_clock(clock), m_random(random) {}
    [[nodiscard]] std::string next();
    /// An id for an instant other than now (demo history, imports).
    [[nodiscard]] std::string at(UtcMs instant);

private:
    std::string make(UtcMs instant, unsigned counter);

    const Clock& m_clock;
    Random& m_random;
    std::mutex m_mutex;
    UtcMs m_last = -1;
    unsigned m_counter = 0;
};

/// True for 36 characters of the form 8-4-4-4-12 hexadecimal.
[[nodiscard]] bool isId(const std::string& text);

} // namespace watchdesk
