#include "ui/control/Playback.h"

#include "ui/widgets/OnAnswer.h"

#include <algorithm>

namespace watchdesk::ui {

Playback::Playback(RadioJobs& radio, QObject* parent) : QObject(parent), m_radio(radio) {
    connect(&m_player, &Player::started, this, &Playback::changed);
    connect(&m_player, &Player::positionChanged, this, &Playback::changed);
    connect(&m_player, &Player::finished, this, &Playback::changed);
    connect(&m_player, &Player::troubleChanged, this, &Playback::changed);
}

void Playback::toggle(const QString& mediaId) {
    if (mediaId.isEmpty())
        return;
    m_waiting.clear();
    if (playing() == mediaId) {
        const double at = played(mediaId);
        m_player.stop();
        m_paused = at;
        Q_EMIT changed();
        return;
    }
    playFrom(mediaId, m_audio.mediaId == mediaId ? m_paused : 0);
}

void Playback::playFrom(const QString& mediaId, double part) {
    m_waiting.clear();
    m_wanted = mediaId;
    if (m_audio.mediaId == mediaId)
        start(part);
    else
        open(mediaId, m_radio.audio(mediaId), part);
}

void Playback::replay(const QString& channel) {
    const QString id = QStringLiteral("replay:") + channel;
    if (playing() == id || m_waiting == id) {
        stop();
        Q_EMIT changed();
        return;
    }
    m_waiting.clear();
    m_wanted = id;
    open(id, m_radio.lastOf(channel, replayMs), 0);
}

void Playback::open(const QString& mediaId, const Answer<desk::RecordingAudio>& audio, double part) {
    onAnswer(this, audio, [this, mediaId, part](const Result<desk::RecordingAudio>& answer) {
        if (!answer) {
            Q_EMIT failed(answer.error());
            return;
        }
        if (m_wanted != mediaId)
            return; // somebody asked for another one meanwhile
        m_audio = *answer;
        m_audio.mediaId = mediaId;
        start(part);
    });
}

void Playback::start(double part) {
    m_paused = 0;
    m_player.play(m_audio.mediaId, m_audio.samples);
    if (part > 0 && part < 1)
        m_player.seek(static_cast<int>(part * m_player.durationMs()));
    Q_EMIT changed();
}

void Playback::giveWay(bool toSomebody) {
    if (toSomebody && m_player.isPlaying()) {
        const QString id = playing();
        const double again = static_cast<double>(againMs) / std::max(1, m_player.durationMs());
        const double at = played(id);
        m_player.stop();
        m_paused = std::max(0.0, at - again);
        m_waiting = id;
        Q_EMIT changed();
    } else if (!toSomebody && !m_waiting.isEmpty()) {
        m_waiting.clear();
        start(m_paused);
    }
}

void Playback::stop() {
    m_waiting.clear();
    m_wanted.clear();
    m_paused = 0;
    m_player.stop();
}

double Playback::played(const QString& mediaId) const {
    if (mediaId.isEmpty())
        return 0;
    if (playing() == mediaId && m_player.durationMs() > 0)
        return std::clamp(static_cast<double>(m_player.positionMs()) / m_player.durationMs(), 0.0, 1.0);
    return m_audio.mediaId == mediaId ? m_paused : 0;
}

} // namespace watchdesk::ui
