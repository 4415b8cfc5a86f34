#include "desk/RecorderLeases.h"

#include "base/Log.h"
#include "desk/Answer.h"

#include <chrono>

namespace watchdesk::desk {

void LeaseWatch::saw(const store::RecorderLease& lease, qint64 steadyMs) {
    if (lease.holder == m_holder && lease.beat == m_beat)
        return;
    m_holder = lease.holder;
    m_beat = lease.beat;
    m_since = steadyMs;
}

std::optional<qint64> LeaseWatch::staleBeat(qint64 steadyMs) const {
    return m_beat >= 0 && steadyMs - m_since >= left ? std::optional(m_beat) : std::nullopt;
}

RecorderLeases::RecorderLeases(DeskContext& context, const QStringList& channels, Told told, QObject* parent)
    : QObject(parent), m_context(context), m_holder(QString::fromStdString(context.ids.next())), m_channels(channels),
      m_told(std::move(told)) {
    connect(&m_timer, &QTimer::timeout, this, &RecorderLeases::beat);
    m_timer.start(beatMs);
    beat();
}

RecorderLeases::~RecorderLeases() {
    for (const QString& channel : m_channels)
        m_context.store.write(
            [channel, holder = m_holder](store::Tx& tx) { return store::LeaseTable::release(tx, channel, holder); });
}

qint64 RecorderLeases::steadyMs() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void RecorderLeases::beat() {
    for (const QString& channel : m_channels) {
        const store::RecorderLease ours{channel, m_holder, m_context.store.options().desk, 0, m_context.clock.now()};
        const auto stale = m_watches[channel].staleBeat(steadyMs());
        takeAnswer(this, m_context.store.write([ours, stale](store::Tx& tx) {
            return store::LeaseTable::take(tx, ours, stale);
        }),
                   [this, channel](const Result<store::RecorderLease>& lease) { took(channel, lease); });
    }
}

// While the store does not answer everybody records: twice is better than never.
void RecorderLeases::took(const QString& channel, const Result<store::RecorderLease>& lease) {
    if (!lease) {
        log("radio")->warn("who records {} cannot be told: {}", channel.toStdString(), lease.error().what);
        m_told(channel, {});
        return;
    }
    const bool ours = lease->holder == m_holder;
    m_watches[channel].saw(*lease, steadyMs());
    m_told(channel, ours ? QString() : lease->desk);
}

} // namespace watchdesk::desk
