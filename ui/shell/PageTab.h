// A page's tab in the top bar.
#pragma once

#include "ui/shell/BarButton.h"
#include "ui/shell/PageRegistry.h"

namespace watchdesk::ui {

/// Icon, name; the open one stands on the ground with a line above it. Narrow windows show the icon of the open page
/// only.
class PageTab : public BarButton {
    Q_OBJECT
public:
    explicit PageTab(const PageEntry& page, QWidget* parent = nullptr);
    /// How much waits on the page for a person; 0 shows nothing.
    void setWaiting(int count);
    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] bool showsIcon() const { return !isCompact() || isChecked(); }
    [[nodiscard]] QString waitingText() const;
    QString m_icon;
    int m_waiting = 0;
};

} // namespace watchdesk::ui
