// Whether the store's file is whole: looked at after the program or the machine ended without closing it, and known
// when SQLite meets a page that is not. And whether it took what an earlier run left in the spool.
#pragma once

#include "desk/Desk.h"
#include "domain/Backup.h"

#include <QThreadPool>

#include <atomic>
#include <optional>

namespace watchdesk::desk {

/// What is known of the store's file.
struct Health {
    enum class Is { NotLookedAt, Looking, Sound, Damaged };
    Is is = Is::NotLookedAt;
    std::optional<Error> damage;            ///< what people are told
    std::optional<domain::Backup> lastGood; ///< when damaged: the newest backup that is there and whole
    std::optional<Error> waiting;           ///< why what an earlier run recorded is not all in the store yet
};

/// Window's thread; the look runs on a thread of its own, beside everything else, and ends when the desk closes. Where
/// the file is damaged nothing more is written to it; what can be read goes on being read, and recordings wait in the
/// spool. Only for stores in a file: a server looks after its own.
class StoreHealth : public QObject {
    Q_OBJECT
public:
    /// `mark` is the file that says that a look is due; it goes when the store was found sound.
    StoreHealth(DeskContext& context, QString mark);
    ~StoreHealth() override;
    /// Looks, if a look is due.
    void begin();
    /// Something of an earlier run is still in the spool, for this reason: told in the feed, too, where it can be.
    void tellWaiting(const Error& why);
    [[nodiscard]] const Health& state() const { return m_state; }

Q_SIGNALS:
    void changed();

private:
    void tellDamage();
    void show(const Health& found);
    Health look();
    Health afterDamage();
    std::optional<domain::Backup> newestWhole();

    DeskContext& m_context;
    QString m_mark;
    Health m_state;
    std::atomic<bool> m_stop = false;
    QThreadPool m_pool;
};

} // namespace watchdesk::desk
