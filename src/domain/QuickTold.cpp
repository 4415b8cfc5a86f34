// The words for the air.
#include "domain/Category.h"
#include "domain/NameGuard.h"
#include "domain/QuickLine.h"

namespace watchdesk::domain {

namespace {

QString capitalised(QString text) {
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString whereOf(const QuickReading& reading, const QString& premises) {
    if (!premises.isEmpty())
        return premises;
    if (!reading.place.isEmpty())
        return reading.place;
    return reading.caller ? reading.caller->premises : QString();
}

QString whatAndWhere(const QuickReading& reading, const QString& premises) {
    const QString what =
        reading.category.isEmpty() ? QStringLiteral("Incident") : categoryByCode(reading.category).label;
    const QString where = whereOf(reading, premises);
    return where.isEmpty() ? what : what + QStringLiteral(" at ") + where;
}

/// "man about 30, grey hoodie, black sports bag, to Market Place": people first, then looks, then the heading.
QString whoAndWhither(const QuickReading& reading) {
    QStringList people;
    QStringList looks;
    for (const QuickToken& token : reading.tokens) {
        if (token.kind == TokenKind::Person)
            people += withoutNames(token.reading, reading.names);
        if (token.kind == TokenKind::Description)
            looks += withoutNames(token.reading, reading.names);
    }
    QStringList parts = people + looks;
    // The names of the town's own streets and shops are public, even where a subject is called like one of them.
    const QString heading = reading.headingKnown ? reading.heading : withoutNames(reading.heading, reading.names);
    if (!heading.isEmpty())
        parts += QStringLiteral("to ") + heading;
    parts.removeAll(QString());
    return capitalised(parts.join(QStringLiteral(", ")));
}

QString whatToDo(const QString& category) {
    if (category == QLatin1String("lost-child"))
        return QStringLiteral("If seen, stay with the child and call in.");
    if (category == QLatin1String("vulnerable-person") || category == QLatin1String("youth-concern"))
        return QStringLiteral("If seen, keep in sight and call in.");
    if (category == QLatin1String("counterfeit-note"))
        return QStringLiteral("Check your notes. Do not approach: call in.");
    return QStringLiteral("Do not approach: call in.");
}

} // namespace

QString wordsForMembers(const QuickReading& reading, const QString& premises) {
    QString out = whatAndWhere(reading, premises) + QStringLiteral(". ");
    const QString who = whoAndWhither(reading);
    if (!who.isEmpty())
        out += who + QStringLiteral(". ");
    return out + whatToDo(reading.category);
}

} // namespace watchdesk::domain
