// The town map of the control room.
#pragma once

#include "ui/control/Jobs.h"
#include "ui/control/TownScene.h"
#include "ui/widgets/OneReading.h"

#include <QWidget>

namespace watchdesk::ui {

class AlertBoard;
class Button;
class MapView;
class NextCard;
class PanelHead;
class PlaceCard;
class SegmentedControl;
class TownPatrols;
class TownSilence;
class TownTrail;
class WalkLegend;

/// The map with its head: premises, cameras, patrols, the trail of the alert in hand, where it may lead, and who is
/// silent. It looks at the trail while nobody has moved the view. A place that is clicked, or walked to by Page Down
/// and Page Up, says who it is. Window's thread; nothing is reckoned here.
class TownPanel : public QWidget {
    Q_OBJECT
public:
    enum Layer { TrailLayer, CameraLayer, PatrolLayer, SilentLayer, ZoneLayer };

    TownPanel(const ControlJobs& jobs, AlertBoard& board, QWidget* parent = nullptr);
    /// Once a second.
    void tick();
    /// Of the row that is read: its place is in hand. A null detail: none is.
    void setRead(const desk::RowDetail& detail);
    /// Back to the trail, or all premises, whatever was moved.
    void lookAgain();
    void toggle(Layer layer);
    void closeCard();
    /// The place whose card is shown; an empty id: none.
    [[nodiscard]] desk::TownPlace chosen() const;
    /// What is to be said to those who are next on the way.
    struct Warning {
        QString words;         ///< empty: nobody is known to be; with no name of a subject in them
        QString channel;       ///< on which they all talk; may be empty
        QStringList elsewhere; ///< call signs among the next that talk on another
    };
    [[nodiscard]] Warning warning() const;

    [[nodiscard]] MapView& map() const { return *m_map; }
    [[nodiscard]] SegmentedControl& layers() const { return *m_layers; }
    [[nodiscard]] PlaceCard& card() const { return *m_card; }
    [[nodiscard]] NextCard& next() const { return *m_next; }
    [[nodiscard]] WalkLegend& legend() const { return *m_legend; }
    [[nodiscard]] const TownScene& scene() const { return m_scene; }

Q_SIGNALS:
    void logWanted(); ///< the chosen place's call sign in the quick line
    void warningWanted();
    void schemeWanted(); ///< there is no map yet
    void left();         ///< Esc, with nothing chosen

protected:
    void resizeEvent(QResizeEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    void makeParts();
    void connectParts(const AlertBoard& board);
    void readMap();
    void sayHowToGetOne();
    void readPlaces();
    void readZones();
    void takePatrols();
    void endRollCall();
    void takeBoard(const AlertBoard& board);
    void takeTrail(bool moved);
    void choose(const QString& markerId);
    void paintScene();
    void placeParts();
    [[nodiscard]] QVector<desk::TownPlace> nextPlaces() const;

    TownJobs& m_town;
    const Clock& m_clock;
    TownTrail* m_trail;
    TownSilence* m_silence;
    TownPatrols* m_patrols;
    TownScene m_scene;
    OneReading m_cameras;
    OneReading m_zones;
    quint64 m_asked = 0; ///< for a card
    PanelHead* m_head;
    SegmentedControl* m_layers;
    MapView* m_map;
    Button* m_bring;
    Button* m_again;
    PlaceCard* m_card;
    NextCard* m_next;
    WalkLegend* m_legend;
};

} // namespace watchdesk::ui
