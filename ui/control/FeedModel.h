// The feed as a list: a bounded window on an endless log.
#pragma once

#include "domain/FeedFold.h"
#include "ui/control/FeedDays.h"
#include "ui/control/FeedGroups.h"
#include "ui/control/HiddenAges.h"
#include "ui/control/Jobs.h"

#include <QAbstractListModel>
#include <QCache>
#include <QDate>
#include <QSet>
#include <QTimer>

namespace watchdesk::ui {

/// Rows newest first. The newest page is shown at once; then it knows the seq of every row (12 bytes each) and keeps at
/// most `cachedRows` of them read; the rest is fetched by blocks as it is looked at. New rows of a tick are one insert
/// at the top; a changed record repaints its row in place.
///
/// Repeats stand in the first of them, with a count; rows of suspended sources are not shown; while alarms are bundled,
/// those of an incident stand in its first row. A row that joins another changes nobody's place. What lies in the past
/// is folded block by block as it is first read. The row that is read (setKept) always stays. Emergencies are shown
/// whatever is asked for.
class FeedModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole + 1, SeqRole };
    enum class State { Loading, Ready, Failed };
    static constexpr int blockRows = 64;
    static constexpr int firstRows = 128;
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
    /// Whether all rows are known, and not the newest page alone.
    [[nodiscard]] bool isWhole() const { return m_whole; }
    /// Rows of the log of this filter, those that are not shown by themselves included.
    [[nodiscard]] int logRows() const { return static_cast<int>(m_seqs.size()); }
    /// What went wrong, while state() is Failed.
    [[nodiscard]] const Error& error() const { return m_error; }

    /// The row as far as it is read; nullptr asks for it and paints later (dataChanged).
    [[nodiscard]] const desk::FeedRow* row(int row) const;
    /// Whether it is read already; asks for nothing.
    [[nodiscard]] bool isRead(int row) const { return m_days.isKnown(ageOf(row)); }
    [[nodiscard]] qint64 seqAt(int row) const;
    /// -1 when the log has no such seq, or it is not shown by itself.
    [[nodiscard]] int rowOf(qint64 seq) const;
    /// The same; one that stands in another is unfolded for it.
    int showRow(qint64 seq);
    /// Whether the log of this filter has it and its source is not suspended.
    [[nodiscard]] bool has(qint64 seq) const;
    [[nodiscard]] int cached() const { return static_cast<int>(m_cache.size()); }
    /// How many day dividers are known above or at a row (a divider stands above the first row of an older day).
    [[nodiscard]] int dividersUpTo(int row) const;
    [[nodiscard]] bool dividerAbove(int row) const;
    /// Local date of a row that has been read, else null.
    [[nodiscard]] QDate dayOf(int row) const;

    /// A row that others stand in; closed: they are not shown.
    [[nodiscard]] bool isHead(int row) const { return m_groups.isHead(seqAt(row)); }
    [[nodiscard]] bool isFolded(int row) const { return isHead(row) && !m_groups.isOpen(seqAt(row)); }
    /// The row in which this one stands when it is folded; -1: none.
    [[nodiscard]] int headRowOf(int row) const { return rowOf(m_groups.headOf(seqAt(row))); }
    void setOpen(qint64 head, bool open);

    /// Sources whose rows are held back.
    void setShelves(const QVector<desk::Shelved>& shelves);
    /// Bundles alarms from that time on by incident; `bundles` false: each stands for itself again.
    void setBundling(bool bundles, UtcMs since);
    /// The row that somebody reads; -1: none. Rows above it that are shown stay until then.
    void setKept(qint64 seq);
    /// While it is reset because many rows come back into view: every row that was shown is shown after it, too.
    [[nodiscard]] bool isRegrouping() const { return m_regrouping; }

Q_SIGNALS:
    void stateChanged();
    /// Dividers were found: heights above some rows changed.
    void dividersChanged();
    /// Reading rows failed; they stay blank until they are looked at again.
    void rowsFailed(const watchdesk::Error& error);

