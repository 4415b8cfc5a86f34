#include "ui/control/AlertPanel.h"

#include "ui/control/PersonStrip.h"
#include "ui/control/SightNotice.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace watchdesk::ui {

ClaimNotice::ClaimNotice(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Claim"));
    m_what = new LabelText({}, TextStyle::BodySemibold, Tone::Text, this);
    m_rest = new LabelText({}, TextStyle::Small, Tone::Text2, this);
    m_rest->setWrapped(true);
    m_claim = new Button(tr("Claim"), this, Button::Kind::Act);
    m_claim->setKeyCap(QStringLiteral("F9"));
    m_claim->setObjectName(QStringLiteral("claim"));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_what);
    words->addWidget(m_rest);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 10, 10);
    row->setSpacing(8);
    row->addLayout(words, 1);
    row->addWidget(m_claim, 0, Qt::AlignVCenter);
    connect(m_claim, &Button::clicked, this, &ClaimNotice::claimRequested);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString ClaimNotice::text() const {
    return isHidden() ? QString() : m_what->text();
}

QString ClaimNotice::advice() const {
    return isHidden() ? QString() : m_rest->text();
}

void ClaimNotice::sayUntaken(const desk::AlertView& view, UtcMs now, const QString& sound) {
    const domain::Alert& alert = view.alert;
    const domain::Rise rise = domain::riseOf(alert, now, view.riseTimes);
    m_urgent = rise != domain::Rise::Calm || alert.emergency;
    m_claim->setText(tr("Claim"));
    const QString waited = roughText(now - domain::waitsSince(alert));
    QString rest = tr("Raised %1 ago by %2.").arg(roughText(now - alert.raisedAt), view.raisedBy);
    m_what->setText(tr("Nobody has claimed it"));
    if (rise == domain::Rise::Untaken) {
        m_what->setText(tr("Not taken for %1").arg(waited));
        rest = tr("Tell the police or the next desk.");
        const auto police = std::find_if(alert.parties.cbegin(), alert.parties.cend(), [](const auto& party) {
            return party.party.startsWith(QLatin1String("Police"));
        });
        if (police != alert.parties.cend())
            rest += tr(" Alt+%1 notes that the police have it.").arg(police - alert.parties.cbegin() + 1);
    }
    m_rest->setText(sound.isEmpty() ? rest : rest + QLatin1Char(' ') + sound);
}

void ClaimNotice::setAlert(const desk::AlertView& view, const QString& me, UtcMs now, const QString& sound) {
    const UtcMs stale = staleClaimSince(view, now);
    const bool open = view.alert.state == domain::AlertState::Open;
    setVisible(open || stale != 0);
    m_urgent = open;
    if (open) {
        sayUntaken(view, now, sound);
    } else if (stale != 0) {
        const bool mine = view.alert.claimedBy == me;
        const QString who = mine ? tr("you") : view.claimedBy;
        m_what->setText(tr("Nothing done for %1").arg(roughText(now - stale)));
        m_rest->setText(tr("Claimed at %1 by %2.").arg(clockText(view.alert.claimedAt, true), who));
        m_claim->setText(mine ? tr("Keep it") : tr("Take over"));
    }
    m_claim->setKind(open ? Button::Kind::Act : Button::Kind::Plain);
    update();
}

void ClaimNotice::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(m_urgent ? Tone::Act : Tone::Soon), 1));
    painter.setBrush(tone(m_urgent ? Tone::ActBg : Tone::SoonBg));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRect(0, 1, 4, height() - 2), tone(m_urgent ? Tone::Act : Tone::Soon));
}

