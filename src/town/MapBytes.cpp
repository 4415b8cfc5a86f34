#include "town/MapBytes.h"

#include <QCryptographicHash>
#include <QHash>
#include <QtEndian>

#include <bit>
#include <cmath>
#include <limits>

namespace watchdesk::town {

namespace {

constexpr QByteArrayView magic("WDTM");
constexpr quint16 version = 1;
constexpr qsizetype headerBytes = 4 + 2 + 2 + 8 + 32;
constexpr qint64 furthest = 1'000'000; ///< decimetres from the origin; OsmTown lets nothing beyond
constexpr qsizetype mostTextBytes = 1024;

template <class T>
void putFixed(QByteArray& out, T value) {
    const T little = qToLittleEndian(value);
    out.append(reinterpret_cast<const char*>(&little), sizeof little);
}

class Writer {
public:
    void number(quint64 value) {
        for (; value >= 0x80; value >>= 7)
            m_body += static_cast<char>(value | 0x80);
        m_body += static_cast<char>(value);
    }
    void signedNumber(qint64 value) { number((static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63)); }
    void real(double value) { putFixed(m_body, std::bit_cast<quint64>(value)); }
    void text(const QString& value) {
        const auto found = m_texts.constFind(value);
        number(found != m_texts.constEnd() ? static_cast<quint64>(*found) : 0);
        if (found != m_texts.constEnd())
            return;
        m_texts.insert(value, m_texts.size() + 1);
        bytes(value.toUtf8());
    }
    void bytes(const QByteArray& value) {
        number(static_cast<quint64>(value.size()));
        m_body += value;
    }
    void point(const QPointF& at) {
        const qint64 east = std::llround(at.x() * 10);
        const qint64 north = std::llround(at.y() * 10);
        signedNumber(east - m_east);
        signedNumber(north - m_north);
        m_east = east;
        m_north = north;
    }
    void line(const QPolygonF& points) {
        number(static_cast<quint64>(points.size()));
        for (const QPointF& at : points)
            point(at);
    }
    [[nodiscard]] const QByteArray& body() const { return m_body; }

private:
    QByteArray m_body;
    QHash<QString, qsizetype> m_texts; ///< numbers from 1
    qint64 m_east = 0;
    qint64 m_north = 0;
};

/// Reads what Writer wrote. Once something is amiss, everything after it is nothing, and ok() says so.
class Reader {
public:
    explicit Reader(QByteArrayView bytes) : m_bytes(bytes) {}
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    void fail() { m_ok = false; }

