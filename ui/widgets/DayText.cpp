#include "ui/widgets/DayText.h"

#include <QLocale>
#include <QStringList>
#include <QTime>

namespace watchdesk::ui {

namespace {

const QLocale& british() {
    static const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    return locale;
}

/// The text in one of the forms, with a year in it.
QDate read(const QString& text, std::initializer_list<const char*> forms) {
    for (const char* form : forms) {
        const QDate day = british().toDate(text, QString::fromLatin1(form));
        if (day.isValid())
            return day;
    }
    return {};
}

} // namespace

std::optional<QDate> parseDay(const QString& text, QDate today) {
    const QString typed = text.simplified();
    if (typed.isEmpty())
        return std::nullopt;
    if (const QDate day = read(typed, {"yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy", "d/M/yyyy"}); day.isValid())
        return day;
    if (const QDate day = read(typed, {"d/M/yy"}); day.isValid())
        return day.year() < 2000 ? day.addYears(100) : day;
    // 29 February is read only with its year; every other day is one in the year of today.
    const QString year = QString::number(today.year());
    const QDate day = typed.contains(QLatin1Char('/'))
                          ? read(typed + QLatin1Char('/') + year, {"d/M/yyyy"})
                          : read(typed + QLatin1Char(' ') + year, {"d MMM yyyy", "d MMMM yyyy"});
    if (!day.isValid())
        return std::nullopt;
    return day < today ? day.addYears(1) : day;
}

std::optional<QTime> parseTime(const QString& text) {
    const QString typed = text.simplified();
    for (const char* form : {"H:mm", "H.mm", "Hmm", "H"}) {
        const QTime time = QTime::fromString(typed, QString::fromLatin1(form));
        if (time.isValid())
            return time;
    }
    return std::nullopt;
}

QString longDay(QDate day) {
    return british().toString(day, QStringLiteral("dddd d MMMM yyyy"));
}

} // namespace watchdesk::ui
