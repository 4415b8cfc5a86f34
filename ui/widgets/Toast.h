// "Logged as incident 4410 · Undo": said for six seconds at the foot of the window.
#pragma once

#include <QPointer>
#include <QString>
#include <QWidget>

#include <functional>

class QTimer;

namespace watchdesk::ui {

class Button;
class LabelText;

/// One a window: a new one takes the old one's place (its undo is gone then). Goes with the widget it was shown for.
/// Stays while the pointer is on it or its button has the focus; Esc puts it away; Ctrl+Z while it is shown does what
/// its button does.
class Toast : public QWidget {
    Q_OBJECT
public:
    static constexpr int shownMs = 6000;

    /// Whose Ctrl+Z is: the toast's own, or the page's, which has an undo of its own that does the same.
    enum class UndoKey { Own, OfPage };

    /// Shows over the window of `near`. `act` empty: no button. Answers the toast.
    static Toast* show(QWidget* near, const QString& text, const QString& act = {}, std::function<void()> fn = {},
                       UndoKey key = UndoKey::Own);
    /// The toast that a window shows now, if any.
    [[nodiscard]] static Toast* shownIn(QWidget* window);
    [[nodiscard]] QString text() const;
    void act();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Toast(QWidget* window, const QString& text, const QString& act, std::function<void()> fn, UndoKey key);
    void place();
    void tick();
    LabelText* m_text;
    Button* m_button = nullptr;
    QTimer* m_timer;
    std::function<void()> m_fn;
};

} // namespace watchdesk::ui
