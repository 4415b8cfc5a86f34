#include "ui/control/FeedModel.h"

#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <algorithm>
#include <limits>

namespace watchdesk::ui {

namespace {
constexpr int wantedBlocks = 6;
} // namespace

FeedModel::FeedModel(FeedSource& source, QObject* parent) : QAbstractListModel(parent), m_source(source) {
    m_fetchSoon.setSingleShot(true);
    m_fetchSoon.setInterval(0);
    connect(&m_fetchSoon, &QTimer::timeout, this, &FeedModel::fetch);
    m_flushSoon.setSingleShot(true);
    m_flushSoon.setInterval(0);
    connect(&m_flushSoon, &QTimer::timeout, this, &FeedModel::flushAppended);
    connect(&source, &FeedSource::appended, this, &FeedModel::takeAppended);
    connect(&source, &FeedSource::updated, this, &FeedModel::takeUpdated);
}

int FeedModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : shownRows();
}

QVariant FeedModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == SeqRole)
        return seqAt(index.row());
    if (role != RowRole && role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const desk::FeedRow* found = row(index.row());
    if (found == nullptr)
        return role == Qt::AccessibleTextRole ? QVariant(tr("being read")) : QVariant();
    switch (role) {
    case RowRole:
        return QVariant::fromValue(*found);
    case Qt::DisplayRole:
        return found->title;
    case Qt::ToolTipRole:
        return QString(found->title + QLatin1Char('\n') + found->detail);
    default:
        return QStringLiteral("%1, %2, %3 %4 %5")
            .arg(clockText(found->at, true), found->title, found->detail, found->badge,
                 found->repeats > 1 ? tr("%n rows", nullptr, found->repeats) : QString())
            .trimmed();
    }
}

void FeedModel::setFilter(desk::FeedFilter filter) {
    if (filter == m_filter && m_state != State::Failed)
        return;
    m_filter = filter;
    reload();
}

void FeedModel::reload() {
    const quint64 generation = ++m_generation;
    m_state = State::Loading;
    m_whole = false;
    m_pending.clear();
    Q_EMIT stateChanged();
    onAnswer(this, m_source.first(m_filter, firstRows),
             [this, generation](const Result<desk::FeedPage>& answer) { takeFirst(generation, answer); });
    onAnswer(this, m_source.seqs(m_filter),
             [this, generation](const Result<QVector<qint64>>& answer) { takeSeqs(generation, answer); });
}

void FeedModel::fail(const Error& error) {
    m_state = State::Failed;
    m_error = error;
    Q_EMIT stateChanged();
}

void FeedModel::takeFirst(quint64 generation, const Result<desk::FeedPage>& answer) {
    if (generation != m_generation || m_whole || m_state == State::Failed)
        return;
    if (!answer)
        return fail(answer.error());
    QVector<desk::FeedRow> rows = answer->rows;
    std::reverse(rows.begin(), rows.end());
    QVector<qint64> seqs;
    for (const desk::FeedRow& row : std::as_const(rows))
        seqs.append(row.seq);
    m_whole = answer->whole;
    resetTo(seqs);
    for (const desk::FeedRow& row : std::as_const(rows))
        keep(row);
    settle(rows, m_folds);
    emitRowsChanged(rows);
    Q_EMIT stateChanged();
    flushAppended();
}

void FeedModel::takeSeqs(quint64 generation, const Result<QVector<qint64>>& answer) {
    if (generation != m_generation || m_state == State::Failed)
        return;
    if (!answer)
        return fail(answer.error());
    QVector<qint64> seqs = *answer;
    std::reverse(seqs.begin(), seqs.end());
    m_whole = true;
    if (m_state != State::Ready || (m_seqs.isEmpty() && !seqs.isEmpty())) {
        resetTo(seqs);
    } else if (!m_seqs.isEmpty()) {
        seqs.resize(std::lower_bound(seqs.cbegin(), seqs.cend(), m_seqs.first()) - seqs.cbegin());
        prepend(seqs);
    }
    Q_EMIT stateChanged();
    flushAppended();
}

void FeedModel::resetTo(QVector<qint64> ascending) {
    beginResetModel();
    m_seqs = std::move(ascending);
    m_days.reset(m_seqs.size());
    m_hidden.clear();
    m_groups.clear();
    m_held.clear();
    m_folds.forget();
    m_bundles.forget();
    m_kept = -1;
    m_waiting.clear();
    m_cache.clear();
    m_wanted.clear();
    m_asked.clear();
    m_onTheRoad = 0;
    m_state = State::Ready;
    endResetModel();
}

/// The rest of the log, below what is shown already.
void FeedModel::prepend(const QVector<qint64>& ascending) {
    if (ascending.isEmpty())
        return;
    const int more = static_cast<int>(ascending.size());
    beginInsertRows({}, shownRows(), shownRows() + more - 1);
    m_seqs = ascending + m_seqs;
    m_days.insert(0, more);
    m_hidden.shift(0, more);
    m_wanted.clear(); // blocks are counted from the oldest row
    endInsertRows();
}

