// Another passphrase for whoever is signed in.
#pragma once

#include "ui/shell/Overlay.h"

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class Button;
class LabelText;
class PassphraseField;

/// Asks for the passphrase of now, and twice for the new one; says what is wrong with it where it is typed. Window's
/// thread.
class PassphraseSheet : public Overlay {
    Q_OBJECT
public:
    /// FirstOne: somebody else chose the one of now, and the sheet says so.
    enum class Why { FirstOne, Wished };
    PassphraseSheet(QWidget* window, desk::Desk& desk, Why why);

private:
    void change();
    void say(const QString& trouble);
    desk::Desk& m_desk;
    PassphraseField* m_old;
    PassphraseField* m_first;
    PassphraseField* m_second;
    LabelText* m_trouble;
    Button* m_change;
};

} // namespace watchdesk::ui
