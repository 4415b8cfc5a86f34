// Exclusions on their way: proposed, breached, decided and not served, about to end.
#include "insight/AgendaParts.h"
#include "insight/AgendaWords.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace watchdesk::insight::agenda {

namespace {

using domain::ExclusionNotice;
using domain::ExclusionStep;

constexpr int bundleFrom = 3; ///< breaches that make a bundle for a criminal behaviour order worth preparing

QString monthsWords(const ExclusionNotice& notice) {
    return counted(notice.months, "1 month", "%1 months");
}

AgendaDraft draftOf(AgendaSection section, const char* source, const ExclusionNotice& notice) {
    AgendaDraft draft;
    draft.section = section;
    draft.source = QString::fromLatin1(source) + notice.id;
    draft.evidence += {QStringLiteral("exclusion_notice"), notice.id};
    draft.evidence += {QStringLiteral("subject"), notice.subjectId};
    return draft;
}

void addIncidents(AgendaDraft& draft, const ExclusionNotice& notice) {
    for (const QString& id : notice.evidence)
        draft.evidence += {QStringLiteral("incident"), id};
}

/// The notices that pass, by what is most pressing and then by id.
template <class Passes, class Key>
QVector<const ExclusionNotice*> pick(const Ground& ground, Passes passes, Key key) {
    QVector<const ExclusionNotice*> out;
    for (const ExclusionNotice& notice : ground.input.exclusions) {
        if (passes(notice))
            out += &notice;
    }
    std::sort(out.begin(), out.end(), [&](const ExclusionNotice* a, const ExclusionNotice* b) {
        return std::pair(key(*a), a->id) < std::pair(key(*b), b->id);
    });
    return out;
}

/// How near to a decision: the ballot first.
int nearness(ExclusionStep step) {
    return step == ExclusionStep::Ballot ? 0 : step == ExclusionStep::EvidenceCheck ? 1 : 2;
}

QString stepWords(ExclusionStep step) {
    switch (step) {
    case ExclusionStep::Ballot:
        return tr("Before the members for their ballot.");
    case ExclusionStep::EvidenceCheck:
        return tr("The evidence is being checked.");
    default:
        return tr("Nominated; the evidence has not been checked yet.");
    }
}

QString nominated(const Ground& ground, const ExclusionNotice& notice) {
    return notice.nominatedOn.isValid() ? tr("Nominated on %1.").arg(ground.dayWords(notice.nominatedOn)) : QString();
}

AgendaDraft proposalOf(const Ground& ground, const ExclusionNotice& notice) {
    AgendaDraft draft = draftOf(AgendaSection::Proposals, "proposal:", notice);
    draft.title = dotted({ground.person(notice.subjectId), tr("%1 proposed").arg(monthsWords(notice))});
    const QString evidence = notice.evidence.isEmpty() ? tr("No evidence yet, so it cannot go to a ballot.")
                                                       : counted(notice.evidence.size(), "1 incident as evidence.",
                                                                 "%1 incidents as evidence.");
    draft.detail =
        sentences({stepWords(notice.step), nominated(ground, notice), ground.unnamed(notice.reasons), evidence});
    addIncidents(draft, notice);
    return draft;
}

struct Breaches {
    const ExclusionNotice* notice = nullptr; ///< null: of somebody not known, or not excluded here
    QVector<const Incident*> incidents;      ///< newest first
    [[nodiscard]] qint64 all() const {
        return std::max<qint64>(notice == nullptr ? 0 : notice->breaches, incidents.size());
    }
    [[nodiscard]] QString id() const { return notice == nullptr ? QString() : notice->id; }
};

/// The notice that an incident breaches: of its person, in force on its day.
const ExclusionNotice* breachedBy(const Ground& ground, const Incident& incident) {
    const QVector<QString> doers = Ground::doers(incident);
    const QDate day = ground.dateOf(incident.at);
    const ExclusionNotice* found = nullptr;
    for (const ExclusionNotice& notice : ground.input.exclusions) {
        const bool inForce = domain::exclusionStanding(notice, day) == domain::ExclusionStanding::InForce;
        if (inForce && doers.contains(notice.subjectId) && (found == nullptr || notice.id < found->id))
            found = &notice;
    }
    return found;
}

AgendaDraft breachOf(const Ground& ground, const Breaches& breaches) {
    AgendaDraft draft;
    const QString since =
        counted(breaches.incidents.size(), "1 breach since the last meeting", "%1 breaches since the last meeting");
    const Incident& last = *breaches.incidents.first();
    const QString where = ground.place(last.premisesId);
    const QString latest =
        tr("The last on %1%2.")
            .arg(ground.dayWords(ground.dateOf(last.at)), where.isEmpty() ? QString() : tr(" at %1").arg(where));
    if (breaches.notice == nullptr) {
        draft.section = AgendaSection::Breaches;
        draft.source = QStringLiteral("breach:");
        draft.title = dotted({tr("Persons not on file"), since});
        draft.detail = latest;
    } else {
        const ExclusionNotice& notice = *breaches.notice;
        draft = draftOf(AgendaSection::Breaches, "breach:", notice);
        draft.title = dotted({ground.person(notice.subjectId), since});
        draft.detail = sentences(
            {latest, tr("%1 in all; excluded until %2.").arg(breaches.all()).arg(ground.dayWords(notice.endsOn)),
             breaches.all() >= bundleFrom ? tr("Three or more: consider a bundle for a criminal behaviour order.")
                                          : QString()});
    }
    addEvidence(draft, breaches.incidents);
    return draft;
}

} // namespace