const desk::FeedRow* FeedModel::row(int row) const {
    if (row < 0 || row >= shownRows())
        return nullptr;
    const qint64 seq = seqAt(row);
    if (const desk::FeedRow* found = m_groups.shown(seq))
        return found;
    if (const desk::FeedRow* found = m_cache.object(seq))
        return found;
    const int block = ageOf(row) / blockRows;
    m_wanted.removeOne(block);
    m_wanted.append(block);
    // Somebody who drags the scroll bar passes many blocks: only the latest are worth reading.
    if (m_wanted.size() > wantedBlocks)
        m_wanted.removeFirst();
    if (!m_fetchSoon.isActive())
        m_fetchSoon.start();
    return nullptr;
}

qint64 FeedModel::seqAt(int row) const {
    return m_seqs.at(ageOf(row));
}

int FeedModel::ageOfSeq(qint64 seq) const {
    const auto at = std::lower_bound(m_seqs.cbegin(), m_seqs.cend(), seq);
    return at != m_seqs.cend() && *at == seq ? static_cast<int>(at - m_seqs.cbegin()) : -1;
}

int FeedModel::rowOfAge(int age) const {
    const int rank = m_hidden.rankOfAge(age);
    return rank < 0 ? -1 : shownRows() - 1 - rank;
}

int FeedModel::rowOf(qint64 seq) const {
    const int age = ageOfSeq(seq);
    return age < 0 ? -1 : rowOfAge(age);
}

bool FeedModel::has(qint64 seq) const {
    return ageOfSeq(seq) >= 0 && !m_held.contains(seq);
}

// The first row of an older day may not be shown: its divider stands above the next that is.
int FeedModel::dividersUpTo(int row) const {
    return m_days.dividersFrom(ageOf(row));
}

bool FeedModel::dividerAbove(int row) const {
    return row > 0 ? dividersUpTo(row) > dividersUpTo(row - 1) : dividersUpTo(row) > 0;
}

QDate FeedModel::dayOf(int row) const {
    return row >= 0 && row < shownRows() ? m_days.of(ageOf(row)) : QDate();
}

void FeedModel::fetch() {
    while (m_state == State::Ready && m_onTheRoad < requestsOnTheRoad && !m_wanted.isEmpty()) {
        const int from = m_wanted.takeLast() * blockRows;
        QVector<qint64> ask;
        for (int age = from; age < std::min<int>(from + blockRows, static_cast<int>(m_seqs.size())); ++age) {
            const qint64 seq = m_seqs.at(age);
            if (!m_cache.contains(seq) && !m_asked.contains(seq) && !m_hidden.contains(age))
                ask.append(seq);
        }
        if (ask.isEmpty())
            continue;
        m_asked += QSet<qint64>(ask.cbegin(), ask.cend());
        ++m_onTheRoad;
        onAnswer(this, m_source.rows(ask),
                 [this, ask, generation = m_generation](const Result<QVector<desk::FeedRow>>& answer) {
                     takeRows(generation, ask, answer);
                 });
    }
}

void FeedModel::takeRows(quint64 generation, const QVector<qint64>& asked,
                         const Result<QVector<desk::FeedRow>>& answer) {
    // A reset while they were read: the counts were started again and these rows may not belong to the filter.
    if (generation != m_generation)
        return;
    --m_onTheRoad;
    for (const qint64 seq : asked)
        m_asked.remove(seq);
    if (!answer) {
        Q_EMIT rowsFailed(answer.error());
        return;
    }
    QVector<desk::FeedRow> fresh;
    for (const desk::FeedRow& row : *answer) {
        const int age = ageOfSeq(row.seq);
        if (age >= 0 && !m_days.isKnown(age))
            fresh.append(row);
        // An update that came meanwhile is younger than what was read here.
        if (!m_cache.contains(row.seq))
            keep(row);
    }
    domain::FeedFold folds; // each block by itself: no other row changes its place for it
    settle(fresh, folds);
    emitRowsChanged(*answer);
    fetch();
}

void FeedModel::keep(const desk::FeedRow& row) {
    const int age = ageOfSeq(row.seq);
    if (age < 0)
        return;
    m_cache.insert(row.seq, new desk::FeedRow(row));
    m_dividersDirty = m_days.note(age, localDate(row.at)) || m_dividersDirty;
}

void FeedModel::emitRowsChanged(const QVector<desk::FeedRow>& rows) {
    if (m_dividersDirty) {
        m_dividersDirty = false;
        Q_EMIT dividersChanged();
    }
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (const desk::FeedRow& changed : rows) {
        const int own = rowOf(changed.seq);
        const int at = own < 0 ? rowOf(m_groups.headOf(changed.seq)) : own;
        if (at < 0)
            continue;
        first = std::min(first, at);
        last = std::max(last, at);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first), index(last));
}

} // namespace watchdesk::ui
