// The gateways and talkgroups of a store: kept, changed, tried out.
#pragma once

#include "desk/Desk.h"
#include "radio/Config.h"
#include "radio/GatewayTest.h"

#include <QHash>

namespace watchdesk::desk {

/// A gateway being tried out. Window's thread; deleting it ends the trial, and what is said at its end is said beside.
class GatewayTrial : public QObject {
    Q_OBJECT
public:
    GatewayTrial(const radio::GatewayConfig& gateway, const radio::ChannelConfig& channel,
                 radio::GatewayTest::Patience patience = {}, QObject* parent = nullptr);
    ~GatewayTrial() override;

Q_SIGNALS:
    void told(const watchdesk::radio::TestProgress& progress);
    void ended(bool good);

private:
    struct Link; ///< to this object, for as long as it is there
    std::shared_ptr<Link> m_link;
    std::shared_ptr<radio::GatewayTest> m_test;
};

/// Gateway → its password, typed anew.
using GatewayPasswords = QHash<QString, QString>;

/// Window's thread; Act::ChangeSettings is asked for here. The configuration is the JSON of docs/operations.md, in the
/// store's setting "gateways.config": no password in it, only the path of a file.
class GatewayDesk : public QObject {
    Q_OBJECT
public:
    explicit GatewayDesk(DeskContext& context);

    /// For the bridge, whoever is signed in; empty: none is set up.
    QFuture<Result<radio::BridgeConfig>> stored();
    QFuture<Result<radio::BridgeConfig>> config();
    /// InvalidInput names the place ("channels[0].uri"). An empty one turns the radio off. A password goes to a file of
    /// this machine that nobody else can read (`passwordFolder()`), and its path into the configuration: the bridge
    /// needs it while the desk is locked, so that no seal could keep it.
    QFuture<Result<void>> setConfig(const radio::BridgeConfig& config, const GatewayPasswords& passwords = {});
    [[nodiscard]] static QString passwordFolder();
    /// The names of the selective-calling sets that can be sent, the usual one first.
    [[nodiscard]] static QStringList toneSets();

Q_SIGNALS:
    /// Changed here or on another desk.
    void changed();

private:
    DeskContext& m_context;
};

} // namespace watchdesk::desk

Q_DECLARE_METATYPE(watchdesk::radio::TestProgress)
