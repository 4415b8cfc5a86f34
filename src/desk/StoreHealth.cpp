#include "desk/StoreHealth.h"

#include "base/Log.h"
#include "base/os/Process.h"
#include "desk/FeedWriting.h"
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
    connect(&context.store, &store::Store::damaged, this, &StoreHealth::tellDamage);
}

StoreHealth::~StoreHealth() {
    m_stop = true;
    m_pool.waitForDone();
}

void StoreHealth::begin() {
    if (m_context.store.isWritingStopped()) // found damaged as it was opened
        return tellDamage();
    if (!QFile::exists(m_mark) || m_state.is == Health::Is::Looking)
        return;
    if (m_context.store.engine() != QLatin1String("sqlite")) {
        QFile::remove(m_mark);
        return;
    }
    m_state.is = Health::Is::Looking;
    m_pool.start([this] {
        os::lowerThreadPriority();
        const Health found = look();
        QMetaObject::invokeMethod(this, [this, found] { show(found); });
    });
}

/// Somebody came upon a page that is not what it was. What is there to go back to is looked for beside.
void StoreHealth::tellDamage() {
    if (m_state.is == Health::Is::Damaged)
        return;
    QFile mark(m_mark); // the next start looks at all of it
    if (!mark.open(QIODevice::WriteOnly))
        log("desk")->warn("the store cannot be marked as damaged");
    show({Health::Is::Damaged, damage({}), {}, {}});
    m_pool.start([this] {
        const Health found = afterDamage();
        QMetaObject::invokeMethod(this, [this, found] { show(found); });
    });
}

/// A look that comes to its end later does not take back what SQLite said.
void StoreHealth::show(const Health& found) {
    if (m_state.is == Health::Is::Damaged && found.is != Health::Is::Damaged)
        return;
    const std::optional<Error> waiting = m_state.waiting;
    m_state = found;
    m_state.waiting = waiting;
    Q_EMIT changed();
}

void StoreHealth::tellWaiting(const Error& why) {
    log("desk")->error("recordings wait in the spool: {}", errorCodeName(why.code));
    m_state.waiting = Error{why.code, "What an earlier run recorded is not all in the store yet: " + why.what,
                            "It is kept beside the store.", "It is tried again at the next start. " + why.todo};
    Q_EMIT changed();
    (void)m_context.store.write([](store::Tx& tx) -> Result<void> {
        tx.setActor({});
        return writeSystemFeed(tx, tx.now(), QStringLiteral("recordings-wait"), {});
    });
}

Health StoreHealth::look() {
    const store::ConnectionSpec spec{m_context.store.options().url, true, 5000, 0};
    const auto checked = store::checkOpenSqlite(spec.path(), [this] { return !m_stop; });
    if (checked) {
        QFile::remove(m_mark);
        return {Health::Is::Sound, {}, {}, {}};
    }
    if (checked.error().code != ErrorCode::Corrupt) {
        log("desk")->warn("the store was not looked through: {}", errorCodeName(checked.error().code));
        return {}; // the next start looks again
    }
    log("desk")->error("the store's file is damaged");
    return afterDamage();
}

Health StoreHealth::afterDamage() {
    m_context.store.stopWriting(damage({}));
    const auto lastGood = newestWhole();
    m_context.store.stopWriting(damage(lastGood));
    return {Health::Is::Damaged, damage(lastGood), lastGood, {}};
}

std::optional<domain::Backup> StoreHealth::newestWhole() {
    const auto noted = m_context.store.read([](store::Tx& tx) { return store::BackupTable::list(tx); }).result();
    std::optional<domain::Backup> withBrokenChain;
    const store::GoOn goOn = [this] { return !m_stop; };
    for (const domain::Backup& one : noted ? *noted : QVector<domain::Backup>()) {
        const auto checked = m_stop ? Result<store::CheckedBackup>(Error())
                                    : store::checkBackup(one.file, m_context.clock, m_context.ids, goOn);
        if (checked && checked->brokenChain.isEmpty())
            return one;
        if (checked && !withBrokenChain)
            withBrokenChain = one;
    }
    return withBrokenChain; // better than none
}

} // namespace watchdesk::desk
