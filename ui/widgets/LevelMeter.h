// How loud a channel is.
#pragma once

#include <QElapsedTimer>
#include <QWidget>

class QPainter;
class QTimer;

namespace watchdesk::ui {

/// Lit segments of `count` for a level in dBFS: -50 and below none, -6 and above all.
[[nodiscard]] int litSegments(double dbfs, int count);
/// Segments of 5 px with 1 px between, for delegates.
void paintLevel(QPainter& painter, const QRectF& rect, int lit, int count);

/// Falls back to nothing by itself within half a second when no level comes.
class LevelMeter : public QWidget {
    Q_OBJECT
public:
    explicit LevelMeter(const QString& accessibleName, QWidget* parent = nullptr, int segments = 16);
    /// dBFS.
    void setLevel(double dbfs);
    [[nodiscard]] int lit() const { return m_lit; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fall();
    int m_segments;
    int m_lit = 0;
    QTimer* m_timer;
    QElapsedTimer m_last;
};

} // namespace watchdesk::ui