QVector<AgendaDraft> proposals(const Ground& ground) {
    const auto proposed = [](const ExclusionNotice& n) {
        return n.step == ExclusionStep::Nominated || n.step == ExclusionStep::EvidenceCheck ||
               n.step == ExclusionStep::Ballot;
    };
    QVector<AgendaDraft> out;
    for (const ExclusionNotice* notice :
         pick(ground, proposed, [](const ExclusionNotice& n) { return std::pair(nearness(n.step), n.nominatedOn); }))
        out += proposalOf(ground, *notice);
    return out;
}

QVector<AgendaDraft> breaches(const Ground& ground) {
    std::map<QString, Breaches> byNotice;
    for (const Incident* incident : ground.incidents) {
        if (incident->category != QLatin1String("breach"))
            continue;
        const ExclusionNotice* notice = breachedBy(ground, *incident);
        Breaches& own = byNotice[notice == nullptr ? QString() : notice->id];
        own.notice = notice;
        own.incidents += incident;
    }
    QVector<Breaches> ranked;
    for (const auto& [id, own] : byNotice)
        ranked += own;
    std::sort(ranked.begin(), ranked.end(), [](const Breaches& a, const Breaches& b) {
        const auto key = [](const Breaches& x) {
            return std::tuple(x.notice == nullptr, -x.incidents.size(), -x.all(), x.id());
        };
        return key(a) < key(b);
    });
    QVector<AgendaDraft> out;
    for (const Breaches& own : ranked)
        out += breachOf(ground, own);
    return out;
}

QVector<AgendaDraft> unserved(const Ground& ground) {
    const auto waits = [](const ExclusionNotice& n) {
        return n.step == ExclusionStep::Excluded || n.step == ExclusionStep::NoticeIssued;
    };
    QVector<AgendaDraft> out;
    for (const ExclusionNotice* notice : pick(ground, waits, [](const ExclusionNotice& n) { return n.nominatedOn; })) {
        AgendaDraft draft = draftOf(AgendaSection::Unserved, "unserved:", *notice);
        draft.title = dotted({ground.person(notice->subjectId), monthsWords(*notice)});
        draft.detail = sentences({notice->step == ExclusionStep::NoticeIssued ? tr("The notice is issued.")
                                                                              : tr("The notice is not issued yet."),
                                  nominated(ground, *notice), tr("Not in force until it is served.")});
        addIncidents(draft, *notice);
        out += draft;
    }
    return out;
}

QVector<AgendaDraft> ending(const Ground& ground) {
    const QDate today = ground.dateOf(ground.input.now);
    const auto ends = [&](const ExclusionNotice& n) {
        return domain::exclusionStanding(n, today) == domain::ExclusionStanding::InForce && n.endsOn < ground.nextDay;
    };
    QVector<AgendaDraft> out;
    for (const ExclusionNotice* notice : pick(ground, ends, [](const ExclusionNotice& n) { return n.endsOn; })) {
        AgendaDraft draft = draftOf(AgendaSection::Ending, "ending:", *notice);
        draft.title = dotted({ground.person(notice->subjectId), tr("ends %1").arg(ground.dayWords(notice->endsOn))});
        const auto named = std::count_if(ground.incidents.begin(), ground.incidents.end(), [&](const Incident* i) {
            return Ground::doers(*i).contains(notice->subjectId);
        });
        draft.detail = sentences(
            {tr("Served on %1 for %2.").arg(ground.dayWords(notice->servedOn), monthsWords(*notice)),
             notice->breaches == 0 ? tr("No breach.") : counted(notice->breaches, "1 breach.", "%1 breaches."),
             named == 0
                 ? tr("In no incident since the last meeting.")
                 : counted(named, "In 1 incident since the last meeting.", "In %1 incidents since the last meeting.")});
        addIncidents(draft, *notice);
        out += draft;
    }
    return out;
}

} // namespace watchdesk::insight::agenda
