#include "desk/StoreHealth.h"

#include "base/Log.h"
#include "base/os/Process.h"
#include "store/Backup.h"
#include "store/BackupTable.h"
#include "store/Connection.h"

#include <QDateTime>
#include <QFile>

namespace watchdesk::desk {

namespace {

Error damage(const std::optional<domain::Backup>& lastGood) {
    Error error{ErrorCode::Corrupt, "The store's file is damaged: nothing more is written to it.",
                "What can be read is shown, and recordings wait beside the store.",
                "Keep the file, and restore the last backup to a new place."};
    if (lastGood)
        error.todo =
            "Keep the file, and restore the backup of " +
            QDateTime::fromMSecsSinceEpoch(lastGood->at).toString(QStringLiteral("d MMM yyyy HH:mm")).toStdString() +
            " (" + lastGood->file.toStdString() + ") to a new place.";
    return error;
}

} // namespace

StoreHealth::StoreHealth(DeskContext& context, QString mark) : m_context(context), m_mark(std::move(mark)) {
    m_pool.setMaxThreadCount(1);
}

StoreHealth::~StoreHealth() {
    m_stop = true;
    m_pool.waitForDone();
}

void StoreHealth::begin() {
    if (!QFile::exists(m_mark) || m_state.is == Health::Is::Looking)
        return;
    if (m_context.store.engine() != QLatin1String("sqlite")) {
        QFile::remove(m_mark);
        return;
    }
    m_state = {Health::Is::Looking, {}, {}};
    m_pool.start([this] {
        os::lowerThreadPriority();
        const Health found = look();
        QMetaObject::invokeMethod(this, [this, found] {
            m_state = found;
            Q_EMIT changed();
        });
    });
}

Health StoreHealth::look() {
    const store::ConnectionSpec spec{m_context.store.options().url, true, 5000, 0};
    const auto checked = store::checkOpenSqlite(spec.path(), [this] { return !m_stop; });
    if (checked) {
        QFile::remove(m_mark);
        return {Health::Is::Sound, {}, {}};
    }
    if (checked.error().code != ErrorCode::Corrupt) {
        log("desk")->warn("the store was not looked through: {}", errorCodeName(checked.error().code));
        return {}; // the next start looks again
    }
    m_context.store.stopWriting(damage({}));
    log("desk")->error("the store's file is damaged");
    const auto lastGood = newestWhole();
    m_context.store.stopWriting(damage(lastGood));
    return {Health::Is::Damaged, damage(lastGood), lastGood};
}

std::optional<domain::Backup> StoreHealth::newestWhole() {
    const auto noted = m_context.store.read([](store::Tx& tx) { return store::BackupTable::list(tx); }).result();
    const store::GoOn goOn = [this] { return !m_stop; };
    for (const domain::Backup& one : noted ? *noted : QVector<domain::Backup>()) {
        if (!m_stop && store::checkBackup(one.file, m_context.clock, m_context.ids, goOn))
            return one;
    }
    return std::nullopt;
}

} // namespace watchdesk::desk
