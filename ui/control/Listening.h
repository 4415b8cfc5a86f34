// How the channels are heard at this machine: how loud, on which side, which one before the others.
#pragma once

#include "desk/LiveSound.h"
#include "ui/widgets/LiveOutput.h"

#include <QObject>
#include <QStringList>

namespace watchdesk::ui {

/// A channel as its listener likes it.
struct Hearing {
    double gainDb = 0; ///< -30…12
    double pan = 0;    ///< -1 left … 1 right
    bool muted = false;
};

/// Kept in Settings; applied to the desk's LiveSound, which is played on this machine's output while listening is on.
/// Selecting a channel (as on a dispatcher's console) makes the others quieter by `unselectedDb`. Window's thread.
class Listening : public QObject {
    Q_OBJECT
public:
    static constexpr double leastDb = -30;
    static constexpr double mostDb = 12;

    explicit Listening(desk::LiveSound& sound, QObject* parent = nullptr);
    ~Listening() override;

    /// Of a person at the desk; nobody hears anything when nobody is signed in.
    void setAtDesk(bool atDesk);
    /// Those that are to be heard; each with what is kept of it.
    void setChannels(const QStringList& channels);
    [[nodiscard]] QStringList channels() const { return m_channels; }
    [[nodiscard]] Hearing hearing(const QString& channel) const { return m_hearings.value(channel); }
    void setHearing(const QString& channel, const Hearing& hearing);
    /// Empty: all as loud as they are set.
    void select(const QString& channel);
    [[nodiscard]] QString selected() const { return m_selected; }
    /// Somebody is at the desk, the machine plays the radio, and the channel is not muted.
    [[nodiscard]] bool isHeard(const QString& channel) const;
    /// Empty, or what is wrong with the sound in a few words.
    [[nodiscard]] QString trouble() const { return m_output.trouble(); }

Q_SIGNALS:
    void changed();

private:
    void apply();
    void turn();
    desk::LiveSound& m_sound;
    LiveOutput m_output;
    QStringList m_channels;
    QHash<QString, Hearing> m_hearings;
    QString m_selected;
    bool m_atDesk = false;
};

} // namespace watchdesk::ui
