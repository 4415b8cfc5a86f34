#include "ui/widgets/LiveOutput.h"

#include "base/Log.h"
#include "ui/widgets/SoundFormat.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>
#include <QPointer>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

LiveFeed::LiveFeed(LiveSource source, int rate, int channels)
    : m_source(std::move(source)), m_stride(8000.0 / rate), m_channels(channels) {}

void LiveFeed::step() {
    if (m_used >= m_block.size()) {
        m_source(m_block);
        m_used = 0;
    }
    std::rotate(m_near.begin(), m_near.begin() + 1, m_near.end());
    m_near.back() = {double(m_block[m_used]), double(m_block[m_used + 1])};
    m_used += 2;
}

void LiveFeed::read(std::span<std::int16_t> out) {
    for (std::size_t at = 0; at + std::size_t(m_channels) <= out.size(); at += std::size_t(m_channels)) {
        for (; m_phase >= 1; m_phase -= 1)
            step();
        std::array<double, 2> value{};
        for (std::size_t side = 0; side < 2; ++side)
            value[side] = throughFour(m_near[0][side], m_near[1][side], m_near[2][side], m_near[3][side], m_phase);
        if (m_channels == 1)
            value[0] = (value[0] + value[1]) / 2;
        for (int channel = 0; channel < m_channels; ++channel)
            out[at + std::size_t(channel)] = channel < 2 ? toSample(value[std::size_t(channel)]) : std::int16_t(0);
        m_phase += m_stride;
    }
}

namespace {

/// What the sink pulls from. Never at its end.
class LiveStream final : public QIODevice {
public:
    LiveStream(LiveSource source, const QAudioFormat& format, QObject* parent)
        : QIODevice(parent), m_feed(std::move(source), format.sampleRate(), format.channelCount()),
          m_frame(format.bytesPerFrame()) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 bytesAvailable() const override { return 1 << 16; }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 most) override {
        const qint64 size = most - most % m_frame;
        m_feed.read({reinterpret_cast<std::int16_t*>(data), std::size_t(size) / sizeof(std::int16_t)});
        return size;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    LiveFeed m_feed;
    qint64 m_frame;
};

} // namespace

LiveOutput::LiveOutput(LiveSource source, QObject* parent)
    : QObject(parent), m_source(std::move(source)), m_worker(new QObject), m_devices(new QMediaDevices(this)) {
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_devices, &QMediaDevices::audioOutputsChanged, this, [this] {
        if (m_started)
            open();
    });
    m_again.setSingleShot(true);
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_started)
            open();
    });
    m_thread.setObjectName(QStringLiteral("live sound"));
}

LiveOutput::~LiveOutput() {
    m_thread.quit();
    m_thread.wait();
    // A thread that was never started deletes nothing.
    if (!m_thread.isFinished())
        delete m_worker;
}

void LiveOutput::start() {
    if (m_started)
        return;
    m_started = true;
    open();
}

void LiveOutput::open() {
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    const QAudioFormat format = device.isNull() ? QAudioFormat() : soundFormat(device, 2);
    if (!format.isValid())
        setTrouble(tr("No sound device"));
    if (format.isValid() && !m_thread.isRunning())
        m_thread.start(QThread::TimeCriticalPriority);
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, device, format] {
        qDeleteAll(worker->findChildren<QAudioSink*>()); // before what it pulls from
        qDeleteAll(worker->findChildren<LiveStream*>());
        if (!format.isValid())
            return;
        auto* stream = new LiveStream(m_source, format, worker);
        auto* sink = new QAudioSink(device, format, worker);
        sink->setBufferSize(format.bytesForDuration(qint64(bufferMs) * 1000));
        sink->start(stream);
        const bool failed = sink->error() != QAudio::NoError;
        QMetaObject::invokeMethod(this, [this, failed] { opened(failed); });
        if (failed)
            return log("ui")->warn("the sound device did not start for listening: {}", int(sink->error()));
        // A server that went away, a headset that was pulled out.
        connect(sink, &QAudioSink::stateChanged, this, [this, sink = QPointer(sink)](QAudio::State state) {
            if (sink && state == QAudio::StoppedState && m_started)
                opened(true);
        });
    });
}

void LiveOutput::opened(bool failed) {
    setTrouble(failed ? tr("The sound device does not answer") : QString());
    failed ? m_again.start() : m_again.stop();
}

void LiveOutput::stop() {
    if (!m_started)
        return;
    m_started = false;
    m_again.stop();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] {
        qDeleteAll(worker->findChildren<QAudioSink*>());
        qDeleteAll(worker->findChildren<LiveStream*>());
    });
}

void LiveOutput::setTrouble(const QString& words) {
    if (words == m_trouble)
        return;
    m_trouble = words;
    Q_EMIT troubleChanged(words);
}

} // namespace watchdesk::ui
