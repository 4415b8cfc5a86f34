// A short secret for coming back after the desk was locked.
#pragma once

#include "ui/shell/Overlay.h"

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class Button;
class LabelText;
class PassphraseField;

/// Asks for it twice. Window's thread.
class QuickKeySheet : public Overlay {
    Q_OBJECT
public:
    QuickKeySheet(QWidget* window, desk::Desk& desk);

private:
    void set();
    void say(const QString& trouble);
    desk::Desk& m_desk;
    PassphraseField* m_first;
    PassphraseField* m_second;
    LabelText* m_trouble;
    Button* m_set;
};

} // namespace watchdesk::ui
