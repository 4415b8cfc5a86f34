// Who is mailed an alert, and what it says.
#pragma once

#include "domain/Alert.h"
#include "domain/Contact.h"

#include <QPointF>
#include <QStringList>
#include <QVector>

#include <optional>
#include <utility>

namespace watchdesk::domain {

/// A contact of a member of the alert's scheme.
struct MailAsker {
    Contact contact;
    bool agreed = false;            ///< rule 17: joined, not left, the agreement signed
    bool open = true;               ///< the premises it is of trade; so of a contact of the whole business
    std::optional<QPointF> at = {}; ///< where they are; none: not known, or it is of the whole business
    bool watchesTown = false;       ///< CCTV's or the police's: concerned however far
};

/// How far the mail of an alert reaches, in metres as the crow flies.
struct MailReach {
    double metres = 0;     ///< 0: all who have asked
    QVector<QPointF> from; ///< where it happened and is heading; empty: not known, and then it reaches all
};

/// What the rule has to know of an alert.
struct MailOccasion {
    bool serious = false;   ///< of a serious category
    bool emergency = false; ///< which breaks quiet hours
    int minuteOfDay = 0;    ///< local
    QDate today;
    MailReach reach = {};
};

/// Pure. Those who have asked for such alerts, by the day they asked, outside their quiet hours and within its reach;
/// an address gets one letter whoever shares it.
[[nodiscard]] QVector<Contact> mailedTo(const MailOccasion& occasion, const QVector<MailAsker>& askers);

/// Whether it reaches them. Whose place is not known is told, and so is everybody of an emergency.
[[nodiscard]] bool isReached(const MailOccasion& occasion, const MailAsker& asker);
/// Whether a member of that trade is CCTV or the police: "Town centre CCTV".
[[nodiscard]] bool isWatchingTown(const QString& trade);

/// Whether a minute lies in hours that may pass midnight; never when there are none.
[[nodiscard]] bool isQuiet(int from, int until, int minuteOfDay);
/// "22:00-06:30" as minutes; (-1, -1) of an empty text; nothing when it cannot be read.
[[nodiscard]] std::optional<std::pair<int, int>> readQuietHours(const QString& text);
[[nodiscard]] QString quietHoursText(int from, int until);

/// What the letter is made of.
struct MailFacts {
    Alert alert;
    QString category;
    QString callSign;
    QString place;
    QString heading;
    QString scheme;
    QString channel;
    QString localTime;
};
/// Stands in the body for the day on which a contact asked: one body serves all of them.
inline const QString askedOnMark = QString(QChar(0xE001)); // of private use: in nobody's text
[[nodiscard]] QString askedOnText(const QDate& day);

struct MailWords {
    QString subject;
    QString body;
};
/// Place, description, what to do; with every name of `names` taken out (rule 18).
[[nodiscard]] MailWords mailOf(const MailFacts& facts, const QStringList& names);

} // namespace watchdesk::domain
