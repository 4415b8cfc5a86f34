// One of a few, or some of a few: "All · Alerts 2 · Radio".
#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>

namespace watchdesk::ui {

/// Segments in one frame, exactly one chosen; or any of them, each turned on and off by itself. Arrow keys, Home and
/// End move the choice (or the place, which Space turns on and off) while it has the focus; the screen reader hears
/// "Alerts, 2 of 4" as its description.
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(const QStringList& segments, const QString& accessibleName, QWidget* parent = nullptr);
    [[nodiscard]] int current() const { return m_current; }
    /// Chooses, and says so when it is another than before.
    void setCurrent(int index);
    [[nodiscard]] int count() const { return int(m_segments.size()); }
    /// From now on each segment is on or off by itself; `on` in order.
    void setEach(const QVector<bool>& on);
    [[nodiscard]] bool isOn(int index) const { return m_each ? m_on.value(index) : index == m_current; }
    /// Turns a segment on or off, and says so.
    void toggle(int index);
    /// Height in pixels; 24 unless said.
    void setTall(int height);
    /// A count behind the name of a segment; 0 hides it.
    void setCount(int index, int count);
    [[nodiscard]] QString label(int index) const;
    [[nodiscard]] QRect segmentRect(int index) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int index);
    void toggled(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int segmentWidth(int index) const;
    [[nodiscard]] int segmentAt(const QPoint& at) const;
    void describe();
    void moveTo(int index);
    QStringList m_segments;
    QVector<int> m_counts;
    int m_current = 0;
    int m_hovered = -1;
    bool m_each = false;
    QVector<bool> m_on;
    int m_height = 24;
};

} // namespace watchdesk::ui
