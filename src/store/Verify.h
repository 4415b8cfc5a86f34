// Is everything in the store what was put there?
#pragma once

#include "store/Tx.h"

#include <QMap>
#include <QStringList>

#include <functional>

namespace watchdesk::store {

/// What verifyStore() looked at, and what was wrong: `watchdeskctl verify`.
struct VerifyReport {
    QMap<QString, qint64> checked; ///< "seals", "audit", "signatures", "references", "recordings": how many
    QStringList broken;            ///< a sentence each, without personal data
    [[nodiscard]] bool ok() const { return broken.isEmpty(); }
};

/// Opens every sealed value, follows every audit chain and every reference, and reads every recording against its hash.
/// Reads everything: seconds for a large store. Locked when no passphrase has been given. `progress` is told each
/// part's name.
Result<VerifyReport> verifyStore(Tx& tx, const std::function<void(const QString&)>& progress = {});

} // namespace watchdesk::store