AlertPanel::AlertPanel(AlertBoard& board, IncidentJobs& incidents, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_board(board), m_incidents(incidents), m_clock(clock) {
    setAccessibleName(tr("Alert in hand"));
    setObjectName(QStringLiteral("alert-panel"));
    m_empty = new EmptyState(QStringLiteral("bell"), tr("No open alert"),
                             tr("An alert stands here from when it is raised until it is closed. Type a line and press "
                                "Ctrl+Enter to log it and alert the others."),
                             this);
    auto* full = new QWidget(this);
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBody(), 1);
    column->addWidget(makeButtons());
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(full);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(makeHead());
    whole->addWidget(m_stack, 1);
    makeOutcomes();
    connect(&board, &AlertBoard::changed, this, &AlertPanel::refresh);
    connect(&incidents, &IncidentJobs::stepsChanged, this, &AlertPanel::readSteps);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QWidget* AlertPanel::makeHead() {
    auto* head = new QWidget(this);
    head->setFixedHeight(36);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    m_mark = new IconLabel(desk::Severity::InHand, 16, head);
    m_title = new LabelText({}, TextStyle::Label, Tone::Text2, head);
    m_openForWord = new LabelText(tr("open for"), TextStyle::Small, Tone::TextMuted, head);
    m_openFor = new LabelText({}, TextStyle::Head, Tone::Text, head);
    m_openFor->setFixedDigits(true);
    m_openFor->setObjectName(QStringLiteral("open-for"));
    row->addWidget(m_mark);
    row->addWidget(m_title, 1);
    row->addWidget(m_openForWord);
    row->addWidget(m_openFor);
    return head;
}

QWidget* AlertPanel::makeBody() {
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("alert-body"));
    m_category = new LabelText({}, TextStyle::Title, Tone::Text, body);
    m_place = new LabelText({}, TextStyle::Body, Tone::Text2, body);
    m_notice = new ClaimNotice(body);
    m_people = new PersonStrip(m_board.jobs(), body);
    m_onSight = new SightNotice(body);
    m_facts = new FactList(tr("The alert"), body);
    m_who = new Button(tr("Who is this?"), body);
    m_who->setKeyCap(tr("Ctrl I"));
    m_who->setIconName(QStringLiteral("user-search"));
    m_who->setObjectName(QStringLiteral("who-is-this"));
    m_stepHead = new SectionHead(tr("Next steps"), body);
    m_steps = new StepList(body);
    m_sightingHead = new SectionHead(tr("Sightings"), body);
    m_sightings = new SightingList(body);
    m_partyHead = new SectionHead(tr("Acknowledged"), body);
    m_parties = new PartyList(body);
    m_toldHead = new SectionHead(tr("Told to members"), body);
    m_told = new LabelText({}, TextStyle::Body, Tone::Text2, body);
    m_told->setWrapped(true);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(12, 4, 12, 12);
    column->setSpacing(0);
    column->addWidget(m_category);
    column->addWidget(m_place);
    column->addSpacing(12);
    column->addWidget(m_notice);
    column->addSpacing(12);
    column->addWidget(m_people);
    column->addWidget(m_onSight);
    column->addSpacing(8);
    column->addWidget(m_facts);
    column->addSpacing(8);
    column->addWidget(m_who, 0, Qt::AlignLeft);
    column->addSpacing(4);
    for (QWidget* part : QVector<QWidget*>{m_sightingHead, m_sightings, m_partyHead, m_parties, m_stepHead, m_steps,
                                           m_toldHead, m_told})
        column->addWidget(part);
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    scroll->setFocusPolicy(Qt::NoFocus);
    connect(m_notice, &ClaimNotice::claimRequested, this, [this] {
        if (const desk::AlertView* view = m_board.inHand())
            m_board.claim(view->alert.id);
    });
    connect(m_who, &Button::clicked, this, &AlertPanel::whoRequested);
    connect(m_steps, &StepList::tickWanted, this, &AlertPanel::tickStep);
    connect(m_steps, &StepList::moved, this, [this, scroll](const QRect& row) {
        const QPoint at = m_steps->mapTo(scroll->widget(), row.center());
        scroll->ensureVisible(at.x(), at.y(), 0, row.height());
    });
    connect(m_parties, &PartyList::acknowledgeRequested, &m_board, &AlertBoard::acknowledge);
    return scroll;
}

