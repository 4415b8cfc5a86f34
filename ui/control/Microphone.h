// The machine's default microphone.
#pragma once

#include "ui/control/Downsampler.h"
#include "ui/control/SpeechSource.h"

#include <memory>
#include <optional>

class QAudioSource;
class QIODevice;

namespace watchdesk::ui {

/// Opens the default input anew each time, so that a headset that was plugged in meanwhile is the one that is heard.
class Microphone final : public SpeechSource {
    Q_OBJECT
public:
    explicit Microphone(QObject* parent = nullptr);
    ~Microphone() override;
    Result<void> start() override;
    void stop() override;

private:
    void read();
    std::unique_ptr<QAudioSource> m_source;
    QIODevice* m_stream = nullptr; ///< the source's own
    QByteArray m_rest;             ///< part of a frame
    int m_frameBytes = 2;
    std::optional<Downsampler> m_down;
};

} // namespace watchdesk::ui
