// The last hand-over note, shown after a sign-in until somebody has read it.
#pragma once

#include "desk/ShiftDesk.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <optional>

namespace watchdesk::ui {

/// Waits until its page is in sight and no other sheet covers it: a first passphrase comes first. Window's thread.
class NoteAtSignIn : public QObject {
    Q_OBJECT
public:
    NoteAtSignIn(QWidget& page, desk::Desk& desk);
    /// Reads the note, and shows it when it is another's and nobody has read it.
    void look();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void offer();
    QWidget& m_page;
    desk::Desk& m_desk;
    std::optional<desk::ShiftView> m_note;
};

} // namespace watchdesk::ui
