#include "domain/BackupPlan.h"

#include "domain/CivilDay.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace watchdesk::domain {

namespace {

constexpr UtcMs hourMs = 3'600'000;
const QString suffix = QStringLiteral(".watchdesk-backup");

/// The Monday of a day's week.
QDate weekOf(const QDate& day) {
    return day.addDays(1 - day.dayOfWeek());
}

/// True for the first of each of at most `most` different ones.
class FirstOfEach {
public:
    explicit FirstOfEach(int most) : m_most(most) {}
    bool take(const QDate& one) {
        if (m_seen.contains(one) || m_seen.size() >= m_most)
            return false;
        m_seen.insert(one);
        return true;
    }

private:
    int m_most;
    QSet<QDate> m_seen;
};

} // namespace

QStringList surplusBackups(QVector<DatedFile> made, const BackupKeeping& keep, UtcMs now) {
    made.removeIf([now](const DatedFile& one) { return one.at > now; });
    std::sort(made.begin(), made.end(), [](const DatedFile& a, const DatedFile& b) { return a.at > b.at; });
    QStringList surplus;
    FirstOfEach days(keep.days);
    FirstOfEach weeks(keep.weeks);
    for (const DatedFile& one : std::as_const(made)) {
        const bool recent = made.first().at - one.at < keep.hours * hourMs;
        const QDate day = civilDay(one.at);
        const bool ofDay = days.take(day);
        const bool ofWeek = weeks.take(weekOf(day));
        if (!recent && !ofDay && !ofWeek && one.at != made.first().at)
            surplus.append(one.file);
    }
    return surplus;
}

UtcMs nextBackup(const BackupPlan& plan, const QVector<UtcMs>& made, UtcMs now) {
    UtcMs newest = 0;
    for (const UtcMs at : made) {
        if (at <= now)
            newest = std::max(newest, at);
    }
    if (newest == 0)
        return std::min(plan.since, now);
    return newest + std::max(1, plan.everyHours) * hourMs;
}

QString backupFileName(const QString& store, UtcMs at) {
    return store + QLatin1Char('-') +
           QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(QStringLiteral("yyyyMMdd'T'HHmmss.zzz'Z'")) + suffix;
}

bool isBackupFileName(const QString& store, const QString& name) {
    static const QRegularExpression dated(QStringLiteral("^-\\d{8}T\\d{6}\\.\\d{3}Z\\.watchdesk-backup$"));
    return name.startsWith(store) && dated.match(name.mid(store.size())).hasMatch();
}

QString storeNameOf(const QString& url) {
    const QString path = url.contains(QLatin1String("://")) ? url.section(QLatin1Char('?'), 0, 0) : url;
    QString name = path.section(QLatin1Char('/'), -1).section(QLatin1Char('.'), 0, 0);
    name.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9_-]")), QStringLiteral("_"));
    return name.isEmpty() ? QStringLiteral("store") : name;
}

} // namespace watchdesk::domain
