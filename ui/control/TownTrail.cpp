#include "ui/control/TownTrail.h"

namespace watchdesk::ui {

TownTrail::TownTrail(TownJobs& jobs, const AlertBoard& board, const Clock& clock, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_board(board), m_clock(clock) {
    connect(&board, &AlertBoard::changed, this, &TownTrail::refresh);
    connect(&jobs, &TownJobs::mapChanged, this, &TownTrail::refresh);
    connect(&jobs, &TownJobs::placesChanged, this, &TownTrail::refresh);
}

QVector<desk::TrailStep> TownTrail::stepsOf(const desk::AlertView& view) {
    QVector<desk::TrailStep> steps{
        {view.alert.raisedAt, view.incident.premisesId, view.premises, view.incident.heading}};
    for (auto sighting = view.sightings.crbegin(); sighting != view.sightings.crend(); ++sighting)
        steps += {sighting->at, sighting->premisesId, sighting->note, sighting->heading};
    return steps;
}

QString TownTrail::told() const {
    const desk::AlertView* view = m_board.inHand();
    return view != nullptr ? view->alert.told : QString();
}

void TownTrail::refresh() {
    if (m_asking)
        m_again = true;
    else
        ask();
}

void TownTrail::tick() {
    if (m_board.inHand() != nullptr && m_clock.now() - m_askedAt >= againMs)
        refresh();
}

void TownTrail::ask() {
    const desk::AlertView* view = m_board.inHand();
    desk::TrailQuery query;
    query.now = m_askedAt = m_clock.now();
    query.places = m_jobs.places();
    m_alert = view != nullptr ? view->alert.id : QString();
    // The board may still hold what was read before the desk was locked.
    if (view == nullptr || m_jobs.map() == nullptr || m_board.me().isEmpty())
        return take(query, {});
    query.steps = stepsOf(*view);
    // Whoever calls in an emergency is where they are; only somebody who was seen moves on.
    query.foretell = !view->alert.emergency || query.steps.size() > 1;
    m_asking = true;
    onAnswer(this, m_jobs.follow(query), [this, query](const Result<desk::Trail>& trail) {
        m_asking = false;
        take(query, trail ? *trail : desk::Trail());
        if (std::exchange(m_again, false))
            ask();
    });
}

void TownTrail::take(const desk::TrailQuery& asked, const desk::Trail& trail) {
    const bool moved = m_shown != m_alert || m_trail.points != trail.points;
    m_shown = m_alert;
    m_query = asked;
    m_trail = trail;
    Q_EMIT changed(moved);
}

} // namespace watchdesk::ui
