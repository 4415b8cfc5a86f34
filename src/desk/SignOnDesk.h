// Sets on watch: signed on, signed off, and the timers of lone workers.
#pragma once

#include "desk/Desk.h"
#include "domain/SignOn.h"

#include <QTimer>

namespace watchdesk::desk {

/// A set on watch, as it is shown.
struct OnWatch {
    domain::SignOn turn;
    QString callSign;
    QString premises;    ///< empty while the records are sealed
    UtcMs lastHeard = 0; ///< 0: not since it signed on
};

/// Window's thread. Signing on and off takes the role that logs incidents; a set may sign itself on by its first over.
/// Timers run while the desk is locked, too: a set that is not heard in time has a row in the feed, after the grace an
/// emergency. Where several desks share the store each silence is told of once.
class SignOnDesk : public QObject {
    Q_OBJECT
public:
    SignOnDesk(DeskContext& context, RadioLog& radio);

    /// Conflict when it is on watch already. By call sign, as everything below.
    QFuture<Result<domain::SignOn>> signOn(const QString& callSign);
    /// Conflict when it is not on watch.
    QFuture<Result<domain::SignOn>> signOff(const QString& callSign);
    /// Starts the timer of a lone worker (with the scheme's minutes), or ends it. Signs the set on if need be.
    QFuture<Result<domain::SignOn>> setLone(const QString& callSign, bool lone);
    /// The longest on watch first.
    QFuture<Result<QVector<OnWatch>>> present();
    /// Looks at the timers; once a second by itself.
    void tick();
    /// How often the turns have been read from the store.
    [[nodiscard]] int turnsRead() const { return m_read; }

Q_SIGNALS:
    /// A turn began, ended or was changed, here or on another desk.
    void changed();

private:
    void reload();
    void heard(const QString& radioSetId, UtcMs at);
    void write(const domain::LoneDue& due);
    DeskContext& m_context;
    domain::LoneWatch m_watch;
    QSet<QString> m_present; ///< sets on watch
    bool m_byOver = false;
    int m_read = 0;
    QTimer m_second;
};

} // namespace watchdesk::desk
