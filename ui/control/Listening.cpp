#include "ui/control/Listening.h"

#include "ui/widgets/MachineSettings.h"
#include "ui/widgets/Settings.h"

#include <QUrl>

#include <algorithm>

namespace watchdesk::ui {

namespace {

const QString playsKey = QStringLiteral("sound/play-radio");
const QString quieterKey = QStringLiteral("sound/unselected-db");
const QString selectedKey = QStringLiteral("sound/selected");

/// A channel may be called anything; a key may not.
QString keyOf(const QString& channel, const char* what) {
    return QStringLiteral("sound/channel-%1/%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(channel)), QLatin1String(what));
}

double keptNumber(const QString& key, double least, double most) {
    bool isNumber = false;
    const double kept = Settings().value(key).toDouble(&isNumber);
    return isNumber && kept >= least && kept <= most ? kept : 0; // not a number is neither
}

} // namespace

Listening::Listening(desk::LiveSound& sound, QObject* parent)
    : QObject(parent), m_sound(sound), m_output([&sound](std::span<std::int16_t> stereo) { sound.read(stereo); }) {
    m_selected = Settings().value(selectedKey).toString();
    connect(&m_output, &LiveOutput::troubleChanged, this, &Listening::changed);
    connect(&MachineSettings::instance(), &MachineSettings::changed, this, [this](const QString& key) {
        if (key == quieterKey)
            apply();
        else if (key == playsKey)
            turn();
    });
}

Listening::~Listening() {
    m_sound.setOpen(false);
}

void Listening::setAtDesk(bool atDesk) {
    m_atDesk = atDesk;
    turn();
}

void Listening::turn() {
    const bool on = m_atDesk && MachineSettings::instance().value(playsKey) != 0;
    m_sound.setOpen(on);
    on ? m_output.start() : m_output.stop();
    Q_EMIT changed();
}

void Listening::setChannels(const QStringList& channels) {
    if (channels == m_channels)
        return;
    m_channels = channels;
    m_hearings.clear();
    for (const QString& channel : channels)
        m_hearings.insert(channel, {keptNumber(keyOf(channel, "gain-db"), leastDb, mostDb),
                                    keptNumber(keyOf(channel, "pan"), -1, 1),
                                    Settings().value(keyOf(channel, "muted")).toBool()});
    apply();
}

void Listening::setHearing(const QString& channel, const Hearing& hearing) {
    if (!m_hearings.contains(channel))
        return;
    const Hearing fitting{std::clamp(hearing.gainDb, leastDb, mostDb), std::clamp(hearing.pan, -1.0, 1.0),
                          hearing.muted};
    m_hearings.insert(channel, fitting);
    Settings settings;
    settings.setValue(keyOf(channel, "gain-db"), fitting.gainDb);
    settings.setValue(keyOf(channel, "pan"), fitting.pan);
    settings.setValue(keyOf(channel, "muted"), fitting.muted);
    apply();
}

void Listening::select(const QString& channel) {
    if (channel == m_selected)
        return;
    m_selected = channel;
    Settings().setValue(selectedKey, channel);
    apply();
}

// What is selected and not there any more makes nobody quieter.
void Listening::apply() {
    const bool one = m_hearings.contains(m_selected);
    const int quieter = MachineSettings::instance().value(quieterKey);
    for (auto it = m_hearings.cbegin(); it != m_hearings.cend(); ++it)
        m_sound.setMix(it.key(), {it->gainDb - (one && it.key() != m_selected ? quieter : 0), it->pan, it->muted});
    Q_EMIT changed();
}

bool Listening::isHeard(const QString& channel) const {
    return m_output.isStarted() && m_hearings.contains(channel) && !m_hearings.value(channel).muted;
}

} // namespace watchdesk::ui
