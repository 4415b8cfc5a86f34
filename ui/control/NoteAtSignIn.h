// The hand-over notes of this desk, shown after a sign-in until somebody has read them.
#pragma once

#include "desk/ShiftDesk.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>
#include <QPointer>
#include <QVector>
#include <QWidget>

namespace watchdesk::ui {

/// Waits until its page is in sight and no other sheet covers it: a first passphrase comes first. Window's thread.
class NoteAtSignIn : public QObject {
    Q_OBJECT
public:
    NoteAtSignIn(QWidget& page, desk::Desk& desk);
    /// Reads those that are another's and that nobody has read, and shows them one after the other.
    void look();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void offer();
    QWidget& m_page;
    desk::Desk& m_desk;
    QVector<desk::ShiftView> m_notes; ///< still to be shown, the oldest first
};

} // namespace watchdesk::ui
