// Buttons: plain, primary, act, quiet; with an icon at the left and a key's cap at the right.
#pragma once

#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QString>

namespace watchdesk::ui {

/// Painted flat from the palette. Enter and Space press it; the focus ring is 2 px inside. The accessible name is the
/// text unless set; one with only an icon takes its name in the constructor.
class Button : public QAbstractButton {
    Q_OBJECT
public:
    enum class Kind { Plain, Primary, Act, Quiet };

    explicit Button(const QString& text, QWidget* parent = nullptr, Kind kind = Kind::Plain);
    /// Only an icon, square; `name` is its tool tip and accessible name.
    static Button* iconOnly(const QString& icon, const QString& name, QWidget* parent = nullptr);

    void setKind(Kind kind);
    /// A Lucide name, painted before the text.
    void setIconName(const QString& icon);
    /// What the key is called ("F9", "Ctrl K"); shown as a cap, no shortcut by itself.
    void setKeyCap(const QString& key);
    /// 24 px instead of 32.
    void setSmall(bool small);
    /// Height in pixels; 44 for decisions.
    void setTall(int height);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Look {
        QColor fill, edge, text;
        Tone icon;
    };
    [[nodiscard]] Look look() const;
    [[nodiscard]] int contentWidth() const;
    Kind m_kind;
    QString m_icon;
    QString m_key;
    int m_height = 32;
};

} // namespace watchdesk::ui
