// Where the wall's filter is typed.
#pragma once

#include <QLineEdit>

namespace watchdesk::ui {

/// A field with a glass at its left and its key at its right while it is empty. Enter and Down go on to the wall, Esc
/// empties it and goes back there.
class FilterField : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterField(QWidget* parent = nullptr);

Q_SIGNALS:
    void wallWanted(); ///< to its first card, if none is chosen
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace watchdesk::ui
