#include "desk/GatewayDesk.h"

#include "desk/PasswordFile.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/SettingTable.h"
#include "store/Try.h"
#include "tones/ToneSet.h"

#include <QMetaObject>
#include <QMutex>
#include <QStandardPaths>
#include <QThreadPool>

#include <algorithm>
#include <functional>

namespace watchdesk::desk {

namespace {

const QString key = QStringLiteral("gateways.config");

Result<radio::BridgeConfig> read(store::Tx& tx) {
    STORE_TRY(kept, store::SettingTable::find(tx, {}, key));
    if (!kept || kept->value.isEmpty())
        return radio::BridgeConfig();
    return radio::readBridgeConfig(kept->value.toStdString());
}

/// As a file of it would be read: what could not be started is not kept.
Result<QString> checked(const radio::BridgeConfig& config) {
    if (config.gateways.empty() && config.channels.empty())
        return QString();
    const std::string json = radio::writeBridgeConfig(config);
    STORE_CHECK(radio::readBridgeConfig(json));
    return QString::fromStdString(json);
}

Result<void> keepPasswords(radio::BridgeConfig& config, const GatewayPasswords& passwords, const QString& folder) {
    for (radio::GatewayConfig& gateway : config.gateways) {
        const auto typed = passwords.constFind(QString::fromStdString(gateway.name));
        if (typed == passwords.constEnd())
            continue;
        STORE_TRY(path, keepPassword(folder, *typed, "The gateways are as they were."));
        gateway.passwordFile = path.toStdString();
    }
    return {};
}

} // namespace

struct GatewayTrial::Link {
    QMutex mutex;
    GatewayTrial* to = nullptr;
    /// Runs fn on the window's thread, unless the trial has gone.
    void post(std::function<void(GatewayTrial*)> fn) {
        const QMutexLocker lock(&mutex);
        if (to != nullptr)
            QMetaObject::invokeMethod(
                to, [trial = to, fn = std::move(fn)] { fn(trial); }, Qt::QueuedConnection);
    }
};

GatewayTrial::GatewayTrial(const radio::GatewayConfig& gateway, const radio::ChannelConfig& channel,
                           radio::GatewayTest::Patience patience, QObject* parent)
    : QObject(parent), m_link(std::make_shared<Link>()) {
    m_link->to = this;
    m_test = std::make_shared<radio::GatewayTest>(
        gateway, channel,
        [link = m_link](const radio::TestProgress& progress) {
            link->post([progress](GatewayTrial* trial) { Q_EMIT trial->told(progress); });
        },
        [link = m_link](bool good) { link->post([good](GatewayTrial* trial) { Q_EMIT trial->ended(good); }); },
        patience);
    m_test->start();
}

GatewayTrial::~GatewayTrial() {
    {
        const QMutexLocker lock(&m_link->mutex);
        m_link->to = nullptr;
    }
    // Its farewell takes up to half a second, which is no business of the window's.
    QThreadPool::globalInstance()->start([test = std::move(m_test)]() mutable { test.reset(); });
}

GatewayDesk::GatewayDesk(DeskContext& context) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        const bool ours = std::any_of(changes.begin(), changes.end(), [](const store::Change& change) {
            return change.entity == QLatin1String("setting") && change.id == QLatin1Char('/') + key;
        });
        if (ours)
            Q_EMIT changed();
    });
}

QFuture<Result<radio::BridgeConfig>> GatewayDesk::stored() {
    return m_context.store.read([](store::Tx& tx) { return read(tx); });
}

QFuture<Result<radio::BridgeConfig>> GatewayDesk::config() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<radio::BridgeConfig> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings, "the gateways"));
        return read(tx);
    });
}

QString GatewayDesk::passwordFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/gateways");
}

QFuture<Result<void>> GatewayDesk::setConfig(const radio::BridgeConfig& config, const GatewayPasswords& passwords) {
    return m_context.store.write([config = radio::BridgeConfig(config), passwords, person = m_context.person(),
                                  folder = passwordFolder()](store::Tx& tx) mutable -> Result<void> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings, "changing the gateways"));
        STORE_CHECK(checked(config));
        STORE_CHECK(keepPasswords(config, passwords, folder));
        STORE_TRY(text, checked(config));
        STORE_CHECK(store::SettingTable::set(tx, {}, key, text));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("setting.change"), QStringLiteral("setting"), key,
                                              QStringLiteral("%1 talkgroups").arg(config.channels.size())));
        return {};
    });
}

QStringList GatewayDesk::toneSets() {
    QStringList names;
    for (const tones::ToneSet& set : tones::toneSets())
        names += QString::fromStdString(tones::plainName(set.name));
    const auto usual = names.indexOf(QLatin1String("EEA")); // of UK shop radio
    names.move(std::max<qsizetype>(usual, 0), 0);
    return names;
}

} // namespace watchdesk::desk
