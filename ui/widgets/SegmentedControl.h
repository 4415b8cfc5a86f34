// One of a few: "All · Alerts 2 · Radio".
#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>

namespace watchdesk::ui {

/// Segments in one frame, exactly one chosen. Arrow keys, Home and End move the choice while it has the focus; the
/// screen reader hears "Alerts, 2 of 4" as its description.
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(const QStringList& segments, const QString& accessibleName, QWidget* parent = nullptr);
    [[nodiscard]] int current() const { return m_current; }
    /// Chooses, and says so when it is another than before.
    void setCurrent(int index);
    [[nodiscard]] int count() const { return int(m_segments.size()); }
    /// A count behind the name of a segment; 0 hides it.
    void setCount(int index, int count);
    [[nodiscard]] QString label(int index) const;
    [[nodiscard]] QRect segmentRect(int index) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int index);

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
    QStringList m_segments;
    QVector<int> m_counts;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace watchdesk::ui
