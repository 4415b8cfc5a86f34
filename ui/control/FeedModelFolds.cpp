// What of the log is not shown by itself: repeats, bundles, rows that are held back.
#include "domain/Shelf.h"
#include "ui/control/FeedModel.h"

#include <algorithm>

namespace watchdesk::ui {

namespace {

/// Rows that stand in one while alarms are bundled; empty: always by itself. What is about somebody in need never has
/// a key.
QString bundleKey(const desk::FeedRow& row) {
    using domain::FeedKind;
    if (row.emergency || row.severity == desk::Severity::Emergency || row.kind == FeedKind::Emergency)
        return {};
    const bool ofIncident =
        row.kind == FeedKind::Incident || row.kind == FeedKind::Alert || row.kind == FeedKind::Sighting;
    if (ofIncident && !row.incidentId.isEmpty())
        return QStringLiteral("incident:") + row.incidentId;
    return row.alarm && !row.source.isEmpty() ? row.source : QString();
}

} // namespace

bool FeedModel::isHeld(const desk::FeedRow& row) const {
    return !row.emergency && row.seq != m_kept &&
           std::any_of(m_shelves.begin(), m_shelves.end(),
                       [&](const domain::Shelf& shelf) { return domain::holds(shelf, row.kind, row.source, row.seq); });
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

void FeedModel::unhide(qint64 seq) {
    const int age = ageOfSeq(seq);
    if (age < 0 || !m_hidden.contains(age))
        return;
    HiddenAges without = m_hidden;
    without.remove(age);
    const int row = static_cast<int>(m_seqs.size()) - without.count() - 1 - without.rankOfAge(age);
    beginInsertRows({}, row, row);
    m_hidden = std::move(without);
    endInsertRows();
}

void FeedModel::setOpen(qint64 head, bool open) {
    if (!m_groups.isHead(head) || m_groups.isOpen(head) == open)
        return;
    m_groups.setOpen(head, open);
    for (const qint64 member : m_groups.membersOf(head)) {
        if (m_held.contains(member) || member == m_kept)
            continue;
        if (open)
            unhide(member);
        else
            hide(member);
    }
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
    std::sort(back.begin(), back.end());
    for (const qint64 seq : std::as_const(back)) {
        m_held.remove(seq);
        unhide(seq);
    }
    // What came between the shelf and this word of it.
    for (const qint64 seq : m_cache.keys()) {
        const auto row = readRow(seq);
        if (!row || m_held.contains(seq) || m_groups.headOf(seq) >= 0 || !isHeld(*row))
            continue;
        hide(seq);
        m_held.insert(seq, row->source);
    }
}

void FeedModel::dissolve(qint64 head) {
    const QVector<qint64> members = m_groups.membersOf(head);
    const bool open = m_groups.isOpen(head);
    m_groups.dissolve(head);
    for (const qint64 member : members) {
        if (!open && !m_held.contains(member))
            unhide(member);
    }
    tellHead(head);
}

void FeedModel::setBundling(bool bundles, UtcMs since) {
    if (bundles == m_bundling)
        return;
    m_bundling = bundles;
    m_bundlesSince = since;
    m_bundles.forget();
    if (!bundles) {
        for (const qint64 head : m_groups.headsOf(FeedGroups::Kind::Bundle))
            dissolve(head);
        return;
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
    const bool news = before.foldKey != now.foldKey || before.source != now.source;
    if (!news || now.seq == m_kept || m_held.contains(now.seq) || m_groups.headOf(now.seq) >= 0)
        return;
    hideUnlessRead(now, fateOf(now, m_folds));
}

} // namespace watchdesk::ui
