// Emergency alarms: listed, acknowledged, stood down.
#pragma once

#include "desk/Desk.h"
#include "desk/Lists.h"
#include "domain/Emergency.h"

namespace watchdesk::desk {

/// An emergency with everything the alarm shows. Premises and street are empty while the records are sealed, and for a
/// role that does not see the feed; the call sign is always there.
struct EmergencyView {
    domain::Emergency emergency;
    QString callSign;
    QString premises;
    QString street;
    QString acknowledgedBy; ///< person's name
    QString endedBy;
    QString mediaId; ///< what was recorded of its first over; empty: nothing to play (yet)
};

/// The open ones, bounded for a window: the newest, and how many there are.
struct OpenEmergencies {
    QVector<EmergencyView> newest; ///< at most EmergencyDesk::mostShown, the newest first; unacknowledged before others
    int count = 0;
    int sounding = 0; ///< of those, how many nobody has acknowledged
};

/// Window's thread. That there is an emergency is told to whoever is at the desk, signed in or not; what is done about
/// it takes the role that works alerts. Each step is one transaction with its audit entry; a step that another desk was
/// first with is a Conflict.
class EmergencyDesk : public QObject {
    Q_OBJECT
public:
    static constexpr int mostShown = 20;
    explicit EmergencyDesk(DeskContext& context);

    QFuture<Result<OpenEmergencies>> open();
    QFuture<Result<domain::Emergency>> acknowledge(const QString& id);
    /// Ends it, with what became of it. Open is no outcome (InvalidInput). `words` may be empty.
    QFuture<Result<domain::Emergency>> standDown(const QString& id, domain::EmergencyOutcome outcome,
                                                 const QString& words);
    /// All of them, the newest first.
    QFuture<Result<QVector<EmergencyView>>> list(const ListFilter& filter);

Q_SIGNALS:
    /// One was raised or changed, here or on another desk.
    void changed();

private:
    DeskContext& m_context;
};

} // namespace watchdesk::desk
