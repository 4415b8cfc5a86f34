// What would be here, and how to get it.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class LabelText;

/// Centred in its panel: an icon, a heading, a sentence, and a button when there is something to press.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& icon, const QString& heading, const QString& sentence, QWidget* parent = nullptr);
    /// Adds the button and answers it.
    Button* addButton(const QString& text, const QString& keyCap = {});
    void setTexts(const QString& heading, const QString& sentence);
    [[nodiscard]] QString heading() const;

private:
    QVBoxLayout* m_column;
    LabelText* m_heading;
    LabelText* m_sentence;
};

} // namespace watchdesk::ui
