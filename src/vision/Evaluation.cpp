#include "vision/Evaluation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace watchdesk::vision {

namespace {

template <class Of, class Hit>
Rate count(const std::vector<Search>& searches, Of of, Hit hit) {
    Rate rate;
    for (const Search& s : searches) {
        if (!of(s))
            continue;
        ++rate.of;
        if (s.faceFound && hit(s))
            ++rate.hits;
    }
    return rate;
}

bool isMated(const Search& s) {
    return s.mated;
}
bool isStranger(const Search& s) {
    return !s.mated;
}

} // namespace

std::pair<double, double> Rate::ci95() const {
    if (of == 0)
        return {0, 1};
    constexpr double z = 1.959963985;
    const auto n = double(of);
    const double p = value();
    const double middle = p + z * z / (2 * n);
    const double spread = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    return {std::max(0.0, (middle - spread) / scale), std::min(1.0, (middle + spread) / scale)};
}

Rate rank1(const std::vector<Search>& searches) {
    return count(searches, isMated, [](const Search& s) { return s.topIsRight; });
}

double thresholdAtFpir(const std::vector<Search>& searches, double fpir) {
    std::vector<double> tops;
    std::size_t strangers = 0;
    for (const Search& s : searches) {
        if (s.mated)
            continue;
        ++strangers;
        if (s.faceFound)
            tops.push_back(s.top);
    }
    if (strangers == 0)
        return -1;
    const auto allowed = static_cast<std::size_t>(std::floor(fpir * double(strangers) + 1e-9));
    if (allowed >= tops.size())
        return -1;
    std::sort(tops.begin(), tops.end(), std::greater<>());
    // Just above the first stranger who may not pass; those who tie with that one do not pass either.
    return std::nextafter(tops[allowed], std::numeric_limits<double>::max());
}

Rate tpirAt(const std::vector<Search>& searches, double threshold) {
    return count(searches, isMated, [threshold](const Search& s) { return s.topIsRight && s.top >= threshold; });
}

Rate fpirAt(const std::vector<Search>& searches, double threshold) {
    return count(searches, isStranger, [threshold](const Search& s) { return s.top >= threshold; });
}

} // namespace watchdesk::vision
