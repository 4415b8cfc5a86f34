#include "ui/control/NoteAtSignIn.h"

#include "desk/Desk.h"
#include "ui/control/ShiftSheets.h"
#include "ui/widgets/Overlay.h"

#include <QEvent>

namespace watchdesk::ui {

NoteAtSignIn::NoteAtSignIn(QWidget& page, desk::Desk& desk) : QObject(&page), m_page(page), m_desk(desk) {
    page.installEventFilter(this);
    connect(&desk, &desk::Desk::opened, this, &NoteAtSignIn::look);
    connect(&desk, &desk::Desk::locked, this, [this] { m_notes.clear(); });
    if (desk.isOpen())
        look();
}

void NoteAtSignIn::look() {
    const QString me = m_desk.person().id;
    // Who takes no desk is handed none: their refusal is no trouble to be told of.
    onAnswer(this, m_desk.shifts().unreadNotes(), [this, me](const Result<QVector<desk::ShiftView>>& unread) {
        m_notes.clear();
        if (!unread || m_desk.person().id != me)
            return;
        m_notes = *unread;
        offer();
    });
}

void NoteAtSignIn::offer() {
    if (m_notes.isEmpty() || !m_page.isVisible())
        return;
    if (Overlay* other = Overlay::shownIn(&m_page)) {
        connect(other, &Overlay::dismissed, this, &NoteAtSignIn::offer, Qt::QueuedConnection);
        return;
    }
    auto* sheet = new NoteSheet(&m_page, m_desk, m_notes.takeFirst());
    connect(sheet, &Overlay::dismissed, this, &NoteAtSignIn::offer, Qt::QueuedConnection); // the next
}

bool NoteAtSignIn::eventFilter(QObject* watched, QEvent* event) {
    // After the page has taken its place: a sheet is laid over what is there.
    if (watched == &m_page && event->type() == QEvent::Show)
        QMetaObject::invokeMethod(this, &NoteAtSignIn::offer, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace watchdesk::ui
