// From which score a candidate is shown, and what a score is called.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace watchdesk::vision {

/// Thresholds of a model pack by size of the gallery, measured at one false positive identification rate (FPIR). A
/// fixed threshold would be wrong: the more people a stranger is compared with, the nearer the nearest of them is.
class ThresholdCurve {
public:
    /// Points (gallery size, threshold), ascending; at least one.
    explicit ThresholdCurve(std::vector<std::pair<double, double>> points);
    /// Between the points, and beyond them along the last slope, straight in the logarithm of the size; never below the
    /// first point's, so that a small gallery is no excuse for a loose threshold.
    [[nodiscard]] double at(std::size_t gallery) const;

private:
    std::vector<std::pair<double, double>> m_points;
};

enum class ScoreWord { Likely, Possible, Unlikely };

/// Likely: at least `likelyAbove` over the threshold; Possible: reaches it; Unlikely: does not.
[[nodiscard]] ScoreWord scoreWord(double score, double threshold, double likelyAbove);

} // namespace watchdesk::vision
