// The live feed with its head, pinned alerts, day and footer.
#pragma once

#include "ui/control/AlarmMeter.h"
#include "ui/control/FeedBands.h"
#include "ui/control/FeedView.h"
#include "ui/control/FindBar.h"
#include "ui/control/JumpBar.h"
#include "ui/control/PinnedAlerts.h"
#include "ui/control/Playback.h"

#include <QAbstractButton>
#include <QTimer>

class QStackedLayout;

namespace watchdesk::ui {

class EmptyState;
class ErrorBanner;
class LabelText;
class LoadMeter;
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
    /// Reads the log and the load again (somebody signed in).
    void reload();
    /// Makes that row current as soon as the log is there, whatever the filter was.
    void choose(qint64 seq);
    [[nodiscard]] FeedView& view() const { return *m_view; }
    [[nodiscard]] FeedModel& model() const { return *m_model; }
    [[nodiscard]] SegmentedControl& filter() const { return *m_filter; }
    [[nodiscard]] AlarmMeter& meter() const { return *m_meter; }
    [[nodiscard]] FindBar& find() const { return *m_find; }
    [[nodiscard]] JumpBar& jump() const { return *m_jump; }
    [[nodiscard]] FeedBand& shelfBand() const { return *m_shelfBand; }
    [[nodiscard]] FloodBand& floodBand() const { return *m_floodBand; }
    [[nodiscard]] LoadMeter& load() const { return *m_load; }
    /// One of the two strips at a time.
    void openFind();
    void openJump();

Q_SIGNALS:
    /// The row that is current, by seq; -1: none.
    void chosen(qint64 seq);
    /// Enter or a double click: the reading pane takes the focus.
    void opened();
    /// What made the current row is to be suspended; the list of what is; the load of alarms.
    void suspendWanted();
    void shelvesWanted();
    void loadWanted();

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void makeLayout();
    void makeStates();
    void connectBands(ShelfJobs& shelves);
    void showMenu(const QPoint& global);
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
    AlarmMeter* m_meter;
    SegmentedControl* m_filter;
    FloodBand* m_floodBand;
    ShelfBand* m_shelfBand;
    FeedDivider* m_pinnedHead;
    PinnedAlerts* m_pinned;
    FeedDivider* m_day;
    NewPill* m_pill;
    ErrorBanner* m_error;
    FeedView* m_view;
    FindBar* m_find;
    JumpBar* m_jump;
    EmptyState* m_empty;
    QStackedLayout* m_log = nullptr;
    LabelText* m_count;
    LabelText* m_keys = nullptr;
    LoadMeter* m_load;
    QTimer m_refreshSoon;
    qint64 m_wanted = -1; ///< to be chosen when the log has been read
};

} // namespace watchdesk::ui
