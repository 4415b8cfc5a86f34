// What the control room does with its map.
#include "ui/control/AlertBoard.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/Middle.h"
#include "ui/control/QuickLine.h"
#include "ui/control/ReadingPane.h"
#include "ui/control/TalkHand.h"
#include "ui/control/TownPanel.h"
#include "ui/widgets/ErrorBanner.h"

#include <QAction>

namespace watchdesk::ui {

ReadingPane& ControlRoomPage::reading() const {
    return m_middle->reading();
}

TownPanel& ControlRoomPage::town() const {
    return m_middle->town();
}

void ControlRoomPage::connectMap() {
    connect(m_feed, &FeedPanel::chosen, m_middle, &Middle::read);
    connect(m_feed, &FeedPanel::opened, m_middle, &Middle::openReading);
    connect(m_middle, &Middle::leftReading, this, [this] { m_feed->view().setFocus(Qt::OtherFocusReason); });
    connect(m_middle, &Middle::leftMap, this, [this] { m_line->edit().setFocus(Qt::OtherFocusReason); });
    connect(&town(), &TownPanel::logWanted, this, &ControlRoomPage::logAtChosen);
    connect(&town(), &TownPanel::warningWanted, this, &ControlRoomPage::warnNext);
    connect(&town(), &TownPanel::schemeWanted, this, [this] { Q_EMIT pageWanted(QStringLiteral("scheme/setup")); });
}

void ControlRoomPage::makeMapActions() {
    addJob(tr("Map, or the row that is read"), QStringLiteral("map"), QKeySequence(Qt::ALT | Qt::Key_M),
           [this] { m_middle->turn(); });
    addJob(tr("Look at the trail again"), QStringLiteral("locate-fixed"), QKeySequence(Qt::ALT | Qt::Key_Home), [this] {
        m_middle->showMap();
        town().lookAgain();
    });
    addJob(tr("Trail on the map, or not"), QStringLiteral("footprints"), QKeySequence(Qt::ALT | Qt::Key_T),
           [this] { town().toggle(TownPanel::TrailLayer); });
    addJob(tr("Cameras on the map, or not"), QStringLiteral("cctv"), QKeySequence(Qt::ALT | Qt::Key_C),
           [this] { town().toggle(TownPanel::CameraLayer); });
    addJob(tr("Patrols on the map, or not"), QStringLiteral("shield"), QKeySequence(Qt::ALT | Qt::Key_P),
           [this] { town().toggle(TownPanel::PatrolLayer); });
    addJob(tr("Silent sets on the map, or not"), QStringLiteral("volume-x"), QKeySequence(Qt::ALT | Qt::Key_S),
           [this] { town().toggle(TownPanel::SilentLayer); });
    addJob(tr("Zones of orders on the map, or not"), QStringLiteral("map"), QKeySequence(Qt::ALT | Qt::Key_Z),
           [this] { town().toggle(TownPanel::ZoneLayer); });
    addStep(tr("Log at the place that is chosen on the map"), QStringLiteral("pencil"),
            QKeySequence(Qt::ALT | Qt::Key_L), [this] { logAtChosen(); });
    addStep(tr("Warn the members who are next on the way…"), QStringLiteral("megaphone"), Qt::Key_F7,
            [this] { warnNext(); });
}

void ControlRoomPage::logAtChosen() {
    const desk::TownPlace place = town().chosen();
    if (place.id.isEmpty())
        return say(tr("Choose a place on the map first."), false);
    m_line->beginWith(place.callSign.isEmpty() ? place.name : place.callSign);
}

void ControlRoomPage::announceAlert() {
    const desk::AlertView* view = m_board->inHand();
    announce(view != nullptr ? view->alert.told : QString(), m_talk->armed());
}

/// Members are told by voice: the words are read once more, and go out by Enter.
void ControlRoomPage::warnNext() {
    const TownPanel::Warning warning = town().warning();
    if (warning.words.isEmpty())
        return say(tr("Nobody is known to be next on the way."), false);
    // On another channel nobody of them would hear it.
    if (!warning.channel.isEmpty() && !spokenChannels().contains(warning.channel))
        return refuseTalk(tr("The desk only listens on %1, on which they are.").arg(warning.channel));
    announce(warning.words, warning.channel.isEmpty() ? m_talk->armed() : warning.channel);
    if (!warning.elsewhere.isEmpty())
        say(tr("On another channel, to be warned there: %1").arg(warning.elsewhere.join(QStringLiteral(", "))), false);
}

} // namespace watchdesk::ui
