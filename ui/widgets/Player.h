// Recordings, played aloud.
#pragma once

#include <QBuffer>
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QVector>

#include <memory>

class QAudioSink;
class QTimer;

namespace watchdesk::ui {

/// Plays 8 kHz mono samples on the machine's own output at 1× to 2×. Window's thread; never blocks. Without a sound
/// device it keeps quiet but keeps time, so that the position can still be followed, and `trouble()` has the words to
/// show.
class Player : public QObject {
    Q_OBJECT
public:
    explicit Player(QObject* parent = nullptr);
    ~Player() override;

    /// Whether this machine has an output now.
    [[nodiscard]] static bool hasDevice();
    /// From the start, stopping what plays. `id` is handed back by playingId().
    void play(const QString& id, const QVector<qint16>& samples);
    void stop();
    /// 1.0 to 2.0; takes effect at once, from where it is.
    void setSpeed(double speed);
    [[nodiscard]] double speed() const { return m_speed; }
    [[nodiscard]] bool isPlaying() const { return !m_id.isEmpty(); }
    [[nodiscard]] QString playingId() const { return m_id; }
    /// Milliseconds of the recording, whatever the speed.
    [[nodiscard]] int positionMs() const;
    [[nodiscard]] int durationMs() const { return int(m_samples.size() / 8); }
    void seek(int ms);
    /// Empty, or what is wrong with the sound in a few words ("No sound device").
    [[nodiscard]] QString trouble() const { return m_trouble; }

Q_SIGNALS:
    void started(const QString& id);
    void positionChanged(int ms);
    /// Ended by itself or was stopped.
    void finished(const QString& id);
    void troubleChanged(const QString& words);

private:
    void begin(int fromMs);
    void endSink();
    void tick();
    void setTrouble(const QString& words);
    QString m_id;
    QVector<qint16> m_samples;
    double m_speed = 1.0;
    int m_from = 0;
    QString m_trouble;
    std::unique_ptr<QAudioSink> m_sink;
    QBuffer m_buffer;
    QTimer* m_timer;
    QElapsedTimer m_quiet; ///< keeps time when there is no device
};

/// The samples at another rate, by cubic interpolation; `speed` > 1 makes them pass faster at the same output rate. The
/// pitch is kept by overlapping windows (WSOLA), so that a voice at 1.5× stays a voice.
[[nodiscard]] QVector<qint16> fasterSpeech(const QVector<qint16>& samples, double speed);
/// 8 kHz to `rate` (16, 44.1 or 48 kHz, as the device likes).
[[nodiscard]] QVector<qint16> resampled(const QVector<qint16>& samples, int rate);

} // namespace watchdesk::ui
