// A few lines of words that Enter sends.
#pragma once

#include <QKeyEvent>
#include <QPlainTextEdit>

namespace watchdesk::ui {

/// Enter says entered(), as in the quick line; a line of its own needs Shift. Tab goes on to the next field.
class WordsField : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit WordsField(int height, QWidget* parent = nullptr) : QPlainTextEdit(parent) {
        setFixedHeight(height);
        setTabChangesFocus(true);
    }

Q_SIGNALS:
    void entered();

protected:
    void keyPressEvent(QKeyEvent* event) override {
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (enter && event->modifiers() != Qt::ShiftModifier)
            Q_EMIT entered();
        else
            QPlainTextEdit::keyPressEvent(event);
    }
};

} // namespace watchdesk::ui
