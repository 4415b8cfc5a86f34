// The open alerts as this desk sees them, and which of them is in hand.
#pragma once

#include "ui/control/Jobs.h"

#include <QHash>

#include <optional>

namespace watchdesk::ui {

/// Since when the claim of an alert lies idle: the last thing its claimer did; 0 when it is fresh, or not claimed.
[[nodiscard]] UtcMs staleClaimSince(const desk::AlertView& view, UtcMs now);

/// An open alert as a row of the feed, for the pinned part. `me` is who is signed in.
[[nodiscard]] desk::FeedRow pinnedRow(const desk::AlertView& view, const QString& me, UtcMs now);

/// Window's thread. Reads the open alerts again whenever one changes; an operator's choice of the one in hand stays
/// until it is closed, otherwise it is the newest that is unclaimed or their own.
class AlertBoard : public QObject {
    Q_OBJECT
public:
    explicit AlertBoard(const ControlJobs& jobs, QObject* parent = nullptr);

    void reload();
    [[nodiscard]] const QVector<desk::AlertView>& open() const { return m_open; }
    [[nodiscard]] const desk::AlertView* inHand() const;
    [[nodiscard]] const desk::AlertView* find(const QString& alertId) const;
    [[nodiscard]] AlertJobs& jobs() const { return m_jobs.alerts; }
    [[nodiscard]] QString me() const { return m_jobs.personId(); }
    [[nodiscard]] bool mayClaim(const desk::AlertView& view) const;
    void putInHand(const QString& alertId);
    /// How far it has risen by now.
    [[nodiscard]] domain::Rise rise(const desk::AlertView& view) const;
    /// Whether its sound was silenced at this desk. One that was put back since then is heard again.
    [[nodiscard]] bool isMuted(const domain::Alert& alert) const;
    /// Whether one that nobody has taken is to be heard.
    [[nodiscard]] bool asksAloud() const;
    /// Once a second: what nobody has taken for too long is put into the feed.
    void tick();

    /// The one in hand, else the most urgent that can be claimed.
    void claim();
    void claim(const QString& alertId);
    /// The n-th party (from 0) of the alert in hand, unless it has acknowledged.
    void acknowledge(int party);
    /// Silences every one that is heard, once that is on the audit log.
    void mute();
    void close(domain::IncidentOutcome outcome);
    void reopen(const QString& alertId);

Q_SIGNALS:
    /// The list, one of its alerts or the one in hand changed.
    void changed();
    void closed(const watchdesk::domain::Alert& alert);
    void failed(const watchdesk::Error& error);

private:
    void take(const Result<QVector<desk::AlertView>>& answer);
    void choose();
    template <class Then>
    void step(Answer<domain::Alert> answer, Then then);

    ControlJobs m_jobs;
    QVector<desk::AlertView> m_open;
    QHash<QString, UtcMs> m_muted; ///< by alert, with since when it waited then
    QHash<QString, UtcMs> m_noted; ///< put into the feed as untaken; likewise
    QString m_inHand;
    bool m_chosen = false; ///< by the operator
    bool m_reading = false;
    bool m_again = false;
};

} // namespace watchdesk::ui
