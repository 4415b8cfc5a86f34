// Sources of the feed that are suspended at this desk.
#pragma once

#include "desk/Desk.h"
#include "domain/Shelf.h"

#include <QHash>
#include <QTimer>

namespace watchdesk::desk {

class FeedDesk;

/// What somebody asks for.
struct ShelfRequest {
    QString source;
    QString name;
    UtcMs until = 0;
    QString reason;
};

/// A suspended source, as it is shown.
struct Shelved {
    domain::Shelf shelf; ///< name and reason are empty while the desk is locked
    QString by;          ///< person's name
    int held = 0;        ///< rows that it has held back so far
    bool counted = true; ///< false: the desk is locked since it was started, and cannot know
};

/// Window's thread. What is held back is in the log all the same, and in the feed again when the time is over: by the
/// desk's clock, once a second, also while it is locked and after it was closed; a day later by any desk's. Each step
/// is on the audit log and in the feed of every desk; the rows of other desks are not touched.
class ShelfDesk : public QObject {
    Q_OBJECT
public:
    ShelfDesk(DeskContext& context, FeedDesk& feed);

    /// Refused without a reason, for a source that may not be held back, a time that is over or is more than twelve
    /// hours away; Conflict when it is suspended already.
    QFuture<Result<domain::Shelf>> suspend(const ShelfRequest& request);
    QFuture<Result<void>> bringBack(const QString& shelfId);
    /// The first to end first.
    [[nodiscard]] QVector<Shelved> shelves() const { return m_shelves; }
    [[nodiscard]] bool maySuspend() const;
    /// Looks at the clock; once a second by itself.
    void tick();

Q_SIGNALS:
    void changed();

private:
    void take(const QVector<FeedRow>& rows);
    void reload();
    void readAgain();
    void sweep(UtcMs now);
    DeskContext& m_context;
    QVector<Shelved> m_shelves;
    QHash<QString, qint64> m_counted; ///< by shelf: the row up to which its `held` is reckoned
    QSet<QString> m_ending;
    bool m_reading = false;
    bool m_again = false;
    UtcMs m_swept = 0; ///< the hour in which other desks' were looked at
    QTimer m_second;
};

} // namespace watchdesk::desk
