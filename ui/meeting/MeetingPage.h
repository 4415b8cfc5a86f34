// Meetings: the agenda at the left, its line in the middle, evidence and actions at the right.
#pragma once

#include "ui/meeting/Jobs.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QStackedWidget;

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class ActionPanel;
class AgendaPanel;
class EmptyState;
class ErrorBanner;
class EvidencePane;
class ItemPane;
class KeyBar;
class PlanForm;

/// The workspace. Window's thread; the desk outlives it. Opens on the next meeting. What is typed stays until it is
/// kept or left; refusals are shown in its own banner.
class MeetingPage : public QWidget {
    Q_OBJECT
public:
    /// Widths from which the wide measures of tokens.json are used.
    static constexpr int wideFrom = 1600;
    static constexpr int settleMs = 60; ///< changes and the arrow key held down are taken together

    explicit MeetingPage(desk::Desk& desk, QWidget* parent = nullptr);
    /// Over anything that answers the interface; it outlives the page.
    explicit MeetingPage(MeetingJobs& jobs, QWidget* parent = nullptr);
    ~MeetingPage() override;

    [[nodiscard]] AgendaPanel& agenda() const { return *m_agenda; }
    [[nodiscard]] ItemPane& item() const { return *m_item; }
    [[nodiscard]] EvidencePane& evidence() const { return *m_evidence; }
    [[nodiscard]] ActionPanel& actionPanel() const { return *m_actionPanel; }
    [[nodiscard]] ErrorBanner& banner() const { return *m_error; }
    [[nodiscard]] QString meetingId() const { return m_meetingId; }
    [[nodiscard]] bool isReady() const; ///< an agenda is shown
    [[nodiscard]] int undoable() const { return static_cast<int>(m_steps.size()); }
    /// Asks for a file's path and hands it on, unless nobody wants one; a file dialogue unless set.
    void setAskPath(std::function<void(const QString& proposed, std::function<void(const QString&)>)> ask);

public Q_SLOTS:
    void reload();
    void open(const QString& meetingId);
    /// The meeting, with that line of its agenda chosen.
    void showLineOf(const QString& meetingId, const QString& itemId);
    void build();
    void plan();
    void undo();
    void writePdf();

protected:
    void resizeEvent(QResizeEvent*) override;
    void paintEvent(QPaintEvent*) override;

private:
    enum Page { LoadingPage, NonePage, RefusedPage, PlanPage, AgendaPage };
    void makeLayout();
    void connectParts();
    void connectItem();
    void connectActions();
    void readAgenda();
    void showAgenda(const desk::AgendaView& view);
    void showLine();
    void askEvidence();
    void refuse(const Error& error);
    void arrange();

    // MeetingKeys.cpp
    void makeActions();
    QAction* addJob(const QString& text, const QString& icon, const QKeySequence& key, std::function<void()> fn);
    void refreshActions();

    // MeetingSteps.cpp
    void take(const QFuture<Result<desk::AgendaStep>>& future, std::function<void()> after = {});
    void planned(const desk::MeetingPlan& plan);
    void move(int by);
    void toggleHidden();
    void markHeld();

    MeetingJobs& m_jobs;
    QString m_meetingId;
    QString m_wantedItem; ///< to be chosen when the agenda has been read
    QVector<desk::MeetingRow> m_meetings;
    QVector<desk::AgendaStep> m_steps;
    domain::AgendaEvidence m_wantedEvidence;
    quint64 m_asked = 0;
    quint64 m_askedEvidence = 0;
    std::function<void(const QString&, std::function<void(const QString&)>)> m_askPath;
    QTimer m_soon;
    QTimer m_evidenceSoon;
    QStackedWidget* m_stack;
    EmptyState* m_none;
    EmptyState* m_refused;
    PlanForm* m_plan;
    QWidget* m_desk = nullptr;
    QWidget* m_right = nullptr;
    AgendaPanel* m_agenda;
    ItemPane* m_item;
    EvidencePane* m_evidence;
    ActionPanel* m_actionPanel;
    KeyBar* m_keys;
    ErrorBanner* m_error;
    QVector<QAction*> m_reading; ///< for everybody, with an agenda
    QVector<QAction*> m_editing; ///< while the agenda may be edited
    QAction* m_undo = nullptr;
    QAction* m_addAction = nullptr;
    QAction* m_held = nullptr;
    QAction* m_planAction = nullptr;
};

} // namespace watchdesk::ui
