#include "ui/control/TownSilence.h"

#include <QSet>

namespace watchdesk::ui {

TownSilence::TownSilence(TownJobs& jobs, const Clock& clock, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_clock(clock) {
    connect(&jobs, &TownJobs::watchChanged, this, &TownSilence::refresh);
}

void TownSilence::refresh() {
    m_readAt = m_clock.now();
    if (m_jobs.places().isEmpty()) // nobody is signed in: nobody may ask
        return set({});
    m_reading.read(
        this, [this] { return m_jobs.onWatch(); }, [this](const QVector<desk::OnWatch>& sets) { take(sets); });
}

void TownSilence::tick() {
    if (m_clock.now() - m_readAt >= againMs)
        refresh();
}

void TownSilence::take(const QVector<desk::OnWatch>& onWatch) {
    QSet<QString> waiting;
    for (const desk::OnWatch& set : onWatch) {
        if (set.lastHeard == 0 && !set.callSign.isEmpty())
            waiting.insert(set.callSign);
    }
    const QStringList rollCall = m_jobs.silentAtRollCall();
    QHash<QString, Silence> found;
    for (const desk::TownPlace& place : m_jobs.places()) {
        if (rollCall.contains(place.id))
            found.insert(place.id, Silence::RollCall);
        else if (waiting.contains(place.callSign))
            found.insert(place.id, Silence::NotHeard);
    }
    set(found);
}

void TownSilence::set(const QHash<QString, Silence>& places) {
    if (places == m_places)
        return;
    m_places = places;
    Q_EMIT changed();
}

} // namespace watchdesk::ui
