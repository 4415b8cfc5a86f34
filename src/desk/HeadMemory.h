// What this machine remembers of a store's audit chains, so that a store set back to an earlier state shows.
#pragma once

#include "base/Result.h"
#include "domain/Audit.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace watchdesk::store {
class Tx;
}

namespace watchdesk::desk {

/// A small file outside the store: where its chains ended when this machine saw it last. One thread at a time.
class HeadMemory {
public:
    /// `folder` is made when it is first written to; empty: the user's own data.
    HeadMemory(const QString& folder, const QString& storeUrl);
    [[nodiscard]] QVector<domain::AuditHead> heads() const;
    /// Replaces what was remembered. What cannot be written is no reason to stop anything: it is logged.
    void keep(const QVector<domain::AuditHead>& heads) const;
    /// The store at this place is another from now on.
    void forget() const;

private:
    QString m_file;
};

/// A sentence for each head that the store does not have any more.
Result<QStringList> setBackSince(store::Tx& tx, const QVector<domain::AuditHead>& heads);

} // namespace watchdesk::desk
