#include "ui/control/ControlRoomPage.h"

#include "ui/control/AlertPanel.h"
#include "ui/control/AnnounceSheet.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/IncidentSteps.h"
#include "ui/control/Listening.h"
#include "ui/control/Middle.h"
#include "ui/control/PatchSheet.h"
#include "ui/control/Playback.h"
#include "ui/control/QuickLine.h"
#include "ui/control/RadioStrips.h"
#include "ui/control/ReadingPane.h"
#include "ui/control/TalkHand.h"
#include "ui/control/TextSheet.h"
#include "ui/control/TownPanel.h"
#include "ui/control/WhoSheet.h"
#include "ui/control/UntakenAlarm.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/Overlay.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QApplication>
#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

ControlRoomPage::ControlRoomPage(const ControlJobs& jobs, QWidget* parent) : QWidget(parent), m_jobs(jobs) {
    build();
}

ControlRoomPage::~ControlRoomPage() {
    // The parts hold on to the adapters: they go first.
    delete m_line;
    delete m_strips;
    delete m_talk;
    delete m_middle;
    delete m_feed;
    delete m_alert;
    delete m_playback;
    delete m_listening;
    delete m_untaken;
    delete m_board;
}

void ControlRoomPage::build() {
    setObjectName(QStringLiteral("control-room"));
    setAccessibleName(tr("Control room"));
    m_board = new AlertBoard(m_jobs, this);
    m_playback = new Playback(m_jobs.radio, this);
    m_listening = new Listening(m_jobs.radio.live(), this);
    m_error = new ErrorBanner(this);
    m_feed = new FeedPanel(m_jobs, *m_board, *m_playback, this);
    m_middle = new Middle(m_jobs, *m_board, *m_playback, this);
    m_talk = new TalkHand(
        m_jobs.talk, [this](const QWidget* focus) { return spaceIsFree(focus); }, this);
    m_strips = new RadioStrips(m_jobs.radio, *m_playback, *m_listening, *m_talk, m_jobs.clock, this);
    m_alert = new AlertPanel(*m_board, m_jobs.incidents, m_jobs.clock, this);
    m_untaken = new UntakenAlarm(*m_board, this);
    m_line = new QuickLine(m_jobs, *m_board, this);
    m_grid = new QGridLayout;
    m_grid->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_grid, 1);
    // Above the line, not at the head: what is read stays where it is when an error comes.
    column->addWidget(m_error);
    column->addWidget(m_line);
    arrange();
    connectParts();
    makeActions();
    focusGoesTo(this, &m_line->edit());
    m_line->edit().setFocus();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &ControlRoomPage::tick);
    m_second.start();
    m_board->reload();
}

void ControlRoomPage::connectParts() {
    const auto showFailure = [this](const Error& error) { m_error->showError(error); };
    connect(m_board, &AlertBoard::failed, this, showFailure);
    connect(m_untaken, &UntakenAlarm::troubleChanged, m_alert, &AlertPanel::setSoundTrouble);
    connect(m_playback, &Playback::failed, this, showFailure);
    connect(m_line, &QuickLine::failed, this, showFailure);
    connect(m_talk, &TalkHand::failed, this, showFailure);
    connectMap();
    connect(m_alert, &AlertPanel::sightingRequested, m_line, &QuickLine::beginSighting);
    connect(m_alert, &AlertPanel::whoRequested, this, &ControlRoomPage::askWho);
    connect(m_alert, &AlertPanel::failed, this, showFailure);
    connect(m_line, &QuickLine::done, this, [this](const QString& text, bool undoable) {
        m_error->dismiss();
        say(text, undoable);
    });
    connect(m_line, &QuickLine::logged, this, [this](const desk::Logged& logged) {
        if (logged.alert.id.isEmpty())
            return;
        m_board->putInHand(logged.alert.id);
        m_board->reload();
    });
    connect(m_board, &AlertBoard::closed, this, [this](const domain::Alert& alert) {
        Toast::show(this, tr("Alert %1 closed").arg(alert.number), tr("Undo"),
                    [this, id = alert.id] { m_board->reopen(id); });
    });
}

