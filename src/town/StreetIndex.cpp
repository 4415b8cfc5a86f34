#include "town/StreetIndex.h"

#include "town/Lines.h"
#include "town/Names.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace watchdesk::town {

namespace {

constexpr double cellMetres = 50;

int cellOf(double metres) {
    return static_cast<int>(std::floor(metres / cellMetres));
}

QString foldedNumber(const QString& number) {
    return number.toCaseFolded().remove(QLatin1Char(' '));
}

/// Whether "10-14" holds 12: even with even, odd with odd.
bool rangeHolds(const QString& range, int number) {
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})\\s*[-–]\\s*(\\d{1,5})$"));
    const auto match = form.match(range);
    if (!match.hasMatch())
        return false;
    const int from = match.captured(1).toInt();
    return number >= from && number <= match.captured(2).toInt() && (number - from) % 2 == 0;
}

} // namespace

QVector<QPointF> pointsAlong(const NamedStreet& street, double step) {
    QVector<QPointF> out;
    for (const QPolygonF& line : street.lines) {
        for (qsizetype i = 0; i + 1 < line.size(); ++i) {
            const int parts = 1 + static_cast<int>(distance(line[i], line[i + 1]) / step);
            for (int part = 0; part < parts; ++part)
                out += line[i] + (line[i + 1] - line[i]) * (static_cast<double>(part) / parts);
        }
        if (!line.isEmpty())
            out += line.last();
    }
    return out;
}

StreetIndex::StreetIndex(std::shared_ptr<const TownMap> map) : m_map(std::move(map)) {
    for (int i = 0; i < m_map->ways.size(); ++i) {
        const Way& way = m_map->ways[i];
        if (!isStreet(way.kind) || way.name.isEmpty())
            continue;
        m_byName[foldedStreet(way.name)] += i;
        addToCells(i);
    }
    for (int i = 0; i < m_map->areas.size(); ++i) {
        const QString name = foldedStreet(m_map->areas[i].name);
        if (!name.isEmpty() && !m_areas.contains(name))
            m_areas.insert(name, i);
    }
    for (int i = 0; i < m_map->addresses.size(); ++i)
        m_houses[foldedStreet(m_map->addresses[i].street)] += i;
}

void StreetIndex::addToCells(int way) {
    const QPolygonF& line = m_map->ways[way].line;
    for (int i = 0; i + 1 < line.size(); ++i) {
        // A long stretch is put into the cells that it goes through, and their neighbours, step by step.
        const double length = distance(line[i], line[i + 1]);
        const int steps = 1 + static_cast<int>(length / cellMetres);
        std::pair<int, int> last{INT_MIN, INT_MIN};
        for (int step = 0; step <= steps; ++step) {
            const QPointF at = line[i] + (line[i + 1] - line[i]) * (static_cast<double>(step) / steps);
            const std::pair<int, int> cell{cellOf(at.x()), cellOf(at.y())};
            if (cell != last)
                m_cells[cell] += Stretch{way, i};
            last = cell;
        }
    }
}

std::optional<NearStreet> StreetIndex::nearestStreet(QPointF point, double within) const {
    std::optional<NearStreet> best;
    // A stretch is filed by points that are a cell's width apart at most: one ring more than the distance asks for.
    const int rings = 1 + static_cast<int>(std::ceil(std::min(within, 2000.0) / cellMetres));
    const int column = cellOf(point.x());
    const int row = cellOf(point.y());
    for (int ring = 0; ring <= rings; ++ring) {
        if (best && best->metres < (ring - 2) * cellMetres)
            break;
        for (int x = column - ring; x <= column + ring; ++x) {
            const bool side = x == column - ring || x == column + ring;
            for (int y = row - ring; y <= row + ring; y += side || ring == 0 ? 1 : 2 * ring) {
                for (const Stretch& stretch : m_cells.value({x, y})) {
                    const Way& way = m_map->ways[stretch.way];
                    const QPointF at = nearestOn(way.line[stretch.from], way.line[stretch.from + 1], point);
                    const double metres = distance(at, point);
                    if (metres <= within && (!best || metres < best->metres))
                        best = NearStreet{way.name, at, metres};
                }
            }
        }
    }
    return best;
}

std::optional<NamedStreet> StreetIndex::street(const QString& name) const {
    const auto found = m_byName.constFind(foldedStreet(name));
    if (found == m_byName.constEnd())
        return {};
    NamedStreet out{m_map->ways[found->first()].name, {}, {}};
    for (const int way : *found)
        out.lines += m_map->ways[way].line;
    out.lines = joined(out.lines);
    const auto longest =
        std::max_element(out.lines.begin(), out.lines.end(),
                         [](const QPolygonF& a, const QPolygonF& b) { return lengthOf(a) < lengthOf(b); });
    out.middle = pointAlong(*longest, lengthOf(*longest) / 2);
    return out;
}

QStringList StreetIndex::streetNames() const {
    QStringList names;
    for (const QVector<int>& ways : m_byName)
        names += m_map->ways[ways.first()].name;
    names.sort(Qt::CaseInsensitive);
    return names;
}

std::optional<QPointF> StreetIndex::address(const QString& number, const QString& street) const {
    const QVector<int> houses = m_houses.value(foldedStreet(street));
    const QString wanted = foldedNumber(number);
    for (const int house : houses) {
        if (foldedNumber(m_map->addresses[house].number) == wanted)
            return m_map->addresses[house].at;
    }
    bool plainNumber = false;
    const int value = wanted.toInt(&plainNumber);
    for (const int house : houses) {
        if (plainNumber && rangeHolds(m_map->addresses[house].number, value))
            return m_map->addresses[house].at;
    }
    return {};
}

std::optional<QPointF> StreetIndex::named(const QString& name) const {
    if (const auto area = m_areas.constFind(foldedStreet(name)); area != m_areas.constEnd())
        return centreOf(m_map->areas[*area].rings.first());
    if (const auto found = street(name))
        return found->middle;
    return {};
}

std::optional<QPointF> StreetIndex::position(const QString& line) const {
    static const QRegularExpression form(QStringLiteral("^\\s*(\\d{1,5}\\s?[A-Za-z]?)[\\s,]+(\\S.*)$"));
    if (const auto match = form.match(line); match.hasMatch())
        return address(match.captured(1), match.captured(2));
    if (const auto found = street(line))
        return found->middle;
    return {};
}

} // namespace watchdesk::town
