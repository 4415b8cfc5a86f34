// Who an alert is about, and who has looked.
#pragma once

#include "desk/AlertDesk.h"
#include "domain/Person.h"
#include "store/Tx.h"

#include <QMutex>
#include <QSet>

namespace watchdesk::desk {

/// Which person has been shown which subject of which alert since this desk opened: shown again is no other look. Any
/// thread.
class LooksAtAlerts {
public:
    /// Once the look's audit entry is committed, not before: what was rolled back was never shown.
    void remember(const QString& personId, const QString& alertId, const QString& subjectId);
    [[nodiscard]] bool remembers(const QString& personId, const QString& alertId, const QString& subjectId) const;

private:
    mutable QMutex m_mutex;
    QSet<QString> m_noted;
};

/// Those of its incident whom the person's role may see, with an audit entry for each that is new to them. On a store
/// thread, inside a transaction that writes.
Result<QVector<AlertPerson>> readAlertPeople(store::Tx& tx, const domain::Alert& alert, const domain::Person& person,
                                             const LooksAtAlerts& looks);

} // namespace watchdesk::desk
