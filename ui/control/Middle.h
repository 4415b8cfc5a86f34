// The middle of the control room: the town map, or what is read.
#pragma once

#include "ui/control/Jobs.h"

#include <QStackedWidget>

namespace watchdesk::ui {

class AlertBoard;
class Playback;
class ReadingPane;
class TownPanel;

/// The map is the middle. The reading pane takes its place when somebody chooses or opens a row; nothing that happens
/// by itself does. Window's thread.
class Middle : public QStackedWidget {
    Q_OBJECT
public:
    Middle(const ControlJobs& jobs, AlertBoard& board, Playback& playback, QWidget* parent = nullptr);
    /// The row that is current in the feed; -1: none, and the map comes back.
    void read(qint64 seq);
    /// Whatever row is current, and the focus goes there.
    void openReading();
    void showMap();
    [[nodiscard]] bool isMapShown() const;
    /// From the one to the other, and the focus goes there; with nothing to read it stays with the map.
    void turn();
    [[nodiscard]] TownPanel& town() const { return *m_town; }
    [[nodiscard]] ReadingPane& reading() const { return *m_reading; }

Q_SIGNALS:
    void leftReading(); ///< back to the map: the focus goes to the feed
    void leftMap();     ///< Esc on the map

private:
    TownPanel* m_town;
    ReadingPane* m_reading;
};

} // namespace watchdesk::ui
