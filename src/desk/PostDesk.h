// The outbox: the mail server, the letters, and sending them.
#pragma once

#include "base/Random.h"
#include "desk/BounceWatch.h"
#include "desk/Desk.h"
#include "desk/MailSetup.h"
#include "domain/Letter.h"

#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <optional>

namespace watchdesk::desk {

/// A letter with whom it is to.
struct LetterView {
    domain::Letter letter;
    QString contact; ///< name; empty: of none, or gone
    QString member;
};

/// Window's thread; letters are sent on a thread of its own, one at a time, while somebody is signed in at this desk
/// and begin() was called. A letter is at one desk at a time (its lease), and goes at least once: when the desk ends
/// between sending it and noting that, it goes again after three minutes, with the same Message-ID. The mail server is
/// for those who may change settings, the letters for those who manage members.
class PostDesk : public QObject {
    Q_OBJECT
public:
    /// `random`: for the times of further tries; outlives the desk. None: the system's.
    explicit PostDesk(DeskContext& context, Random* random = nullptr);
    ~PostDesk() override;

    QFuture<Result<MailSetup>> setup();
    /// InvalidInput. Passwords go to files of this machine (passwordFolder()), and their paths into the setup.
    QFuture<Result<void>> setSetup(const MailSetup& setup, const std::optional<QString>& password = {},
                                   const std::optional<QString>& boxPassword = {});
    /// Sends one letter now, outside the outbox, with what was typed or kept; on the audit log.
    QFuture<Result<MailTrial>> tryOut(const MailSetup& setup, const std::optional<QString>& password,
                                      const QString& to);
    /// The newest first.
    QFuture<Result<QVector<LetterView>>> letters(int limit = 1000);
    /// What waits, failed or came back goes now. Conflict when it is being sent, or has gone.
    QFuture<Result<void>> retry(const QString& letterId);
    /// Takes back what waits.
    QFuture<Result<void>> cancel(const QString& letterId);
    /// A message that came back to the sender: notes it with its letter. NotFound when it is of none of ours,
    /// InvalidInput when it says nothing of a failure.
    QFuture<Result<domain::Letter>> takeBounce(const QByteArray& message);
    /// Finds them by itself.
    [[nodiscard]] BounceWatch& box() { return m_box; }

    /// From here on this desk sends, and looks through the sender's box.
    void begin();
    /// Sends what is due now, one after the other.
    void look();
    /// One is in this desk's hand.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] static QString passwordFolder();

Q_SIGNALS:
    /// A letter or the mail server was changed, here or on another desk.
    void changed();

private:
    struct Turn;
    static Result<Turn> takeTurn(store::Tx& tx, const QString& holder);
    void deliver(const Turn& turn);
    void settle(const domain::Letter& letter, const mail::Delivery& delivery);
    void ended(const Result<void>& settled, bool trouble);
    void wait(std::optional<UtcMs> next);
    void tellTrouble(const QString& words);

    DeskContext& m_context;
    SystemRandom m_ownRandom;
    Random& m_random;
    QString m_holder; ///< of this run
    QThreadPool m_pool;
    QTimer m_timer;
    std::atomic<bool> m_stop = false;
    QString m_told; ///< the trouble that the feed knows of; empty: none
    UtcMs m_pausedUntil = 0;
    bool m_begun = false;
    bool m_busy = false;
    BounceWatch m_box;
};

} // namespace watchdesk::desk
