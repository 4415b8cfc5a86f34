// What the buttons of the top bar have in common.
#pragma once

#include "ui/theme/Theme.h"

#include <QAbstractButton>

namespace watchdesk::ui {

constexpr int barHeight = 44;
/// In whole pixels, rounded up.
[[nodiscard]] int barTextWidth(const QString& text, TextStyle style);

/// Reached by Tab; Enter clicks it, and so does one other key. In a narrow window it shows less.
class BarButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit BarButton(Qt::Key alsoClicks, QWidget* parent = nullptr);
    void setCompact(bool compact);

protected:
    [[nodiscard]] bool isCompact() const { return m_compact; }
    void keyPressEvent(QKeyEvent* event) override;

private:
    Qt::Key m_alsoClicks;
    bool m_compact = false;
};

} // namespace watchdesk::ui