// Words are typed with it, and lists, buttons and recordings take it as theirs; an empty line begins with no space.
bool ControlRoomPage::spaceIsFree(const QWidget* focus) const {
    return focus == nullptr || focus == this || (focus == &m_line->edit() && m_line->edit().text().isEmpty());
}

void ControlRoomPage::say(const QString& text, bool undoable) {
    if (undoable)
        Toast::show(this, text, tr("Undo"), [this] { m_line->undo(); });
    else
        Toast::show(this, text);
}

QAction* ControlRoomPage::addJob(const QString& text, const QString& icon, const QKeySequence& key,
                                 std::function<void()> fn) {
    auto* action = new QAction(Theme::instance().qicon(icon), text, this);
    action->setShortcut(key);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, std::move(fn));
    addAction(action);
    m_actions.append(action);
    return action;
}

QAction* ControlRoomPage::addStep(const QString& text, const QString& icon, const QKeySequence& key,
                                  const std::function<void()>& fn) {
    return addJob(text, icon, key, [this, fn] {
        if (Overlay::shownIn(this) == nullptr)
            fn();
    });
}

void ControlRoomPage::makeActions() {
    addStep(tr("Go to the quick line"), QStringLiteral("pencil"), Qt::Key_F2,
            [this] { m_line->edit().setFocus(Qt::ShortcutFocusReason); });
    addStep(tr("The full form of an incident…"), QStringLiteral("file-text"), QKeySequence(Qt::CTRL | Qt::Key_F2),
            [this] { m_line->openForm(); });
    addStep(tr("Who is this? Subjects whom the alert in hand may be about…"), QStringLiteral("user-search"),
            QKeySequence(Qt::CTRL | Qt::Key_I), [this] { askWho(); });
    addStep(tr("Tick the next step of the alert in hand, or of what is read"), QStringLiteral("list-checks"),
            QKeySequence(Qt::CTRL | Qt::Key_D), [this] { tickNextStep(); });
    addJob(tr("Replay the last 30 seconds"), QStringLiteral("rotate-ccw"), Qt::Key_F3,
           [this] { m_strips->replayLatest(); });
    addJob(tr("Mute the selected channel, or not"), QStringLiteral("volume-x"),
           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), [this] { m_strips->toggleMute(); });
    addStep(tr("How the channels are heard…"), QStringLiteral("volume-2"), QKeySequence(Qt::CTRL | Qt::Key_M),
            [this] { m_strips->openListening(); });
    addJob(tr("Talk on the next channel"), QStringLiteral("mic"), QKeySequence(Qt::CTRL | Qt::Key_F12),
           [this] { m_talk->armNext(); });
    addStep(tr("Join two channels, or part them…"), QStringLiteral("radio-tower"), QKeySequence(Qt::CTRL | Qt::Key_J),
            [this] { joinOrPart(); });
    addStep(tr("Say words on the radio…"), QStringLiteral("volume-2"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
            [this] { announceAlert(); });
    addStep(tr("Send a text to a radio…"), QStringLiteral("send"), QKeySequence(Qt::CTRL | Qt::Key_T),
            [this] { writeText(); });
    addStep(tr("Add a sighting"), QStringLiteral("footprints"), Qt::Key_F4, [this] { m_line->beginSighting(); });
    addStep(tr("Close the alert in hand…"), QStringLiteral("x"), Qt::Key_F8, [this] { m_alert->askOutcome(); });
    addJob(tr("Claim the alert"), QStringLiteral("hand"), Qt::Key_F9, [this] { m_board->claim(); });
    addJob(tr("Mute the alerts that nobody has taken"), QStringLiteral("volume-x"),
           QKeySequence(Qt::ALT | Qt::Key_F9), [this] { m_board->mute(); });
    for (int party = 0; party < 3; ++party)
        addJob(tr("Note that party %1 has acknowledged").arg(party + 1), QStringLiteral("check"),
               QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + party)),
               [this, party] { m_board->acknowledge(party); });
    addStep(tr("Go to the feed"), QStringLiteral("list"), Qt::Key_F10,
            [this] { m_feed->view().setFocus(Qt::ShortcutFocusReason); });
    addJob(tr("Newest rows"), QStringLiteral("arrow-up"), QKeySequence(Qt::CTRL | Qt::Key_Home),
           [this] { m_feed->view().goToTop(); });
    makeFeedActions();
    makeMapActions();
}

