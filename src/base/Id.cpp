#include "base/Id.h"

#include <fmt/format.h>

#include <array>
#include <cctype>

namespace watchdesk {

std::string IdSource::next() {
    const std::lock_guard lock(m_mutex);
    const UtcMs now = m_clock.now();
    // A clock that steps back, or 4096 ids in one millisecond, must not break the order.
    if (now > m_last) {
        m_last = now;
        m_counter = 0;
    } else if (++m_counter > 0xFFF) {
        ++m_last;
        m_counter = 0;
    }
    return make(m_last, m_counter);
}

std::string IdSource::at(UtcMs instant) {
    const std::lock_guard lock(m_mutex);
    return make(instant, static_cast<unsigned>(m_random.below(0x1000)));
}

std::string IdSource::make(UtcMs instant, unsigned counter) {
    std::array<std::byte, 8> tail{};
    m_random.fill(tail);
    std::uint64_t low = 0;
    for (const std::byte b : tail)
        low = (low << 8) | std::to_integer<std::uint64_t>(b);
    const auto ms = static_cast<std::uint64_t>(instant) & 0xFFFFFFFFFFFFULL;
    return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", ms >> 16, ms & 0xFFFF, counter & 0xFFF,
                       0x8000 | ((low >> 48) & 0x3FFF), low & 0xFFFFFFFFFFFFULL);
}

bool isId(const std::string& text) {
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const auto c = static_cast<unsigned char>(text[i]);
        if (dash ? c != '-' : std::isxdigit(c) == 0)
            return false;
    }
    return true;
}

} // namespace watchdesk
