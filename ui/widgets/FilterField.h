// Where the filter of a list is typed.
#pragma once

#include <QLineEdit>

namespace watchdesk::ui {

/// A field with a glass at its left and its key at its right while it is empty. Enter and Down go on to the list, Esc
/// empties it and goes back there.
class FilterField : public QLineEdit {
    Q_OBJECT
public:
    FilterField(const QString& accessibleName, const QString& placeholder, const QString& key,
                QWidget* parent = nullptr);

Q_SIGNALS:
    void listWanted(); ///< to its first row, if none is chosen
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_key;
};

} // namespace watchdesk::ui