    quint64 number() {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const quint8 byte = next();
            value |= static_cast<quint64>(byte & 0x7F) << shift;
            if ((byte & 0x80) == 0)
                return m_ok ? value : 0;
        }
        fail();
        return 0;
    }
    qint64 signedNumber() {
        const quint64 value = number();
        return static_cast<qint64>(value >> 1) ^ -static_cast<qint64>(value & 1);
    }
    /// How many follow, each of at least so many bytes: never more than there can be.
    qsizetype count(qsizetype bytesEach) {
        const quint64 value = number();
        if (value > static_cast<quint64>((m_bytes.size() - m_at) / bytesEach))
            fail();
        return m_ok ? static_cast<qsizetype>(value) : 0;
    }
    double real() {
        const QByteArrayView raw = take(8);
        if (!m_ok)
            return 0;
        const double value = std::bit_cast<double>(qFromLittleEndian<quint64>(raw.data()));
        if (!std::isfinite(value))
            fail();
        return m_ok ? value : 0;
    }
    QByteArray bytes() { return take(count(1)).toByteArray(); }
    QString text() {
        const quint64 index = number();
        if (index > static_cast<quint64>(m_texts.size()))
            fail();
        if (!m_ok)
            return {};
        if (index > 0)
            return m_texts[static_cast<qsizetype>(index) - 1];
        const qsizetype size = count(1);
        if (size > mostTextBytes)
            fail();
        m_texts += m_ok ? QString::fromUtf8(take(size)) : QString();
        return m_texts.last();
    }
    QPointF point() {
        m_east = moved(m_east, signedNumber());
        m_north = moved(m_north, signedNumber());
        return {static_cast<double>(m_east) / 10, static_cast<double>(m_north) / 10};
    }
    QPolygonF line(qsizetype least) {
        QPolygonF points(count(2));
        if (points.size() < least)
            fail();
        for (QPointF& at : points) {
            at = point();
            if (!m_ok)
                return {};
        }
        return points;
    }
    template <class Kind>
    Kind kind(int kinds) {
        const quint64 value = number();
        if (value >= static_cast<quint64>(kinds))
            fail();
        return m_ok ? static_cast<Kind>(value) : Kind{};
    }

private:
    quint8 next() {
        const QByteArrayView one = take(1);
        return m_ok ? static_cast<quint8>(one[0]) : 0;
    }
    QByteArrayView take(qsizetype size) {
        if (!m_ok || size > m_bytes.size() - m_at) {
            fail();
            return {};
        }
        m_at += size;
        return m_bytes.sliced(m_at - size, size);
    }
    qint64 moved(qint64 from, qint64 by) {
        if (by > 2 * furthest || by < -2 * furthest || std::abs(from + by) > furthest) {
            fail();
            return from;
        }
        return from + by;
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_ok = true;
    QStringList m_texts;
    qint64 m_east = 0;
    qint64 m_north = 0;
};

void writeWay(Writer& out, const Way& way) {
    out.number(static_cast<quint64>(way.kind) << 2 | (way.walkable ? 2u : 0u) | (way.bridge ? 1u : 0u));
    out.text(way.name);
    out.line(way.line);
}

Way readWay(Reader& in) {
    const quint64 head = in.number();
    if (head >> 2 >= wayKinds)
        in.fail();
    Way way{static_cast<WayKind>(in.ok() ? head >> 2 : 0), (head & 2) != 0, (head & 1) != 0, in.text(), {}};
    way.line = in.line(2);
    return way;
}

void writeArea(Writer& out, const Area& area) {
    out.number(static_cast<quint64>(area.kind));
    out.text(area.name);
    out.number(static_cast<quint64>(area.rings.size()));
    for (const QPolygonF& ring : area.rings)
        out.line(ring);
}

Area readArea(Reader& in) {
    Area area{in.kind<AreaKind>(areaKinds), in.text(), {}};
    const qsizetype rings = in.count(7);
    for (qsizetype i = 0; i < rings && in.ok(); ++i)
        area.rings += in.line(3);
    if (area.rings.isEmpty())
        in.fail();
    return area;
}

void writeHead(Writer& out, const TownMap& map) {
    out.real(map.origin.latitude);
    out.real(map.origin.longitude);
    out.point(map.bounds.topLeft());
    out.point(map.bounds.bottomRight());
    out.text(map.attribution);
    out.text(map.sourceName);
    out.bytes(map.sourceHash);
    out.signedNumber(map.readAt);
}

void readHead(Reader& in, TownMap& map) {
    map.origin.latitude = in.real();
    map.origin.longitude = in.real();
    const QPointF low = in.point();
    map.bounds = QRectF(low, in.point());
    map.attribution = in.text();
    map.sourceName = in.text();
    map.sourceHash = in.bytes();
    map.readAt = in.signedNumber();
    if (std::abs(map.origin.latitude) > 90 || std::abs(map.origin.longitude) > 180 || !map.bounds.isValid())
        in.fail();
}

TownMap readBody(Reader& in) {
    TownMap map;
    readHead(in, map);
    const qsizetype ways = in.count(6);
    for (qsizetype i = 0; i < ways && in.ok(); ++i)
        map.ways += readWay(in);
    const qsizetype areas = in.count(10);
    for (qsizetype i = 0; i < areas && in.ok(); ++i)
        map.areas += readArea(in);
    const qsizetype addresses = in.count(4);
    for (qsizetype i = 0; i < addresses && in.ok(); ++i) {
        Address address{in.text(), in.text(), {}};
        address.at = in.point();
        map.addresses += address;
    }
    return map;
}

Error damaged() {
    return {ErrorCode::Corrupt, "The kept map of the town is damaged.", "Everything else is as it was.",
            "Import the town's OpenStreetMap file again."};
}

} // namespace

QByteArray toBytes(const TownMap& map) {
    Writer out;
    writeHead(out, map);
    out.number(static_cast<quint64>(map.ways.size()));
    for (const Way& way : map.ways)
        writeWay(out, way);
    out.number(static_cast<quint64>(map.areas.size()));
    for (const Area& area : map.areas)
        writeArea(out, area);
    out.number(static_cast<quint64>(map.addresses.size()));
    for (const Address& address : map.addresses) {
        out.text(address.number);
        out.text(address.street);
        out.point(address.at);
    }
    QByteArray bytes = magic.toByteArray();
    putFixed<quint16>(bytes, version);
    putFixed<quint16>(bytes, 0);
    putFixed<quint64>(bytes, static_cast<quint64>(out.body().size()));
    bytes += QCryptographicHash::hash(out.body(), QCryptographicHash::Sha256);
    return bytes + out.body();
}

Result<TownMap> mapOf(QByteArrayView bytes) {
    if (bytes.size() < headerBytes || !bytes.startsWith(magic))
        return damaged();
    const auto written = qFromLittleEndian<quint16>(bytes.data() + 4);
    if (written > version)
        return Error{ErrorCode::TooNew,
                     "The kept map was written by a later version of WatchDesk.",
                     {},
                     "Update this desk, or import the town's OpenStreetMap file again."};
    const QByteArrayView body = bytes.sliced(headerBytes);
    if (written == 0 || qFromLittleEndian<quint16>(bytes.data() + 6) != 0 ||
        qFromLittleEndian<quint64>(bytes.data() + 8) != static_cast<quint64>(body.size()) ||
        bytes.sliced(16, 32) != QCryptographicHash::hash(body, QCryptographicHash::Sha256))
        return damaged();
    Reader in(body);
    TownMap map = readBody(in);
    if (!in.ok() || !in.atEnd())
        return damaged();
    return map;
}

} // namespace watchdesk::town
