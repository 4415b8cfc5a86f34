// The foot of the page: same, not the same, cannot say.
#pragma once

#include "ui/cctv/StillBoard.h"

#include <QWidget>

class QAction;

namespace watchdesk::ui {

class Button;
class LabelText;

/// Its buttons press the page's actions, and are pressed no more than these may be.
class DecisionBar : public QWidget {
    Q_OBJECT
public:
    DecisionBar(StillBoard& board, QAction* same, QAction* notSame, QAction* cannotSay, QWidget* parent = nullptr);
    /// "face 1 and Ryan Mercer"; empty without a pair.
    [[nodiscard]] QString pair() const;

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    Button* addButton(QAction* action, const QString& text, const QString& key);
    void refresh();
    StillBoard& m_board;
    LabelText* m_pair;
    Button* m_same;
    QWidget* m_hints;
};

} // namespace watchdesk::ui
