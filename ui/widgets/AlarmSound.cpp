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

QVector<qint16> untakenSamples() {
    constexpr int noteSamples = rate * 2 / 5;
    constexpr double softness = 0.25 * 32767;
    QVector<qint16> out(6 * rate, 0);
    for (int i = 0; i < 2 * noteSamples; ++i) {
        const double hz = i < noteSamples ? 523 : 659;
        const double faded =
            std::sin(std::numbers::pi * (i % noteSamples) / noteSamples); // neither begins with a click
        out[i] = static_cast<qint16>(softness * faded * std::sin(2 * std::numbers::pi * hz * i / rate));
    }
    return out;
}

AlarmSound::AlarmSound(QObject* parent, Kind kind) : QObject(parent), m_kind(kind) {
    connect(&m_player, &Player::troubleChanged, this, &AlarmSound::troubleChanged);
    // Queued: a turn that has just ended is not begun again from inside its own end.
    connect(
        &m_player, &Player::finished, this,
        [this] {
            if (m_sounding && !m_player.isPlaying())
                sound();
        },
        Qt::QueuedConnection);
}

void AlarmSound::sound() {
    m_player.play(QStringLiteral("alarm"), m_kind == Kind::Emergency ? alarmSamples() : untakenSamples());
}

void AlarmSound::setSounding(bool sounding) {
    if (sounding == m_sounding)
        return;
    m_sounding = sounding;
    if (sounding)
        sound();
    else
        m_player.stop();
}

} // namespace watchdesk::ui
