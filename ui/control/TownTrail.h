// The trail of the alert in hand, kept up with it.
#pragma once

#include "ui/control/AlertBoard.h"
#include "ui/control/TownJobs.h"

namespace watchdesk::ui {

/// Asks for the trail again whenever the alert in hand, its sightings, the map or the premises change, and every few
/// seconds, since what is likely next fades. One question at a time. Window's thread.
class TownTrail : public QObject {
    Q_OBJECT
public:
    static constexpr UtcMs againMs = 5000;

    TownTrail(TownJobs& jobs, const AlertBoard& board, const Clock& clock, QObject* parent = nullptr);
    void refresh();
    /// Once a second.
    void tick();
    [[nodiscard]] const desk::TrailQuery& query() const { return m_query; }
    [[nodiscard]] const desk::Trail& trail() const { return m_trail; }
    /// What members were told of it, without names; empty: no alert.
    [[nodiscard]] QString told() const;
    /// The steps of an alert: its own place, then its sightings, oldest first.
    [[nodiscard]] static QVector<desk::TrailStep> stepsOf(const desk::AlertView& view);

Q_SIGNALS:
    /// Another answer; `moved`: another alert, or another step of it with a place.
    void changed(bool moved);

private:
    void ask();
    void take(const desk::TrailQuery& asked, const desk::Trail& trail);
    TownJobs& m_jobs;
    const AlertBoard& m_board;
    const Clock& m_clock;
    desk::TrailQuery m_query; ///< that the trail is the answer to
    desk::Trail m_trail;
    QString m_alert;
    QString m_shown; ///< the alert that the trail is of
    bool m_asking = false;
    bool m_again = false;
    UtcMs m_askedAt = 0;
};

} // namespace watchdesk::ui
