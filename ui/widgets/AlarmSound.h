// The sound of an emergency that nobody has acknowledged.
#pragma once

#include "ui/widgets/Player.h"

#include <QObject>

namespace watchdesk::ui {

/// Two tones in turn for a second, then a second of silence, again and again until it is told to stop. Made in code;
/// window's thread. Without a sound device `trouble()` says so.
class AlarmSound : public QObject {
    Q_OBJECT
public:
    explicit AlarmSound(QObject* parent = nullptr);
    void setSounding(bool sounding);
    [[nodiscard]] bool isSounding() const { return m_sounding; }
    /// Empty, or what is wrong with the sound in a few words.
    [[nodiscard]] QString trouble() const { return m_player.trouble(); }

Q_SIGNALS:
    void troubleChanged(const QString& words);

private:
    Player m_player;
    bool m_sounding = false;
};

/// One turn of it: 8 kHz, 16 bit, two seconds.
[[nodiscard]] QVector<qint16> alarmSamples();

} // namespace watchdesk::ui
