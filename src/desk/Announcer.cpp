#include "desk/Announcer.h"

#include "desk/Answer.h"
#include "desk/NamesOnAir.h"
#include "desk/SpokenWords.h"

namespace watchdesk::desk {

namespace {

using Talk = ChannelState::Talk;

Error notSaid(const char* why, const char* todo) {
    return {ErrorCode::Unavailable, why, "It was not said, or not to its end.", todo};
}

} // namespace

Announcer::Announcer(DeskContext& context, RadioLog& log, TalkDesk& talk)
    : m_context(context), m_log(log), m_talk(talk) {
    m_pool.setMaxThreadCount(1);
    // Signals of the log come from other threads.
    connect(&log, &RadioLog::channelChanged, this, &Announcer::follow, Qt::QueuedConnection);
}

Announcer::~Announcer() {
    m_pool.waitForDone();
    if (m_promise)
        m_promise->finish();
}

std::optional<Error> Announcer::fault(const QString& channel, const QString& words) const {
    if (auto ready = m_talk.ready(channel); !ready)
        return ready.error();
    if (words.isEmpty())
        return Error{ErrorCode::InvalidInput, "There are no words in it.", "Nothing was said.",
                     "Write what is to be said."};
    if (words.size() > mostWords)
        return Error{ErrorCode::InvalidInput, "It is too long to be listened to.", "Nothing was said.",
                     "Say it in at most 500 letters."};
    return std::nullopt;
}

QFuture<Result<void>> Announcer::say(const QString& channel, const QString& words) {
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto refuse = [&promise](const Error& error) {
        promise->addResult(Result<void>(error));
        promise->finish();
        return promise->future();
    };
    const QString said = words.simplified();
    if (m_promise)
        return refuse({ErrorCode::Conflict, "Another announcement is being said.", "This one was not said.",
                       "Say it when that one has ended, or end that one."});
    if (const auto wrong = fault(channel, said))
        return refuse(*wrong);
    m_promise = promise;
    m_channel = channel;
    m_sent = false;
    m_begun = false;
    takeAnswer(this, m_context.store.read([said](store::Tx& tx) { return namesNobody(tx, said); }),
               [this, promise, said](const Result<void>& nobody) {
                   if (promise != m_promise)
                       return;
                   if (nobody)
                       speak(said);
                   else
                       finish(nobody);
               });
    return promise->future();
}

void Announcer::speak(const QString& words) {
    m_pool.start([this, promise = m_promise, words] {
        auto samples = std::make_shared<Result<std::vector<std::int16_t>>>(spokenWords(words));
        QMetaObject::invokeMethod(this, [this, promise, samples] {
            if (promise != m_promise)
                return; // stopped meanwhile
            if (*samples)
                send(std::move(**samples));
            else
                finish(samples->error());
        });
    });
}

Talk Announcer::key() const {
    for (const ChannelState& state : m_log.channels())
        if (state.channel == m_channel)
            return state.talk;
    return Talk::Off;
}

void Announcer::send(std::vector<std::int16_t> samples) {
    if (key() == Talk::Talking)
        return finish(notSaid("The key of the channel is down.", "Say it again when it is up."));
    m_sent = true;
    if (auto begun = m_talk.say(m_channel, std::move(samples)); !begun)
        finish(begun.error());
}

void Announcer::follow(const ChannelState& state) {
    if (!m_promise || !m_sent || state.channel != m_channel)
        return;
    switch (state.talk) {
    case Talk::Talking:
        m_begun = true;
        return;
    case Talk::Idle:
        if (m_begun)
            finish({});
        return;
    case Talk::Busy:
        return finish(notSaid("Somebody is speaking on the channel.", "Say it again when they have finished."));
    case Talk::TimedOut:
        return finish(notSaid("It took longer than the channel allows.", "Make it shorter."));
    case Talk::Off:
    case Talk::NoLink:
    case Talk::Cut:
        return finish(notSaid("The channel has no link to its gateway.", "Say it again when it is back."));
    }
}

void Announcer::stop() {
    if (!m_promise)
        return;
    if (m_sent)
        m_talk.hush(m_channel);
    finish(Error{ErrorCode::Cancelled, "The announcement was ended.", "What had been said is in the feed.", ""});
}

void Announcer::finish(const Result<void>& result) {
    const auto promise = std::exchange(m_promise, nullptr);
    promise->addResult(result);
    promise->finish();
}

} // namespace watchdesk::desk
