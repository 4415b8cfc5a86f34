// CCTV: stills in, whom their faces may show, and what a person decides.
#pragma once

#include "ui/cctv/StillBoard.h"

#include <QWidget>

#include <memory>

class QAction;
class QHBoxLayout;
class QKeySequence;
class QStackedWidget;

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class Button;
class CandidateStrip;
class ComparePane;
class DecisionBar;
class EmptyState;
class ErrorBanner;
class LabelText;
class PanelHead;
class SafeStills;
class StillCanvas;
class StillIntake;
class StillsPanel;

/// The workspace. Window's thread; what the jobs point to outlives the page. Its keys work while the focus is in it.
class CctvPage : public QWidget {
    Q_OBJECT
    /// How many stills wait for a decision; the shell shows it on the page's tab.
    Q_PROPERTY(int waiting READ waiting NOTIFY waitingChanged)
public:
    /// Widths from which the wide measures are used.
    static constexpr int wideFrom = 1600;

    explicit CctvPage(desk::Desk& desk, QWidget* parent = nullptr);
    /// Over anything that answers the interface.
    explicit CctvPage(const CctvJobs& jobs, QWidget* parent = nullptr);
    ~CctvPage() override;

    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] StillBoard& board() const { return *m_board; }
    [[nodiscard]] SafeStills& pictures() const { return *m_pictures; }
    [[nodiscard]] StillsPanel& stills() const { return *m_stills; }
    [[nodiscard]] StillCanvas& canvas() const { return *m_canvas; }
    [[nodiscard]] CandidateStrip& strip() const { return *m_strip; }
    [[nodiscard]] ComparePane& compare() const { return *m_compare; }
    [[nodiscard]] DecisionBar& decisions() const { return *m_bar; }
    /// What stands in the middle instead of a still; empty while there is one.
    [[nodiscard]] QString notice() const;
    void reload();

Q_SIGNALS:
    void waitingChanged();

protected:
    void resizeEvent(QResizeEvent*) override;
    void showEvent(QShowEvent*) override;
    void paintEvent(QPaintEvent*) override;
    void dragEnterEvent(QDragEnterEvent*) override;
    void dragLeaveEvent(QDragLeaveEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    void build();
    QWidget* makeMiddle();
    void connectParts();
    void makeActions();
    QAction* addJob(const QString& text, const QString& icon, const QKeySequence& key, std::function<void()> fn);
    void makeDecisions();
    void arrange();
    void refresh();
    void refreshMiddle();
    void showNotice(const Error& error);
    void placeChosen();
    void openFiles();
    void discard();
    void say(const StillBoard::Made& made);

    std::unique_ptr<StillJobs> m_deskStills; ///< none over other jobs
    CctvJobs m_jobs;
    StillBoard* m_board = nullptr;
    SafeStills* m_pictures = nullptr;
    StillIntake* m_intake = nullptr;
    StillsPanel* m_stills = nullptr;
    PanelHead* m_stillHead = nullptr;
    PanelHead* m_stripHead = nullptr;
    QStackedWidget* m_middle = nullptr;
    StillCanvas* m_canvas = nullptr;
    CandidateStrip* m_strip = nullptr;
    EmptyState* m_empty = nullptr;
    EmptyState* m_none = nullptr;
    EmptyState* m_notice = nullptr;
    ComparePane* m_compare = nullptr;
    DecisionBar* m_bar = nullptr;
    ErrorBanner* m_error = nullptr;
    QAction* m_same = nullptr;
    QAction* m_notSame = nullptr;
    QAction* m_cannotSay = nullptr;
    QAction* m_zoom = nullptr;
    QAction* m_mirror = nullptr;
    QAction* m_discard = nullptr;
    QAction* m_nextFace = nullptr;
    QAction* m_previousFace = nullptr;
    int m_waiting = 0;
    int m_arranged = 0; ///< 1 narrow, 2 wide
};

} // namespace watchdesk::ui
