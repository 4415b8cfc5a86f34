// The right column: the pair in hand, what the score means, what applies to the candidate, what "same" would send.
#pragma once

#include "ui/cctv/SideBySide.h"

class QScrollArea;
class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class EmptyState;
class LabelText;
class PanelHead;

/// "Likely" large with its score small, and the words beside it.
class LikelihoodBox : public QWidget {
    Q_OBJECT
public:
    explicit LikelihoodBox(QWidget* parent = nullptr);
    void setCandidate(const desk::StillView& still, const desk::Candidate& candidate);
    [[nodiscard]] QString sentence() const;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    LabelText* m_word;
    LabelText* m_score;
    LabelText* m_sentence;
    LabelText* m_care;
};

/// What applies to a candidate, a line each, with its cautions first.
class CandidateFacts : public QWidget {
    Q_OBJECT
public:
    explicit CandidateFacts(QWidget* parent = nullptr);
    void setCandidate(const desk::Candidate& candidate, const QString& said);
    [[nodiscard]] const QStringList& lines() const { return m_lines; }

private:
    QVBoxLayout* m_column;
    QStringList m_lines;
};

/// Window's thread. Scrolls where the window is low.
class ComparePane : public QWidget {
    Q_OBJECT
public:
    ComparePane(StillBoard& board, SafeStills& pictures, QWidget* parent = nullptr);
    [[nodiscard]] SideBySide& pair() const { return *m_pair; }
    [[nodiscard]] LikelihoodBox& likelihood() const { return *m_likelihood; }
    [[nodiscard]] CandidateFacts& facts() const { return *m_facts; }
    /// The message that "same" would send, as shown.
    [[nodiscard]] QString words() const;
    [[nodiscard]] Button& mirrorButton() const { return *m_mirror; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QWidget* makeBody();
    QWidget* makeFoot();
    void refresh();
    StillBoard& m_board;
    PanelHead* m_head;
    Button* m_mirror;
    SideBySide* m_pair;
    LikelihoodBox* m_likelihood;
    LabelText* m_who;
    CandidateFacts* m_facts;
    QWidget* m_goesOut;
    LabelText* m_words;
    QScrollArea* m_scroll;
    EmptyState* m_empty;
};

} // namespace watchdesk::ui
