// What is kept, for how long, and how it goes: retention clocks, the dry run, erasure by two.
#pragma once

#include "desk/Desk.h"
#include "domain/Retention.h"
#include "store/Erasing.h"

#include <QThreadPool>

#include <atomic>

namespace watchdesk::desk {

/// A clock as the scheme has set it.
struct ClockRow {
    domain::RetentionClock clock; ///< what it is, its range and default
    int value = 0;                ///< in the clock's unit
    bool isDefault = true;
};

/// Something whose time has come, or that would go with a subject.
struct DueRow {
    QString entity; ///< "subject", "incident", "transmission", "still", …
    QString id;     ///< of the record
    QString what;   ///< "S-0014", "Incident 231", "Over of 3 May 2025 14:02, SHOP"; no name
    QString why;    ///< "exclusion ended 4 May 2025, kept 12 months for the coordinator"
    QDate due;      ///< the first day on which it may not be kept any more
    QString takes;  ///< "3 photographs, 1 notice, 2 recordings"; empty when it goes alone
};

/// The other of the two who erase: signs with their own passphrase, at this desk.
struct SecondPerson {
    QString name;
    QString passphrase;
};

/// What was erased, by whom and why: on the audit log for good.
struct ErasureCertificate {
    QString id; ///< of its audit entry
    UtcMs at = 0;
    QString by;
    QString second;
    QString reason;
    QMap<QString, qint64> counts; ///< "photographs", "templates", "recordings", "keys", …
    QStringList records;          ///< DueRow::what of each
    QString stopped;              ///< why it ended before the last of them; empty when it did not
};

/// Window's thread; roles are checked here (Act::Erase, Act::ChangeSettings). Passphrases are derived, and erasures
/// done, on a pool of its own.
class RetentionDesk : public QObject {
    Q_OBJECT
public:
    struct Erasing; ///< what two people have agreed to erase
    /// `ledger`: the file beside the store that keeps the ids of what was erased.
    RetentionDesk(DeskContext& context, QString ledger);
    ~RetentionDesk() override;

    QFuture<Result<QVector<ClockRow>>> clocks();
    /// Out of the clock's range is InvalidInput. Audited.
    QFuture<Result<ClockRow>> setClock(const QString& key, int value);

    /// Everything that retention would erase today. Changes nothing; audited as seen.
    QFuture<Result<QVector<DueRow>>> dryRun();
    /// What would go with a subject, whenever it is due: for erasure on request (UK GDPR article 17).
    QFuture<Result<DueRow>> subjectDue(const QString& subjectId);
    /// Erases for good. Refused without a second person who may erase, too, is somebody else and gives their own
    /// passphrase; InvalidInput without a reason; Conflict when one of them is not due any more and is no subject.
    /// One transaction a record: what was erased before an error is on the certificate, and stays erased.
    QFuture<Result<ErasureCertificate>> erase(const QVector<DueRow>& rows, const SecondPerson& second,
                                              const QString& reason);
    /// Newest first.
    QFuture<Result<QVector<ErasureCertificate>>> certificates(int limit = 0);
    /// Stops, between two records, every erasure that has been asked for until now.
    void cancel() { m_stopped = m_asked.load(); }

Q_SIGNALS:
    void progress(int done, int of);

private:
    Result<Erasing> prepare(const QVector<DueRow>& rows, const SecondPerson& second, const QString& reason,
                            const domain::Person& me);
    Result<store::ErasedCounts> eraseOne(const Erasing& erasing, const DueRow& row);
    Result<ErasureCertificate> certify(ErasureCertificate certificate);
    Result<ErasureCertificate> eraseNow(const QVector<DueRow>& rows, const SecondPerson& second, const QString& reason,
                                        const domain::Person& me, int turn);
    DeskContext& m_context;
    QString m_ledger;
    std::atomic<int> m_asked = 0;   ///< how many erasures, each with its turn
    std::atomic<int> m_stopped = 0; ///< the last turn that is not to go on
    QThreadPool m_pool;
};

} // namespace watchdesk::desk
