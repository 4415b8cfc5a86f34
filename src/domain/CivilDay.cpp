#include "domain/CivilDay.h"

#include <QDateTime>

namespace watchdesk::domain {

QTimeZone schemeZone() {
    return QTimeZone("Europe/London");
}

QDate civilDay(UtcMs at) {
    return QDateTime::fromMSecsSinceEpoch(at, schemeZone()).date();
}

int ageOn(QDate born, QDate day) {
    if (!born.isValid() || !day.isValid())
        return -1;
    const bool hadBirthday = QDate(2000, day.month(), day.day()) >= QDate(2000, born.month(), born.day());
    return day.year() - born.year() - (hadBirthday ? 0 : 1);
}

} // namespace watchdesk::domain
