// The audit log as people read it: page by page, filtered, exported.
#pragma once

#include "desk/AuditWording.h"
#include "desk/Desk.h"

#include <QThreadPool>

#include <atomic>
#include <optional>

namespace watchdesk::desk {

/// Which entries. Instants; `until` is excluded, 0: no bound.
struct AuditQuery {
    UtcMs since = 0;
    UtcMs until = 0;
    std::optional<QString> who; ///< person id, empty for the desk itself; unset: everybody
    std::optional<AuditGroup> group;
    QString text; ///< appears in what is shown, ignoring case
};

/// An entry in words.
struct AuditLine {
    domain::AuditEntry entry;
    QString who;    ///< "Jo Mead", "the desk"
    QString what;   ///< "raised an alert"
    QString record; ///< "Alert 12"; may be empty
    QString detail;
};

/// A part of the log, newest first.
struct AuditPage {
    QVector<AuditLine> lines;
    qint64 goOn = 0; ///< as far as was looked: ask from there for more; 0: there is no more that way
};

/// Somebody whom the log may name.
struct AuditPerson {
    QString id; ///< empty: the desk itself
    QString name;
};

/// Window's thread; roles are checked here (Act::SeeAudit). Exports are written on a pool of its own.
class AuditDesk : public QObject {
    Q_OBJECT
public:
    explicit AuditDesk(DeskContext& context);
    ~AuditDesk() override;

    /// At most `limit` entries before a seq (0: the newest). Looks at so many entries at most that a text which is
    /// nowhere does not hold the store: then there are fewer, or none, and goOn says from where.
    QFuture<Result<AuditPage>> before(const AuditQuery& query, qint64 seq, int limit);
    /// The next ones after a seq.
    QFuture<Result<AuditPage>> after(const AuditQuery& query, qint64 seq, int limit);
    /// The seq of the first entry at or after an instant; past the newest when there is none.
    QFuture<Result<qint64>> seqFrom(UtcMs at);
    /// Everybody who may sign in or could, by name; the desk itself last.
    QFuture<Result<QVector<AuditPerson>>> people();

    /// Everything that the query finds, newest first, as CSV (RFC 4180, UTF-8). The export is on the log itself, with
    /// its reason; without one it is InvalidInput. Gives the number of entries. Io, Cancelled (the desk closes):
    /// nothing was written.
    QFuture<Result<qint64>> exportCsv(const AuditQuery& query, const QString& path, const QString& reason);

Q_SIGNALS:
    /// Something was appended, here or on another desk.
    void changed();

private:
    DeskContext& m_context;
    std::atomic<bool> m_stop = false;
    QThreadPool m_pool;
};

} // namespace watchdesk::desk
