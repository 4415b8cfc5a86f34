// What fills the window while a store is being opened.
#pragma once

#include <QString>
#include <QWidget>

class QTimer;

namespace watchdesk::ui {

class Button;
class LabelText;

/// How far something is; while that is not known, a piece that moves along it.
class WaitBar : public QWidget {
    Q_OBJECT
public:
    explicit WaitBar(QWidget* parent = nullptr);
    /// percent < 0: not known.
    void setPercent(int percent);
    [[nodiscard]] int percent() const { return m_percent; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QTimer* m_step;
    int m_percent = -1;
    int m_at = 0; ///< where the piece is, 0 to 99
};

/// "Opening town.watchdesk", where it is, and a way out. What takes more than a second shows that it goes on. Window's
/// thread.
class OpeningPage : public QWidget {
    Q_OBJECT
public:
    static constexpr int silentMs = 1000;

    explicit OpeningPage(QWidget* parent = nullptr);
    /// Something that cannot be given up. percent < 0: not known.
    void say(const QString& text, int percent = -1);
    /// A store, by its address without secrets. Esc and the button give it up.
    void sayOpening(const QString& store);

Q_SIGNALS:
    void cancelled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void begin(const QString& text, int percent);
    LabelText* m_text;
    LabelText* m_where;
    LabelText* m_late;
    WaitBar* m_bar;
    Button* m_cancel;
    QTimer* m_silent;
};

} // namespace watchdesk::ui
