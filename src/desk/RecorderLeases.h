// One recorder a channel: which of the desks that share a store keeps what they all hear.
#pragma once

#include "desk/Desk.h"
#include "store/LeaseTable.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <optional>

namespace watchdesk::desk {

/// Somebody else's lease as it is watched: it counts as left when its beat has stood still for `left` by our own steady
/// clock, whatever the clocks of others say.
class LeaseWatch {
public:
    static constexpr qint64 left = 5000; ///< ms

    void saw(const store::RecorderLease& lease, qint64 steadyMs);
    /// The beat at which it has stood for too long.
    [[nodiscard]] std::optional<qint64> staleBeat(qint64 steadyMs) const;

private:
    QString m_holder;
    qint64 m_beat = -1;
    qint64 m_since = 0;
};

/// Beats every two seconds for the channels of the bridge. Window's thread; answers come there too.
class RecorderLeases : public QObject {
    Q_OBJECT
public:
    static constexpr int beatMs = 2000;
    /// For people, which desk records the channel now; empty: we do.
    using Told = std::function<void(const QString& channel, const QString& recordedBy)>;

    RecorderLeases(DeskContext& context, const QStringList& channels, Told told, QObject* parent = nullptr);
    /// Gives back what is ours, so that another desk need not wait.
    ~RecorderLeases() override;

    void beat();

private:
    void took(const QString& channel, const Result<store::RecorderLease>& lease);
    [[nodiscard]] qint64 steadyMs() const;

    DeskContext& m_context;
    QString m_holder;
    QStringList m_channels;
    Told m_told;
    QHash<QString, LeaseWatch> m_watches;
    QTimer m_timer;
};

} // namespace watchdesk::desk
