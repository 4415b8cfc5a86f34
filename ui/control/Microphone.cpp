#include "ui/control/Microphone.h"

#include "base/Log.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSource>
#include <QMediaDevices>

#include <cstring>

namespace watchdesk::ui {

namespace {

/// A 16-bit format that the device gives, the nearest to the radio's first; invalid when it gives none.
QAudioFormat formatOf(const QAudioDevice& device) {
    QAudioFormat format;
    format.setSampleFormat(QAudioFormat::Int16);
    for (const int rate : {8000, 16000, 48000, 44100})
        for (const int channels : {1, 2}) {
            format.setSampleRate(rate);
            format.setChannelCount(channels);
            if (device.isFormatSupported(format))
                return format;
        }
    return {};
}

Error noMicrophone(const QString& what) {
    return {ErrorCode::Unavailable, what.toStdString(), "Nothing was sent.",
            "Plug a microphone in, or choose one in the sound settings of this machine."};
}

} // namespace

Microphone::Microphone(QObject* parent) : SpeechSource(parent) {}

Microphone::~Microphone() {
    stop();
}

Result<void> Microphone::start() {
    stop();
    const QAudioDevice device = QMediaDevices::defaultAudioInput();
    if (device.isNull())
        return noMicrophone(tr("This machine has no microphone."));
    const QAudioFormat format = formatOf(device);
    if (!format.isValid())
        return noMicrophone(tr("The microphone gives no sound that the desk can use."));
    m_source = std::make_unique<QAudioSource>(device, format);
    m_source->setBufferSize(format.bytesForDuration(100'000));
    m_frameBytes = format.bytesPerFrame();
    m_down.emplace(format.sampleRate(), format.channelCount());
    m_rest.clear();
    m_stream = m_source->start();
    if (m_stream == nullptr || m_source->error() != QAudio::NoError) {
        log("ui")->warn("the microphone did not start: {}", int(m_source->error()));
        stop();
        return noMicrophone(tr("The microphone does not answer."));
    }
    connect(m_stream, &QIODevice::readyRead, this, &Microphone::read);
    return {};
}

void Microphone::stop() {
    if (m_source)
        m_source->stop();
    m_stream = nullptr;
    m_source.reset();
}

void Microphone::read() {
    m_rest += m_stream->readAll();
    const qsizetype frames = m_rest.size() / m_frameBytes;
    QVector<qint16> values(frames * m_frameBytes / 2);
    std::memcpy(values.data(), m_rest.constData(), static_cast<std::size_t>(frames * m_frameBytes));
    m_rest.remove(0, frames * m_frameBytes);
    const QVector<qint16> samples = m_down->push(values.constData(), frames);
    if (!samples.isEmpty())
        Q_EMIT heard(samples);
}

} // namespace watchdesk::ui
