#include "ui/cctv/CctvPage.h"

#include "ui/cctv/CandidateStrip.h"
#include "ui/cctv/ComparePane.h"
#include "ui/cctv/DecisionBar.h"
#include "ui/cctv/PlaceField.h"
#include "ui/cctv/StillCanvas.h"
#include "ui/cctv/StillIntake.h"
#include "ui/cctv/StillWords.h"
#include "ui/cctv/StillsPanel.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace watchdesk::ui {

CctvPage::CctvPage(const CctvJobs& jobs, QWidget* parent) : QWidget(parent), m_jobs(jobs) {
    build();
}

CctvPage::~CctvPage() {
    // The parts hold on to the board and its pictures: they go first.
    delete m_stills;
    delete m_middle;
    delete m_compare;
    delete m_bar;
    delete m_pictures;
    delete m_board;
}

void CctvPage::build() {
    setObjectName(QStringLiteral("cctv"));
    setAccessibleName(tr("CCTV"));
    setAcceptDrops(true);
    m_board = new StillBoard(m_jobs, this);
    m_pictures = new SafeStills(*m_board, this);
    m_intake = new StillIntake(m_jobs.stills, this);
    m_error = new ErrorBanner(this);
    m_stills = new StillsPanel(*m_board, *m_pictures, this);
    m_compare = new ComparePane(*m_board, *m_pictures, this);
    makeDecisions();
    m_bar = new DecisionBar(*m_board, m_same, m_notSame, m_cannotSay, this);
    auto* across = new QHBoxLayout;
    across->setSpacing(0);
    across->addWidget(m_stills);
    across->addWidget(makeMiddle(), 1);
    across->addWidget(m_compare);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(across, 1);
    // Above the decisions, not at the head: what is looked at stays where it is when an error comes.
    column->addWidget(m_error);
    column->addWidget(m_bar);
    makeActions();
    connectParts();
    arrange();
    focusGoesTo(this, m_canvas);
    m_stills->place().setPlaces(m_jobs.stills.places());
    reload();
}

QWidget* CctvPage::makeMiddle() {
    auto* middle = new QWidget(this);
    m_stillHead = new PanelHead(tr("Still"), middle);
    m_stripHead = new PanelHead(tr("May be"), middle);
    auto* zoom = Button::iconOnly(QStringLiteral("zoom-in"), tr("Zoom to the face (Z)"), middle);
    zoom->setSmall(true);
    zoom->setFocusPolicy(Qt::TabFocus);
    connect(zoom, &Button::clicked, this, [this] { m_zoom->trigger(); });
    m_stillHead->addWidget(zoom);
    m_empty =
        new EmptyState(QStringLiteral("cctv"), tr("No stills yet"),
                       tr("Drop a still from a camera anywhere on this page, paste one, or open a file. Faces in it "
                          "are compared with the watchlist; whoever matches nobody is blurred and forgotten."),
                       middle);
    connect(m_empty->addButton(tr("Open a still"), tr("Ctrl O")), &Button::clicked, this, &CctvPage::openFiles);
    m_none = new EmptyState(QStringLiteral("check"), tr("No still in hand"),
                            tr("Nothing else waits for a decision. Choose a still at the left to look at it again."),
                            middle);
    m_notice = new EmptyState(QStringLiteral("circle-alert"), {}, {}, middle);
    m_canvas = new StillCanvas(*m_board, *m_pictures, middle);
    m_strip = new CandidateStrip(*m_board, middle);
    auto* still = new QWidget(middle);
    auto* inner = new QVBoxLayout(still);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(m_canvas, 1);
    inner->addWidget(new RuleLine(Qt::Horizontal, still));
    inner->addWidget(m_stripHead);
    inner->addWidget(m_strip);
    m_middle = new QStackedWidget(middle);
    for (QWidget* page :
         {static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_none), static_cast<QWidget*>(m_notice), still})
        m_middle->addWidget(page);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stillHead);
    column->addWidget(m_middle, 1);
    return middle;
}

void CctvPage::connectParts() {
    const auto showFailure = [this](const Error& error) { m_error->showError(error); };
    connect(m_intake, &StillIntake::failed, this, showFailure);
    connect(m_board, &StillBoard::failed, this, showFailure);
    connect(m_intake, &StillIntake::submitted, this, [this](const QString& id) {
        m_error->dismiss();
        m_board->offer(id);
    });
    connect(m_board, &StillBoard::handChanged, this, &CctvPage::refresh);
    connect(m_board, &StillBoard::decided, this, &CctvPage::say);
    connect(m_board, &StillBoard::tookBack, this, [this](const StillBoard::Made& made) {
        Toast::show(this, tr("Taken back: face %1 and %2 are in your hand again").arg(made.face).arg(made.reference));
    });
    connect(&m_jobs.stills, &StillJobs::troubleChanged, this, &CctvPage::refresh);
    connect(m_stills, &StillsPanel::openWanted, this, &CctvPage::openFiles);
    PlaceField* place = &m_stills->place();
    connect(&m_jobs.stills, &StillJobs::placesChanged, this,
            [this, place] { place->setPlaces(m_jobs.stills.places()); });
    connect(place, &PlaceField::placeChanged, this, &CctvPage::placeChosen);
    connect(place, &PlaceField::left, this, [this] { m_canvas->setFocus(Qt::OtherFocusReason); });
    connect(&m_compare->mirrorButton(), &Button::toggled, m_mirror, &QAction::setChecked);
    connect(m_mirror, &QAction::toggled, &m_compare->mirrorButton(), &Button::setChecked);
}

