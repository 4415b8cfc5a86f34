// A sheet that asks for something: heading, why, fields, what is wrong with them.
#pragma once

#include "base/Result.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Overlay.h"

class QHBoxLayout;
class QVBoxLayout;

namespace watchdesk::ui {

class LabelText;

/// As high as what is in it. Enter in a field and the first button do it; Esc and the second button leave, unless it is
/// working. Trouble is said under the fields. Window's thread.
class FormSheet : public Overlay {
    Q_OBJECT
public:
    static constexpr int usualWidth = 520;

    struct Words {
        QString title;
        QString reason; ///< may be empty
        QString act;    ///< what the first button is called
        QString leave;  ///< what the second is called; empty: there is none
    };
    FormSheet(QWidget* window, const Words& words, Button::Kind kind = Button::Kind::Primary);

    /// Below what is there already. Enter in a line edit does it.
    void add(QWidget* field);
    /// A muted label above the field.
    void add(const QString& label, QWidget* field);
    /// In the row of the buttons, at the right.
    void addBeside(QWidget* button);
    /// Shows it with the focus in `first`.
    void openForm(QWidget* first, int width = usualWidth);
    /// From now on, as soon as something is typed into one of its fields, it isTyped().
    void keepTyped();
    /// What is wrong; it can be done again.
    void say(const QString& trouble);
    void say(const Error& error);
    /// What went well, in the same place.
    void tell(const QString& what);
    /// It is being done: no button answers until say() or dismiss().
    void work(const QString& doing);
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] Button& actButton() const { return *m_act; }

Q_SIGNALS:
    void wanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void want();
    void fit();
    [[nodiscard]] int wantedHeight() const;
    void put(const QString& text, Tone tone);
    LabelText* m_trouble;
    Button* m_act;
    Button* m_leave = nullptr;
    QVBoxLayout* m_fields;
    QHBoxLayout* m_buttons;
    int m_width = usualWidth;
};

} // namespace watchdesk::ui