/// What is read comes first while the keyboard is in it, and while no alert is in hand.
void ControlRoomPage::tickNextStep() {
    const ReadingPane& reading = m_middle->reading();
    const bool there = !m_middle->isMapShown() && !reading.steps().isEmpty();
    if (there && (reading.isAncestorOf(QApplication::focusWidget()) || m_board->inHand() == nullptr))
        reading.steps().tickNext();
    else
        m_alert->tickNext();
}

QStringList ControlRoomPage::spokenChannels() const {
    QStringList spoken;
    for (const desk::ChannelState& state : m_jobs.radio.channels())
        if (state.talk != desk::ChannelState::Talk::Off)
            spoken.append(state.channel);
    return spoken;
}

void ControlRoomPage::refuseTalk(const QString& why) {
    const QString what = m_jobs.talk.mayTalk() ? why : tr("That is for coordinators.");
    m_error->showError({ErrorCode::Unavailable, what.toStdString(), tr("Nothing was sent.").toStdString(), {}});
}

void ControlRoomPage::joinOrPart() {
    QVector<desk::ChannelState> states = m_jobs.radio.channels();
    // Of several pairs the one that is spoken to.
    std::stable_partition(states.begin(), states.end(),
                          [this](const desk::ChannelState& state) { return state.channel == m_talk->armed(); });
    for (const desk::ChannelState& state : std::as_const(states)) {
        if (state.joinedTo.isEmpty())
            continue;
        const QString pair = tr("%1 and %2").arg(state.channel, state.joinedTo);
        onAnswer(
            this, m_jobs.talk.part(state.channel), [this, pair] { say(tr("Parted: %1").arg(pair), false); },
            [this](const Error& error) { m_error->showError(error); });
        return;
    }
    const QStringList spoken = spokenChannels();
    if (spoken.size() < 2 || !m_jobs.talk.mayTalk())
        return refuseTalk(tr("There are no two channels on which the desk may speak."));
    auto* sheet = new PatchSheet(this, m_jobs.talk, spoken, m_talk->armed());
    connect(sheet, &PatchSheet::joined, this,
            [this](const QString& one, const QString& other) { say(tr("Joined: %1 and %2").arg(one, other), false); });
}

/// The sheet opens as soon as there is one way: the desk may only listen where sets take texts or people ask for mail.
void ControlRoomPage::announce(const QString& words, const QString& at) {
    const QStringList channels = toldChannels();
    const desk::AlertView* view = m_board->inHand();
    if (!channels.isEmpty()) {
        auto* sheet = openAnnounce(channels, at, words);
        if (view != nullptr)
            onAnswer(sheet, m_jobs.alerts.mailedTo(view->alert.id),
                     [this, sheet, id = view->alert.id](const Result<QStringList>& names) {
                         if (names)
                             offerMail(*sheet, *names, id);
                     });
        return;
    }
    const QString none = tr("There is no channel on which the desk may speak.");
    if (view == nullptr)
        return refuseTalk(none);
    onAnswer(this, m_jobs.alerts.mailedTo(view->alert.id),
             [this, none, words, id = view->alert.id](const Result<QStringList>& names) {
                 if (!names || names->isEmpty())
                     return refuseTalk(none);
                 offerMail(*openAnnounce({}, {}, words), *names, id);
             });
}

/// Channels on which words can be told, by voice or by text.
QStringList ControlRoomPage::toldChannels() const {
    QStringList told;
    const QStringList spoken = m_jobs.talk.mayTalk() ? spokenChannels() : QStringList();
    for (const desk::ChannelState& state : m_jobs.radio.channels()) {
        const bool texts = m_jobs.texts.mayText() && !m_jobs.texts.targets(state.channel).isEmpty();
        if (texts || spoken.contains(state.channel))
            told.append(state.channel);
    }
    return told;
}

