#include "ui/widgets/Player.h"

#include "base/Log.h"
#include "ui/widgets/SoundFormat.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QMediaDevices>
#include <QTimer>

namespace watchdesk::ui {
namespace {

QByteArray bytesFor(const QVector<qint16>& samples, const QAudioFormat& format) {
    const QVector<qint16> mono = resampled(samples, format.sampleRate());
    QVector<qint16> out;
    out.reserve(mono.size() * format.channelCount());
    for (const qint16 sample : mono)
        for (int channel = 0; channel < format.channelCount(); ++channel)
            out.append(sample);
    return {reinterpret_cast<const char*>(out.constData()), qsizetype(out.size() * qsizetype(sizeof(qint16)))};
}

} // namespace

Player::Player(QObject* parent) : QObject(parent), m_timer(new QTimer(this)) {
    m_timer->setInterval(33);
    connect(m_timer, &QTimer::timeout, this, &Player::tick);
}

Player::~Player() {
    endSink();
}

bool Player::hasDevice() {
    return !QMediaDevices::defaultAudioOutput().isNull();
}

void Player::setTrouble(const QString& words) {
    if (words == m_trouble)
        return;
    m_trouble = words;
    Q_EMIT troubleChanged(words);
}

void Player::play(const QString& id, const QVector<qint16>& samples) {
    stop();
    if (samples.isEmpty())
        return;
    m_id = id;
    m_samples = samples;
    begin(0);
    Q_EMIT started(id);
    Q_EMIT positionChanged(0);
}

void Player::begin(int fromMs) {
    endSink();
    m_from = std::clamp(fromMs, 0, durationMs());
    m_quiet.start();
    m_timer->start();
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    const QAudioFormat format = device.isNull() ? QAudioFormat() : soundFormat(device, 1);
    if (!format.isValid()) {
        setTrouble(tr("No sound device"));
        return;
    }
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_buffer.setData(bytesFor(fasterSpeech(m_samples.mid(qsizetype(m_from) * 8), m_speed), format));
    m_buffer.open(QIODevice::ReadOnly);
    m_sink->start(&m_buffer);
    const bool failed = m_sink->error() != QAudio::NoError;
    setTrouble(failed ? tr("The sound device does not answer") : QString());
    if (failed) {
        log("ui")->warn("the sound device did not start: {}", int(m_sink->error()));
        endSink();
    }
}

void Player::endSink() {
    if (m_sink)
        m_sink->stop();
    m_sink.reset();
    m_buffer.close();
}

void Player::stop() {
    if (m_id.isEmpty())
        return;
    const QString id = m_id;
    m_id.clear();
    m_timer->stop();
    endSink();
    m_samples.clear();
    Q_EMIT finished(id);
}

void Player::setSpeed(double speed) {
    if (qFuzzyCompare(speed, m_speed))
        return;
    const int at = positionMs();
    m_speed = speed;
    if (isPlaying())
        begin(at);
}

void Player::seek(int ms) {
    if (isPlaying())
        begin(ms);
}

int Player::positionMs() const {
    if (!isPlaying())
        return 0;
    const double passed = m_sink ? double(m_sink->processedUSecs()) / 1000 : double(m_quiet.elapsed());
    return std::min(durationMs(), m_from + int(passed * m_speed));
}

void Player::tick() {
    if (m_sink && m_sink->error() != QAudio::NoError && m_sink->error() != QAudio::UnderrunError) {
        // It went while it played.
        setTrouble(tr("The sound device does not answer"));
        return stop();
    }
    const int at = positionMs();
    Q_EMIT positionChanged(at);
    const bool drained = m_sink && m_sink->state() == QAudio::IdleState && m_buffer.atEnd();
    if (at >= durationMs() || drained)
        stop();
}

} // namespace watchdesk::ui
