#include "desk/PaperWords.h"

#include "domain/CivilDay.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PaperWords", text);
}

const QLocale& british() {
    static const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    return locale;
}

} // namespace

QString britishTime(UtcMs at, const char* format) {
    return at == 0 ? QString()
                   : british().toString(QDateTime::fromMSecsSinceEpoch(at, domain::schemeZone()),
                                        QString::fromLatin1(format));
}

QString britishDay(QDate day) {
    return british().toString(day, QStringLiteral("d MMMM yyyy"));
}

QString printedBy(const QString& person, UtcMs now) {
    return tr("Printed by %1 on %2").arg(person, britishTime(now));
}

QString withDots(const QStringList& parts) {
    QStringList full = parts;
    full.removeAll(QString());
    return full.join(QStringLiteral(" · "));
}

QString lasting(UtcMs ms) {
    const UtcMs seconds = ms / 1000;
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return seconds % 60 == 0 ? tr("%1 min").arg(seconds / 60)
                                 : tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString outcomeOnPaper(domain::IncidentOutcome outcome) {
    using O = domain::IncidentOutcome;
    switch (outcome) {
    case O::Open:
        return {};
    case O::Detained:
        return tr("detained");
    case O::LeftTown:
        return tr("left town");
    case O::PoliceDealt:
        return tr("police dealt with it");
    case O::StoodDown:
        return tr("stood down");
    case O::False:
        return tr("false");
    case O::Recorded:
        return tr("recorded");
    case O::Withdrawn:
        return tr("withdrawn");
    }
    return {};
}

} // namespace watchdesk::desk
