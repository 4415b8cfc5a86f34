// Error and hit rates of open-set identification (1:N), as ISO/IEC 19795-1 and NIST's FRTE define them.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace watchdesk::vision {

/// One search of the gallery.
struct Search {
    bool mated = false;      ///< the person is in the gallery; otherwise a stranger
    bool faceFound = true;   ///< without a face there is no score: a miss, or a rejected stranger
    double top = -1;         ///< score of the best candidate
    bool topIsRight = false; ///< and it is the person
};

struct Rate {
    std::size_t hits = 0;
    std::size_t of = 0;
    [[nodiscard]] double value() const { return of == 0 ? 0 : double(hits) / double(of); }
    /// Wilson's interval at 95 %.
    [[nodiscard]] std::pair<double, double> ci95() const;
};

/// Share of the mated searches whose best candidate is the person.
[[nodiscard]] Rate rank1(const std::vector<Search>& searches);
/// The lowest threshold at which at most that share of the strangers has a candidate (FPIR); -1 without strangers.
[[nodiscard]] double thresholdAtFpir(const std::vector<Search>& searches, double fpir);
/// True positive identification rate: mated searches whose best candidate is the person and reaches the threshold.
[[nodiscard]] Rate tpirAt(const std::vector<Search>& searches, double threshold);
/// False positive identification rate: strangers with a candidate that reaches the threshold.
[[nodiscard]] Rate fpirAt(const std::vector<Search>& searches, double threshold);

} // namespace watchdesk::vision
