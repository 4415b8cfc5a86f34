// The feed as a list: a bounded window on an endless log.
#pragma once

#include "ui/control/Jobs.h"

#include <QAbstractListModel>
#include <QCache>
#include <QDate>
#include <QSet>
#include <QTimer>

namespace watchdesk::ui {

/// Rows newest first. Knows the seq of every row (12 bytes each) and keeps at most `cachedRows` of them read; the rest
/// is fetched by blocks as it is looked at. New rows of a tick are one insert at the top; a changed record repaints its
/// row in place.
class FeedModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole + 1, SeqRole };
    enum class State { Loading, Ready, Failed };
    static constexpr int blockRows = 64;
    static constexpr int cachedRows = 2048;
    static constexpr int requestsOnTheRoad = 2;

    explicit FeedModel(FeedSource& source, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// Reads the log of a filter anew.
    void setFilter(desk::FeedFilter filter);
    void reload();
    [[nodiscard]] desk::FeedFilter filter() const { return m_filter; }
    [[nodiscard]] State state() const { return m_state; }
    /// What went wrong, while state() is Failed.
    [[nodiscard]] const Error& error() const { return m_error; }

    /// The row as far as it is read; nullptr asks for it and paints later (dataChanged).
    [[nodiscard]] const desk::FeedRow* row(int row) const;
    [[nodiscard]] qint64 seqAt(int row) const;
    /// -1 when the log has no such seq.
    [[nodiscard]] int rowOf(qint64 seq) const;
    [[nodiscard]] int cached() const { return static_cast<int>(m_cache.size()); }
    /// How many day dividers are known above or at a row (a divider stands above the first row of an older day).
    [[nodiscard]] int dividersUpTo(int row) const;
    [[nodiscard]] bool dividerAbove(int row) const;
    /// Local date of a row that has been read, else null.
    [[nodiscard]] QDate dayOf(int row) const;

Q_SIGNALS:
    void stateChanged();
    /// Dividers were found: heights above some rows changed.
    void dividersChanged();
    /// Reading rows failed; they stay blank until they are looked at again.
    void rowsFailed(const watchdesk::Error& error);

private:
    void takeSeqs(quint64 generation, const Result<QVector<qint64>>& answer);
    void takeRows(quint64 generation, const QVector<qint64>& asked, const Result<QVector<desk::FeedRow>>& answer);
    void takeAppended(const QVector<desk::FeedRow>& rows);
    void takeUpdated(const QVector<desk::FeedRow>& rows);
    void flushAppended();
    void insertLate(const desk::FeedRow& row);
    void keep(const desk::FeedRow& row);
    void noteDay(int age, UtcMs at);
    void fetch();
    void emitRowsChanged(const QVector<desk::FeedRow>& rows);
    [[nodiscard]] int ageOfSeq(qint64 seq) const;
    [[nodiscard]] int ageOf(int row) const { return static_cast<int>(m_seqs.size()) - 1 - row; }

    FeedSource& m_source;
    desk::FeedFilter m_filter = desk::FeedFilter::All;
    State m_state = State::Loading;
    Error m_error;
    quint64 m_generation = 0;
    // "Age" counts from the oldest row, so that a new row changes no other's place.
    QVector<qint64> m_seqs;
    QVector<qint32> m_days;  ///< Julian day by age; `unknownDay` until the row was read
    QVector<int> m_dividers; ///< ages of first rows of an older day, ascending
    mutable QCache<qint64, desk::FeedRow> m_cache{cachedRows};
    mutable QVector<int> m_wanted; ///< blocks (by age), the latest wanted last
    QSet<qint64> m_asked;
    int m_onTheRoad = 0;
    mutable QTimer m_fetchSoon;
    QVector<desk::FeedRow> m_pending;
    QTimer m_flushSoon;
    bool m_dividersDirty = false;
};

} // namespace watchdesk::ui
