#include "town/Lines.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <vector>

namespace watchdesk::town {

namespace {

using Spot = std::pair<double, double>;

Spot spotOf(const QPointF& point) {
    return {point.x(), point.y()};
}

/// Open lines by their ends.
class Ends {
public:
    explicit Ends(const QVector<QPolygonF>& lines) {
        for (int i = 0; i < lines.size(); ++i) {
            m_at[spotOf(lines[i].first())].push_back(i);
            m_at[spotOf(lines[i].last())].push_back(i);
        }
    }
    /// Another line that ends there and was not taken; -1 when there is none.
    [[nodiscard]] int at(const QPointF& point, const std::vector<bool>& taken) const {
        const auto found = m_at.constFind(spotOf(point));
        if (found == m_at.constEnd())
            return -1;
        const auto free = std::find_if(found->begin(), found->end(),
                                       [&](int line) { return !taken[static_cast<std::size_t>(line)]; });
        return free == found->end() ? -1 : *free;
    }

private:
    QHash<Spot, std::vector<int>> m_at;
};

bool samePlace(const QPointF& a, const QPointF& b) {
    return spotOf(a) == spotOf(b);
}

void extend(QPolygonF& line, const QVector<QPolygonF>& lines, const Ends& ends, std::vector<bool>& taken) {
    while (!samePlace(line.first(), line.last()) || line.size() == 1) {
        const int next = ends.at(line.last(), taken);
        if (next < 0)
            return;
        taken[static_cast<std::size_t>(next)] = true;
        QPolygonF more = lines[next];
        if (!samePlace(more.first(), line.last()))
            std::reverse(more.begin(), more.end());
        line += more.mid(1);
    }
}

} // namespace

QVector<QPolygonF> joined(QVector<QPolygonF> lines) {
    lines.removeIf([](const QPolygonF& line) { return line.size() < 2; });
    const Ends ends(lines);
    std::vector<bool> taken(static_cast<std::size_t>(lines.size()));
    QVector<QPolygonF> out;
    for (int i = 0; i < lines.size(); ++i) {
        if (taken[static_cast<std::size_t>(i)])
            continue;
        taken[static_cast<std::size_t>(i)] = true;
        QPolygonF line = lines[i];
        extend(line, lines, ends, taken);
        std::reverse(line.begin(), line.end());
        extend(line, lines, ends, taken);
        out += line;
    }
    return out;
}

QPolygonF simplified(const QPolygonF& line, double tolerance, const std::function<bool(const QPointF&)>& keep) {
    if (line.size() < 3)
        return line;
    std::vector<bool> stays(static_cast<std::size_t>(line.size()));
    const auto mark = [&](qsizetype i) { stays[static_cast<std::size_t>(i)] = true; };
    std::vector<std::pair<qsizetype, qsizetype>> open;
    // Between points that stay anyway each stretch is simplified by itself; no recursion, since a line may be long.
    qsizetype from = 0;
    mark(0);
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (i + 1 == line.size() || keep(line[i])) {
            mark(i);
            open.emplace_back(from, i);
            from = i;
        }
    }
    while (!open.empty()) {
        const auto [a, b] = open.back();
        open.pop_back();
        double worst = tolerance;
        qsizetype furthest = -1;
        for (qsizetype i = a + 1; i < b; ++i) {
            if (const double off = distance(line[i], nearestOn(line[a], line[b], line[i])); off > worst) {
                worst = off;
                furthest = i;
            }
        }
        if (furthest < 0)
            continue;
        mark(furthest);
        open.emplace_back(a, furthest);
        open.emplace_back(furthest, b);
    }
    QPolygonF out;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (stays[static_cast<std::size_t>(i)])
            out += line[i];
    }
    return out;
}

double distance(const QPointF& a, const QPointF& b) {
    // Not std::hypot: a square root is the same on every machine.
    const QPointF d = a - b;
    return std::sqrt(QPointF::dotProduct(d, d));
}

double lengthOf(const QPolygonF& line) {
    double sum = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        sum += distance(line[i - 1], line[i]);
    return sum;
}

QPointF pointAlong(const QPolygonF& line, double along) {
    for (qsizetype i = 1; i < line.size(); ++i) {
        const double length = distance(line[i - 1], line[i]);
        if (along <= length && length > 0)
            return line[i - 1] + (line[i] - line[i - 1]) * (along / length);
        along -= length;
    }
    return line.isEmpty() ? QPointF() : line.last();
}

QPointF nearestOn(const QPointF& a, const QPointF& b, const QPointF& point) {
    const QPointF way = b - a;
    const double square = QPointF::dotProduct(way, way);
    if (square <= 0)
        return a;
    return a + way * std::clamp(QPointF::dotProduct(point - a, way) / square, 0.0, 1.0);
}

namespace {
double signedDouble(const QPointF& a, const QPointF& b) {
    return a.x() * b.y() - b.x() * a.y();
}
} // namespace

double areaOf(const QPolygonF& ring) {
    double sum = 0;
    for (qsizetype i = 0; i < ring.size(); ++i)
        sum += signedDouble(ring[i], ring[(i + 1) % ring.size()]);
    return std::abs(sum) / 2;
}

QPointF centreOf(const QPolygonF& ring) {
    double sum = 0;
    QPointF weighed;
    // From its first point, so that little is lost far from the origin.
    const QPointF from = ring.isEmpty() ? QPointF() : ring.first();
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const QPointF a = ring[i] - from;
        const QPointF b = ring[(i + 1) % ring.size()] - from;
        const double part = signedDouble(a, b);
        sum += part;
        weighed += (a + b) * part;
    }
    return std::abs(sum) < 1e-6 ? from : from + weighed / (3 * sum);
}

} // namespace watchdesk::town
