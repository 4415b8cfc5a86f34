// The alert in hand.
#pragma once

#include "ui/control/AlertBoard.h"
#include "ui/control/AlertLists.h"
#include "ui/control/ClaimNotice.h"
#include "ui/control/StepList.h"
#include "ui/widgets/FactList.h"

#include <QStackedWidget>

class QMenu;
class QScrollArea;
class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class EmptyState;
class LabelText;
class PersonStrip;
class SightNotice;

/// What, where, sightings, who has acknowledged, what was told; claim, sighting, close. Empty when there is no open
/// alert.
class AlertPanel : public QWidget {
    Q_OBJECT
public:
    AlertPanel(AlertBoard& board, IncidentJobs& incidents, const Clock& clock, QWidget* parent = nullptr);

    /// Times that run on; once a second.
    void tick();
    /// What is wrong with the machine's sound; empty: nothing.
    void setSoundTrouble(const QString& words);
    [[nodiscard]] ClaimNotice& notice() const { return *m_notice; }
    /// The outcomes, by key: D, L, P, S, F.
    void askOutcome();
    [[nodiscard]] QMenu* outcomes() const { return m_outcomes; }
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] StepList& steps() const { return *m_steps; }
    /// Ticks the first step that is not done.
    void tickNext();

Q_SIGNALS:
    void sightingRequested();
    void whoRequested();
    void failed(const watchdesk::Error& error);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void refresh();
    void showAlert(const desk::AlertView& view);
    void readSteps();
    void forgetSteps();
    void showSteps(const QVector<desk::StepState>& steps);
    void tickStep(const QString& step, bool done);
    [[nodiscard]] QString soundWords(const desk::AlertView& view) const;

    // AlertPanelParts.cpp
    QWidget* makeHead();
    QWidget* makeBody();
    void makeParts(QWidget* body);
    void layParts(QWidget* body) const;
    void connectParts(QScrollArea* scroll);
    QWidget* makeButtons();
    void makeOutcomes();

    QString m_soundTrouble;
    AlertBoard& m_board;
    IncidentJobs& m_incidents;
    const Clock& m_clock;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    LabelText* m_title;
    LabelText* m_openFor;
    LabelText* m_openForWord;
    class IconLabel* m_mark;
    LabelText* m_category;
    LabelText* m_place;
    ClaimNotice* m_notice;
    PersonStrip* m_people;
    SightNotice* m_onSight;
    FactList* m_facts;
    Button* m_who;
    SectionHead* m_stepHead;
    StepList* m_steps;
    QString m_stepsOf; ///< incident whose steps are shown
    SectionHead* m_sightingHead;
    SightingList* m_sightings;
    SectionHead* m_partyHead;
    PartyList* m_parties;
    SectionHead* m_toldHead;
    LabelText* m_told;
    Button* m_sighting;
    Button* m_close;
    QMenu* m_outcomes;
    UtcMs m_minute = 0; ///< of the last reading: what applies on sight goes by the clock
};

} // namespace watchdesk::ui
