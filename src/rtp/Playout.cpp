#include "rtp/Playout.h"

#include <algorithm>
#include <cstdlib>

extern "C" {
// telephony.h defines what the other uses.
// clang-format off
#include <spandsp/telephony.h>
#include <spandsp/plc.h>
// clang-format on
}

namespace watchdesk::rtp {

namespace {
constexpr std::size_t kStep = 5 * Playout::kPerMs; ///< a pause is shortened by so much at a time
constexpr int kQuiet = 400;                        ///< a peak below this is a pause between words (-38 dBFS)
} // namespace

struct Playout::Concealment {
    plc_state_t state{};
    Concealment() { plc_init(&state); }
    void heard(std::span<std::int16_t> samples) { plc_rx(&state, samples.data(), static_cast<int>(samples.size())); }
    void lost(std::span<std::int16_t> samples) { plc_fillin(&state, samples.data(), static_cast<int>(samples.size())); }
};

Playout::Playout(std::chrono::milliseconds delay)
    : m_delay(static_cast<std::size_t>(delay.count()) * kPerMs), m_concealment(std::make_unique<Concealment>()) {}
Playout::~Playout() = default;
Playout::Playout(Playout&&) noexcept = default;
Playout& Playout::operator=(Playout&&) noexcept = default;

void Playout::begin() {
    m_running = true;
    m_filling = m_queue.empty(); // one that follows at once goes on where the last one ends
    m_held = 0;
    m_inARow = 0;
    m_voice = false;
}

void Playout::write(std::span<const std::int16_t> samples, std::size_t lost) {
    for (std::size_t i = 0; i < samples.size(); ++i)
        m_queue.push_back({samples[i], i < lost});
    // The sound card stood still, or nobody reads: what is old is of no use to the ear.
    if (m_queue.size() > kMost)
        m_queue.erase(m_queue.begin(), m_queue.end() - static_cast<std::ptrdiff_t>(std::max(m_delay, kStep)));
}

void Playout::end() {
    m_running = false;
    m_filling = false;
}

bool Playout::filling(std::size_t wanted) {
    if (!m_filling)
        return false;
    if (m_queue.size() < m_delay && m_held < m_delay) {
        m_held += wanted;
        return true;
    }
    m_filling = false;
    return false;
}

bool Playout::read(std::span<std::int16_t> out) {
    std::ranges::fill(out, std::int16_t{0});
    if (filling(out.size()))
        return false;
    catchUp();
    std::size_t done = play(out);
    if (done < out.size())
        done += conceal(out.subspan(done));
    return done > 0;
}

// Runs of heard and of lost samples, each through the concealment's own entrance.
std::size_t Playout::play(std::span<std::int16_t> out) {
    const std::size_t count = std::min(out.size(), m_queue.size());
    std::size_t from = 0;
    while (from < count) {
        const bool lost = m_queue[from].lost;
        std::size_t to = from;
        for (; to < count && m_queue[to].lost == lost; ++to)
            out[to] = m_queue[to].value;
        if (lost) {
            m_concealment->lost(out.subspan(from, to - from));
            m_concealed += static_cast<std::int64_t>(to - from);
        } else {
            m_concealment->heard(out.subspan(from, to - from));
            m_inARow = 0;
            m_voice = true;
        }
        from = to;
    }
    m_queue.erase(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
}

// The next packet is late. After a while it is taken for lost, and the delay is gathered anew.
std::size_t Playout::conceal(std::span<std::int16_t> out) {
    if (!m_running || !m_voice)
        return 0;
    const std::size_t count = std::min(out.size(), kMostConcealed - m_inARow);
    if (count > 0) {
        m_concealment->lost(out.first(count));
        m_concealed += static_cast<std::int64_t>(count);
        m_inARow += count;
    }
    if (m_inARow >= kMostConcealed) {
        m_filling = true;
        m_held = 0;
        m_inARow = 0;
        m_voice = false;
    }
    return count;
}

// What came late made the delay longer: quiet pieces are left out until it is what it was.
void Playout::catchUp() {
    if (m_queue.size() < m_delay + 2 * kStep)
        return;
    const auto piece = m_queue.begin() + static_cast<std::ptrdiff_t>(kStep);
    const bool quiet =
        std::all_of(m_queue.begin(), piece, [](const Sample& s) { return !s.lost && std::abs(s.value) < kQuiet; });
    if (quiet)
        m_queue.erase(m_queue.begin(), piece);
}

} // namespace watchdesk::rtp
