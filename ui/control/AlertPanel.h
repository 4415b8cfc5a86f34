// The alert in hand.
#pragma once

#include "ui/control/AlertBoard.h"
#include "ui/control/AlertLists.h"
#include "ui/widgets/FactList.h"

#include <QStackedWidget>

class QMenu;
class QScrollArea;
class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class EmptyState;
class LabelText;

/// The claim of an alert, when it asks for somebody: nobody has it, or who has it has gone quiet.
class ClaimNotice : public QWidget {
    Q_OBJECT
public:
    explicit ClaimNotice(QWidget* parent = nullptr);
    /// Hides when the claim is fresh. `sound`: what is to be said of its sound; may be empty.
    void setAlert(const desk::AlertView& view, const QString& me, UtcMs now, const QString& sound);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString advice() const;
    [[nodiscard]] bool isUrgent() const { return m_urgent; }

Q_SIGNALS:
    void claimRequested();

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void sayUntaken(const desk::AlertView& view, UtcMs now, const QString& sound);
    LabelText* m_what;
    LabelText* m_rest;
    Button* m_claim;
    bool m_urgent = true;
};

/// What, where, sightings, who has acknowledged, what was told; claim, sighting, close. Empty when there is no open
/// alert.
class AlertPanel : public QWidget {
    Q_OBJECT
public:
    AlertPanel(AlertBoard& board, const Clock& clock, QWidget* parent = nullptr);

    /// Times that run on; once a second.
    void tick();
    /// What is wrong with the machine's sound; empty: nothing.
    void setSoundTrouble(const QString& words);
    [[nodiscard]] ClaimNotice& notice() const { return *m_notice; }
    /// The outcomes, by key: D, L, P, S, F.
    void askOutcome();
    [[nodiscard]] QMenu* outcomes() const { return m_outcomes; }
    [[nodiscard]] bool isEmpty() const;

Q_SIGNALS:
    void sightingRequested();

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    QWidget* makeHead();
    QWidget* makeBody();
    QWidget* makeButtons();
    void makeOutcomes();
    void refresh();
    void showAlert(const desk::AlertView& view);
    [[nodiscard]] QString soundWords(const desk::AlertView& view) const;

    QString m_soundTrouble;
    AlertBoard& m_board;
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
    FactList* m_facts;
    SectionHead* m_sightingHead;
    SightingList* m_sightings;
    SectionHead* m_partyHead;
    PartyList* m_parties;
    SectionHead* m_toldHead;
    LabelText* m_told;
    Button* m_sighting;
    Button* m_close;
    QMenu* m_outcomes;
};

} // namespace watchdesk::ui
