// Who is mailed an alert, and what it says.
#pragma once

#include "domain/Alert.h"
#include "domain/Contact.h"

#include <QStringList>
#include <QVector>

#include <optional>
#include <utility>

namespace watchdesk::domain {

/// A contact of a member of the alert's scheme.
struct MailAsker {
    Contact contact;
    bool agreed = false; ///< rule 17: joined, not left, the agreement signed
    bool open = true;    ///< the premises it is of trade; so of a contact of the whole business
};

/// What the rule has to know of an alert.
struct MailOccasion {
    bool serious = false;   ///< of a serious category
    bool emergency = false; ///< which breaks quiet hours
    int minuteOfDay = 0;    ///< local
    QDate today;
};

/// Pure. Those who have asked for such alerts, by the day they asked, outside their quiet hours; an address gets one
/// letter whoever shares it.
[[nodiscard]] QVector<Contact> mailedTo(const MailOccasion& occasion, const QVector<MailAsker>& askers);

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
