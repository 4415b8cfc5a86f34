// That a roll-call is under way, while its sheet is closed.
#pragma once

#include "desk/RollCallDesk.h"

#include <QWidget>

namespace watchdesk::ui {

class Button;
class LabelText;

/// Hidden when none is running. Window's thread.
class RollCallBar : public QWidget {
    Q_OBJECT
public:
    explicit RollCallBar(desk::RollCallDesk& calls, QWidget* parent = nullptr);
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void wanted(); ///< its sheet

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void refresh();
    desk::RollCallDesk& m_calls;
    LabelText* m_words;
    Button* m_show;
};

} // namespace watchdesk::ui
