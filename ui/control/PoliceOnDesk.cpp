#include "ui/control/AlertBoard.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/NoteAtSignIn.h"
#include "ui/control/PoliceHand.h"
#include "ui/widgets/ErrorBanner.h"

namespace watchdesk::ui {

namespace {

/// The row that is read, or -1.
qint64 chosenSeq(const FeedPanel& feed) {
    const QModelIndex index = feed.view().currentIndex();
    const desk::FeedRow* row = index.isValid() ? feed.model().row(index.row()) : nullptr;
    return row != nullptr ? row->seq : -1;
}

} // namespace

// A row of the feed that one stands on, else the alert in hand, else the row that is read.
void ControlRoomPage::withIncident(const std::function<void(const QString& incidentId)>& fn) {
    const desk::AlertView* inHand = m_board->inHand();
    const qint64 seq = chosenSeq(*m_feed);
    if (seq < 0 || (inHand != nullptr && !m_feed->view().hasFocus()))
        return fn(inHand != nullptr ? inHand->incident.id : QString());
    onAnswer(
        this, m_jobs.feed.detail(seq), [fn](const desk::RowDetail& detail) { fn(detail.incident.id); },
        [this](const Error& error) { m_error->showError(error); });
}

// Cases, shifts and papers are the desk's alone, as roll-calls are.
void ControlRoomPage::addPolice(desk::Desk& desk) {
    auto* hand = new PoliceHand(*this, desk);
    connect(hand, &PoliceHand::failed, this, [this](const Error& error) { m_error->showError(error); });
    new NoteAtSignIn(*this, desk);
    addStep(tr("The incident and the police…"), QStringLiteral("shield"), Qt::Key_F6,
            [this, hand] { withIncident([hand](const QString& id) { hand->openCase(id); }); });
    addStep(tr("Told on the radio, never reported…"), QStringLiteral("list-checks"), QKeySequence(Qt::CTRL | Qt::Key_N),
            [hand] { hand->openNudges(); });
    addStep(tr("Intelligence report…"), QStringLiteral("file-text"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
            [this, hand] { withIncident([hand](const QString& id) { hand->writeIntel(id); }); });
    addStep(tr("Intelligence reports that were made…"), QStringLiteral("archive"),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [hand] { hand->intelReports(); });
    addStep(tr("Hand the alert in hand to somebody…"), QStringLiteral("handshake"),
            QKeySequence(Qt::SHIFT | Qt::Key_F9), [this, hand] {
                if (const desk::AlertView* view = m_board->inHand())
                    return hand->handAlert(view->alert);
                m_error->showError({ErrorCode::InvalidInput, tr("No alert is in hand.").toStdString(), {}, {}});
            });
    addStep(tr("Hand the desk over…"), QStringLiteral("handshake"), QKeySequence(Qt::CTRL | Qt::Key_H),
            [hand] { hand->handOver(); });
    addStep(tr("What was handed over last"), QStringLiteral("history"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
            [hand] { hand->lastNote(); });
    addStep(tr("Shift report as PDF…"), QStringLiteral("file-down"), QKeySequence(Qt::CTRL | Qt::Key_P),
            [hand] { hand->shiftReport(); });
}

} // namespace watchdesk::ui
