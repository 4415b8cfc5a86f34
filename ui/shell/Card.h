// The card in the middle of the full-window pages.
#pragma once

#include <QWidget>

namespace watchdesk::ui {

/// Surface with an outline; its right part, from `split` on, stands on the ground. 0: not parted.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(int split = 0, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_split;
};

/// The ground behind it.
void paintGround(QWidget* page);

} // namespace watchdesk::ui
