// What of the log is not shown by itself: repeats, bundles, rows that are held back.
#include "domain/Shelf.h"
#include "ui/control/FeedModel.h"

#include <algorithm>
#include <functional>

namespace watchdesk::ui {

namespace {

const QLatin1String unknownSource("unknown:");
/// More inserts than these at once cost the window more than reading the list anew.
constexpr int mostRuns = 32;

/// Rows that stand in one while alarms are bundled; empty: always by itself. What is about somebody in need never has
/// a key.
QString bundleKey(const desk::FeedRow& row) {
    using domain::FeedKind;
    if (row.emergency || row.severity == desk::Severity::Emergency || row.kind == FeedKind::Emergency)
        return {};
    const bool ofIncident = row.kind == FeedKind::Incident || row.kind == FeedKind::Alert ||
                            row.kind == FeedKind::Sighting || row.kind == FeedKind::Breach;
    if (ofIncident && !row.incidentId.isEmpty())
        return QStringLiteral("incident:") + row.incidentId;
    return row.alarm && !row.source.isEmpty() ? row.source : QString();
}

} // namespace

bool FeedModel::isHeld(const desk::FeedRow& row) const {
    // Who speaks is not known while an over is spoken: that of a known set must not be lost with the unknown ones.
    const bool nobodyYet = row.live && row.source.startsWith(unknownSource);
    return !nobodyYet && row.seq != m_kept &&
           std::any_of(m_shelves.begin(), m_shelves.end(), [&](const domain::Shelf& shelf) {
               return domain::holds(shelf, row.kind, row.source, row.seq, row.emergency);
           });
}

FeedModel::Fate FeedModel::fateOf(const desk::FeedRow& row, domain::FeedFold& folds) {
    if (isHeld(row))
        return {Fate::What::Held, -1, {}};
    const bool bundled = row.foldKey.isEmpty() && m_bundling && row.at >= m_bundlesSince;
    const auto head =
        bundled ? m_bundles.add(bundleKey(row), row.seq, row.at) : folds.add(row.foldKey, row.seq, row.at);
    if (!head || *head == row.seq || row.seq == m_kept)
        return {};
    return {Fate::What::Joined, *head, bundled ? FeedGroups::Kind::Bundle : FeedGroups::Kind::Repeats};
}

/// As it is by itself, if it is in memory.
std::optional<desk::FeedRow> FeedModel::readRow(qint64 seq) const {
    const desk::FeedRow* found = m_cache.object(seq);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

void FeedModel::settle(const QVector<desk::FeedRow>& fresh, domain::FeedFold& folds) {
    for (const desk::FeedRow& row : fresh) {
        const Fate fate = fateOf(row, folds);
        if (fate.what == Fate::What::Held || (fate.what == Fate::What::Joined && !m_groups.isOpen(fate.head)))
            hide(row.seq);
        apply(row, fate);
    }
}

/// Writes down why a row is not shown by itself.
void FeedModel::apply(const desk::FeedRow& row, const Fate& fate) {
    if (fate.what == Fate::What::Held)
        m_held.insert(row.seq, row.source);
    if (fate.what != Fate::What::Joined)
        return;
    // A head that has fallen out of the cache is known by its group, or is as good as this one.
    desk::FeedRow head = readRow(fate.head).value_or(row);
    head.seq = fate.head;
    m_groups.join(head, row, fate.kind);
    tellHead(fate.head);
}

void FeedModel::tellHead(qint64 head) {
    if (const int at = rowOf(head); at >= 0)
        Q_EMIT dataChanged(index(at), index(at));
}

void FeedModel::hide(qint64 seq) {
    const int age = ageOfSeq(seq);
    const int row = rowOfAge(age);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_hidden.add(age);
    endRemoveRows();
}

void FeedModel::unhide(const QVector<qint64>& seqs) {
    QVector<int> ages;
    for (const qint64 seq : seqs) {
        if (const int age = ageOfSeq(seq); age >= 0 && m_hidden.contains(age))
            ages.append(age);
    }
    std::sort(ages.begin(), ages.end(), std::greater<>());
    int runs = 0;
    for (qsizetype i = 0; i < ages.size(); ++i)
        runs += i == 0 || m_hidden.shownBelow(ages.at(i)) != m_hidden.shownBelow(ages.at(i - 1)) ? 1 : 0;
    if (runs > mostRuns)
        unhideByReset(ages);
    else
        unhideRuns(ages);
}

/// Rows between which no other is shown come back by one insert.
void FeedModel::unhideRuns(const QVector<int>& newestFirst) {
    for (qsizetype from = 0, to = 0; from < newestFirst.size(); from = to) {
        const int below = m_hidden.shownBelow(newestFirst.at(from));
        for (to = from; to < newestFirst.size() && m_hidden.shownBelow(newestFirst.at(to)) == below;)
            ++to;
        const QVector<int> run = newestFirst.mid(from, to - from);
        const int row = shownRows() - below;
        beginInsertRows({}, row, row + static_cast<int>(run.size()) - 1);
        m_hidden.remove(run);
        endInsertRows();
    }
}

void FeedModel::unhideByReset(const QVector<int>& ages) {
    m_regrouping = true;
    beginResetModel();
    m_hidden.remove(ages);
    endResetModel();
    m_regrouping = false;
}

void FeedModel::setOpen(qint64 head, bool open) {
    if (!m_groups.isHead(head) || m_groups.isOpen(head) == open)
        return;
    m_groups.setOpen(head, open);
    QVector<qint64> members = m_groups.membersOf(head);
    members.removeIf([this](qint64 member) { return m_held.contains(member) || member == m_kept; });
    if (open)
        unhide(members);
    else
        std::for_each(members.cbegin(), members.cend(), [this](qint64 member) { hide(member); });
    tellHead(head);
}

int FeedModel::showRow(qint64 seq) {
    if (m_held.contains(seq))
        return -1;
    if (m_groups.isMember(seq) && rowOf(seq) < 0)
        setOpen(m_groups.headOf(seq), true);
    return rowOf(seq);
}

void FeedModel::setShelves(const QVector<desk::Shelved>& shelves) {
    m_shelves.clear();
    for (const desk::Shelved& one : shelves)
        m_shelves.append(one.shelf);
    QVector<qint64> back;
    for (auto held = m_held.cbegin(); held != m_held.cend(); ++held) {
        const bool still = std::any_of(m_shelves.begin(), m_shelves.end(), [&](const domain::Shelf& shelf) {
            return shelf.source == held.value() && held.key() > shelf.fromSeq;
        });
        if (!still)
            back.append(held.key());
    }
    for (const qint64 seq : std::as_const(back))
        m_held.remove(seq);
    unhide(back);
    // What came between the shelf and this word of it.
    for (const qint64 seq : m_cache.keys()) {
        const auto row = readRow(seq);
        if (!row || m_held.contains(seq) || m_groups.headOf(seq) >= 0 || !isHeld(*row))
            continue;
        hide(seq);
        m_held.insert(seq, row->source);
    }
}

/// Answers the rows that are to be shown by themselves now.
QVector<qint64> FeedModel::dissolve(qint64 head) {
    QVector<qint64> members = m_groups.membersOf(head);
    members.removeIf([this](qint64 member) { return m_held.contains(member); });
    m_groups.dissolve(head);
    tellHead(head);
    return members;
}

void FeedModel::setBundling(bool bundles, UtcMs since) {
    if (bundles == m_bundling)
        return;
    m_bundling = bundles;
    m_bundlesSince = since;
    m_bundles.forget();
    if (!bundles) {
        QVector<qint64> back;
        for (const qint64 head : m_groups.headsOf(FeedGroups::Kind::Bundle))
            back += dissolve(head);
        return unhide(back);
    }
    QVector<desk::FeedRow> rows; // those that were read, from the newest on
    for (int age = static_cast<int>(m_seqs.size()) - 1; age >= 0 && rows.size() < cachedRows; --age) {
        const auto row = readRow(m_seqs.at(age));
        if (!row)
            break;
        if (row->foldKey.isEmpty() && !m_held.contains(row->seq) && m_groups.headOf(row->seq) < 0)
            rows.prepend(*row);
    }
    domain::FeedFold none;
    for (const desk::FeedRow& row : std::as_const(rows))
        hideUnlessRead(row, fateOf(row, none));
}

/// Rows that are in sight above the one that is read would move it: they wait.
void FeedModel::hideUnlessRead(const desk::FeedRow& row, const Fate& fate) {
    if (fate.what == Fate::What::Shown)
        return;
    if (m_kept >= 0 && row.seq > m_kept) {
        m_waiting.append({row.seq, fate});
        return;
    }
    if (fate.what == Fate::What::Held || !m_groups.isOpen(fate.head))
        hide(row.seq);
    apply(row, fate);
}

void FeedModel::setKept(qint64 seq) {
    m_kept = seq;
    if (seq >= 0)
        return;
    for (const auto& [waiting, fate] : std::exchange(m_waiting, {})) {
        const auto row = readRow(waiting);
        const bool bundleOver = fate.kind == FeedGroups::Kind::Bundle && !m_bundling;
        if (row && !bundleOver && !m_held.contains(waiting) && m_groups.headOf(waiting) < 0)
            hideUnlessRead(*row, fate);
    }
}

/// A row that turned out to be a silent keying, or one of a suspended source, once its record was complete.
void FeedModel::reconsider(const desk::FeedRow& before, const desk::FeedRow& now) {
    const bool spoken = before.live && !now.live && now.source.startsWith(unknownSource) && isHeld(now);
    const bool news = before.foldKey != now.foldKey || before.source != now.source || spoken;
    if (!news || now.seq == m_kept || m_held.contains(now.seq) || m_groups.headOf(now.seq) >= 0)
        return;
    hideUnlessRead(now, fateOf(now, m_folds));
}

/// A row whose source is known now and not suspended, or that is no repeat any more: something was logged from it.
void FeedModel::showAgain(const desk::FeedRow& now) {
    if (const auto held = m_held.find(now.seq); held != m_held.end()) {
        *held = now.source;
        if (isHeld(now))
            return;
        m_held.erase(held);
        unhide({now.seq});
    }
    const qint64 head = m_groups.isMember(now.seq) ? m_groups.headOf(now.seq) : -1;
    if (head < 0 || !now.foldKey.isEmpty() || m_groups.kindOf(head) != FeedGroups::Kind::Repeats)
        return;
    m_groups.part(now.seq);
    tellHead(head);
    unhide({now.seq});
}

} // namespace watchdesk::ui
