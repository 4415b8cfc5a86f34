// Words on the window: one line elided, or a paragraph; a key's cap; a chip.
#pragma once

#include "ui/theme/Theme.h"
#include "ui/widgets/Painting.h"

#include <QWidget>

namespace watchdesk::ui {

/// Text in a style and a role. One line is elided and says the whole in its tool tip; wrapped text takes the height it
/// needs.
class LabelText : public QWidget {
    Q_OBJECT
public:
    explicit LabelText(const QString& text, TextStyle style = TextStyle::Body, Tone tone = Tone::Text,
                       QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    void setTone(Tone tone);
    void setStyle(TextStyle style);
    void setAlignment(Qt::Alignment alignment);
    void setWrapped(bool wrapped);
    /// Digits in equal cells (clock, call signs).
    void setFixedDigits(bool fixed);
    /// The narrowest that one line shrinks to before it is elided further; default 0.
    void setMinimumShown(int width);
    /// Whether what is shown now is less than the text.
    [[nodiscard]] bool isElided() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_wrapped; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int textWidth() const;
    void refresh();
    QString m_text;
    TextStyle m_style;
    Tone m_tone;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    bool m_wrapped = false;
    bool m_fixed = false;
    int m_minimum = 0;
};

/// A key's cap standing alone.
class KeyCap : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QString& key, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_key;
};

/// A word in a box: "in hand", "Breach 3".
class Chip : public QWidget {
    Q_OBJECT
public:
    explicit Chip(const QString& text, ChipLook look = {}, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setLook(const ChipLook& look);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    ChipLook m_look;
};

/// A severity mark or a Lucide icon standing alone.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    explicit IconLabel(const QString& icon, int size = 16, Tone tone = Tone::Text2, QWidget* parent = nullptr);
    explicit IconLabel(desk::Severity severity, int size = 16, QWidget* parent = nullptr);
    void setIcon(const QString& icon, Tone tone);
    void setSeverity(desk::Severity severity);
    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    int m_size;
    Tone m_tone = Tone::Text2;
    desk::Severity m_severity = desk::Severity::Note;
};

/// A 1 px line in the colour of rules.
class RuleLine : public QWidget {
    Q_OBJECT
public:
    explicit RuleLine(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace watchdesk::ui
