// A sheet over the window: palette, help, about.
#pragma once

#include <QPointer>
#include <QSize>
#include <QWidget>

namespace watchdesk::ui {

/// Covers its window with a scrim and shows one box. Esc or a click beside the box closes it; Tab stays inside; the
/// focus goes back to where it was. Deletes itself when closed, and closes with the page that opened it. One a window:
/// opening another closes the first, or covers it while it is held or something was typed in it.
class Overlay : public QWidget {
    Q_OBJECT
public:
    /// Property of a window: so many pixels at its head stay uncovered.
    static constexpr const char* uncoveredTop = "uncoveredTop";
    /// `opener`: the window, or a page or pane in it.
    Overlay(QWidget* opener, const QString& accessibleName);
    /// Shows it: `wanted` is the box's size, cut to the window; `top` its distance from the top, or -1 for the middle.
    void open(QSize wanted, int top = -1);
    /// Another size for the box that is shown.
    void resizeBox(QSize wanted);
    void dismiss();
    /// While it is held, neither Esc nor a click beside it nor another page closes it: what it shows is shown once.
    void setHeld(bool held) { m_held = held; }
    [[nodiscard]] bool isHeld() const { return m_held; }
    /// Something was typed in it: a click beside it leaves it, and another sheet or page does not close it; Esc does.
    void setTyped(bool typed) { m_typed = typed; }
    [[nodiscard]] bool isTyped() const { return m_typed; }
    /// The desk is about to be locked: what was typed goes into the DraftBox, to be there when it is opened again.
    virtual void keepDraft() {}
    /// What it shows, or is about to show, is never to be had again: a lock covers it instead of closing it.
    void setShownOnce(bool once) { m_once = once; }
    [[nodiscard]] bool isShownOnce() const { return m_once; }
    /// Hides it as it is, until uncover().
    void cover() { hide(); }
    void uncover();
    [[nodiscard]] static Overlay* shownIn(QWidget* window);
    /// Where subclasses lay their contents.
    [[nodiscard]] QWidget* box() const { return m_box; }

Q_SIGNALS:
    void dismissed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void place();
    void putAside(Overlay& other);
    void focusFirst();
    QWidget* m_box;
    QSize m_wanted;
    int m_top = -1;
    QPointer<QWidget> m_before;
    QPointer<Overlay> m_under; ///< held, and covered by this one
    bool m_gone = false;
    bool m_held = false;
    bool m_typed = false;
    bool m_once = false;
};

} // namespace watchdesk::ui
