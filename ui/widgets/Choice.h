// One of a few, chosen from a list that drops down.
#pragma once

#include <QComboBox>

namespace watchdesk::ui {

/// A combo box with its arrow in the palette's colour, which a style sheet cannot give to a picture.
class Choice : public QComboBox {
    Q_OBJECT
public:
    explicit Choice(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace watchdesk::ui
