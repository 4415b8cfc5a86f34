#include "vision/Alignment.h"

#include <cmath>
#include <complex>

namespace watchdesk::vision {

namespace {

Point mean(const Landmarks& l, std::initializer_list<std::size_t> indices) {
    Point sum;
    for (const std::size_t i : indices) {
        sum.x += l[i].x;
        sum.y += l[i].y;
    }
    const auto n = static_cast<float>(indices.size());
    return {sum.x / n, sum.y / n};
}

std::complex<double> complexOf(Point p) {
    return {p.x, p.y};
}

std::complex<double> centreOf(const FivePoints& points) {
    std::complex<double> sum;
    for (const Point& p : points)
        sum += complexOf(p);
    return sum / double(points.size());
}

} // namespace

FivePoints fivePoints(const Landmarks& l) {
    return {{mean(l, {37, 38, 40, 41}), mean(l, {43, 44, 46, 47}), l[30], mean(l, {48, 60}), mean(l, {54, 64})}};
}

Point Similarity::apply(Point p) const {
    return {static_cast<float>(a * p.x - b * p.y + tx), static_cast<float>(b * p.x + a * p.y + ty)};
}

double Similarity::scale() const {
    return std::hypot(a, b);
}

// In the plane a rotation with scale is a complex number, and the least-squares one has a closed form.
Similarity similarityBetween(const FivePoints& from, const FivePoints& to) {
    const auto fromCentre = centreOf(from);
    const auto toCentre = centreOf(to);
    std::complex<double> both;
    double spread = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto f = complexOf(from[i]) - fromCentre;
        both += std::conj(f) * (complexOf(to[i]) - toCentre);
        spread += std::norm(f);
    }
    const std::complex<double> turn = spread > 0 ? both / spread : std::complex<double>(1);
    const auto shift = toCentre - turn * fromCentre;
    return {turn.real(), turn.imag(), shift.real(), shift.imag()};
}

} // namespace watchdesk::vision
