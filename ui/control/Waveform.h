// The loudness of an over, for the eye.
#pragma once

#include <QByteArray>
#include <QRectF>
#include <QVector>
#include <QWidget>

class QPainter;

namespace watchdesk::ui {

/// Bars of 2 px with 1 px between: the mean power of the envelope bytes that fall to each bar, 0…1.
[[nodiscard]] QVector<float> waveformBars(const QByteArray& envelope, int bars);

/// Paints centred on the middle of `rect`; bars up to `played` (0…1) in the tone of text, the rest in that of an
/// outline.
void paintWaveform(QPainter& painter, const QRectF& rect, const QByteArray& envelope, double played);

/// The large one of the reading pane: click or arrow keys seek.
class WaveformView : public QWidget {
    Q_OBJECT
public:
    explicit WaveformView(QWidget* parent = nullptr);
    void setEnvelope(const QByteArray& envelope, qint64 durationMs);
    /// 0…1 of what is shown.
    void setPlayed(double played);
    [[nodiscard]] double played() const { return m_played; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 72}; }

Q_SIGNALS:
    void seekRequested(double to);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    void seekTo(double x);
    QByteArray m_envelope;
    qint64 m_durationMs = 0;
    double m_played = 0;
};

} // namespace watchdesk::ui
