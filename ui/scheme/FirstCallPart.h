// Waiting for the first over, and giving it a name.
#pragma once

#include "desk/RadioDesk.h"
#include "desk/SetupDesk.h"

#include <QWidget>

namespace watchdesk::ui {

class Button;
class FactList;
class LabelText;

/// What stands on the air now, codes that are nobody's yet, and at last the first over with its caller.
class FirstCallPart : public QWidget {
    Q_OBJECT
public:
    explicit FirstCallPart(desk::Desk& desk, QWidget* parent = nullptr);
    void show(const desk::SetupState& state);
    [[nodiscard]] QString words() const;
    [[nodiscard]] Button& nameButton() const { return *m_name; }

Q_SIGNALS:
    /// The code that was heard last is to become a radio.
    void nameWanted(const desk::UnknownCode& code);

private:
    void showLinks();
    desk::Desk& m_desk;
    LabelText* m_head;
    LabelText* m_words;
    FactList* m_links;
    Button* m_name;
    desk::UnknownCode m_code;
};

} // namespace watchdesk::ui
