#include "insight/AgendaWords.h"

#include <QCoreApplication>
#include <QLocale>

namespace watchdesk::insight {

namespace {

const QLocale& british() {
    static const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    return locale;
}

QString joined(const QStringList& parts, const QString& by) {
    QStringList full;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            full += part;
    }
    return full.join(by);
}

int yearsOn(QDate born, QDate day) {
    const bool hadBirthday = day.month() > born.month() || (day.month() == born.month() && day.day() >= born.day());
    return day.year() - born.year() - (hadBirthday ? 0 : 1);
}

QString yearsBand(int years) {
    if (years < 30)
        return tr("18 to 29");
    if (years >= 70)
        return tr("70 or over");
    const int decade = years / 10 * 10;
    return tr("%1 to %2").arg(decade).arg(decade + 9);
}

} // namespace

QString tr(const char* text) {
    return QCoreApplication::translate("Agenda", text);
}

QString counted(qint64 count, const char* one, const char* many) {
    return count == 1 ? tr(one) : tr(many).arg(british().toString(count));
}

bool isUnder18(const domain::Subject& subject, QDate day) {
    return subject.cautions.testFlag(domain::Caution::Juvenile) ||
           (subject.born.isValid() && yearsOn(subject.born, day) < 18);
}

QString ageBand(const domain::Subject& subject, QDate day) {
    if (isUnder18(subject, day))
        return tr("young person, under 18");
    const QString who = subject.sex == QLatin1String("m")   ? tr("man")
                        : subject.sex == QLatin1String("f") ? tr("woman")
                                                            : tr("person");
    const QString band = subject.born.isValid() ? yearsBand(yearsOn(subject.born, day)) : tr("age not known");
    return who + QStringLiteral(", ") + band;
}

QString dayWords(QDate day, QDate near) {
    return british().toString(day,
                              day.year() == near.year() ? QStringLiteral("d MMMM") : QStringLiteral("d MMMM yyyy"));
}

QString money(qint64 pence) {
    const QString pounds = QStringLiteral("£") + british().toString(pence / 100);
    return pence % 100 == 0 ? pounds : QStringLiteral("%1.%2").arg(pounds).arg(pence % 100, 2, 10, QLatin1Char('0'));
}

QString moreOrFewer(qint64 count, qint64 before) {
    if (count == before)
        return tr("as many as");
    return count > before ? tr("%1 more than").arg(british().toString(count - before))
                          : tr("%1 fewer than").arg(british().toString(before - count));
}

QString dotted(const QStringList& parts) {
    return joined(parts, QStringLiteral(" · "));
}

QString sentences(const QStringList& parts) {
    return joined(parts, QStringLiteral(" "));
}

} // namespace watchdesk::insight
