// The watchlist in memory: which templates are nearest to a face.
#pragma once

#include "vision/FaceNets.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

namespace watchdesk::vision {

/// A template's owner and how near it is: cosine similarity, -1 … 1.
struct Nearest {
    std::uint32_t owner = 0; ///< as given to add()
    std::uint32_t entry = 0; ///< which template, in the order of add()
    float score = 0;
};

/// Exact search: every template is compared. Not thread-safe while it grows; searches may run side by side. 2 KB a
/// template.
class TemplateIndex {
public:
    explicit TemplateIndex(std::size_t length = 512) : m_length(length) {}
    /// A unit vector of the index's length; an owner may have several.
    void add(std::uint32_t owner, std::span<const float> features);
    [[nodiscard]] std::size_t templates() const { return m_owners.size(); }
    /// How many different owners: the size of the gallery in the sense of ISO/IEC 19795.
    [[nodiscard]] std::size_t owners() const { return m_known.size(); }
    [[nodiscard]] std::size_t length() const { return m_length; }
    /// The `count` owners whose best template is nearest, best first; ties by the order of add().
    [[nodiscard]] std::vector<Nearest> search(std::span<const float> probe, std::size_t count) const;

private:
    std::size_t m_length;
    std::vector<float> m_features;
    std::vector<std::uint32_t> m_owners;
    std::unordered_set<std::uint32_t> m_known;
};

/// Cosine similarity of two unit vectors of equal length.
[[nodiscard]] float similarity(std::span<const float> a, std::span<const float> b);

} // namespace watchdesk::vision
