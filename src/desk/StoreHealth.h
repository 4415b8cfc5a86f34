// Whether the store's file is whole: looked at after the program or the machine ended without closing it.
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
    [[nodiscard]] const Health& state() const { return m_state; }

Q_SIGNALS:
    void changed();

private:
    Health look();
    std::optional<domain::Backup> newestWhole();

    DeskContext& m_context;
    QString m_mark;
    Health m_state;
    std::atomic<bool> m_stop = false;
    QThreadPool m_pool;
};

} // namespace watchdesk::desk
