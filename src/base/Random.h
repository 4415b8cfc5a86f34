// Randomness, injected like the clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>

namespace watchdesk {

/// A source of random bytes. Not for keys: those come from libsodium in seal/.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> out) = 0;
    /// Uniform in 0 … bound-1; bound > 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1).
    [[nodiscard]] double unit();
};

/// getrandom(2).
class SystemRandom final : public Random {
public:
    void fill(std::span<std::byte> out) override;
};

/// The same bytes for the same seed, on every machine.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    void fill(std::span<std::byte> out) override;

private:
    std::mt19937_64 m_engine;
};

} // namespace watchdesk
