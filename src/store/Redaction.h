// Taking a name out of what others keep: incidents, alerts, agendas.
#pragma once

#include "store/Tx.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <functional>

namespace watchdesk::store {

/// Gives the text as it may stay.
using Redact = std::function<QString(const QString&)>;

/// A sealed text in which something was found.
struct TextPlace {
    const char* table = nullptr;
    const char* idColumn = nullptr;
    QByteArray column;
    QString id;
};

/// Every free text of the store that `redact` would change: of incidents, alerts, sightings, notices, agendas, actions,
/// and the journal. Opens all of them: 200,000 incidents in some seconds, so in a read of its own. Locked;
/// what this sign-in may not open is left.
Result<QVector<TextPlace>> findTexts(Tx& tx, const Redact& redact);
/// The same of those that were written after that change (ChangeTable::last()): few, so inside the transaction that
/// redacts.
Result<QVector<TextPlace>> findTextsSince(Tx& tx, qint64 seq, const Redact& redact);
/// Seals them anew without it; gives how many changed. A text that has gone meanwhile is no error.
Result<qint64> redactTexts(Tx& tx, const QVector<TextPlace>& places, const Redact& redact);

} // namespace watchdesk::store
