#include "ui/control/FeedModel.h"

#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <algorithm>
#include <limits>

namespace watchdesk::ui {

namespace {
constexpr qint32 unknownDay = std::numeric_limits<qint32>::min();
constexpr int wantedBlocks = 6;

/// Julian day of the local date.
qint32 dayNumber(UtcMs at) {
    return static_cast<qint32>(localDate(at).toJulianDay());
}
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
    return parent.isValid() ? 0 : static_cast<int>(m_seqs.size());
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
        return QStringLiteral("%1, %2, %3 %4")
            .arg(clockText(found->at, true), found->title, found->detail, found->badge);
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
    m_pending.clear();
    Q_EMIT stateChanged();
    onAnswer(this, m_source.seqs(m_filter),
             [this, generation](const Result<QVector<qint64>>& answer) { takeSeqs(generation, answer); });
}

void FeedModel::takeSeqs(quint64 generation, const Result<QVector<qint64>>& answer) {
    if (generation != m_generation)
        return;
    if (!answer) {
        m_state = State::Failed;
        m_error = answer.error();
        Q_EMIT stateChanged();
        return;
    }
    beginResetModel();
    m_seqs = *answer;
    std::reverse(m_seqs.begin(), m_seqs.end());
    m_days.fill(unknownDay, m_seqs.size());
    m_dividers.clear();
    m_cache.clear();
    m_wanted.clear();
    m_asked.clear();
    m_onTheRoad = 0;
    m_state = State::Ready;
    endResetModel();
    Q_EMIT stateChanged();
    flushAppended();
}

const desk::FeedRow* FeedModel::row(int row) const {
    if (row < 0 || row >= m_seqs.size())
        return nullptr;
    if (const desk::FeedRow* found = m_cache.object(seqAt(row)))
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

int FeedModel::rowOf(qint64 seq) const {
    const int age = ageOfSeq(seq);
    return age < 0 ? -1 : ageOf(age);
}

int FeedModel::dividersUpTo(int row) const {
    const auto from = std::lower_bound(m_dividers.cbegin(), m_dividers.cend(), ageOf(row));
    return static_cast<int>(m_dividers.cend() - from);
}

bool FeedModel::dividerAbove(int row) const {
    return std::binary_search(m_dividers.cbegin(), m_dividers.cend(), ageOf(row));
}

QDate FeedModel::dayOf(int row) const {
    const qint32 day = row >= 0 && row < m_seqs.size() ? m_days.at(ageOf(row)) : unknownDay;
    return day == unknownDay ? QDate() : QDate::fromJulianDay(day);
}

void FeedModel::fetch() {
    while (m_state == State::Ready && m_onTheRoad < requestsOnTheRoad && !m_wanted.isEmpty()) {
        const int from = m_wanted.takeLast() * blockRows;
        QVector<qint64> ask;
        for (int age = from; age < std::min<int>(from + blockRows, static_cast<int>(m_seqs.size())); ++age) {
            const qint64 seq = m_seqs.at(age);
            if (!m_cache.contains(seq) && !m_asked.contains(seq))
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
    for (const desk::FeedRow& row : *answer) {
        // An update that came meanwhile is younger than what was read here.
        if (!m_cache.contains(row.seq))
            keep(row);
    }
    emitRowsChanged(*answer);
    fetch();
}

void FeedModel::keep(const desk::FeedRow& row) {
    const int age = ageOfSeq(row.seq);
    if (age < 0)
        return;
    m_cache.insert(row.seq, new desk::FeedRow(row));
    noteDay(age, row.at);
}

void FeedModel::noteDay(int age, UtcMs at) {
    const qint32 day = dayNumber(at);
    if (m_days.at(age) == day)
        return;
    m_days[age] = day;
    // A divider stands above (on the newer side of) an older row whose newer neighbour is of another day.
    for (const int older : {age, age - 1}) {
        if (older < 0 || older + 1 >= m_seqs.size())
            continue;
        const bool wanted = m_days.at(older) != unknownDay && m_days.at(older + 1) != unknownDay &&
                            m_days.at(older) != m_days.at(older + 1);
        const auto place = std::lower_bound(m_dividers.begin(), m_dividers.end(), older);
        const bool there = place != m_dividers.end() && *place == older;
        if (wanted && !there)
            m_dividers.insert(place, older);
        else if (!wanted && there)
            m_dividers.erase(place);
        m_dividersDirty = m_dividersDirty || wanted != there;
    }
}

void FeedModel::emitRowsChanged(const QVector<desk::FeedRow>& rows) {
    if (m_dividersDirty) {
        m_dividersDirty = false;
        Q_EMIT dividersChanged();
    }
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (const desk::FeedRow& changed : rows) {
        const int at = rowOf(changed.seq);
        if (at < 0)
            continue;
        first = std::min(first, at);
        last = std::max(last, at);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first), index(last));
}

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
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    for (const desk::FeedRow& row : std::as_const(fresh)) {
        m_seqs.append(row.seq);
        m_days.append(unknownDay);
    }
    for (const desk::FeedRow& row : std::as_const(fresh))
        keep(row);
    m_dividersDirty = false; // the insert makes everybody measure again
    endInsertRows();
}

/// A row that is known already (read and announced at once), or one that came after younger ones.
void FeedModel::insertLate(const desk::FeedRow& row) {
    if (ageOfSeq(row.seq) >= 0) {
        takeUpdated({row});
        return;
    }
    const auto place = std::lower_bound(m_seqs.begin(), m_seqs.end(), row.seq);
    const auto age = place - m_seqs.begin();
    const int at = static_cast<int>(m_seqs.size() - age);
    beginInsertRows({}, at, at);
    m_seqs.insert(place, row.seq);
    m_days.insert(age, unknownDay);
    for (int& divider : m_dividers)
        divider += divider >= age ? 1 : 0;
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
        if (ageOfSeq(row.seq) < 0)
            continue;
        // A row nobody has looked at is read when somebody does; but one on the road may come back older than this.
        if (m_cache.contains(row.seq) || m_asked.contains(row.seq))
            keep(row);
        here.append(row);
    }
    if (m_state == State::Ready)
        emitRowsChanged(here);
}

} // namespace watchdesk::ui