QAction* CctvPage::addJob(const QString& text, const QString& icon, const QKeySequence& key, std::function<void()> fn) {
    auto* action = new QAction(Theme::instance().qicon(icon), text, this);
    action->setProperty("lucide", icon);
    action->setShortcut(key);
    // Plain letters: only while the page has the focus, and never twice from one press.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, std::move(fn));
    addAction(action);
    return action;
}

void CctvPage::makeDecisions() {
    m_same = addJob(tr("Same person: raise the sighting"), QStringLiteral("check"), Qt::Key_Y,
                    [this] { m_board->decide(domain::Verdict::Same); });
    m_notSame = addJob(tr("Not this person"), QStringLiteral("x"), Qt::Key_N,
                       [this] { m_board->decide(domain::Verdict::NotSame); });
    m_cannotSay = addJob(tr("Cannot say"), QStringLiteral("circle-help"), Qt::Key_C,
                         [this] { m_board->decide(domain::Verdict::CannotSay); });
}

void CctvPage::makeActions() {
    addJob(tr("Open stills…"), QStringLiteral("folder-open"), QKeySequence::Open, [this] { openFiles(); });
    addJob(tr("Paste a still"), QStringLiteral("image-down"), QKeySequence::Paste,
           [this] { m_intake->take(QApplication::clipboard()->mimeData()); });
    for (int card = 0; card < CandidateStrip::most; ++card)
        addJob(tr("Look at candidate %1").arg(card + 1), QStringLiteral("user"),
               QKeySequence(static_cast<Qt::Key>(Qt::Key_1 + card)), [this, card] { m_board->takeCandidate(card); });
    m_nextFace = addJob(tr("Next face"), QStringLiteral("scan-face"), Qt::Key_Tab, [this] { m_board->stepFace(1); });
    m_previousFace = addJob(tr("Face before"), QStringLiteral("scan-face"), QKeySequence(Qt::SHIFT | Qt::Key_Tab),
                            [this] { m_board->stepFace(-1); });
    m_zoom = addJob(tr("Zoom to the face"), QStringLiteral("zoom-in"), Qt::Key_Z, [this] { m_canvas->toggleZoom(); });
    m_mirror = addJob(tr("Mirror the still's face"), QStringLiteral("flip-horizontal"), Qt::Key_M, [] {});
    m_mirror->setCheckable(true);
    addJob(tr("Leave for later"), QStringLiteral("clock"), Qt::Key_Escape, [this] {
        if (m_canvas->isZoomed())
            m_canvas->toggleZoom();
        else
            m_board->leaveForLater();
    });
    m_discard = addJob(tr("Discard the still"), QStringLiteral("trash-2"), Qt::Key_Delete, [this] { discard(); });
    addJob(tr("Say where the camera is"), QStringLiteral("map-pin"), Qt::Key_F2,
           [this] { m_stills->place().setFocus(Qt::ShortcutFocusReason); });
    // Tab walks the faces; F6 walks the parts of the page.
    addJob(tr("Next part of the page"), QStringLiteral("panel-right"), Qt::Key_F6, [this] { focusNextChild(); });
}

void CctvPage::reload() {
    m_board->reload();
}

void CctvPage::placeChosen() {
    const PlaceField& place = m_stills->place();
    m_intake->setPlace(place.premisesId(), place.words());
}

