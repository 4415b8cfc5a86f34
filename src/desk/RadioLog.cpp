#include "desk/RadioLog.h"

#include "desk/Ear.h"
#include "desk/RecorderLeases.h"
#include "desk/Roles.h"
#include "store/TransmissionTable.h"
#include "tones/ToneSet.h"

namespace watchdesk::desk {

RadioLog::RadioLog(DeskContext& context, Recorder& recorder)
    : m_context(context), m_texts(context), m_ear(std::make_unique<Ear>(*this, context, recorder)) {}

RadioLog::~RadioLog() {
    stop();
}

Result<void> RadioLog::start(const radio::BridgeConfig& config) {
    stop();
    m_config = config;
    m_ear->configure(config);
    m_bridge = std::make_unique<radio::Bridge>(config, *m_ear, m_context.clock, m_context.ids);
    auto started = m_bridge->start();
    if (!started)
        m_bridge.reset();
    else
        m_texts.closeUnanswered();
    if (started && m_context.store.engine() == QLatin1String("postgresql"))
        shareRecording(config);
    return started;
}

void RadioLog::shareRecording(const radio::BridgeConfig& config) {
    QStringList channels;
    for (const radio::ChannelConfig& channel : config.channels)
        channels += QString::fromStdString(channel.name);
    m_leases =
        std::make_unique<RecorderLeases>(m_context, channels, [this](const QString& channel, const QString& desk) {
            m_ear->setRecordedBy(channel, desk);
        });
}

void RadioLog::stop() {
    m_leases.reset();
    if (m_bridge) {
        Q_EMIT stopping();
        m_bridge->stop();
    }
    m_bridge.reset();
}

void RadioLog::retryNow(const QString& channel) {
    if (m_bridge)
        m_bridge->retryNow(channel.toStdString());
}

void RadioLog::callSet(const QString& channel, const QString& toneSet, const QString& code) {
    if (!m_bridge)
        return;
    m_ear->setSpeaker(channel, m_context.person().id);
    m_bridge->call(channel.toStdString(), toneSet.toStdString(), code.toStdString());
}

namespace {

bool speaks(const ChannelState& state) {
    using Talk = ChannelState::Talk;
    return state.talk != Talk::Off && state.talk != Talk::NoLink && state.talk != Talk::Cut;
}

} // namespace

bool RadioLog::canCall(const QString& channel, const QString& toneSet, const QString& code) const {
    const radio::CallCode call{toneSet.toStdString(), code.toStdString()};
    const auto all = channels();
    const bool talks = std::any_of(
        all.begin(), all.end(), [&](const ChannelState& state) { return state.channel == channel && speaks(state); });
    return m_bridge && talks && radio::sendable(call) && tones::toneSet(call.set);
}

bool RadioLog::canTalk() const {
    const auto all = channels();
    return m_bridge && std::any_of(all.begin(), all.end(), speaks);
}

bool RadioLog::isQuiet() const {
    const auto all = channels();
    return canTalk() && std::all_of(all.begin(), all.end(), [](const ChannelState& state) {
               return state.talk == ChannelState::Talk::Off ||
                      (!state.speaking && state.talk != ChannelState::Talk::Talking);
           });
}

QVector<ChannelState> RadioLog::channels() const {
    return m_ear->channels();
}

RadioLog::Counts RadioLog::counts() const {
    return m_ear->counts();
}

QFuture<Result<QVector<domain::Transmission>>> RadioLog::recent(const QString& channel, UtcMs since) {
    return m_context.store.read(
        [=, person = m_context.person()](store::Tx& tx) -> Result<QVector<domain::Transmission>> {
            // Nobody's name is in an over, and the strips go on while the desk is locked: only a role that has no feed
            // is refused.
            if (auto may = person.id.isEmpty() ? Result<void>() : require(tx, person, Act::SeeFeed); !may)
                return may.error();
            store::TransmissionFilter filter;
            filter.channel = channel;
            filter.since = since;
            filter.limit = 500;
            auto overs = store::TransmissionTable::list(tx, filter);
            if (overs)
                std::reverse(overs->begin(), overs->end());
            return overs;
        });
}

} // namespace watchdesk::desk
