// Time as everybody in the house reads it: injected, so that a day can be run in a minute.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

namespace watchdesk {

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
using UtcMs = std::int64_t;

/// Where "now" comes from. Implementations may be asked from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcMs now() const = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock {
public:
    [[nodiscard]] UtcMs now() const override;
};

/// A clock that stands still until it is told.
class ManualClock final : public Clock {
public:
    explicit ManualClock(UtcMs start = 0) : m_now(start) {}
    [[nodiscard]] UtcMs now() const override { return m_now.load(); }
    void set(UtcMs at) { m_now.store(at); }
    void advance(UtcMs by) { m_now.fetch_add(by); }

private:
    std::atomic<UtcMs> m_now;
};

/// ISO 8601 in UTC with milliseconds: 2026-11-20T14:32:18.250Z.
[[nodiscard]] std::string isoUtc(UtcMs at);

} // namespace watchdesk
