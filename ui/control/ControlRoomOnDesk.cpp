#include "desk/RadioLog.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/DeskJobs.h"
#include "ui/control/Listening.h"
#include "ui/control/Playback.h"
#include "ui/control/RollCallBar.h"
#include "ui/control/RollCallSheet.h"
#include "ui/control/UntakenAlarm.h"
#include "ui/control/WatchSheet.h"
#include "ui/widgets/ErrorBanner.h"

#include <QVBoxLayout>

namespace watchdesk::ui {

// Apart from the rest, so that a program that shows the page over other jobs needs no desk.
ControlRoomPage::ControlRoomPage(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_deskJobs(std::make_shared<DeskJobs>(desk)), m_jobs(m_deskJobs->jobs()) {
    connect(&desk, &desk::Desk::opened, this, &ControlRoomPage::reload);
    build();
    // Nobody signed in, nobody to hear it.
    connect(&desk, &desk::Desk::opened, m_listening, [this] {
        m_listening->setAtDesk(true);
        m_untaken->setAtDesk(true);
    });
    connect(&desk, &desk::Desk::locked, m_listening, [this] {
        m_playback->stop();
        m_listening->setAtDesk(false);
        m_untaken->setAtDesk(false);
    });
    m_listening->setAtDesk(desk.isOpen());
    m_untaken->setAtDesk(desk.isOpen());
    addWatch(desk);
    addPolice(desk);
    addHeldTexts(desk.radioLog().texts());
}

// A text that came was answered for: whoever closes the desk now should know that it is nowhere else. Nothing else that
// is said here takes the place of it.
void ControlRoomPage::addHeldTexts(desk::TextKeeper& keeper) {
    auto* banner = new ErrorBanner(this);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->indexOf(m_error), banner);
    const auto show = [banner](int texts) {
        if (texts == 0)
            return banner->dismiss();
        const QString words = texts == 1 ? tr("A text of a radio could not be kept in the store.")
                                         : tr("%1 texts of radios could not be kept in the store.").arg(texts);
        banner->showError({ErrorCode::Io, words.toStdString(),
                           tr("The desk holds them, and tries again every 15 s.").toStdString(),
                           tr("Do not close WatchDesk before they are kept.").toStdString()});
    };
    connect(&keeper, &desk::TextKeeper::refusedChanged, banner, show);
    show(keeper.refused());
}

// Roll-calls and turns on watch are the desk's alone: over other jobs there are none.
void ControlRoomPage::addWatch(desk::Desk& desk) {
    const auto rollCall = [this, &desk] { new RollCallSheet(this, desk); };
    auto* bar = new RollCallBar(desk.rollCalls(), this);
    connect(bar, &RollCallBar::wanted, this, rollCall);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->indexOf(m_error), bar);
    addStep(tr("Roll-call…"), QStringLiteral("list"), QKeySequence(Qt::CTRL | Qt::Key_R), rollCall);
    addStep(tr("Who is on watch…"), QStringLiteral("users"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
            [this, &desk] { new WatchSheet(this, desk); });
}

} // namespace watchdesk::ui
