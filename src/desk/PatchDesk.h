// Two channels joined for a while.
#pragma once

#include "desk/RadioLog.h"

#include <QMap>

class QTimer;

namespace watchdesk::desk {

/// Window's thread. What is said on one channel is heard on the other, until somebody parts them or the time is over,
/// or the bridge stops; ChannelState::joinedTo says so on both, and so does the feed.
class PatchDesk : public QObject {
    Q_OBJECT
public:
    static constexpr int mostMinutes = 240;

    PatchDesk(DeskContext& context, RadioLog& log);

    /// Refused by the role, InvalidInput for one and the same channel or a time that is none, Unavailable where the
    /// desk only listens. On the audit log before it is so.
    QFuture<Result<void>> join(const QString& one, const QString& other, int minutes);
    /// Whichever side is named; nothing when it is joined to none.
    QFuture<Result<void>> part(const QString& channel);

private:
    [[nodiscard]] std::optional<Error> fault(const QString& one, const QString& other, int minutes) const;
    QFuture<Result<void>> note(const char* action, const QString& one, const QString& other,
                               const std::optional<Error>& fault, bool byDesk = false);
    void joined(const QString& one, const QString& other, int minutes);
    void parted(const QString& one, const QString& other);
    void stopTimer(const QString& channel);
    void partBySelf(const QString& one);
    void partAll();
    DeskContext& m_context;
    RadioLog& m_log;
    QMap<QString, QTimer*> m_timers; ///< by either channel's name
};

} // namespace watchdesk::desk
