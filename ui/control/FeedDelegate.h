// Paints a row of the feed.
#pragma once

#include "desk/Views.h"

#include <QHash>
#include <QSet>
#include <QStyledItemDelegate>

namespace watchdesk::ui {

/// Where the parts of a row lie. Empty rectangles are not painted. All inside the row, none over another. A row without
/// a second line has its first in the middle.
struct FeedCells {
    QRectF time, icon, title, detail;
    QRectF wave, length, play; ///< transmissions
    QRectF note, chip, claim;  ///< text, chip or button at the right
    QRectF muted;              ///< an alert's sound was silenced at this desk
    QRectF fold;               ///< how many rows stand in it
};

/// Rows of 48 px, in the wide (560 px) and the narrow (404 px, times without seconds) measure. Rows come by
/// FeedModel::RowRole.
class FeedDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum class Place { Log, Pinned };
    enum class Part { None, Play, Claim, Fold };
    static constexpr int rowHeight = 48;

    explicit FeedDelegate(Place place, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const desk::FeedRow& row) const;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {320, rowHeight};
    }

    [[nodiscard]] FeedCells cells(const QRect& rect, const desk::FeedRow& row) const;
    [[nodiscard]] Part partAt(const QRect& rect, const desk::FeedRow& row, const QPoint& at) const;
    /// For the lengths of overs that are still spoken, and what blinks (once a second, an unclaimed emergency's edge).
    void setNow(UtcMs now) { m_now = now; }
    /// What is being listened to, and how far (0…1).
    void setPlaying(const QString& mediaId, double played);
    /// What is heard of a channel's running over, a byte a 100 ms, until the record has its own.
    void setHeard(const QString& channel, const QByteArray& envelope) { m_heard.insert(channel, envelope); }
    /// Rows that have the words that are looked for.
    void setHits(const QSet<qint64>& seqs) { m_hits = seqs; }
    /// The alert shown in the alert panel.
    void setInHand(const QString& alertId) { m_inHand = alertId; }
    /// Alerts that would be heard if their sound were not muted at this desk.
    void setMuted(const QSet<QString>& alertIds) { m_muted = alertIds; }

    /// What is said at the right of an alert.
    [[nodiscard]] static QString acknowledgedText(const desk::FeedRow& row, bool narrow);

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const desk::FeedRow& row) const;
    void paintWords(QPainter& painter, const FeedCells& cells, const desk::FeedRow& row, bool tinted) const;
    void paintSound(QPainter& painter, const FeedCells& cells, const desk::FeedRow& row) const;
    void paintRight(QPainter& painter, const FeedCells& cells, const desk::FeedRow& row, bool narrow) const;
    void paintFold(QPainter& painter, const QRectF& at, const desk::FeedRow& row) const;
    void paintUnread(QPainter& painter, const QRect& rect) const;
    [[nodiscard]] bool unclaimed(const desk::FeedRow& row) const;
    [[nodiscard]] qint64 lengthOf(const desk::FeedRow& row) const;

    Place m_place;
    UtcMs m_now = 0;
    QString m_playing;
    double m_played = 0;
    QString m_inHand;
    QSet<QString> m_muted;
    QHash<QString, QByteArray> m_heard;
    QSet<qint64> m_hits;
};

} // namespace watchdesk::ui
