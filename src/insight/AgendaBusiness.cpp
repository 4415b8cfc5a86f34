// The agenda's frame: who is there, what was carried over, and the end.
#include "insight/AgendaParts.h"
#include "insight/AgendaWords.h"

#include <algorithm>
#include <tuple>

namespace watchdesk::insight::agenda {

namespace {

QStringList sortedNames(const QVector<const domain::SchemeMember*>& members) {
    QStringList names;
    for (const domain::SchemeMember* member : members)
        names += member->member.name;
    names.sort();
    return names;
}

QString dueWords(const Ground& ground, const domain::ActionItem& action) {
    if (!action.dueOn.isValid())
        return tr("no date");
    const QString due = tr("due %1").arg(ground.dayWords(action.dueOn));
    if (!domain::isLate(action, ground.day))
        return due;
    return dotted({due, counted(action.dueOn.daysTo(ground.day), "1 day late", "%1 days late")});
}

} // namespace

QVector<AgendaDraft> attendance(const Ground& ground) {
    AgendaDraft draft;
    draft.section = AgendaSection::Attendance;
    draft.source = QStringLiteral("attendance");
    draft.title = tr("Welcome, attendance and apologies");
    QVector<const domain::SchemeMember*> fresh, unsigned_;
    qint64 here = 0;
    for (const domain::SchemeMember& member : ground.input.members) {
        if (!member.joined.isValid() || (member.left.isValid() && member.left < ground.day))
            continue;
        ++here;
        if (member.joined >= ground.from && member.joined <= ground.day)
            fresh += &member;
        if (!member.agreementSigned.isValid())
            unsigned_ += &member;
    }
    const auto byName = [](const domain::SchemeMember* a, const domain::SchemeMember* b) {
        return std::tie(a->member.name, a->member.id) < std::tie(b->member.name, b->member.id);
    };
    std::sort(fresh.begin(), fresh.end(), byName);
    std::sort(unsigned_.begin(), unsigned_.end(), byName);
    for (const auto* list : {&fresh, &unsigned_}) {
        for (const domain::SchemeMember* member : *list) {
            // Who is new has often not signed yet: one record all the same.
            if (list == &fresh || !fresh.contains(member))
                draft.evidence += {QStringLiteral("member"), member->member.id};
        }
    }
    draft.detail =
        sentences({counted(here, "1 member.", "%1 members."),
                   fresh.isEmpty() ? QString() : tr("New: %1.").arg(sortedNames(fresh).join(QStringLiteral(", "))),
                   unsigned_.isEmpty() ? QString()
                                       : tr("The information-sharing agreement is not signed by: %1.")
                                             .arg(sortedNames(unsigned_).join(QStringLiteral(", ")))});
    return {draft};
}

QVector<AgendaDraft> actions(const Ground& ground) {
    QVector<const domain::ActionItem*> open;
    for (const domain::ActionItem& action : ground.input.actions) {
        if (!action.doneOn.isValid())
            open += &action;
    }
    // By due date the late ones are first by themselves; those without a date come last.
    std::sort(open.begin(), open.end(), [](const domain::ActionItem* a, const domain::ActionItem* b) {
        return std::tuple(!a->dueOn.isValid(), a->dueOn, a->id) < std::tuple(!b->dueOn.isValid(), b->dueOn, b->id);
    });
    QVector<AgendaDraft> out;
    for (const domain::ActionItem* action : open) {
        AgendaDraft draft;
        draft.section = AgendaSection::Actions;
        draft.source = QStringLiteral("action:") + action->id;
        draft.title = ground.unnamed(action->what);
        draft.detail = dotted({action->owner, dueWords(ground, *action)});
        draft.evidence += {QStringLiteral("action_item"), action->id};
        out += draft;
    }
    return out;
}

QVector<AgendaDraft> otherBusiness(const Ground& ground) {
    AgendaDraft draft;
    draft.section = AgendaSection::OtherBusiness;
    draft.source = QStringLiteral("other-business");
    draft.title = tr("Any other business");
    draft.detail = ground.input.nextAt > 0 ? tr("Next meeting: %1.").arg(ground.dayWords(ground.nextDay)) : QString();
    return {draft};
}

} // namespace watchdesk::insight::agenda
