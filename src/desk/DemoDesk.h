// The demo town, ready to be looked at: a store of its own and a simulated gateway on the air.
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "domain/DemoTown.h"
#include "radio/Config.h"
#include "store/Store.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace watchdesk::desk {

/// Where a demo lives and how to open it.
struct DemoPlace {
    QString storePath;
    QString person; ///< "Jo Mead"
    QString passphrase;
    bool fresh = false; ///< made just now
};

/// Makes the demo store in `folder` if there is none (some seconds: progress 0…100 is called on the caller's thread), with a
/// random passphrase kept beside it in a file only this user can read. A store already there is used as it is.
Result<DemoPlace> prepareDemo(const QString& folder, const domain::DemoOptions& options, const Clock& clock, IdSource& ids,
                              const std::function<void(int)>& progress = {});

/// The file beside a demo store that holds its passphrase, readable by this user only.
[[nodiscard]] QString demoPassphraseFile(const QString& storePath);
/// A new random passphrase for a demo store, written to that file.
Result<QString> demoPassphrase(const QString& storePath);

/// Writes a town into an empty store, in a few transactions. Counts by table.
Result<QMap<QString, qint64>> fillDemo(store::Store& store, const domain::DemoTown& town, const std::function<void(int)>& progress = {});

/// The simulated gateway as a process of its own, on a free port of the loopback. Ends with its owner.
class SimulatedGateway {
public:
    /// Starts watchdesk-radio-sim (found beside this program) with the shift; answers when it listens, at most 10 s.
    static Result<std::unique_ptr<SimulatedGateway>> start(const QVector<domain::DemoOver>& shift, const QString& cacheFolder,
                                                           const QStringList& extraArguments = {});
    ~SimulatedGateway();
    [[nodiscard]] int port() const;
    /// Gateways and channels SHOP and PUB, for RadioLog::start.
    [[nodiscard]] radio::BridgeConfig config() const;

private:
    struct Impl;
    explicit SimulatedGateway(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::desk
