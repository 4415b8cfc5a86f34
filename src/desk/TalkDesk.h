// The control room's own voice: who may speak, whom an over calls, the key itself.
#pragma once

#include "desk/RadioLog.h"

#include <QSet>

namespace watchdesk::desk {

/// Whom an over calls before its words; nobody when neither is set.
struct TalkTo {
    QString radioSetId;
    bool everybody = false;
};

/// Somebody who can be called on a channel.
struct CallTarget {
    TalkTo to;
    QString callSign; ///< empty for everybody
    QString premises; ///< empty while the records are sealed
};

/// Window's thread; what happens then is told by ChannelState::talk. An over is kept like any other
/// (domain::isOwn), and is on the audit log from its beginning.
class TalkDesk : public QObject {
    Q_OBJECT
public:
    TalkDesk(DeskContext& context, RadioLog& log) : m_context(context), m_log(log) {}

    /// The key goes down. Refused by the role, Unavailable where the desk only listens, InvalidInput for a set that
    /// cannot be called by tones; then nothing is sent.
    Result<void> press(const QString& channel, const TalkTo& to = {});
    /// What the microphone hears, 8 kHz mono, at the pace of speech; nothing while the key is up.
    void speak(const QString& channel, const QVector<qint16>& samples);
    void release(const QString& channel);
    /// All keys up: the desk is locked, the window is left.
    void releaseAll();
    /// Says these samples (8 kHz) and lets go; as press(). hush() ends it.
    Result<void> say(const QString& channel, std::vector<std::int16_t> words);
    void hush(const QString& channel);
    /// A selective call by tones and nothing else; not while the key is down. As press().
    Result<void> call(const QString& channel, const QString& toneSet, const QString& code);

    [[nodiscard]] Result<void> mayTalk() const;
    /// Whether press() or say() would be refused.
    [[nodiscard]] Result<void> ready(const QString& channel) const;
    /// Everybody first, where the channel has such a call; then the sets that are out in its scheme and answer to
    /// tones, by call sign.
    [[nodiscard]] QVector<CallTarget> targets(const QString& channel) const;

private:
    [[nodiscard]] const radio::TalkConfig* config(const QString& channel) const;
    [[nodiscard]] Result<std::optional<radio::CallCode>> codeOf(const QString& channel, const TalkTo& to) const;

    DeskContext& m_context;
    RadioLog& m_log;
    QSet<QString> m_down;
};

} // namespace watchdesk::desk
