// The live feed with its head, pinned alerts, day and footer.
#pragma once

#include "ui/control/FeedView.h"
#include "ui/control/PinnedAlerts.h"
#include "ui/control/Playback.h"

#include <QAbstractButton>

namespace watchdesk::ui {

class EmptyState;
class ErrorBanner;
class LabelText;
class SegmentedControl;

/// "↑ 3 new": a click goes to the top of the log.
class NewPill : public QAbstractButton {
    Q_OBJECT
public:
    explicit NewPill(QWidget* parent = nullptr);
    void setRows(int rows);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;
};

/// The 24 px band over a part of the feed.
class FeedDivider : public QWidget {
    Q_OBJECT
public:
    explicit FeedDivider(QWidget* parent = nullptr);
    void setTexts(const QString& left, const QString& right);
    [[nodiscard]] QString left() const { return m_left; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QString m_left;
    QString m_right;
};

/// Emits what was chosen to be read; everything else happens inside.
class FeedPanel : public QWidget {
    Q_OBJECT
public:
    FeedPanel(const ControlJobs& jobs, AlertBoard& board, Playback& playback, QWidget* parent = nullptr);
    void tick();
    /// Makes that row current as soon as the log is there, whatever the filter was.
    void choose(qint64 seq);
    [[nodiscard]] FeedView& view() const { return *m_view; }
    [[nodiscard]] FeedModel& model() const { return *m_model; }
    [[nodiscard]] SegmentedControl& filter() const { return *m_filter; }

Q_SIGNALS:
    /// The row that is current, by seq; -1: none.
    void chosen(qint64 seq);
    /// Enter or a double click: the reading pane takes the focus.
    void opened();

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void makeLayout();
    void makeStates();
    void refreshDay();
    void refreshState();
    void chooseWanted();
    void refreshPlaying();
    void hear(const QString& channel, double dbfs);

    /// A channel's running over as far as it was heard.
    struct Hearing {
        QString transmissionId;
        bool speaking = false;
        QByteArray envelope;
    };
    QHash<QString, Hearing> m_hearing;
    const Clock& m_clock;
    AlertBoard& m_board;
    Playback& m_playback;
    FeedModel* m_model;
    SegmentedControl* m_filter;
    FeedDivider* m_pinnedHead;
    PinnedAlerts* m_pinned;
    FeedDivider* m_day;
    NewPill* m_pill;
    ErrorBanner* m_error;
    FeedView* m_view;
    EmptyState* m_empty;
    LabelText* m_count;
    qint64 m_wanted = -1; ///< to be chosen when the log has been read
};

} // namespace watchdesk::ui