private:
    /// What becomes of a row that is read for the first time.
    struct Fate {
        enum class What { Shown, Held, Joined } what = What::Shown;
        qint64 head = -1;
        FeedGroups::Kind kind = FeedGroups::Kind::Repeats;
    };
    void takeFirst(quint64 generation, const Result<desk::FeedPage>& answer);
    void takeSeqs(quint64 generation, const Result<QVector<qint64>>& answer);
    void fail(const Error& error);
    void resetTo(QVector<qint64> ascending);
    void prepend(const QVector<qint64>& ascending);
    void takeRows(quint64 generation, const QVector<qint64>& asked, const Result<QVector<desk::FeedRow>>& answer);
    void keep(const desk::FeedRow& row);
    void fetch();
    void emitRowsChanged(const QVector<desk::FeedRow>& rows);
    [[nodiscard]] int ageOfSeq(qint64 seq) const;
    [[nodiscard]] int shownRows() const { return static_cast<int>(m_seqs.size()) - m_hidden.count(); }
    [[nodiscard]] int ageOf(int row) const { return m_hidden.ageOfRank(shownRows() - 1 - row); }
    [[nodiscard]] int rowOfAge(int age) const;

    // FeedModelNews.cpp
    void takeAppended(const QVector<desk::FeedRow>& rows);
    void takeUpdated(const QVector<desk::FeedRow>& rows);
    void flushAppended();
    void insertNewest(const QVector<desk::FeedRow>& rows);
    void putNewest(const QVector<desk::FeedRow>& rows, const QVector<bool>& hidden);
    void insertLate(const desk::FeedRow& row);
    bool update(const desk::FeedRow& row);

    // FeedModelFolds.cpp
    [[nodiscard]] Fate fateOf(const desk::FeedRow& row, domain::FeedFold& folds);
    [[nodiscard]] bool isHeld(const desk::FeedRow& row) const;
    [[nodiscard]] std::optional<desk::FeedRow> readRow(qint64 seq) const;
    void settle(const QVector<desk::FeedRow>& fresh, domain::FeedFold& folds);
    void hideUnlessRead(const desk::FeedRow& row, const Fate& fate);
    void apply(const desk::FeedRow& row, const Fate& fate);
    void hide(qint64 seq);
    void unhide(const QVector<qint64>& seqs);
    void unhideRuns(const QVector<int>& newestFirst);
    void unhideByReset(const QVector<int>& ages);
    void tellHead(qint64 head);
    [[nodiscard]] QVector<qint64> dissolve(qint64 head);
    void reconsider(const desk::FeedRow& before, const desk::FeedRow& now);
    void showAgain(const desk::FeedRow& now);

    FeedSource& m_source;
    desk::FeedFilter m_filter = desk::FeedFilter::All;
    State m_state = State::Loading;
    bool m_whole = false;
    Error m_error;
    quint64 m_generation = 0;
    // "Age" counts from the oldest row, so that a new row changes no other's place.
    QVector<qint64> m_seqs;
    FeedDays m_days;
    HiddenAges m_hidden;
    FeedGroups m_groups;
    QHash<qint64, QString> m_held; ///< rows that are held back, and their sources
    domain::FeedFold m_folds;      ///< of what comes
    domain::FeedFold m_bundles{{1LL << 50, 1LL << 50}};
    bool m_bundling = false;
    UtcMs m_bundlesSince = 0;
    QVector<domain::Shelf> m_shelves;
    qint64 m_kept = -1;
    QVector<std::pair<qint64, Fate>> m_waiting; ///< to be hidden when nothing is read any more
    mutable QCache<qint64, desk::FeedRow> m_cache{cachedRows};
    mutable QVector<int> m_wanted; ///< blocks (by age), the latest wanted last
    QSet<qint64> m_asked;
    int m_onTheRoad = 0;
    mutable QTimer m_fetchSoon;
    QVector<desk::FeedRow> m_pending;
    QTimer m_flushSoon;
    bool m_dividersDirty = false;
    bool m_regrouping = false;
};

} // namespace watchdesk::ui
