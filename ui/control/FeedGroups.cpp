#include "ui/control/FeedGroups.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

#include <algorithm>

namespace watchdesk::ui {

namespace {
QString tr(const char* text) {
    return QCoreApplication::translate("FeedGroups", text);
}
} // namespace

/// The first row's place and time, the latest one's words: what is new is said where it is read already.
void FeedGroups::compose(Group& group) {
    const QString last = tr("last at %1").arg(clockText(group.latest.at, true));
    const QString separator = QStringLiteral(" · ");
    if (group.open) {
        group.shown = group.head;
    } else if (group.kind == Kind::Bundle) {
        group.shown = group.loudest;
        group.shown.detail = last + QStringLiteral(": ") + group.latest.title;
    } else {
        group.shown = group.latest;
        group.shown.detail = group.latest.detail.isEmpty() ? last : last + separator + group.latest.detail;
    }
    group.shown.seq = group.head.seq;
    group.shown.at = group.head.at;
    group.shown.repeats = static_cast<int>(group.members.size()) + 1;
    group.shown.unfolded = group.open;
}

void FeedGroups::join(const desk::FeedRow& head, const desk::FeedRow& row, Kind kind) {
    Group& group = m_groups[head.seq];
    if (group.members.isEmpty()) {
        group.kind = kind;
        group.head = group.latest = group.loudest = head;
    }
    const auto place = std::lower_bound(group.members.begin(), group.members.end(), row.seq);
    if (place != group.members.end() && *place == row.seq)
        return;
    group.members.insert(place, row.seq);
    m_headOf.insert(row.seq, head.seq);
    if (row.seq > group.latest.seq)
        group.latest = row;
    if (row.severity > group.loudest.severity)
        group.loudest = row;
    compose(group);
}

void FeedGroups::update(const desk::FeedRow& row) {
    const auto group = m_groups.find(headOf(row.seq));
    if (group == m_groups.end())
        return;
    for (desk::FeedRow* kept : {&group->head, &group->latest, &group->loudest}) {
        if (kept->seq == row.seq)
            *kept = row;
    }
    if (row.severity > group->loudest.severity)
        group->loudest = row;
    compose(*group);
}

qint64 FeedGroups::headOf(qint64 seq) const {
    return m_groups.contains(seq) ? seq : m_headOf.value(seq, -1);
}

QVector<qint64> FeedGroups::membersOf(qint64 head) const {
    const auto group = m_groups.constFind(head);
    return group == m_groups.constEnd() ? QVector<qint64>() : group->members;
}

bool FeedGroups::isOpen(qint64 head) const {
    const auto group = m_groups.constFind(head);
    return group != m_groups.constEnd() && group->open;
}

void FeedGroups::setOpen(qint64 head, bool open) {
    const auto group = m_groups.find(head);
    if (group == m_groups.end())
        return;
    group->open = open;
    compose(*group);
}

const desk::FeedRow* FeedGroups::shown(qint64 head) const {
    const auto group = m_groups.constFind(head);
    return group == m_groups.constEnd() ? nullptr : &group->shown;
}

QVector<qint64> FeedGroups::headsOf(Kind kind) const {
    QVector<qint64> heads;
    for (auto group = m_groups.cbegin(); group != m_groups.cend(); ++group) {
        if (group->kind == kind)
            heads.append(group.key());
    }
    return heads;
}

std::optional<FeedGroups::Kind> FeedGroups::kindOf(qint64 head) const {
    const auto group = m_groups.constFind(head);
    return group == m_groups.constEnd() ? std::nullopt : std::optional(group->kind);
}

// The latest words may be those of the one that leaves: the head's own stand then, until the next joins.
void FeedGroups::part(qint64 member) {
    const auto group = m_groups.find(m_headOf.value(member, -1));
    if (group == m_groups.end())
        return;
    m_headOf.remove(member);
    group->members.removeOne(member);
    if (group->members.isEmpty()) {
        m_groups.erase(group);
        return;
    }
    for (desk::FeedRow* kept : {&group->latest, &group->loudest}) {
        if (kept->seq == member)
            *kept = group->head;
    }
    compose(*group);
}

void FeedGroups::dissolve(qint64 head) {
    for (const qint64 member : membersOf(head))
        m_headOf.remove(member);
    m_groups.remove(head);
}

void FeedGroups::clear() {
    m_groups.clear();
    m_headOf.clear();
}

} // namespace watchdesk::ui
