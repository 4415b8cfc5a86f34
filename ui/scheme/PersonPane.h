// The person that is chosen: what is known of their sign-in, what their role includes, what can be done.
#pragma once

#include "desk/PeopleDesk.h"

#include <QWidget>

namespace watchdesk::ui {

class Button;
class FactList;
class LabelText;

/// Shows what it is given and says what is wanted. Window's thread.
class PersonPane : public QWidget {
    Q_OBJECT
public:
    explicit PersonPane(QWidget* parent = nullptr);
    /// `me`: the one who is signed in.
    void show(const desk::PersonRow& row, const domain::Person& me, UtcMs now);
    void clear();
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString includes() const;
    /// What is said of a role that nobody at a desk gave; empty otherwise.
    [[nodiscard]] QString doubt() const;

Q_SIGNALS:
    void roleWanted();
    void resetWanted();
    void leaveWanted();
    void ownPassphraseWanted();
    void recoveryKeyWanted();

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QWidget* makeButtons();
    QWidget* m_person;
    LabelText* m_name;
    LabelText* m_doubt;
    FactList* m_facts;
    LabelText* m_includes;
    Button* m_role;
    Button* m_reset;
    Button* m_own;
    Button* m_leave;
    Button* m_key;
};

} // namespace watchdesk::ui
