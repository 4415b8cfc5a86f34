// Roll-calls: begun by hand or on the hour, who answers ticked off, who is silent told.
#pragma once

#include "desk/Desk.h"
#include "desk/Lists.h"
#include "domain/RollCall.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace watchdesk::desk {

struct BegunRollCall;

/// A roll-call as it is shown.
struct RollCallView {
    struct Set {
        domain::RollMark mark;
        QString callSign;
        QString premisesId;
        QString premises; ///< empty while the records are sealed
    };
    domain::RollCall call;
    QString scheme;
    QVector<Set> sets; ///< in the order in which they are called
    [[nodiscard]] int count(domain::MarkState state) const;
};

/// Window's thread. One roll-call at a time is called from this desk; another desk that wants the same scheme meanwhile
/// is told. One whose desk went away in the middle is ended as broken off, by whichever desk sees that it makes no step
/// for half a minute. Whoever logs incidents may call by voice, who
/// may talk on the radio also by tones; on the hour the desk does it itself, locked or not.
class RollCallDesk : public QObject {
    Q_OBJECT
public:
    /// How sets are called by tones; each must return at once. What is empty always says yes.
    struct Voice {
        std::function<void(const QString& channel, const QString& toneSet, const QString& code)> call;
        std::function<bool()> can; ///< there is a channel to call on
        /// Nobody speaks there: a call into a busy channel reaches nobody, so the next set waits for it.
        std::function<bool()> quiet;
        /// That set can be called; others are in the list as NotCalled, for a voice to call them.
        std::function<bool(const QString& channel, const QString& toneSet, const QString& code)> reaches;
    };
    static constexpr UtcMs brokenAfterMs = 30'000;

    RollCallDesk(DeskContext& context, RadioLog& radio);
    /// Without one, or while it cannot, only by voice.
    void setCaller(Voice voice) { m_voice = std::move(voice); }

    QFuture<Result<domain::RollCall>> start(const QString& schemeId, domain::RollWay way);
    /// Those who were silent: again in the one that is running, else a new one of them alone.
    QFuture<Result<void>> callAgain();
    /// By hand: ticked, unticked (Waiting), missed.
    QFuture<Result<void>> mark(const QString& radioSetId, domain::MarkState state);
    QFuture<Result<void>> cancel();
    [[nodiscard]] bool isRunning() const { return m_run.has_value(); }
    /// The one that is running here, else the last that ran here; nothing before the first.
    [[nodiscard]] std::optional<RollCallView> current() const;
    /// Where the sets are held that were silent in it, for a map.
    [[nodiscard]] QStringList silentPremises() const;
    QFuture<Result<QVector<RollCallView>>> list(const ListFilter& filter);
    /// The next step, if it is due; four times a second by itself.
    void tick();

Q_SIGNALS:
    void changed();
    /// A step of the running one was not kept.
    void failed(const watchdesk::Error& error);

private:
    struct Seen {
        qint64 beat = -1;
        UtcMs since = 0;
    };
    QFuture<Result<BegunRollCall>> begin(const QString& schemeId, domain::RollWay way, const QStringList& only,
                                         const domain::Person& by);
    void take(const BegunRollCall& begun);
    void heard(const QString& radioSetId, const QString& transmissionId, UtcMs at);
    void step();
    [[nodiscard]] bool send(const domain::RollMark& mark);
    QFuture<Result<void>> save(const QVector<int>& changed, const domain::Person& by = {});
    QFuture<Result<void>> finish(domain::RollState state, const domain::Person& by = {});
    void beat();
    void lookAfterOthers(const QVector<domain::RollCall>& running);
    void onTheHour();
    void readSettings();

    DeskContext& m_context;
    [[nodiscard]] bool canSend() const { return m_voice.call && (!m_voice.can || m_voice.can()); }
    [[nodiscard]] bool mustWait() const;
    [[nodiscard]] bool isReached(const domain::RadioSet& set) const;
    [[nodiscard]] QString channelOf(const domain::RadioSet& set) const;
    [[nodiscard]] QStringList unreachable(const QString& schemeId) const;
    void readEmergencies();
    Voice m_voice;
    bool m_emergency = false;               ///< one is open: no tones between the words of whoever is in need
    std::optional<domain::RollCall> m_call; ///< running, or the last
    std::optional<domain::RollCallRun> m_run;
    QVector<domain::RollMark> m_marks; ///< of m_call once it has ended
    QHash<QString, Seen> m_seen;       ///< roll-calls of other desks, by id
    QStringList m_due;                 ///< schemes to be called on the hour, one after the other
    int m_everyHours = 0;
    qint64 m_hour = 0;
    UtcMs m_beatAt = 0;
    QTimer m_quarter;
};

} // namespace watchdesk::desk