QWidget* AlertPanel::makeButtons() {
    auto* bar = new QWidget(this);
    auto* grid = new QHBoxLayout(bar);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setSpacing(8);
    m_sighting = new Button(tr("Sighting"), bar, Button::Kind::Primary);
    m_sighting->setKeyCap(QStringLiteral("F4"));
    m_close = new Button(tr("Close…"), bar);
    m_close->setKeyCap(QStringLiteral("F8"));
    m_close->setObjectName(QStringLiteral("close-alert"));
    for (Button* button : {m_sighting, m_close}) {
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        grid->addWidget(button, 1);
    }
    auto* column = new QVBoxLayout;
    auto* holder = new QWidget(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new RuleLine(Qt::Horizontal, holder));
    column->addWidget(bar);
    holder->setLayout(column);
    connect(m_sighting, &Button::clicked, this, &AlertPanel::sightingRequested);
    connect(m_close, &Button::clicked, this, &AlertPanel::askOutcome);
    return holder;
}

void AlertPanel::makeOutcomes() {
    using O = domain::IncidentOutcome;
    m_outcomes = new QMenu(this);
    m_outcomes->setAccessibleName(tr("How did it end?"));
    m_outcomes->setObjectName(QStringLiteral("outcomes"));
    const QVector<std::pair<O, QString>> entries{{O::Detained, tr("&Detained\tD")},
                                                 {O::LeftTown, tr("&Left town\tL")},
                                                 {O::PoliceDealt, tr("&Police dealt with it\tP")},
                                                 {O::StoodDown, tr("&Stood down\tS")},
                                                 {O::False, tr("&False alarm\tF")}};
    for (const auto& [outcome, text] : entries)
        m_outcomes->addAction(text, this, [this, chosen = outcome] { m_board.close(chosen); });
}

void AlertPanel::askOutcome() {
    if (m_board.inHand() == nullptr)
        return;
    m_outcomes->setMinimumWidth(m_close->width());
    const QSize size = m_outcomes->sizeHint();
    m_outcomes->popup(
        m_close->mapToGlobal(QPoint(m_close->width() - std::max(size.width(), m_close->width()), -size.height() - 4)));
    m_outcomes->setActiveAction(m_outcomes->actions().constFirst());
}

bool AlertPanel::isEmpty() const {
    return m_stack->currentIndex() == 0;
}

void AlertPanel::refresh() {
    const desk::AlertView* view = m_board.inHand();
    m_stack->setCurrentIndex(view == nullptr ? 0 : 1);
    m_mark->setVisible(view != nullptr);
    m_openForWord->setVisible(view != nullptr && width() > 340);
    m_openFor->setVisible(view != nullptr);
    if (view == nullptr) {
        forgetSteps();
        m_title->setText(tr("ALERT IN HAND"));
        m_title->setTone(Tone::Text2);
        m_outcomes->hide();
        m_people->setAlert(nullptr);
        return;
    }
    showAlert(*view);
    if (m_stepsOf != view->incident.id)
        readSteps();
    tick();
}

void AlertPanel::readSteps() {
    const desk::AlertView* view = m_board.inHand();
    if (view == nullptr)
        return;
    if (m_stepsOf != view->incident.id)
        forgetSteps();
    m_stepsOf = view->incident.id;
    onAnswer(
        this, m_incidents.steps(m_stepsOf),
        [this, asked = m_stepsOf](const QVector<desk::StepState>& steps) {
            if (asked == m_stepsOf)
                showSteps(steps);
        },
        [this, asked = m_stepsOf](const Error& error) {
            if (asked == m_stepsOf)
                forgetSteps();
            Q_EMIT failed(error);
        });
}

/// Those of one incident are never ticked for another.
void AlertPanel::forgetSteps() {
    m_stepsOf.clear();
    showSteps({});
}

void AlertPanel::showSteps(const QVector<desk::StepState>& steps) {
    m_steps->setSteps(steps);
    const int done = m_steps->done();
    m_stepHead->setNote(steps.isEmpty() ? QString() : tr("%1 of %2 · Ctrl D").arg(done).arg(steps.size()));
}

