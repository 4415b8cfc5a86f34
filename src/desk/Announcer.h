// Announcements: written words spoken to a talkgroup.
#pragma once

#include "desk/TalkDesk.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace watchdesk::desk {

/// One at a time. Window's thread; the names are looked for by the store, the speech is made on a thread of its own.
/// What is said is kept as any over of the control room, by whoever had it said.
class Announcer : public QObject {
    Q_OBJECT
public:
    static constexpr int mostWords = 500; ///< characters

    Announcer(DeskContext& context, RadioLog& log, TalkDesk& talk);
    ~Announcer() override;

    /// Ends when it has been said, or with why it was not, or not to the end: Refused when it names a subject (rule 18)
    /// or by the role, InvalidInput when there are no words or too many, Conflict while another is being said,
    /// Unavailable for a busy or lost channel or without a voice.
    QFuture<Result<void>> say(const QString& channel, const QString& words);
    /// Ends what is being said: Cancelled.
    void stop();
    [[nodiscard]] bool isSpeaking() const { return m_promise != nullptr; }

private:
    [[nodiscard]] std::optional<Error> fault(const QString& channel, const QString& words) const;
    void speak(const QString& words);
    void send(std::vector<std::int16_t> samples);
    void follow(const ChannelState& state);
    void finish(const Result<void>& result);
    [[nodiscard]] ChannelState::Talk key() const;
    DeskContext& m_context;
    RadioLog& m_log;
    TalkDesk& m_talk;
    QThreadPool m_pool;
    std::shared_ptr<QPromise<Result<void>>> m_promise; ///< of the one that is being said
    QString m_channel;
    bool m_sent = false;  ///< the key has been asked for
    bool m_begun = false; ///< it is down
};

} // namespace watchdesk::desk
