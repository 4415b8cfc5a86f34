// The sender's mail box, looked through for letters that came back.
#pragma once

#include "desk/BoxState.h"
#include "desk/Desk.h"
#include "domain/Letter.h"

#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <optional>

namespace watchdesk::desk {

/// What a look at the box has brought.
struct Fetched {
    QVector<domain::Letter> letters; ///< that came back, as they are now
    int reports = 0;                 ///< that were looked at, ours or not
    bool more = false;               ///< there are others: look again
};

/// Window's thread; a pass is on a thread of its own, so that no alert waits for it. One desk looks at a time
/// (BoxState), while somebody is signed in there who reads letters, and begin() was called; how often is the setting
/// "mail.box-minutes".
class BounceWatch : public QObject {
    Q_OBJECT
public:
    explicit BounceWatch(DeskContext& context);
    ~BounceWatch() override;

    /// One pass now; for those who manage members. Unavailable when there is no box, or it cannot be looked through;
    /// Conflict while another desk does.
    QFuture<Result<Fetched>> fetch();
    /// Signs in and counts, with what was typed or kept; for those who may change settings, on the audit log.
    QFuture<Result<MailTrial>> tryOut(const MailSetup& setup, const std::optional<QString>& password);

    /// From here on this desk looks.
    void begin();
    /// A pass if it is due.
    void look();
    [[nodiscard]] bool isBusy() const { return m_busy; }

private:
    void wait(std::optional<UtcMs> next);

    DeskContext& m_context;
    QString m_holder; ///< of this run
    QThreadPool m_pool;
    QTimer m_timer;
    std::atomic<bool> m_stop = false;
    bool m_begun = false;
    bool m_busy = false;
};

} // namespace watchdesk::desk
