// A scroll bar that lies over what it scrolls.
#pragma once

#include <QScrollBar>

namespace watchdesk::ui {

/// Only its handle is painted; the rest lets the rows show through.
class ThinBar : public QScrollBar {
    Q_OBJECT
public:
    static constexpr int width = 10;
    explicit ThinBar(QWidget* parent);

protected:
    void paintEvent(QPaintEvent*) override;
};

} // namespace watchdesk::ui