AnnounceSheet* ControlRoomPage::openAnnounce(const QStringList& channels, const QString& at, const QString& words) {
    auto* sheet = new AnnounceSheet(this, m_jobs.talk, channels, at, words);
    connect(sheet, &AnnounceSheet::said, this, [this](const QString& how) { say(tr("Told %1").arg(how), false); });
    const bool may = m_jobs.talk.mayTalk();
    sheet->setSpoken(may ? spokenChannels() : QStringList(),
                     may ? tr("the desk only listens here") : tr("that is for coordinators"));
    if (m_jobs.texts.mayText())
        sheet->offerTexts(m_jobs.texts);
    return sheet;
}

void ControlRoomPage::offerMail(AnnounceSheet& sheet, const QStringList& names, const QString& alertId) {
    sheet.offerMail(names, [this, alertId](const QString& told) { return m_jobs.alerts.mail(alertId, told); });
}

void ControlRoomPage::writeText() {
    QStringList channels;
    for (const desk::ChannelState& state : m_jobs.radio.channels())
        channels.append(state.channel);
    if (channels.isEmpty() || !m_jobs.texts.mayText())
        return refuseTalk(tr("There is no radio channel yet."));
    auto* sheet = new TextSheet(this, m_jobs.texts, channels, m_talk->armed());
    connect(sheet, &TextSheet::sent, this, [this](const QString& to) { say(tr("On its way to %1").arg(to), false); });
}

/// Of words that are being typed, when there are any; else of the alert in hand.
void ControlRoomPage::askWho() {
    if (!m_jobs.incidents.mayIdentify())
        return m_error->showError({ErrorCode::Refused,
                                   tr("Your role does not include the gallery.").toStdString(),
                                   tr("Nothing was shown.").toStdString(),
                                   {}});
    const desk::AlertView* view = m_board->inHand();
    desk::WhoQuery query;
    // A call sign that came from the radio is nobody's description.
    const domain::QuickReading reading = m_line->edit().reading();
    const bool described = !reading.description.isEmpty() || !reading.narrative.isEmpty();
    if ((described || view == nullptr) && !m_line->edit().text().trimmed().isEmpty() && !m_line->isSighting())
        query.reading = reading;
    else if (view != nullptr)
        query.incidentId = view->incident.id;
    else
        return say(tr("Type a description, or take an alert in hand."), false);
    auto* sheet = new WhoSheet(this, m_jobs.incidents, query);
    connect(sheet, &WhoSheet::chosen, this, [this, query](const desk::WhoSuggestion& who) {
        if (query.incidentId.isEmpty())
            return m_line->add(who.reference);
        say(tr("%1 is on the incident").arg(who.reference), false);
        m_board->reload();
    });
}

void ControlRoomPage::showRecord(domain::FeedKind kind, const QString& recordId) {
    onAnswer(
        this, m_jobs.feed.seqOf(kind, recordId), [this](qint64 seq) { m_feed->choose(seq); },
        [this](const Error& error) { m_error->showError(error); });
}

void ControlRoomPage::reload() {
    m_feed->reload();
    m_board->reload();
}

void ControlRoomPage::tick() {
    m_feed->tick();
    m_middle->town().tick();
    m_strips->tick();
    m_alert->tick();
    m_board->tick();
    m_untaken->tick();
}

void ControlRoomPage::arrange() {
    const int wanted = width() >= wideFrom ? 2 : 1;
    if (wanted == m_arranged)
        return;
    m_arranged = wanted;
    const bool wide = wanted == 2;
    for (QWidget* part : QVector<QWidget*>{m_feed, m_middle, m_strips, m_alert})
        m_grid->removeWidget(part);
    m_feed->setFixedWidth(wide ? 560 : 404);
    m_alert->setFixedWidth(wide ? 392 : 316);
    m_grid->addWidget(m_feed, 0, 0, 2, 1);
    m_grid->addWidget(m_middle, 0, 1);
    // In a narrow window the alert has the full height and the strips only the middle.
    m_grid->addWidget(m_alert, 0, 2, wide ? 1 : 2, 1);
    m_grid->addWidget(m_strips, 1, 1, 1, wide ? 2 : 1);
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(0, 1);
}

void ControlRoomPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ControlRoomPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