void AlertPanel::tickStep(const QString& step, bool done) {
    if (m_stepsOf.isEmpty())
        return;
    onAnswer(
        this, m_incidents.tick(m_stepsOf, step, done),
        [this, asked = m_stepsOf](const QVector<desk::StepState>& steps) {
            if (asked == m_stepsOf)
                showSteps(steps);
        },
        [this](const Error& error) { Q_EMIT failed(error); });
}

void AlertPanel::tickNext() {
    const int next = m_steps->next();
    if (m_board.inHand() != nullptr && next >= 0)
        tickStep(m_steps->steps().at(next).step.code, true);
}

void AlertPanel::showAlert(const desk::AlertView& view) {
    const domain::Alert& alert = view.alert;
    const bool open = alert.state == domain::AlertState::Open;
    const desk::Severity severity = !open             ? desk::Severity::InHand
                                    : alert.emergency ? desk::Severity::Emergency
                                                      : desk::Severity::Alert;
    m_mark->setSeverity(severity);
    m_title->setText(tr("ALERT IN HAND · %1").arg(alert.number));
    m_title->setTone(open ? Tone::Act : Tone::InHand);
    m_who->setVisible(m_incidents.mayIdentify());
    m_category->setText(view.category.isEmpty() ? tr("Alert") : view.category);
    m_place->setText(QStringList{view.callSign, view.premises}.join(QLatin1Char(' ')).trimmed());
    m_facts->setFacts({{tr("Looks"), view.incident.description, true},
                       {tr("Heading"), view.incident.heading},
                       {tr("Loss"), view.incident.lossPence > 0 ? moneyText(view.incident.lossPence) : QString()},
                       {tr("Also"), view.incident.narrative},
                       {tr("Claimed"), view.claimedBy.isEmpty() ? QString()
                                                                : view.claimedBy + QStringLiteral(" · ") +
                                                                      clockText(alert.claimedAt, true)}});
    m_people->setAlert(&view);
    m_onSight->setRules(view.onSight);
    m_sightings->setAlert(view);
    m_sightingHead->setNote(view.sightings.size() > 1 ? tr("newest first") : QString());
    m_parties->setAlert(alert);
    const auto heard =
        std::count_if(alert.parties.cbegin(), alert.parties.cend(),
                      [since = domain::putBackAt(alert)](const auto& party) { return party.acknowledgedAt > since; });
    m_partyHead->setNote(tr("%1 of %2").arg(heard).arg(alert.parties.size()));
    m_told->setText(alert.told);
    m_toldHead->setNote(clockText(alert.raisedAt, true));
    m_toldHead->setVisible(!alert.told.isEmpty());
    m_told->setVisible(!alert.told.isEmpty());
}

void AlertPanel::tick() {
    const desk::AlertView* view = m_board.inHand();
    if (view == nullptr)
        return;
    const UtcMs now = m_clock.now();
    m_openForWord->setVisible(width() > 340);
    m_openFor->setText(lengthText(now - view->alert.raisedAt));
    m_notice->setAlert(*view, m_board.me(), now, soundWords(*view));
    m_parties->setNow(now);
    // The hours of an order begin and end while nothing else happens.
    if (std::exchange(m_minute, now / 60'000) != now / 60'000)
        m_board.reload();
}

QString AlertPanel::soundWords(const desk::AlertView& view) const {
    if (m_board.rise(view) < domain::Rise::Sounding)
        return {};
    if (m_board.isMuted(view.alert))
        return tr("Its sound is muted at this desk.");
    return m_soundTrouble.isEmpty() ? tr("Alt+F9 mutes the sound.") : tr("Not heard: %1.").arg(m_soundTrouble);
}

void AlertPanel::setSoundTrouble(const QString& words) {
    m_soundTrouble = words;
    tick();
}

void AlertPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    tick();
}

void AlertPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, 0, 1, height()), tone(Tone::Rule));
    painter.fillRect(QRect(0, 36, width(), isEmpty() ? 1 : 0), tone(Tone::Rule));
}

} // namespace watchdesk::ui
