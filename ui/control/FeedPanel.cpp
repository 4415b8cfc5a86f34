#include "ui/control/FeedPanel.h"

#include "ui/control/LoadMeter.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

FeedPanel::FeedPanel(const ControlJobs& jobs, AlertBoard& board, Playback& playback, QWidget* parent)
    : QWidget(parent), m_clock(jobs.clock), m_board(board), m_playback(playback),
      m_model(new FeedModel(jobs.feed, this)), m_meter(new AlarmMeter(jobs.feed, jobs.clock, this)) {
    setAccessibleName(tr("Live feed"));
    m_filter = new SegmentedControl({tr("All"), tr("Alerts"), tr("Incidents"), tr("Radio"), tr("System")},
                                    tr("Which rows of the feed are shown"), this);
    m_floodBand = new FloodBand(*m_meter, this);
    m_shelfBand = new ShelfBand(jobs.shelves, jobs.clock, this);
    m_pinnedHead = new FeedDivider(this);
    m_pinnedHead->setTexts(tr("Open alerts"), tr("pinned until closed"));
    m_pinned = new PinnedAlerts(board, jobs.clock, this);
    m_day = new FeedDivider(this);
    m_pill = new NewPill(m_day);
    m_error = new ErrorBanner(this);
    m_view = new FeedView(*m_model, jobs.clock, this);
    m_find = new FindBar(jobs.feed, *m_model, *m_view, this);
    m_jump = new JumpBar(jobs.feed, *m_model, *m_view, jobs.clock, this);
    m_count = new LabelText({}, TextStyle::Small, Tone::TextMuted, this);
    m_load = new LoadMeter(*m_meter, this);
    makeStates();
    makeLayout();
    connect(m_filter, &SegmentedControl::currentChanged, this,
            [this](int index) { m_model->setFilter(static_cast<desk::FeedFilter>(index)); });
    connect(m_pill, &NewPill::clicked, m_view, &FeedView::goToTop);
    connect(m_view, &FeedView::unseenChanged, m_pill, &NewPill::setRows);
    connect(m_view, &FeedView::topChanged, this, &FeedPanel::refreshDay);
    connect(m_view, &FeedView::activated, this, &FeedPanel::opened);
    connect(m_view, &FeedView::playRequested, this,
            [this](const desk::FeedRow& row) { m_playback.toggle(row.mediaId); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) { Q_EMIT chosen(now.isValid() ? m_model->seqAt(now.row()) : -1); });
    connectBands(jobs.shelves);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { Q_EMIT chosen(m_view->currentSeq()); });
    connect(m_model, &FeedModel::stateChanged, this, &FeedPanel::refreshState);
    connect(m_model, &FeedModel::stateChanged, this, &FeedPanel::chooseWanted);
    // Once for all that is inserted in a turn of the loop.
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(0);
    connect(&m_refreshSoon, &QTimer::timeout, this, &FeedPanel::refreshState);
    connect(m_model, &QAbstractItemModel::rowsInserted, &m_refreshSoon, qOverload<>(&QTimer::start));
    connect(m_model, &FeedModel::rowsFailed, this,
            [this](const Error& error) { m_error->showError(error, [this] { m_model->reload(); }); });
    connect(&m_playback, &Playback::changed, this, &FeedPanel::refreshPlaying);
    connect(&board, &AlertBoard::changed, this, [this] {
        m_pinnedHead->setVisible(!m_board.open().isEmpty());
        m_filter->setCount(1, static_cast<int>(m_board.open().size()));
    });
    m_pinnedHead->setVisible(!board.open().isEmpty());
    connect(&jobs.radio, &RadioJobs::levelChanged, this, &FeedPanel::hear);
    connect(&jobs.radio, &RadioJobs::channelChanged, this, [this](const desk::ChannelState& state) {
        Hearing& hearing = m_hearing[state.channel];
        if (hearing.transmissionId != state.transmissionId)
            hearing.envelope.clear();
        hearing.transmissionId = state.transmissionId;
        hearing.speaking = state.speaking;
        m_view->rowDelegate().setHeard(state.channel, hearing.envelope);
    });
    m_model->reload();
}

/// The record gets its envelope when the over has ended; until then the row grows by what the meter shows.
void FeedPanel::hear(const QString& channel, double dbfs) {
    Hearing& hearing = m_hearing[channel];
    if (!hearing.speaking)
        return;
    hearing.envelope.append(
        static_cast<char>(static_cast<unsigned char>(std::clamp(255 * std::pow(10.0, dbfs / 20), 0.0, 255.0))));
    m_view->rowDelegate().setHeard(channel, hearing.envelope);
    m_view->updateLive();
}

void FeedPanel::makeStates() {
    m_empty = new EmptyState(QStringLiteral("list"), tr("Nothing yet"),
                             tr("What is heard on the radio, logged and alerted stands here."), this);
}

