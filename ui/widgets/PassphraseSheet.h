// Another passphrase for whoever is signed in.
#pragma once

#include "ui/widgets/FormSheet.h"

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class PassphraseField;

/// Asks for the passphrase of now, and twice for the new one; says what is wrong with it where it is typed. Window's
/// thread.
class PassphraseSheet : public FormSheet {
    Q_OBJECT
public:
    /// FirstOne: somebody else chose the one of now, and the sheet says so.
    enum class Why { FirstOne, Wished };
    PassphraseSheet(QWidget* window, desk::Desk& desk, Why why);

private:
    void change();
    desk::Desk& m_desk;
    PassphraseField* m_old;
    PassphraseField* m_first;
    PassphraseField* m_second;
};

} // namespace watchdesk::ui
