// What is being said, on the machine's own output.
#pragma once

#include <QObject>
#include <QString>
#include <QThread>
#include <QTimer>

#include <array>
#include <cstdint>
#include <functional>
#include <span>

class QMediaDevices;

namespace watchdesk::ui {

/// Fills a block of stereo (left, right, …) at 8 kHz; called on the sound thread, must not wait.
using LiveSource = std::function<void(std::span<std::int16_t> stereo)>;

/// 8 kHz stereo to the rate and channels that a device takes, piece by piece without a seam: cubic through four
/// neighbours. One thread.
class LiveFeed {
public:
    LiveFeed(LiveSource source, int rate, int channels);
    /// Whole frames of the device's.
    void read(std::span<std::int16_t> out);

private:
    void step();
    LiveSource m_source;
    double m_stride;
    int m_channels;
    double m_phase = 1;
    std::array<std::array<double, 2>, 4> m_near{};
    std::array<std::int16_t, 160> m_block{}; ///< 10 ms
    std::size_t m_used = 160;
};

/// Plays a LiveSource on a thread of its own, with 80 ms of buffer, on the output that is the machine's default now,
/// and on another when that changes; a device that fails is tried again every two seconds. Window's thread; start and
/// stop wait for nothing.
class LiveOutput : public QObject {
    Q_OBJECT
public:
    /// Qt 6.4 writes PulseAudio blocks of 20 ms, and with less than 70 ms to fill the server never begins to play.
    static constexpr int bufferMs = 80;
    static constexpr int againMs = 2000;

    explicit LiveOutput(LiveSource source, QObject* parent = nullptr);
    ~LiveOutput() override;
    void start();
    void stop();
    [[nodiscard]] bool isStarted() const { return m_started; }
    /// Empty, or what is wrong with the sound in a few words.
    [[nodiscard]] QString trouble() const { return m_trouble; }

Q_SIGNALS:
    void troubleChanged(const QString& words);

private:
    void open();
    void opened(bool failed);
    void setTrouble(const QString& words);
    LiveSource m_source;
    QThread m_thread;
    QObject* m_worker; ///< lives on the sound thread; owns sink and stream
    QMediaDevices* m_devices;
    QTimer m_again;
    bool m_started = false;
    QString m_trouble;
};

} // namespace watchdesk::ui
