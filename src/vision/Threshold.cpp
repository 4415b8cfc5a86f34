#include "vision/Threshold.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace watchdesk::vision {

ThresholdCurve::ThresholdCurve(std::vector<std::pair<double, double>> points) : m_points(std::move(points)) {
    assert(!m_points.empty());
}

double ThresholdCurve::at(std::size_t gallery) const {
    const double size = std::max(double(gallery), 1.0);
    if (m_points.size() == 1 || size <= m_points.front().first)
        return m_points.front().second;
    // The first point beyond the size, or the last: beyond the last the slope goes on.
    auto right = std::find_if(m_points.begin() + 1, m_points.end(), [size](const auto& p) { return p.first >= size; });
    if (right == m_points.end())
        --right;
    const auto& [x0, y0] = *(right - 1);
    const auto& [x1, y1] = *right;
    return y0 + (y1 - y0) * std::log(size / x0) / std::log(x1 / x0);
}

ScoreWord scoreWord(double score, double threshold, double likelyAbove) {
    if (score < threshold)
        return ScoreWord::Unlikely;
    return score >= threshold + likelyAbove ? ScoreWord::Likely : ScoreWord::Possible;
}

} // namespace watchdesk::vision
