// The sounds that ask for a person.
#pragma once

#include "ui/widgets/Player.h"

#include <QObject>

namespace watchdesk::ui {

/// Again and again until it is told to stop. An emergency: two tones in turn for a second, then a second of silence. An
/// alert that nobody takes: two soft notes, then silence for the rest of six seconds. Made in code; window's thread.
/// Without a sound device `trouble()` says so.
class AlarmSound : public QObject {
    Q_OBJECT
public:
    enum class Kind { Emergency, Untaken };
    explicit AlarmSound(QObject* parent = nullptr, Kind kind = Kind::Emergency);
    void setSounding(bool sounding);
    [[nodiscard]] bool isSounding() const { return m_sounding; }
    /// Empty, or what is wrong with the sound in a few words.
    [[nodiscard]] QString trouble() const { return m_player.trouble(); }

Q_SIGNALS:
    void troubleChanged(const QString& words);

private:
    void sound();
    Player m_player;
    Kind m_kind;
    bool m_sounding = false;
};

/// One turn of it: 8 kHz, 16 bit, two seconds.
[[nodiscard]] QVector<qint16> alarmSamples();
/// The same of the calm one: six seconds.
[[nodiscard]] QVector<qint16> untakenSamples();

} // namespace watchdesk::ui
