#include "desk/TalkDesk.h"

#include "desk/Directory.h"
#include "desk/Ear.h"
#include "desk/Roles.h"
#include "tones/ToneSet.h"

namespace watchdesk::desk {

namespace {

radio::CallCode codeOfSet(const domain::RadioSet& set) {
    return {set.toneSet.toStdString(), set.code.toStdString()};
}

bool callable(const domain::RadioSet& set) {
    const radio::CallCode code = codeOfSet(set);
    return set.state == domain::RadioState::Issued && radio::sendable(code) && tones::toneSet(code.set);
}

Error cannotCall(const QString& whom) {
    return {ErrorCode::InvalidInput, whom.toStdString() + " cannot be called by tones.", "Nothing was sent.",
            "Call by voice, or give the set a five-digit code of a tone set (Scheme, Radios)."};
}

} // namespace

Result<void> TalkDesk::mayTalk() const {
    return require(m_context.person(), Act::TalkOnRadio);
}

const radio::TalkConfig* TalkDesk::config(const QString& channel) const {
    for (const radio::ChannelConfig& one : m_log.m_config.channels)
        if (one.name == channel.toStdString() && one.talk)
            return &*one.talk;
    return nullptr;
}

Result<void> TalkDesk::ready(const QString& channel) const {
    if (auto may = mayTalk(); !may)
        return may.error();
    if (!m_log.m_bridge || config(channel) == nullptr)
        return Error{ErrorCode::Unavailable, "The desk only listens on " + channel.toStdString() + ".",
                     "Nothing was sent.", "Give the talkgroup \"talk\" in the configuration of its gateway."};
    return {};
}

Result<std::optional<radio::CallCode>> TalkDesk::codeOf(const QString& channel, const TalkTo& to) const {
    if (to.everybody) {
        const auto everybody = config(channel)->allCall;
        return everybody ? Result<std::optional<radio::CallCode>>(everybody) : cannotCall(channel);
    }
    if (to.radioSetId.isEmpty())
        return std::optional<radio::CallCode>();
    const auto caller = m_context.directory.callerBySet(to.radioSetId);
    if (!caller || !callable(caller->set))
        return cannotCall(caller ? caller->set.callSign : QStringLiteral("That set"));
    return std::optional(codeOfSet(caller->set));
}

Result<void> TalkDesk::press(const QString& channel, const TalkTo& to) {
    if (auto fine = ready(channel); !fine)
        return fine.error();
    const auto code = codeOf(channel, to);
    if (!code)
        return code.error();
    m_log.m_ear->setSpeaker(channel, m_context.person().id);
    m_down.insert(channel);
    m_log.m_bridge->press(channel.toStdString(), {*code, true});
    return {};
}

void TalkDesk::speak(const QString& channel, const QVector<qint16>& samples) {
    if (m_log.m_bridge && m_down.contains(channel))
        m_log.m_bridge->speak(channel.toStdString(), {samples.begin(), samples.end()});
}

void TalkDesk::release(const QString& channel) {
    if (m_down.remove(channel) && m_log.m_bridge)
        m_log.m_bridge->release(channel.toStdString());
}

void TalkDesk::releaseAll() {
    for (const QString& channel : QSet<QString>(m_down))
        release(channel);
}

Result<void> TalkDesk::say(const QString& channel, std::vector<std::int16_t> words) {
    if (auto fine = ready(channel); !fine)
        return fine.error();
    m_log.m_ear->setSpeaker(channel, m_context.person().id);
    m_log.m_bridge->say(channel.toStdString(), {std::nullopt, true}, std::move(words));
    return {};
}

void TalkDesk::hush(const QString& channel) {
    if (m_log.m_bridge)
        m_log.m_bridge->hush(channel.toStdString());
}

Result<void> TalkDesk::call(const QString& channel, const QString& toneSet, const QString& code) {
    if (auto fine = ready(channel); !fine)
        return fine.error();
    const radio::CallCode call{toneSet.toStdString(), code.toStdString()};
    if (!radio::sendable(call) || !tones::toneSet(call.set))
        return cannotCall(code);
    m_log.m_ear->setSpeaker(channel, m_context.person().id);
    m_log.m_bridge->call(channel.toStdString(), call.set, call.code);
    return {};
}

QVector<CallTarget> TalkDesk::targets(const QString& channel) const {
    QVector<CallTarget> out;
    const radio::TalkConfig* talk = config(channel);
    if (talk == nullptr)
        return out;
    if (talk->allCall)
        out.append({{{}, true}, {}, {}});
    const auto scheme = m_context.directory.schemeOfChannel(channel);
    for (const domain::RadioSet& set : m_context.directory.radioSets()) {
        if (!callable(set) || (scheme && set.schemeId != scheme->id))
            continue;
        const auto premises = m_context.directory.premises(set.premisesId);
        out.append({{set.id, false}, set.callSign, premises ? premises->name : QString()});
    }
    return out;
}

} // namespace watchdesk::desk
