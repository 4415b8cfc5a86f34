// The part of the ear that knows what we say ourselves, and which channels say the same.
#include "desk/Ear.h"
#include "tones/ToneSet.h"

#include <array>

namespace watchdesk::desk {

namespace {

bool same(const std::optional<radio::CallCode>& one, const radio::CodeHeard& code) {
    return one && tones::plainName(one->set) == code.set && one->code == code.code;
}

} // namespace

// --- our own voice ---

void Ear::setSpeaker(const QString& channel, const QString& personId) {
    const QMutexLocker lock(&m_mutex);
    m_speakers.insert(channel, personId);
}

void Ear::beginOwn(Over& over) {
    m_called.began(over.record.channel, over.record.start);
    const QMutexLocker lock(&m_mutex);
    over.record.codes.append({QLatin1String(domain::ownVoiceSet), m_speakers.value(over.record.channel), 0});
}

bool Ear::isOurAni(const QString& channel, const radio::CodeHeard& code) const {
    return same(m_talk.value(channel).ani, code);
}

bool Ear::isAllCall(const QString& channel, const radio::CodeHeard& code) const {
    return same(m_talk.value(channel).allCall, code);
}

void Ear::ownCode(Over& over, const radio::CodeHeard& code) {
    const radio::TalkConfig talk = m_talk.value(over.record.channel);
    if (same(talk.ani, code))
        return;
    m_called.called(over.record.channel, {QString::fromStdString(code.set), QString::fromStdString(code.code)},
                    over.record.start + code.atMs);
    over.record.codes.append(
        {same(talk.allCall, code) ? QString::fromLatin1(domain::everybodySet) : QString::fromStdString(code.set),
         QString::fromStdString(code.code), code.atMs});
}

void Ear::talkChanged(const std::string& channel, radio::TalkState state) {
    static constexpr std::array<ChannelState::Talk, 6> shown{ChannelState::Talk::Idle,     ChannelState::Talk::Talking,
                                                             ChannelState::Talk::Busy,     ChannelState::Talk::NoLink,
                                                             ChannelState::Talk::TimedOut, ChannelState::Talk::Cut};
    changeChannel(QString::fromStdString(channel), [&](ChannelState& one) {
        one.talk = shown.at(static_cast<std::size_t>(state));
        one.talkSince = m_context.clock.now();
    });
}

// --- joined channels ---

QString Ear::joinedTo(const QString& channel) const {
    const QMutexLocker lock(&m_mutex);
    for (const ChannelState& state : m_channels)
        if (state.channel == channel)
            return state.joinedTo;
    return {};
}

void Ear::setJoined(const QString& one, const QString& other, UtcMs until) {
    const QString far = other.isEmpty() ? joinedTo(one) : other;
    changeChannel(one, [&](ChannelState& state) {
        state.joinedTo = other;
        state.joinedUntil = until;
    });
    changeChannel(far, [&](ChannelState& state) {
        state.joinedTo = other.isEmpty() ? QString() : one;
        state.joinedUntil = until;
    });
}

} // namespace watchdesk::desk
