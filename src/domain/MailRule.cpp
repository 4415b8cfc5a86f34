#include "domain/MailRule.h"

#include "domain/NameGuard.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace watchdesk::domain {

namespace {

bool asksFor(const Contact& contact, const MailOccasion& occasion) {
    if (contact.alertMail == AlertMail::None || contact.email.isEmpty())
        return false;
    if (!contact.askedOn.isValid() || contact.askedOn > occasion.today)
        return false;
    if (contact.alertMail == AlertMail::Serious && !occasion.serious && !occasion.emergency)
        return false;
    return occasion.emergency || !isQuiet(contact.quietFrom, contact.quietUntil, occasion.minuteOfDay);
}

QString joined(QStringList parts, const QString& between) {
    parts.removeAll(QString());
    return parts.join(between);
}

} // namespace

QVector<Contact> mailedTo(const MailOccasion& occasion, const QVector<MailAsker>& askers) {
    QVector<Contact> out;
    QSet<QString> addresses;
    for (const MailAsker& asker : askers) {
        if (!asker.agreed || !asker.open || !asksFor(asker.contact, occasion) || !isReached(occasion, asker))
            continue;
        const QString address = asker.contact.email.toCaseFolded();
        if (addresses.contains(address))
            continue;
        addresses.insert(address);
        out.append(asker.contact);
    }
    return out;
}

bool isReached(const MailOccasion& occasion, const MailAsker& asker) {
    const MailReach& reach = occasion.reach;
    if (occasion.emergency || reach.metres <= 0 || reach.from.isEmpty() || asker.watchesTown || !asker.at)
        return true;
    return std::any_of(reach.from.cbegin(), reach.from.cend(), [&](const QPointF& from) {
        return std::hypot(from.x() - asker.at->x(), from.y() - asker.at->y()) <= reach.metres;
    });
}

bool isWatchingTown(const QString& trade) {
    static const QRegularExpression watching(QStringLiteral("\\b(police|cctv)\\b"),
                                             QRegularExpression::CaseInsensitiveOption);
    return watching.match(trade).hasMatch();
}

bool isQuiet(int from, int until, int minuteOfDay) {
    if (from < 0 || until < 0 || from == until)
        return false;
    if (from < until)
        return minuteOfDay >= from && minuteOfDay < until;
    return minuteOfDay >= from || minuteOfDay < until;
}

std::optional<std::pair<int, int>> readQuietHours(const QString& text) {
    if (text.trimmed().isEmpty())
        return std::pair(-1, -1);
    static const QRegularExpression hours(
        QStringLiteral("^\\s*([01]?\\d|2[0-3]):([0-5]\\d)\\s*[-–]\\s*([01]?\\d|2[0-3]):([0-5]\\d)\\s*$"));
    const auto match = hours.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto minutes = [&match](int at) { return match.captured(at).toInt() * 60 + match.captured(at + 1).toInt(); };
    return std::pair(minutes(1), minutes(3));
}

QString quietHoursText(int from, int until) {
    if (from < 0 || until < 0)
        return {};
    const auto clock = [](int minutes) {
        return QStringLiteral("%1:%2")
            .arg(minutes / 60, 2, 10, QLatin1Char('0'))
            .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    };
    return clock(from) + QLatin1Char('-') + clock(until);
}

QString askedOnText(const QDate& day) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(day, QStringLiteral("d MMMM yyyy"));
}

MailWords mailOf(const MailFacts& facts, const QStringList& names) {
    const QString where = joined({facts.callSign, facts.place}, QStringLiteral(" "));
    const QString kind = facts.alert.emergency ? QStringLiteral("Emergency") : QStringLiteral("Alert");
    MailWords words;
    words.subject = joined({QStringLiteral("%1 %2: %3").arg(kind).arg(facts.alert.number).arg(facts.category), where},
                           QStringLiteral(", "));
    QStringList lines{QStringLiteral("%1 %2, raised at %3.").arg(kind).arg(facts.alert.number).arg(facts.localTime),
                      {}};
    const auto say = [&lines](const char* label, const QString& text) {
        if (!text.isEmpty())
            lines += QString::fromLatin1(label) + text;
    };
    say("What: ", facts.category);
    say("Where: ", where);
    say("Heading: ", facts.heading);
    say("Told to members: ", facts.alert.told);
    lines += {QString(),
              QStringLiteral("What to do: watch for the person, keep your distance, say what you see%1.")
                  .arg(facts.channel.isEmpty() ? QString() : QStringLiteral(" on the radio (%1)").arg(facts.channel)),
              QStringLiteral("Where there is danger or a crime in progress, call 999.")};
    lines +=
        {QString(),
         QStringLiteral("You are mailed alerts of %1 because you asked for it on %2.").arg(facts.scheme, askedOnMark),
         QStringLiteral("To have no more of them, tell the coordinator.")};
    words.body = lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
    if (namesAnyone(words.subject, names))
        words.subject = withoutNames(words.subject, names);
    if (namesAnyone(words.body, names)) {
        // Line by line: what is taken out of one must not run it into the next.
        for (QString& line : lines)
            line = namesAnyone(line, names) ? withoutNames(line, names) : line;
        words.body = lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
    }
    return words;
}

} // namespace watchdesk::domain
