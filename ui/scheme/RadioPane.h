// One radio set whole, beside the list.
#pragma once

#include "desk/MemberViews.h"

#include <QWidget>

class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class FactList;
class LabelText;

/// What the set is, where it is, what may become of it now, and its history.
class RadioPane : public QWidget {
    Q_OBJECT
public:
    explicit RadioPane(QWidget* parent = nullptr);
    void show(const desk::RadioSheet& sheet, bool mayChange, UtcMs now);
    void clear();

Q_SIGNALS:
    void changeWanted();
    void moveWanted(domain::RadioState to);
    void slipWanted();

private:
    LabelText* m_title;
    LabelText* m_state;
    FactList* m_facts;
    FactList* m_history;
    QWidget* m_parts;
    QWidget* m_buttons;
    Button* m_change;
    Button* m_slip;
    QVector<std::pair<domain::RadioState, Button*>> m_moves;
};

} // namespace watchdesk::ui
