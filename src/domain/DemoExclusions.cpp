// Exclusions of the demo town, made as the rules have it: evidence first, in force only when served.
#include "domain/DemoParts.h"

#include <algorithm>

namespace watchdesk::domain::demo {

namespace {

ExclusionStep stepOf(Plan plan) {
    switch (plan) {
    case Plan::EvidenceCheck:
        return ExclusionStep::EvidenceCheck;
    case Plan::Ballot:
        return ExclusionStep::Ballot;
    case Plan::NoAction:
        return ExclusionStep::NoAction;
    case Plan::Warned:
        return ExclusionStep::Warned;
    case Plan::Excluded:
        return ExclusionStep::Excluded;
    case Plan::NoticeIssued:
        return ExclusionStep::NoticeIssued;
    case Plan::InForce:
    case Plan::Expired:
        return ExclusionStep::Served;
    case Plan::Quashed:
        return ExclusionStep::Quashed;
    default:
        return ExclusionStep::Nominated;
    }
}

/// Incidents of the subject on days between two days, both included.
QVector<int> plant(Work& work, Draw& draw, int subject, const QString& category, int count, QDate from, QDate to) {
    const Story& story = work.stories[subject];
    QVector<int> planted;
    for (int i = 0; i < count; ++i) {
        const QDate day = from.addDays(draw.below(static_cast<int>(from.daysTo(to)) + 1));
        Event event = eventOn(work, draw, category, story.pub, day);
        event.subject = subject;
        event.certain = true;
        planted += static_cast<int>(work.events.size());
        work.events += event;
    }
    return planted;
}

/// Evidence before the nomination; a story that the history is too short for is left out.
void planEvidence(Work& work, Draw& draw, int subject) {
    Story& story = work.stories[subject];
    story.nominatedOn = wasServed(story.plan) ? story.servedOn.addDays(-draw.between(19, 30)) : story.servedOn;
    const QDate from = std::max(work.first, story.nominatedOn.addDays(-50));
    const QDate to = story.nominatedOn.addDays(-3);
    if (from.daysTo(to) < 5) {
        story.plan = Plan::None;
        return;
    }
    const bool serious = story.category == QLatin1String("violence") || story.category == QLatin1String("drugs");
    story.events = plant(work, draw, subject, story.category, draw.between(serious ? 1 : 2, 4), from, to);
}

/// Breaches while in force, none today, so that none lies in the future.
void planBreaches(Work& work, Draw& draw, int subject) {
    Story& story = work.stories[subject];
    const QDate from = story.servedOn.addDays(2);
    const QDate to = std::min(lastDay(story.servedOn, story.months).addDays(-1), work.today.addDays(-2));
    if (story.plan == Plan::Quashed || from.daysTo(to) < 1)
        story.breaches = 0;
    (void)plant(work, draw, subject, QStringLiteral("breach"), story.breaches, from, to);
}

QString reasonsOf(const Story& story, int incidents) {
    const QString count =
        incidents == 1 ? QStringLiteral("One incident") : QStringLiteral("%1 incidents").arg(incidents);
    if (story.category == QLatin1String("violence"))
        return count + QStringLiteral(" of violence towards staff or customers of members' premises.");
    if (story.category == QLatin1String("drugs"))
        return count + QStringLiteral(" of drugs on members' premises.");
    if (story.category == QLatin1String("shop-theft"))
        return count + QStringLiteral(" of theft from members' shops within seven weeks.");
    if (story.category == QLatin1String("fraud"))
        return count + QStringLiteral(" of refunds sought for goods that were not bought.");
    return count + QStringLiteral(" of behaviour that kept staff from their work and customers away.");
}

QString serverOf(Draw& draw) {
    static const QVector<QString> ways{"PC 2214, by hand at Ashby Cross station, receipt signed",
                                       "PCSO 7103, by hand in Market Place, on body-worn video",
                                       "PC 1987, by hand at the home address, read out and left",
                                       "Coordinator with PCSO 7103, by hand in High Street, copy refused and left",
                                       "Recorded post, signed for on the day"};
    return draw.pick(ways);
}

ExclusionNotice noticeOf(const Work& work, int subject, int scheme, Draw& draw) {
    const Story& story = work.stories[subject];
    ExclusionNotice notice;
    notice.id = draw.id(work.at(story.nominatedOn, 10, draw.below(60), 0));
    notice.schemeId = work.town.schemes[scheme].id;
    notice.subjectId = work.town.subjects[subject].id;
    notice.step = stepOf(story.plan);
    notice.months = story.months;
    notice.nominatedOn = story.nominatedOn;
    for (const int event : story.events)
        notice.evidence += work.town.incidents[work.incidentOf[event]].id;
    notice.reasons = reasonsOf(story, static_cast<int>(notice.evidence.size()));
    if (wasServed(story.plan)) {
        notice.servedOn = story.servedOn;
        notice.endsOn = lastDay(story.servedOn, story.months);
        notice.servedBy = serverOf(draw);
    }
    return notice;
}

} // namespace

bool wasServed(Plan plan) {
    return plan == Plan::InForce || plan == Plan::Expired || plan == Plan::Quashed;
}

void planExclusions(Work& work) {
    Draw draw(work.options.seed, 5);
    for (int i = 0; i < work.stories.size(); ++i) {
        if (work.stories[i].plan == Plan::None)
            continue;
        planEvidence(work, draw, i);
        if (wasServed(work.stories[i].plan))
            planBreaches(work, draw, i);
    }
}

void makeNotices(Work& work) {
    Draw draw(work.options.seed, 6);
    for (int i = 0; i < work.stories.size(); ++i) {
        const Story& story = work.stories[i];
        if (story.plan == Plan::None)
            continue;
        const int own = story.pub ? pubScheme : shopScheme;
        ExclusionNotice notice = noticeOf(work, i, own, draw);
        notice.breaches = story.breaches;
        work.town.exclusions += notice;
        if (story.both)
            work.town.exclusions += noticeOf(work, i, own == pubScheme ? shopScheme : pubScheme, draw);
    }
}

} // namespace watchdesk::domain::demo
