// What tables call schemes and places, and what they are here.
#pragma once

#include "domain/Scheme.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

namespace watchdesk::desk {

/// Schemes and premises by the names people write. Read once, then any thread.
class ImportNames {
public:
    Result<void> learn(store::Tx& tx);
    /// By its name, its talkgroup or its kind ("pub watch", where there is one such); empty for others.
    [[nodiscard]] QString scheme(const QString& text) const;
    [[nodiscard]] const QVector<domain::Scheme>& schemes() const { return m_schemes; }

    struct Place {
        QString premisesId;   ///< empty: none, or several
        bool several = false; ///< of that name
        QString schemeId;     ///< of the member's record, or of the radio's
    };
    /// By the call sign of a set that is out there, by the name of premises or of their member, or by either with the
    /// street ("Boots, High Street").
    [[nodiscard]] Place place(const QString& text) const;

private:
    void put(const QString& name, const Place& place);
    QVector<domain::Scheme> m_schemes;
    QHash<QString, Place> m_places; ///< by plain name
    QHash<QString, Place> m_signs;  ///< by call sign
};

} // namespace watchdesk::desk