void CctvPage::openFiles() {
    auto* dialog = new QFileDialog(this, tr("Open stills"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Stills (*.jpg *.jpeg *.png *.webp)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, m_intake, &StillIntake::takeFiles);
    dialog->open();
}

void CctvPage::discard() {
    const desk::StillView* still = m_board->still();
    if (still == nullptr)
        return;
    if (!stillWaits(*still))
        return m_board->discard(still->id);
    auto* question = new QMenu(this);
    question->setObjectName(QStringLiteral("discard"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->addAction(tr("&Discard it undecided: it cannot be brought back"), this,
                        [this, id = still->id] { m_board->discard(id); });
    question->addAction(tr("&Keep it"));
    question->popup(m_stillHead->mapToGlobal(QPoint(12, m_stillHead->height())));
}

void CctvPage::say(const StillBoard::Made& made) {
    m_error->dismiss();
    QString text;
    switch (made.decided.decision.verdict) {
    case domain::Verdict::Same:
        text = made.decided.newAlert
                   ? tr("Same person: alert %1 raised for %2").arg(made.decided.alert.number).arg(made.reference)
                   : tr("Same person: sighting added to alert %1").arg(made.decided.alert.number);
        break;
    case domain::Verdict::NotSame:
        text = tr("Not this person: remembered for face %1 and %2").arg(made.face).arg(made.reference);
        break;
    case domain::Verdict::CannotSay:
        text = tr("Cannot say: noted for face %1 and %2").arg(made.face).arg(made.reference);
        break;
    }
    Toast::show(this, text, tr("Undo"), [this, made] { m_board->takeBack(made); });
}

void CctvPage::refresh() {
    m_same->setEnabled(m_board->mayDecide(domain::Verdict::Same));
    m_notSame->setEnabled(m_board->mayDecide(domain::Verdict::NotSame));
    m_cannotSay->setEnabled(m_board->mayDecide(domain::Verdict::CannotSay));
    const bool several = m_board->facesToTake() > 1;
    m_nextFace->setEnabled(several);
    m_previousFace->setEnabled(several);
    m_discard->setEnabled(m_board->still() != nullptr);
    m_mirror->setEnabled(m_board->candidate() != nullptr);
    refreshMiddle();
    if (const int now = m_board->waiting(); now != m_waiting) {
        m_waiting = now;
        Q_EMIT waitingChanged();
    }
}

void CctvPage::refreshMiddle() {
    const desk::StillView* still = m_board->still();
    QString note;
    if (still == nullptr) {
        const auto trouble = m_jobs.stills.trouble();
        if (trouble)
            showNotice(*trouble);
        else
            m_middle->setCurrentWidget(m_board->stills().isEmpty() ? m_empty : m_none);
    } else if (still->state == desk::StillView::State::Failed) {
        note = still->source;
        showNotice(still->error);
    } else {
        QStringList parts{still->source, whenText(still->receivedAt, localDate(m_jobs.clock.now()), true)};
        if (!still->picture.isNull())
            parts += tr("%1 × %2").arg(still->picture.width()).arg(still->picture.height());
        const QString faces = facesText(*still);
        parts += still->state == desk::StillView::State::Done
                     ? tr("%1 in %2 s").arg(faces, QString::number(still->totalMs / 1000.0, 'f', 2))
                     : faces;
        parts += workText(*still);
        parts.removeAll(QString());
        note = parts.join(QStringLiteral(" · "));
        m_middle->setCurrentIndex(3);
    }
    m_stillHead->setNote(note);
    const desk::FaceFound* face = m_board->face();
    m_stripHead->setNote(face == nullptr ? QString()
                                         : tr("%1 best of %2 on the watchlist for face %3 · the mark at %4 is this "
                                              "gallery's threshold")
                                               .arg(m_strip->cards())
                                               .arg(still->watchlist)
                                               .arg(face->number)
                                               .arg(scoreText(still->threshold)));
}

void CctvPage::showNotice(const Error& error) {
    QStringList rest{QString::fromStdString(error.kept), QString::fromStdString(error.todo)};
    rest.removeAll(QString());
    m_notice->setTexts(QString::fromStdString(error.what), rest.join(QLatin1Char(' ')));
    m_middle->setCurrentWidget(m_notice);
}

QString CctvPage::notice() const {
    const QWidget* shown = m_middle->currentWidget();
    return shown == m_empty || shown == m_none || shown == m_notice
               ? shown->accessibleName() + QLatin1Char(' ') + shown->accessibleDescription()
               : QString();
}

void CctvPage::arrange() {
    const int wanted = width() >= wideFrom ? 2 : 1;
    if (wanted == m_arranged)
        return;
    m_arranged = wanted;
    const bool wide = wanted == 2;
    m_stills->setFixedWidth(wide ? 240 : 216);
    m_compare->setFixedWidth(wide ? 640 : 400);
    m_strip->setFixedHeight(wide ? 340 : 240);
}

void CctvPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void CctvPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // Times are said by their day, and a day may have passed.
    refresh();
}

void CctvPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

void CctvPage::dragEnterEvent(QDragEnterEvent* event) {
    if (!StillIntake::canTake(event->mimeData()))
        return;
    m_stills->zone().setLit(true);
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void CctvPage::dragLeaveEvent(QDragLeaveEvent*) {
    m_stills->zone().setLit(false);
}

void CctvPage::dropEvent(QDropEvent* event) {
    m_stills->zone().setLit(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_intake->take(event->mimeData());
}

} // namespace watchdesk::ui
