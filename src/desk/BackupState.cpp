#include "desk/BackupState.h"

#include "store/BackupTable.h"
#include "store/SettingTable.h"
#include "store/Try.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>
#include <QUrl>
#include <QUrlQuery>

namespace watchdesk::desk {

namespace {

/// A folder is a machine's own, and desks of a shared store may bear the same name.
QString keyOf(const QString& desk) {
    static const QString machine = QString::fromLatin1(
        QCryptographicHash::hash(QSysInfo::machineUniqueId(), QCryptographicHash::Sha256).toHex().left(12));
    return QStringLiteral("backup.plan.%1.%2").arg(desk, machine);
}

/// What cannot be read is no plan: a later version may write it otherwise.
domain::BackupPlan parse(const QString& text, const QString& place) {
    const auto json = nlohmann::json::parse(text.toStdString(), nullptr, false);
    domain::BackupPlan plan;
    if (!json.is_object())
        return plan;
    try {
        if (json.contains("store") && json.at("store").get<std::string>() != place.toStdString())
            return plan; // it came with a copy
        plan.everyHours = json.at("everyHours").get<int>();
        plan.keep = {json.at("hours").get<int>(), json.at("days").get<int>(), json.at("weeks").get<int>()};
        plan.mount = QString::fromStdString(json.at("mount").get<std::string>());
        plan.since = json.at("since").get<UtcMs>();
        plan.folder = QString::fromStdString(json.at("folder").get<std::string>());
    } catch (const nlohmann::json::exception&) {
        return {};
    }
    return plan;
}

/// As names: the folder may be on a disk that does not answer.
QString folderOf(const QString& file) {
    return QDir::cleanPath(QFileInfo(file).path());
}

} // namespace

QString placeOfStore(const QString& url) {
    if (!url.startsWith(QLatin1String("postgres")) || !url.contains(QLatin1String("://")))
        return QFileInfo(url.startsWith(QLatin1String("file://")) ? QUrl(url).toLocalFile() : url).canonicalFilePath();
    const QString where = url.section(QLatin1String("://"), 1).section(QLatin1Char('?'), 0, 0);
    const QUrlQuery query(url.section(QLatin1Char('?'), 1));
    return where.section(QLatin1Char('@'), -1) + QLatin1Char('?') + query.queryItemValue(QStringLiteral("host")) +
           QLatin1Char('&') + query.queryItemValue(QStringLiteral("schema"));
}

Result<BackupState> readBackupState(store::Tx& tx, const QString& place) {
    BackupState state;
    STORE_TRY(setting, store::SettingTable::find(tx, {}, keyOf(tx.desk())));
    if (setting)
        state.plan = parse(setting->value, place);
    STORE_TRY(made, store::BackupTable::list(tx));
    QVector<UtcMs> byPlan;
    const UtcMs now = tx.now();
    for (const domain::Backup& one : made) {
        if (!state.last || (state.last->at > now && one.at <= now))
            state.last = one; // a clock that was wrong for a while made none of the last
        if (state.plan.isOn() && folderOf(one.file) == QDir::cleanPath(state.plan.folder)) {
            byPlan.append(one.at);
            if (one.at <= now)
                state.lastByPlan = std::max(state.lastByPlan, one.at);
        }
    }
    if (!state.plan.isOn())
        return state;
    state.dueAt = domain::nextBackup(state.plan, byPlan, now);
    state.overdue = now - state.dueAt > state.plan.everyHours * UtcMs{3'600'000};
    return state;
}

Result<void> writeBackupPlan(store::Tx& tx, const domain::BackupPlan& plan, const QString& place) {
    const nlohmann::json json{{"folder", plan.folder.toStdString()},
                              {"everyHours", plan.everyHours},
                              {"hours", plan.keep.hours},
                              {"days", plan.keep.days},
                              {"weeks", plan.keep.weeks},
                              {"mount", plan.mount.toStdString()},
                              {"since", plan.since},
                              {"store", place.toStdString()}};
    STORE_CHECK(store::SettingTable::set(tx, {}, keyOf(tx.desk()), QString::fromStdString(json.dump())));
    return {};
}

} // namespace watchdesk::desk
