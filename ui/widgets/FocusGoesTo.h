// Where the focus of a whole page goes.
#pragma once

#include <QFocusEvent>
#include <QPointer>
#include <QWidget>

#include <functional>

namespace watchdesk::ui {

/// The focus given to `page` goes to `target`, one of its parts: which, is asked each time (null: it stays where it
/// is). A focus proxy would do the same and more: Qt takes the page for a stop of its own, and Tab jumps from before
/// the page to the target, over all that lies between. Window's thread.
inline void focusGoesTo(QWidget* page, std::function<QWidget*()> target) {
    class Guide : public QObject {
    public:
        Guide(QWidget* from, std::function<QWidget*()> to) : QObject(from), m_to(std::move(to)) {
            from->installEventFilter(this);
        }

    protected:
        bool eventFilter(QObject* watched, QEvent* event) override {
            QWidget* to = event->type() == QEvent::FocusIn ? m_to() : nullptr;
            if (to != nullptr)
                to->setFocus(static_cast<QFocusEvent*>(event)->reason());
            return QObject::eventFilter(watched, event);
        }

    private:
        std::function<QWidget*()> m_to;
    };
    page->setFocusPolicy(Qt::NoFocus);
    new Guide(page, std::move(target));
}

/// The same, to one part for good.
inline void focusGoesTo(QWidget* page, QWidget* target) {
    focusGoesTo(page, [to = QPointer<QWidget>(target)] { return to.data(); });
}

} // namespace watchdesk::ui
