#include "vision/TemplateIndex.h"

#include <algorithm>
#include <cassert>

namespace watchdesk::vision {

namespace {

// Compiled a second time for processors with 256-bit vectors; the loader chooses. Thirty-two sums side by side, since
// floating additions may not be reordered by the compiler.
__attribute__((target_clones("arch=haswell", "default"))) float dot(const float* a, const float* b, std::size_t n) {
    float sums[32] = {};
    std::size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        for (std::size_t k = 0; k < 32; ++k)
            sums[k] += a[i + k] * b[i + k];
    }
    float total = 0;
    for (const float sum : sums)
        total += sum;
    for (; i < n; ++i)
        total += a[i] * b[i];
    return total;
}

bool nearer(const Nearest& a, const Nearest& b) {
    return a.score != b.score ? a.score > b.score : a.entry < b.entry;
}

} // namespace

float similarity(std::span<const float> a, std::span<const float> b) {
    assert(a.size() == b.size());
    return dot(a.data(), b.data(), a.size());
}

void TemplateIndex::add(std::uint32_t owner, std::span<const float> features) {
    assert(features.size() == m_length);
    m_known.insert(owner);
    m_features.insert(m_features.end(), features.begin(), features.end());
    m_owners.push_back(owner);
}

std::vector<Nearest> TemplateIndex::search(std::span<const float> probe, std::size_t count) const {
    assert(probe.size() == m_length);
    std::vector<Nearest> all(m_owners.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = {m_owners[i], static_cast<std::uint32_t>(i), dot(probe.data(), &m_features[i * m_length], m_length)};
    // Enough of the best that `count` owners are among them, however many templates each has: sorted in steps.
    std::vector<Nearest> best;
    std::unordered_set<std::uint32_t> seen;
    for (std::size_t done = 0; done < all.size() && best.size() < count;) {
        const std::size_t until = std::min(all.size(), done + std::max<std::size_t>(count * 4, 16));
        std::partial_sort(all.begin() + static_cast<std::ptrdiff_t>(done),
                          all.begin() + static_cast<std::ptrdiff_t>(until), all.end(), nearer);
        for (; done < until && best.size() < count; ++done) {
            if (seen.insert(all[done].owner).second)
                best.push_back(all[done]);
        }
    }
    return best;
}

} // namespace watchdesk::vision
