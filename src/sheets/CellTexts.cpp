#include "sheets/CellTexts.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace watchdesk::sheets {

namespace {

constexpr qint64 secondsADay = 86'400;

/// The letters that say something: first section, lower case, literals gone; elapsed hours "[h]" stay.
QString tellingPart(const QString& code) {
    QString out;
    for (qsizetype i = 0; i < code.size() && code.at(i) != u';'; ++i) {
        const QChar c = code.at(i);
        if (c == u'"' || c == u'[') {
            const QChar close = c == u'"' ? u'"' : u']';
            const qsizetype end = code.indexOf(close, i + 1);
            if (end < 0)
                break;
            const QString inside = code.mid(i + 1, end - i - 1).toLower();
            if (c == u'[' &&
                (inside == QLatin1String("h") || inside == QLatin1String("hh") || inside == QLatin1String("mm")))
                out += QLatin1Char('h');
            i = end;
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else {
            out += c.toLower();
        }
    }
    return out.replace(QLatin1String("am/pm"), QLatin1String("h")).remove(QLatin1String("general"));
}

QString clockText(qint64 seconds) {
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600, 2, 10, QLatin1Char('0'))
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

NumberShape shapeOf(const QString& formatCode) {
    const QString part = tellingPart(formatCode);
    NumberShape shape;
    shape.time = part.contains(QLatin1Char('h')) || part.contains(QLatin1Char('s'));
    const bool months = part.contains(QLatin1Char('m'));
    shape.date = part.contains(QLatin1Char('y')) || part.contains(QLatin1Char('d')) ||
                 (months && (!shape.time || part.contains(QLatin1String("mmm"))));
    static const QRegularExpression noughts(QStringLiteral("^0{2,}$"));
    if (noughts.match(part).hasMatch())
        shape.digits = static_cast<int>(std::min<qsizetype>(part.size(), 20));
    return shape;
}

NumberShape builtInShape(int id) {
    NumberShape shape;
    shape.date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    shape.time = (id >= 18 && id <= 22) || (id >= 45 && id <= 47);
    return shape;
}

QString numberText(double value, NumberShape shape) {
    if (value == std::floor(value) && std::abs(value) < 1e15) {
        const QString whole = QString::number(static_cast<qint64>(std::abs(value))).rightJustified(shape.digits, u'0');
        return value < 0 ? QLatin1Char('-') + whole : whole;
    }
    const QString text = QString::number(value, 'g', 15);
    return std::abs(value) < 1e15 && text.contains(QLatin1Char('e')) ? QString::number(value, 'f', 15) : text;
}

QString serialText(double serial, NumberShape shape, bool from1904) {
    if (!(serial >= 0 && serial < 2'958'466))
        return numberText(serial);
    const qint64 all = std::llround(serial * static_cast<double>(secondsADay));
    const qint64 days = all / secondsADay;
    const qint64 seconds = all % secondsADay;
    if (!shape.date && days < 366) // a time of day, or hours that were added up
        return clockText(all);
    // Excel keeps a 29 February 1900 that never was: days before it count from one later.
    const QDate origin = from1904 ? QDate(1904, 1, 1) : days < 60 ? QDate(1899, 12, 31) : QDate(1899, 12, 30);
    const QString date = origin.addDays(days).toString(Qt::ISODate);
    return seconds == 0 && !shape.time ? date : date + QLatin1Char('T') + clockText(seconds);
}

QString durationText(const QString& duration) {
    static const QRegularExpression pattern(
        QStringLiteral("^P(?:(\\d{1,6})D)?T(\\d{1,6})H(\\d{1,2})M(\\d{1,2})(?:[.,]\\d+)?S$"));
    const auto match = pattern.match(duration);
    if (!match.hasMatch())
        return duration;
    return clockText(match.captured(1).toLongLong() * secondsADay + match.captured(2).toLongLong() * 3600 +
                     match.captured(3).toLongLong() * 60 + match.captured(4).toLongLong());
}

} // namespace watchdesk::sheets
