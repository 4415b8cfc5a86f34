#include "ui/widgets/Toast.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QTimer>

namespace watchdesk::ui {

Toast* Toast::show(QWidget* near, const QString& text, const QString& act, std::function<void()> fn, UndoKey key) {
    QWidget* window = near->window();
    delete shownIn(window);
    auto* toast = new Toast(window, text, act, std::move(fn), key);
    // What its undo would do holds the objects of the page that `near` is on.
    if (near != window)
        connect(near, &QObject::destroyed, toast, [toast] { delete toast; });
    toast->place();
    toast->QWidget::show();
    toast->raise();
    return toast;
}

Toast* Toast::shownIn(QWidget* window) {
    return window->findChild<Toast*>(QString(), Qt::FindDirectChildrenOnly);
}

Toast::Toast(QWidget* window, const QString& text, const QString& act, std::function<void()> fn, UndoKey key)
    : QWidget(window), m_text(new LabelText(text, TextStyle::BodyMedium, Tone::Text)), m_timer(new QTimer(this)),
      m_fn(std::move(fn)) {
    setAccessibleName(text);
    setFixedHeight(40);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 8, 0);
    row->setSpacing(16);
    row->addWidget(m_text, 1);
    if (!act.isEmpty() && m_fn) {
        m_button = new Button(act);
        m_button->setSmall(true);
        m_button->setKeyCap(tr("Ctrl Z"));
        row->addWidget(m_button);
        connect(m_button, &QAbstractButton::clicked, this, &Toast::act);
        // A line edit with the focus keeps its own Ctrl+Z: it takes the key before a window's shortcut does.
        if (key == UndoKey::Own) {
            auto* undo = new QShortcut(QKeySequence::Undo, window);
            connect(undo, &QShortcut::activated, this, &Toast::act);
            connect(this, &QObject::destroyed, undo, &QObject::deleteLater);
        }
    } else {
        row->setContentsMargins(16, 0, 16, 0);
    }
    window->installEventFilter(this);
    connect(m_timer, &QTimer::timeout, this, &Toast::tick);
    m_timer->setSingleShot(true);
    m_timer->start(shownMs);
}

QString Toast::text() const {
    return m_text->text();
}

void Toast::act() {
    const auto fn = std::move(m_fn);
    m_fn = {};
    hide();
    deleteLater();
    if (fn)
        fn();
}

void Toast::tick() {
    if (underMouse() || (m_button && m_button->hasFocus())) {
        m_timer->start(1000);
        return;
    }
    deleteLater();
}

void Toast::place() {
    const QWidget* window = parentWidget();
    const int wide = std::min(sizeHint().width(), window->width() - 32);
    // Above the quick line, which must not be covered while somebody types.
    setGeometry((window->width() - wide) / 2, window->height() - height() - 100, wide, height());
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(Tone::Outline), 1));
    painter.setBrush(tone(Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void Toast::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        deleteLater();
    else
        QWidget::keyPressEvent(event);
}

} // namespace watchdesk::ui
