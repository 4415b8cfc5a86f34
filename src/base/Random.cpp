#include "base/Random.h"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace watchdesk {

std::uint64_t Random::below(std::uint64_t bound) {
    // Rejection keeps the result uniform for every bound.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    for (;;) {
        std::uint64_t value = 0;
        fill(std::as_writable_bytes(std::span(&value, 1)));
        if (value < limit)
            return value % bound;
    }
}

double Random::unit() {
    return static_cast<double>(below(1ULL << 53)) / static_cast<double>(1ULL << 53);
}

void SystemRandom::fill(std::span<std::byte> out) {
    while (!out.empty()) {
        const ssize_t got = ::getrandom(out.data(), out.size(), 0);
        if (got < 0 && errno != EINTR)
            std::abort(); // no randomness means no safe ids: nothing sensible can go on
        if (got > 0)
            out = out.subspan(static_cast<std::size_t>(got));
    }
}

void SeededRandom::fill(std::span<std::byte> out) {
    while (!out.empty()) {
        const std::uint64_t word = m_engine();
        const std::size_t n = out.size() < sizeof word ? out.size() : sizeof word;
        std::memcpy(out.data(), &word, n);
        out = out.subspan(n);
    }
}

} // namespace watchdesk
