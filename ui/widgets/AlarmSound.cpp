#include "ui/widgets/AlarmSound.h"

#include <cmath>
#include <numbers>

namespace watchdesk::ui {

namespace {
constexpr int rate = 8000;
constexpr int toneSamples = rate / 4;
constexpr double loudness = 0.5 * 32767;
// Between 700 and 1000 Hz: heard over a shop's noise, and far from the tones of selective calls.
constexpr double lowHz = 740;
constexpr double highHz = 988;
} // namespace

QVector<qint16> alarmSamples() {
    QVector<qint16> out(2 * rate, 0);
    double phase = 0;
    for (int i = 0; i < rate; ++i) {
        phase += 2 * std::numbers::pi * (i / toneSamples % 2 == 0 ? lowHz : highHz) / rate;
        out[i] = static_cast<qint16>(loudness * std::sin(phase));
    }
    return out;
}

AlarmSound::AlarmSound(QObject* parent) : QObject(parent) {
    connect(&m_player, &Player::troubleChanged, this, &AlarmSound::troubleChanged);
    // Queued: a turn that has just ended is not begun again from inside its own end.
    connect(
        &m_player, &Player::finished, this,
        [this] {
            if (m_sounding && !m_player.isPlaying())
                m_player.play(QStringLiteral("alarm"), alarmSamples());
        },
        Qt::QueuedConnection);
}

void AlarmSound::setSounding(bool sounding) {
    if (sounding == m_sounding)
        return;
    m_sounding = sounding;
    if (sounding)
        m_player.play(QStringLiteral("alarm"), alarmSamples());
    else
        m_player.stop();
}

} // namespace watchdesk::ui
