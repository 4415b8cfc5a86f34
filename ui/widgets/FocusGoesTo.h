// Where the focus of a whole page goes.
#pragma once

#include <QFocusEvent>
#include <QPointer>
#include <QWidget>

namespace watchdesk::ui {

/// The focus given to `page` goes to `target`, one of its parts. A focus proxy would do the same and more: Qt takes the
/// page for a stop of its own, and Tab jumps from before the page to the target, over all that lies between. Window's
/// thread.
inline void focusGoesTo(QWidget* page, QWidget* target) {
    class Guide : public QObject {
    public:
        Guide(QWidget* from, QWidget* to) : QObject(from), m_to(to) { from->installEventFilter(this); }

    protected:
        bool eventFilter(QObject* watched, QEvent* event) override {
            if (event->type() == QEvent::FocusIn && m_to)
                m_to->setFocus(static_cast<QFocusEvent*>(event)->reason());
            return QObject::eventFilter(watched, event);
        }

    private:
        QPointer<QWidget> m_to;
    };
    page->setFocusPolicy(Qt::NoFocus);
    new Guide(page, target);
}

} // namespace watchdesk::ui
