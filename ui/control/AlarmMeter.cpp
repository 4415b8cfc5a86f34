#include "ui/control/AlarmMeter.h"

#include <algorithm>

namespace watchdesk::ui {

QString loadRatingWords(domain::LoadRating rating) {
    switch (rating) {
    case domain::LoadRating::Acceptable:
        return AlarmMeter::tr("acceptable");
    case domain::LoadRating::Manageable:
        return AlarmMeter::tr("manageable");
    case domain::LoadRating::OverDemanding:
        return AlarmMeter::tr("over-demanding");
    case domain::LoadRating::Unacceptable:
        return AlarmMeter::tr("unacceptable");
    }
    return {};
}

AlarmMeter::AlarmMeter(FeedSource& source, const Clock& clock, QObject* parent)
    : QObject(parent), m_source(source), m_clock(clock) {
    connect(&source, &FeedSource::appended, this, [this](const QVector<desk::FeedRow>& rows) {
        for (const desk::FeedRow& row : rows) {
            if (!row.alarm)
                continue;
            m_flood.alarm(row.at);
            m_more = true;
        }
        if (m_more)
            step();
    });
    reload();
}

void AlarmMeter::reload() {
    if (std::exchange(m_reading, true))
        return;
    m_read = m_clock.now();
    onAnswer(this, m_source.alarmLoad(), [this](const Result<desk::AlarmLoad>& load) { take(load); });
}

void AlarmMeter::take(const Result<desk::AlarmLoad>& load) {
    m_reading = false;
    if (!load)
        return; // nobody is signed in, or their role sees no feed
    m_load = *load;
    // The store's count is the right one; a flood that goes on goes on.
    domain::AlarmFlood counted;
    for (const UtcMs at : std::as_const(m_load.recent)) {
        counted.alarm(at);
        counted.step(at);
    }
    counted.step(m_clock.now());
    if (!m_more) {
        const bool news = counted.isFlood() != m_flood.isFlood() || counted.count() != m_count;
        m_flood = counted;
        m_count = counted.count();
        if (news)
            Q_EMIT floodChanged();
    }
    Q_EMIT loadChanged();
}

void AlarmMeter::step() {
    const bool turned = m_flood.step(m_clock.now());
    if (turned || (m_flood.isFlood() && m_flood.count() != m_count))
        Q_EMIT floodChanged();
    m_count = m_flood.count();
}

void AlarmMeter::tick() {
    step();
    const UtcMs now = m_clock.now();
    if (m_more || now - m_read >= readAgainMs || now < m_read) {
        m_more = false;
        reload();
    }
}

} // namespace watchdesk::ui
