// The next steps of the alert in hand.
#pragma once

#include "desk/WhoViews.h"

#include <QWidget>

namespace watchdesk::ui {

/// Each step with what it is for, and who did it when. Up and Down walk, Space and Enter tick or take the tick off, as
/// a click does. Window's thread.
class StepList : public QWidget {
    Q_OBJECT
public:
    explicit StepList(QWidget* parent = nullptr);
    void setSteps(const QVector<desk::StepState>& steps);
    [[nodiscard]] const QVector<desk::StepState>& steps() const { return m_steps; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] int done() const;
    /// The first that is not done; -1: all are.
    [[nodiscard]] int next() const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void tickWanted(const QString& step, bool done);
    /// Where the current row is, so that it can be brought into sight.
    void moved(const QRect& row);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void arrange();
    void say();
    void toggle(int row);
    void go(int row);
    [[nodiscard]] int textHeight(int row) const;
    QVector<desk::StepState> m_steps;
    QVector<QRect> m_rows;
    int m_current = 0;
};

} // namespace watchdesk::ui
