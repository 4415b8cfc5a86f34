// The control room: live feed, the town map or what is read, radio, the alert in hand, the quick line.
#pragma once

#include "ui/control/Jobs.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QGridLayout;

namespace watchdesk::desk {
class Desk;
class TextKeeper;
} // namespace watchdesk::desk

namespace watchdesk::ui {

class AlertBoard;
class AlertPanel;
class AnnounceSheet;
class DeskJobs;
class ErrorBanner;
class FeedPanel;
class Listening;
class Playback;
class QuickLine;
class RadioStrips;
class TalkHand;
class Middle;
class ReadingPane;
class TownPanel;
class UntakenAlarm;

/// The workspace. Window's thread; the desk outlives it. Errors of its jobs are shown in its own banner; what is typed
/// is kept.
class ControlRoomPage : public QWidget {
    Q_OBJECT
public:
    /// Widths from which the wide measures of tokens.json are used.
    static constexpr int wideFrom = 1600;

    explicit ControlRoomPage(desk::Desk& desk, QWidget* parent = nullptr);
    /// Over anything that answers the interfaces; what they point to outlives the page.
    explicit ControlRoomPage(const ControlJobs& jobs, QWidget* parent = nullptr);
    ~ControlRoomPage() override;

    /// For menus and the command palette: text, shortcut, icon. Their shortcuts work while the page is in sight.
    [[nodiscard]] QVector<QAction*> actions() const { return m_actions; }
    [[nodiscard]] FeedPanel& feed() const { return *m_feed; }
    [[nodiscard]] Middle& middle() const { return *m_middle; }
    [[nodiscard]] ReadingPane& reading() const;
    [[nodiscard]] TownPanel& town() const;
    [[nodiscard]] AlertPanel& alertPanel() const { return *m_alert; }
    [[nodiscard]] AlertBoard& board() const { return *m_board; }
    [[nodiscard]] UntakenAlarm& untaken() const { return *m_untaken; }
    [[nodiscard]] QuickLine& quickLine() const { return *m_line; }
    [[nodiscard]] RadioStrips& radio() const { return *m_strips; }
    [[nodiscard]] Listening& listening() const { return *m_listening; }
    [[nodiscard]] Playback& playback() const { return *m_playback; }
    [[nodiscard]] TalkHand& talk() const { return *m_talk; }
    /// Reads feed and alerts again (somebody signed in).
    void reload();
    /// Makes the row of a record current, so that it is read.
    void showRecord(domain::FeedKind kind, const QString& recordId);

Q_SIGNALS:
    /// Another workspace is asked for, and a part of it: "scheme/setup".
    void pageWanted(const QString& id);

public Q_SLOTS:
    /// The running times; the page does it once a second by itself.
    void tick();

protected:
    void resizeEvent(QResizeEvent*) override;
    void paintEvent(QPaintEvent*) override;

private:
    void build();
    void connectParts();
    void makeActions();
    QAction* addJob(const QString& text, const QString& icon, const QKeySequence& key, std::function<void()> fn);
    /// One that opens a sheet or goes somewhere on the page: not while a sheet covers it.
    QAction* addStep(const QString& text, const QString& icon, const QKeySequence& key,
                     const std::function<void()>& fn);
    void arrange();
    void say(const QString& text, bool undoable);
    void writeText();
    void joinOrPart();
    void addWatch(desk::Desk& desk);
    void addPolice(desk::Desk& desk);
    void withIncident(const std::function<void(const QString& incidentId)>& fn);
    void announce(const QString& words, const QString& at);
    void announceAlert();
    [[nodiscard]] QStringList toldChannels() const;
    AnnounceSheet* openAnnounce(const QStringList& channels, const QString& at, const QString& words);
    void offerMail(AnnounceSheet& sheet, const QStringList& names, const QString& alertId);
    void askWho();
    void tickNextStep();
    void warnNext();
    void logAtChosen();
    void connectMap();
    void makeMapActions();
    void makeFeedActions();
    void suspendSource();
    void showShelves();
    void showLoad();
    void addHeldTexts(desk::TextKeeper& keeper);
    [[nodiscard]] QStringList spokenChannels() const;
    void refuseTalk(const QString& why);
    [[nodiscard]] bool spaceIsFree(const QWidget* focus) const;

    std::shared_ptr<DeskJobs> m_deskJobs; ///< none over other jobs
    ControlJobs m_jobs;
    AlertBoard* m_board = nullptr;
    Playback* m_playback = nullptr;
    Listening* m_listening = nullptr;
    FeedPanel* m_feed = nullptr;
    Middle* m_middle = nullptr;
    RadioStrips* m_strips = nullptr;
    TalkHand* m_talk = nullptr;
    AlertPanel* m_alert = nullptr;
    UntakenAlarm* m_untaken = nullptr;
    QuickLine* m_line = nullptr;
    ErrorBanner* m_error = nullptr;
    QGridLayout* m_grid = nullptr;
    QVector<QAction*> m_actions;
    QTimer m_second;
    int m_arranged = 0; ///< 1 narrow, 2 wide
};

} // namespace watchdesk::ui
