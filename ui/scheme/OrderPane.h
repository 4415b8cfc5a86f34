// One order whole, beside the list.
#pragma once

#include "desk/OrderViews.h"

#include <QWidget>

class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class FactList;
class LabelText;

/// Whose it is, who made it, until when, its conditions; change and remove. Window's thread.
class OrderPane : public QWidget {
    Q_OBJECT
public:
    explicit OrderPane(QWidget* parent = nullptr);
    void show(const desk::OrderRow& row, bool mayChange, QDate today);
    void clear();

Q_SIGNALS:
    void changeWanted();
    void removeWanted();

private:
    LabelText* m_title;
    LabelText* m_state;
    FactList* m_facts;
    FactList* m_conditions;
    QWidget* m_parts;
    QWidget* m_buttons;
};

} // namespace watchdesk::ui
