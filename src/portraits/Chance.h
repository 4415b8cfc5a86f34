// Chance for the drawing: splitmix64, the same numbers on every machine and with every C++ library.
#pragma once

#include <array>
#include <cstdint>

namespace watchdesk::portraits {

/// A stream of chance. Streams of different `part` of one seed are independent: a change in one leaves the others.
class Chance {
public:
    Chance(std::uint64_t seed, std::uint64_t part) : m_state(seed) {
        // Through the scrambler, or the streams of neighbouring seeds would be one stream a step apart.
        m_state = next() ^ (part * 0xd1b54a32d192ed03ULL);
        m_state = next();
    }
    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 <= x < 1.
    float unit() { return static_cast<float>(next() >> 40) * (1.F / 16777216.F); }
    float between(float low, float high) { return low + (high - low) * unit(); }
    /// Bell-shaped, never further than 3.5 deviations.
    float around(float mean, float deviation) {
        float sum = 0;
        for (int i = 0; i < 4; ++i)
            sum += unit();
        return mean + (sum - 2.F) * 1.7320508F * deviation;
    }
    int below(int bound) { return static_cast<int>((next() >> 33) % static_cast<std::uint64_t>(bound)); }
    bool percent(int p) { return below(100) < p; }
    template <class T, std::size_t N>
    const T& pick(const std::array<T, N>& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(N)))];
    }

private:
    std::uint64_t m_state;
};

} // namespace watchdesk::portraits
