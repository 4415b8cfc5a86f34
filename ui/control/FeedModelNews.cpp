// What comes while the log is shown: new rows, and records that changed.
#include "ui/control/FeedModel.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace watchdesk::ui {

void FeedModel::takeAppended(const QVector<desk::FeedRow>& rows) {
    for (const desk::FeedRow& row : rows) {
        if (m_source.passes(m_filter, row.kind))
            m_pending.append(row);
    }
    // While the seqs are being read the rows wait: they are merged into the answer.
    if (!m_pending.isEmpty() && m_state == State::Ready)
        m_flushSoon.start();
}

void FeedModel::flushAppended() {
    if (m_state != State::Ready || m_pending.isEmpty())
        return;
    QVector<desk::FeedRow> rows = std::exchange(m_pending, {});
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
    QVector<desk::FeedRow> fresh;
    const qint64 newest = m_seqs.isEmpty() ? std::numeric_limits<qint64>::min() : m_seqs.last();
    for (const desk::FeedRow& row : std::as_const(rows)) {
        if (row.seq > newest && (fresh.isEmpty() || fresh.last().seq != row.seq))
            fresh.append(row);
        else if (row.seq > newest)
            fresh.last() = row;
        else
            insertLate(row);
    }
    if (fresh.isEmpty())
        return;
    insertNewest(fresh);
}

void FeedModel::insertNewest(const QVector<desk::FeedRow>& rows) {
    QVector<Fate> fates;
    QVector<bool> hidden;
    for (const desk::FeedRow& row : rows) {
        const Fate fate = fateOf(row, m_folds);
        // Under a head that is unfolded it is shown.
        const bool open = fate.what == Fate::What::Joined && m_groups.isOpen(fate.head);
        fates.append(fate);
        hidden.append(fate.what != Fate::What::Shown && !open);
    }
    const auto shown = static_cast<int>(hidden.count(false));
    if (shown > 0)
        beginInsertRows({}, 0, shown - 1);
    putNewest(rows, hidden);
    const bool dirty = std::exchange(m_dividersDirty, false); // an insert makes everybody measure again
    if (shown > 0)
        endInsertRows();
    for (qsizetype i = 0; i < rows.size(); ++i)
        apply(rows.at(i), fates.at(i));
    if (shown == 0 && dirty)
        Q_EMIT dividersChanged();
}

/// Puts them in at the newest end. Tells nobody.
void FeedModel::putNewest(const QVector<desk::FeedRow>& rows, const QVector<bool>& hidden) {
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (hidden.at(i))
            m_hidden.add(static_cast<int>(m_seqs.size()));
        m_seqs.append(rows.at(i).seq);
        m_days.append();
    }
    for (const desk::FeedRow& row : rows)
        keep(row);
}

/// A row that is known already (read and announced at once), or one that came after younger ones.
void FeedModel::insertLate(const desk::FeedRow& row) {
    if (ageOfSeq(row.seq) >= 0) {
        takeUpdated({row});
        return;
    }
    const auto place = std::lower_bound(m_seqs.begin(), m_seqs.end(), row.seq);
    const auto age = static_cast<int>(place - m_seqs.begin());
    int newer = 0; // rows that are shown above it
    for (int other = age; other < m_seqs.size(); ++other)
        newer += m_hidden.contains(other) ? 0 : 1;
    beginInsertRows({}, newer, newer);
    m_seqs.insert(place, row.seq);
    m_days.insert(age, 1);
    m_hidden.shift(age, 1);
    keep(row);
    m_dividersDirty = false;
    endInsertRows();
}

void FeedModel::takeUpdated(const QVector<desk::FeedRow>& rows) {
    QVector<desk::FeedRow> here;
    for (const desk::FeedRow& row : rows) {
        for (desk::FeedRow& waiting : m_pending) {
            if (waiting.seq == row.seq)
                waiting = row;
        }
        if (update(row))
            here.append(row);
    }
    if (m_state == State::Ready)
        emitRowsChanged(here);
}

/// False when the log of this filter has no such row.
bool FeedModel::update(const desk::FeedRow& row) {
    if (ageOfSeq(row.seq) < 0)
        return false;
    const std::optional<desk::FeedRow> before = readRow(row.seq);
    // A row nobody has looked at is read when somebody does; but one on the road may come back older than this.
    if (before || m_asked.contains(row.seq))
        keep(row);
    m_groups.update(row);
    if (m_state == State::Ready)
        showAgain(row);
    if (before && m_state == State::Ready)
        reconsider(*before, row);
    return true;
}

} // namespace watchdesk::ui
