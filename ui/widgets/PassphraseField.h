// Where a passphrase is typed.
#pragma once

#include <QLineEdit>

namespace watchdesk::ui {

class Button;

/// 40 px high with a lock at its left, an eye at its right, and a word when Caps Lock seems to be on (told from the
/// letters that arrive, since no toolkit says it on every platform). Nothing typed is kept in undo or offered by input
/// methods.
class PassphraseField : public QLineEdit {
    Q_OBJECT
public:
    explicit PassphraseField(const QString& accessibleName, QWidget* parent = nullptr);
    void setShown(bool shown);
    [[nodiscard]] bool isCapsLockOn() const { return m_caps; }
    /// Overwrites and empties.
    void wipe();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setCaps(bool caps);
    Button* m_eye;
    bool m_caps = false;
};

} // namespace watchdesk::ui
