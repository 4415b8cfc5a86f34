// What was written, for everybody who shows it.
#pragma once

#include <QMetaType>
#include <QString>
#include <QVector>

namespace watchdesk::store {

/// A row of `changes`: one for each record written, in commit order.
struct Change {
    qint64 seq = 0;
    QString entity; ///< "incident", "alert", "transmission", …: the table's name
    QString id;
    qint64 version = 0; ///< 0: deleted
    QString desk;
};

} // namespace watchdesk::store

Q_DECLARE_METATYPE(watchdesk::store::Change)
Q_DECLARE_METATYPE(QVector<watchdesk::store::Change>)
