// A short secret for coming back after the desk was locked.
#pragma once

#include "ui/widgets/FormSheet.h"

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class PassphraseField;

/// Asks for it twice. Window's thread.
class QuickKeySheet : public FormSheet {
    Q_OBJECT
public:
    QuickKeySheet(QWidget* window, desk::Desk& desk);

private:
    void set();
    desk::Desk& m_desk;
    PassphraseField* m_first;
    PassphraseField* m_second;
};

} // namespace watchdesk::ui