void FeedPanel::makeLayout() {
    auto* head = new PanelHead(tr("Live feed"), this);
    head->addWidget(m_filter);
    m_log = new QStackedLayout;
    m_log->addWidget(m_view);
    m_log->addWidget(m_empty);
    auto* foot = new QWidget(this);
    foot->setFixedHeight(28);
    auto* footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(12, 0, 12, 0);
    footRow->addWidget(m_count, 1);
    m_keys = new LabelText(tr("Space plays · Enter opens · Ctrl F finds"), TextStyle::Small, Tone::TextMuted, foot);
    footRow->addWidget(m_keys, 2);
    footRow->addWidget(m_load);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_error);
    column->addWidget(m_floodBand);
    column->addWidget(m_shelfBand);
    column->addWidget(m_find);
    column->addWidget(m_jump);
    column->addWidget(m_pinnedHead);
    column->addWidget(m_pinned);
    column->addWidget(m_day);
    column->addLayout(m_log, 1);
    column->addWidget(new RuleLine(Qt::Horizontal, this));
    column->addWidget(foot);
    auto* dayRow = new QHBoxLayout(m_day);
    dayRow->setContentsMargins(12, 0, 12, 1);
    dayRow->addStretch(1);
    dayRow->addWidget(m_pill);
}

void FeedPanel::connectBands(ShelfJobs& shelves) {
    connect(&m_shelfBand->button(), &Button::clicked, this, &FeedPanel::shelvesWanted);
    connect(m_load, &QAbstractButton::clicked, this, &FeedPanel::loadWanted);
    connect(m_view, &FeedView::menuWanted, this, &FeedPanel::showMenu);
    const auto hold = [this, &shelves] { m_model->setShelves(shelves.shelves()); };
    connect(&shelves, &ShelfJobs::changed, this, hold);
    hold();
    connect(m_floodBand, &FloodBand::changed, this,
            [this] { m_model->setBundling(m_floodBand->bundles(), m_meter->flood().since()); });
}

void FeedPanel::openFind() {
    m_jump->hide();
    m_find->open();
}

void FeedPanel::openJump() {
    m_find->close();
    m_jump->open();
}

void FeedPanel::showMenu(const QPoint& global) {
    const QModelIndex index = m_view->currentIndex();
    const desk::FeedRow* row = index.isValid() ? m_model->row(index.row()) : nullptr;
    if (row == nullptr)
        return;
    // It goes with the panel, which a lock of the desk takes away while the menu is open.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Read it"), this, &FeedPanel::opened);
    if (!row->mediaId.isEmpty())
        menu->addAction(tr("Play it"), this, [this, id = row->mediaId] { m_playback.toggle(id); });
    if (m_model->headRowOf(index.row()) >= 0)
        menu->addAction(m_model->isFolded(index.row()) ? tr("Unfold") : tr("Fold"), m_view, &FeedView::turnFold);
    menu->addSeparator();
    QAction* suspend =
        menu->addAction(row->source.isEmpty() ? tr("Suspend its source…") : tr("Suspend %1…").arg(row->sourceName),
                        this, &FeedPanel::suspendWanted);
    suspend->setEnabled(!row->source.isEmpty());
    menu->popup(global);
}

void FeedPanel::reload() {
    m_model->reload();
    m_meter->reload();
}

void FeedPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_keys->setVisible(width() >= 480);
    m_load->setNarrow(width() < 480);
}

void FeedPanel::tick() {
    m_pinned->tick();
    m_meter->tick();
    m_view->viewport()->update();
    refreshDay();
}

void FeedPanel::choose(qint64 seq) {
    m_wanted = seq;
    m_filter->setCurrent(static_cast<int>(desk::FeedFilter::All)); // reads the log anew if it was another
    chooseWanted();
}

void FeedPanel::chooseWanted() {
    if (m_wanted < 0 || m_model->state() != FeedModel::State::Ready)
        return;
    const bool whole = m_model->isWhole();
    if (!m_view->goTo(m_wanted, QAbstractItemView::PositionAtCenter)) {
        m_wanted = whole ? -1 : m_wanted; // it may be in the part of the log that is still being read
        return;
    }
    m_wanted = -1;
    m_view->setFocus(Qt::OtherFocusReason);
}

void FeedPanel::refreshDay() {
    const QDate day = m_view->topDay();
    const QDate today = localDate(m_clock.now());
    // While its first row is on the way the band keeps the day it had.
    m_day->setTexts(
        day.isNull() ? (m_day->left().isEmpty() ? dayText(today, today) : m_day->left()) : dayText(day, today), {});
}

void FeedPanel::refreshState() {
    const bool failed = m_model->state() == FeedModel::State::Failed;
    if (failed)
        m_error->showError(m_model->error(), [this] { m_model->reload(); });
    else if (m_model->state() == FeedModel::State::Ready)
        m_error->dismiss();
    const int rows = m_model->logRows();
    m_log->setCurrentIndex(m_model->state() == FeedModel::State::Ready && rows == 0 ? 1 : 0);
    const bool all = m_model->filter() == desk::FeedFilter::All;
    m_empty->setTexts(all ? tr("Nothing yet") : tr("None of these"),
                      all ? tr("What is heard on the radio, logged and alerted stands here, newest first.")
                          : tr("No such row is in the log. “All” shows everything."));
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    m_count->setText(!m_model->isWhole() && !failed ? tr("reading the log…")
                     : rows == 1                    ? tr("1 row")
                                                    : tr("%1 rows").arg(locale.toString(rows)));
    refreshDay();
}

void FeedPanel::refreshPlaying() {
    m_view->rowDelegate().setPlaying(m_playback.playing(), m_playback.played(m_playback.playing()));
    m_view->viewport()->update();
}

void FeedPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), tone(Tone::Rule));
}

} // namespace watchdesk::ui
