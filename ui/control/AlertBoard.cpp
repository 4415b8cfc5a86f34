#include "ui/control/AlertBoard.h"

#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <algorithm>

namespace watchdesk::ui {

UtcMs staleClaimSince(const desk::AlertView& view, UtcMs now) {
    const domain::Alert& alert = view.alert;
    if (alert.state != domain::AlertState::Claimed)
        return 0;
    UtcMs last = alert.claimedAt;
    for (const domain::AlertParty& party : alert.parties) {
        if (party.by == alert.claimedBy)
            last = std::max(last, party.acknowledgedAt);
    }
    // Whoever follows the person through town is at work, whoever typed the sighting.
    for (const domain::Sighting& sighting : view.sightings)
        last = std::max(last, sighting.at);
    return now - last > view.staleAfter ? last : 0;
}

desk::FeedRow pinnedRow(const desk::AlertView& view, const QString& me, UtcMs now) {
    const domain::Alert& alert = view.alert;
    const bool open = alert.state == domain::AlertState::Open;
    desk::FeedRow row;
    row.kind = domain::FeedKind::Alert;
    row.recordId = alert.id;
    row.at = alert.raisedAt;
    row.alertState = alert.state;
    row.claimedBy = view.claimedBy;
    row.parties = static_cast<int>(alert.parties.size());
    row.acknowledged = static_cast<int>(
        std::count_if(alert.parties.cbegin(), alert.parties.cend(),
                      [since = domain::putBackAt(alert)](const auto& party) { return party.acknowledgedAt > since; }));
    const QString kind = alert.emergency ? AlertBoard::tr("Emergency") : AlertBoard::tr("Alert");
    const QString premises = view.premises.left(view.premises.lastIndexOf(QLatin1String(", ")));
    QStringList title{kind, view.category.toLower(), (view.callSign + QLatin1Char(' ') + premises).trimmed()};
    title.removeAll(QString()); // a still may come from nowhere
    row.title = title.join(QStringLiteral(" · "));
    row.detail = view.incident.description.isEmpty() ? view.incident.narrative : view.incident.description;
    if (!view.incident.heading.isEmpty())
        row.detail += QStringLiteral(" → ") + view.incident.heading;
    row.rise = domain::riseOf(alert, now, view.riseTimes);
    if (open)
        row.detail +=
            (row.detail.isEmpty() ? QString() : QStringLiteral(" · ")) +
            (row.rise == domain::Rise::Untaken
                 ? AlertBoard::tr("nobody for %1: tell the police").arg(roughText(now - domain::waitsSince(alert)))
                 : AlertBoard::tr("nobody has claimed it"));
    else if (alert.claimedBy != me)
        row.badge = view.claimedBy;
    row.severity = !open ? desk::Severity::InHand : alert.emergency ? desk::Severity::Emergency : desk::Severity::Alert;
    if (const UtcMs since = staleClaimSince(view, now); since != 0) {
        row.severity = desk::Severity::LookSoon;
        row.badge = AlertBoard::tr("idle %1").arg(roughText(now - since));
    }
    return row;
}

AlertBoard::AlertBoard(const ControlJobs& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {
    connect(&jobs.alerts, &AlertJobs::changed, this, &AlertBoard::reload);
}

void AlertBoard::reload() {
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    onAnswer(this, m_jobs.alerts.open(), [this](const Result<QVector<desk::AlertView>>& answer) { take(answer); });
}

void AlertBoard::take(const Result<QVector<desk::AlertView>>& answer) {
    m_reading = false;
    if (std::exchange(m_again, false))
        reload();
    if (!answer) {
        Q_EMIT failed(answer.error());
        return;
    }
    m_open = *answer;
    choose();
    Q_EMIT changed();
}

void AlertBoard::choose() {
    if (find(m_inHand) != nullptr && m_chosen)
        return;
    m_chosen = false;
    const desk::AlertView* best = nullptr;
    for (const desk::AlertView& view : m_open) {
        const bool ours = view.alert.state == domain::AlertState::Open || view.alert.claimedBy == me();
        if (ours && (best == nullptr || view.alert.raisedAt > best->alert.raisedAt))
            best = &view;
    }
    if (best == nullptr && !m_open.isEmpty())
        best = &m_open.first();
    m_inHand = best == nullptr ? QString() : best->alert.id;
}

const desk::AlertView* AlertBoard::find(const QString& alertId) const {
    const auto found =
        std::find_if(m_open.cbegin(), m_open.cend(), [&](const auto& view) { return view.alert.id == alertId; });
    return found == m_open.cend() ? nullptr : &*found;
}

const desk::AlertView* AlertBoard::inHand() const {
    return find(m_inHand);
}

void AlertBoard::putInHand(const QString& alertId) {
    m_inHand = alertId;
    m_chosen = true;
    Q_EMIT changed();
}

domain::Rise AlertBoard::rise(const desk::AlertView& view) const {
    return domain::riseOf(view.alert, m_jobs.clock.now(), view.riseTimes);
}

bool AlertBoard::asksAloud() const {
    return std::any_of(m_open.cbegin(), m_open.cend(), [this](const desk::AlertView& view) {
        return rise(view) >= domain::Rise::Sounding && !isMuted(view.alert);
    });
}

bool AlertBoard::isMuted(const domain::Alert& alert) const {
    return m_muted.value(alert.id, -1) == domain::waitsSince(alert);
}

void AlertBoard::tick() {
    for (const desk::AlertView& view : std::as_const(m_open)) {
        const QString id = view.alert.id;
        const UtcMs since = domain::waitsSince(view.alert);
        if (rise(view) != domain::Rise::Untaken || m_noted.value(id, -1) == since)
            continue;
        m_noted.insert(id, since);
        onAnswer(this, m_jobs.alerts.noteUntaken(id), [this, id](const Result<void>& noted) {
            if (!noted)
                m_noted.remove(id); // said again by the next tick
        });
    }
}

void AlertBoard::mute() {
    for (const desk::AlertView& view : std::as_const(m_open)) {
        const QString id = view.alert.id;
        if (rise(view) < domain::Rise::Sounding || isMuted(view.alert))
            continue;
        const UtcMs since = domain::waitsSince(view.alert);
        onAnswer(this, m_jobs.alerts.mute(id), [this, id, since](const Result<void>& done) {
            if (!done)
                return Q_EMIT failed(done.error());
            m_muted.insert(id, since);
            Q_EMIT changed();
        });
    }
}

bool AlertBoard::mayClaim(const desk::AlertView& view) const {
    return view.alert.state == domain::AlertState::Open || staleClaimSince(view, m_jobs.clock.now()) != 0;
}

template <class Then>
void AlertBoard::step(Answer<domain::Alert> answer, Then then) {
    onAnswer(this, answer, [this, then](const Result<domain::Alert>& alert) {
        if (alert)
            then(*alert);
        else
            Q_EMIT failed(alert.error());
        reload();
    });
}

void AlertBoard::claim() {
    const desk::AlertView* view = inHand();
    if (view == nullptr || !mayClaim(*view)) {
        const auto found =
            std::find_if(m_open.cbegin(), m_open.cend(), [this](const auto& other) { return mayClaim(other); });
        view = found == m_open.cend() ? nullptr : &*found;
    }
    if (view != nullptr)
        claim(view->alert.id);
}

void AlertBoard::claim(const QString& alertId) {
    step(m_jobs.alerts.claim(alertId), [this](const domain::Alert& alert) {
        m_inHand = alert.id;
        m_chosen = true;
    });
}

void AlertBoard::acknowledge(int party) {
    const desk::AlertView* view = inHand();
    if (view == nullptr || party < 0 || party >= view->alert.parties.size() ||
        view->alert.parties.at(party).acknowledgedAt > domain::putBackAt(view->alert))
        return;
    step(m_jobs.alerts.acknowledge(view->alert.id, view->alert.parties.at(party).party), [](const domain::Alert&) {});
}

void AlertBoard::close(domain::IncidentOutcome outcome) {
    if (const desk::AlertView* view = inHand())
        step(m_jobs.alerts.close(view->alert.id, outcome),
             [this](const domain::Alert& alert) { Q_EMIT closed(alert); });
}

void AlertBoard::reopen(const QString& alertId) {
    step(m_jobs.alerts.reopen(alertId), [this](const domain::Alert& alert) {
        m_inHand = alert.id;
        m_chosen = true;
    });
}

} // namespace watchdesk::ui
