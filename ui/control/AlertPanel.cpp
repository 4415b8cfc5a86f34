#include "ui/control/AlertPanel.h"

#include "ui/control/PersonStrip.h"
#include "ui/control/SightNotice.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace watchdesk::ui {

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
