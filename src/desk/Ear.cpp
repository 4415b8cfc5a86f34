#include "desk/Ear.h"

#include "base/Log.h"
#include "desk/Answer.h"
#include "desk/FeedWriting.h"
#include "store/AuditTable.h"
#include "store/MediaTable.h"
#include "store/TransmissionTable.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace watchdesk::desk {

namespace {

constexpr int envelopeSamples = 800; // 100 ms at 8 kHz
constexpr double floorDb = -46;      // what counts as silence for the eye
constexpr double fullDb = -6;        // speech at its loudest

domain::Media mediaOf(const domain::Transmission& over, rtp::Codec codec, int preRollMs) {
    domain::Media media;
    media.id = over.mediaId;
    media.format = QString::fromLatin1(rtp::codecName(codec));
    media.preRollMs = preRollMs;
    media.complete = false; // until its end is here
    media.createdAt = over.start;
    return media;
}

/// Who spoke on the radio is on the audit log from the moment it was begun.
Result<void> auditOwn(store::Tx& tx, const domain::Transmission& over) {
    const QString who = over.codes.first().code;
    // The desk may have been locked since the key went down: then the entry is the desk's, and says whose voice it was.
    const QString detail = who == tx.actor() ? over.channel : over.channel + QStringLiteral(" · ") + who;
    auto kept =
        store::AuditTable::append(tx, QStringLiteral("radio.talk"), QStringLiteral("transmission"), over.id, detail);
    return kept ? Result<void>() : Result<void>(kept.error());
}

/// The over's first transaction: its row, its recording's row, its row in the feed.
Result<void> beginOver(store::Tx& tx, const domain::Transmission& over, const domain::Media& media) {
    if (auto kept = store::MediaTable::insert(tx, media); !kept)
        return kept.error();
    if (auto kept = store::TransmissionTable::insert(tx, over); !kept)
        return kept.error();
    if (domain::isOwn(over))
        if (auto noted = auditOwn(tx, over); !noted)
            return noted.error();
    return writeFeed(tx, domain::FeedKind::Transmission, over.id, over.start);
}

/// Later ones: what the bridge knows by now, on whatever the record has become meanwhile (somebody may have logged it).
Result<void> updateOver(store::Tx& tx, const domain::Transmission& over, const domain::Media& media) {
    auto found = store::TransmissionTable::find(tx, over.id);
    if (!found)
        return found.error();
    if (!*found) { // the first transaction failed (a full disk): make up for it
        if (auto begun = beginOver(tx, over, media); !begun)
            return begun;
        return {};
    }
    domain::Transmission record = **found;
    record.end = over.end;
    record.callerCode = over.callerCode;
    record.radioSetId = over.radioSetId;
    record.codes = over.codes;
    record.packets = over.packets;
    record.lost = over.lost;
    record.cut = over.cut;
    record.envelope = over.envelope;
    if (auto updated = store::TransmissionTable::update(tx, record); !updated)
        return updated.error();
    return {};
}

qint64 steadyMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// The same over as another desk heard it: each has its own call, and its own clock.
Result<std::optional<domain::Transmission>> sameOver(store::Tx& tx, const domain::Transmission& over) {
    constexpr UtcMs apart = 1500;
    store::TransmissionFilter filter;
    filter.channel = over.channel;
    filter.since = over.start - apart;
    filter.until = over.start + apart;
    auto near = store::TransmissionTable::list(tx, filter);
    if (!near)
        return near.error();
    std::optional<domain::Transmission> best;
    for (const domain::Transmission& one : *near)
        if (!domain::isOwn(one) && (!best || std::abs(one.start - over.start) < std::abs(best->start - over.start)))
            best = one;
    return best;
}

} // namespace

void Ear::watch(const QFuture<Result<void>>& future, const char* what) {
    // The recorder makes up for a failed begin at the end of the over; the log says why there was no row meanwhile.
    if (future.isFinished() && future.resultCount() > 0 && !future.result())
        log("radio")->warn("{}: {}", what, future.result().error().what);
}

void Ear::Envelope::add(std::span<const std::int16_t> block) {
    for (const std::int16_t sample : block) {
        sum += static_cast<double>(sample) * sample;
        if (++samples < envelopeSamples)
            continue;
        const double db = 10 * std::log10(sum / samples / (32768.0 * 32768.0) + 1e-12);
        // Squared, so that words stand out from the breath between them; plain decibels look like a wall.
        const double height = std::clamp((db - floorDb) / (fullDb - floorDb), 0.0, 1.0);
        bytes.append(static_cast<char>(static_cast<unsigned char>(height * height * 255)));
        sum = 0;
        samples = 0;
    }
}

Ear::Ear(RadioLog& owner, DeskContext& context, Recorder& recorder)
    : m_owner(owner), m_context(context), m_recorder(recorder), m_emergencies(context) {}

void Ear::configure(const radio::BridgeConfig& config) {
    const QMutexLocker lock(&m_mutex);
    m_channels.clear();
    m_counts = {};
    m_talk.clear();
    for (const radio::ChannelConfig& channel : config.channels) {
        ChannelState state;
        state.channel = QString::fromStdString(channel.name);
        state.gateway = QString::fromStdString(channel.gateway);
        state.link = ChannelState::Link::Connecting;
        if (channel.talk) {
            state.talk = ChannelState::Talk::NoLink;
            m_talk.insert(state.channel, *channel.talk);
        }
        m_channels.append(state);
    }
}

QVector<ChannelState> Ear::channels() const {
    const QMutexLocker lock(&m_mutex);
    return m_channels;
}

RadioLog::Counts Ear::counts() const {
    const QMutexLocker lock(&m_mutex);
    return m_counts;
}

void Ear::changeChannel(const QString& channel, const std::function<void(ChannelState&)>& change) {
    ChannelState changed;
    {
        const QMutexLocker lock(&m_mutex);
        const auto found =
            std::find_if(m_channels.begin(), m_channels.end(), [&](const auto& c) { return c.channel == channel; });
        if (found == m_channels.end())
            return;
        change(*found);
        changed = *found;
    }
    Q_EMIT m_owner.channelChanged(changed);
}

void Ear::transmissionBegan(const radio::TransmissionBegan& began) {
    Over over;
    over.record.id = QString::fromStdString(began.id);
    over.record.channel = QString::fromStdString(began.channel);
    over.record.start = began.start;
    over.record.callId = QString::fromStdString(began.callId);
    over.record.ssrc = began.ssrc;
    over.record.mediaId = QString::fromStdString(m_context.ids.next());
    const rtp::Codec codec = rtp::codecByName(began.codec).value_or(rtp::Codec::Pcma);
    over.own = began.own;
    // Nobody else hears what we say, and we do not hear ourselves.
    over.kept = over.own || recordsHere(over.record.channel);
    if (over.own)
        beginOwn(over);
    else
        m_owner.live().began(over.record.channel);
    if (over.kept)
        keep(over, codec, began.preRollMs);
    else
        over.others = {over.record, codec, began.preRollMs, {}, 0};
    const domain::Transmission record = over.record;
    m_overs.insert(record.id, over);
    if (over.own)
        return;
    m_emergencies.began(record.id, record.channel, record.start, began.emergency);
    {
        const QMutexLocker lock(&m_mutex);
        ++m_counts.transmissions;
    }
    changeChannel(record.channel, [&](ChannelState& state) {
        state.speaking = true;
        state.transmissionId = over.kept ? record.id : QString(); // the other desk's is not known yet
        state.callSign.clear();
        state.premises.clear();
        state.code.clear();
        state.speakingSince = record.start;
        state.lastHeard = record.start;
    });
}

void Ear::transmissionAudio(const std::string& id, std::span<const std::int16_t> samples) {
    const QString key = QString::fromStdString(id);
    const auto over = m_overs.find(key);
    if (over == m_overs.end())
        return;
    over->envelope.add(samples);
    over->heardMs += static_cast<int>(samples.size() / 8);
    if (over->tellAtMs > 0 && over->heardMs >= over->tellAtMs)
        tellCaller(*over);
    if (!over->kept && recordsHere(over->record.channel))
        adopt(*over);
    if (over->kept)
        m_recorder.audio(key, samples);
    else
        OthersOvers::add(over->others, samples);
}

void Ear::liveAudio(const std::string& channel, std::span<const std::int16_t> samples, std::size_t lost) {
    m_owner.live().audio(QString::fromStdString(channel), samples, lost);
}

void Ear::keep(const Over& over, rtp::Codec codec, int preRollMs) {
    const domain::Media media = mediaOf(over.record, codec, preRollMs);
    const domain::Transmission record = over.record;
    watch(m_context.store.write([record, media](store::Tx& tx) { return beginOver(tx, record, media); }),
          "begin of an over");
    m_recorder.begin({media.id, record.id, record.channel, record.start, codec, preRollMs});
}

// The desk that recorded it has gone in the middle: what was heard of it here is all of it.
void Ear::adopt(Over& over) {
    over.kept = true;
    keep(over, over.others.codec, over.others.preRollMs);
    m_recorder.audio(over.record.id, over.others.samples);
    over.others.samples.clear();
    changeChannel(over.record.channel, [&](ChannelState& state) { state.transmissionId = over.record.id; });
}

void Ear::emergencyHeard(const std::string& id) {
    m_emergencies.flagged(QString::fromStdString(id));
}

void Ear::transmissionEnded(const radio::TransmissionEnded& ended) {
    const QString id = QString::fromStdString(ended.id);
    const auto found = m_overs.find(id);
    if (found == m_overs.end())
        return;
    if (!found->own)
        m_owner.live().ended(found->record.channel);
    if (!found->kept && recordsHere(found->record.channel))
        adopt(*found);
    if (found->tellAtMs > 0)
        tellCaller(*found);
    Over over = *found;
    m_overs.erase(found);
    m_emergencies.ended(id);
    over.record.end = std::max(ended.end, over.record.start);
    if (over.own)
        m_called.ended(over.record.channel, over.record.end);
    over.record.packets = ended.packets;
    over.record.lost = ended.lost;
    over.record.cut = ended.cut;
    over.record.envelope = over.envelope.bytes;
    const domain::Transmission record = over.record;
    const domain::Media media = mediaOf(record, rtp::Codec::Pcma, 0);
    if (over.own)
        return m_recorder.end(
            id, [record, media](store::Tx& tx) { return updateOver(tx, record, media); },
            [this, record](const Result<void>& kept) {
                if (kept)
                    Q_EMIT m_owner.ownOverKept(record.id, record.channel);
            });
    QString callSign;
    changeChannel(record.channel, [&](ChannelState& state) {
        state.speaking = false;
        state.lastHeard = record.end;
        callSign = state.callSign;
    });
    if (!over.kept) {
        over.others.record = record;
        m_others.ended(over.others, steadyMs());
        return endElsewhere(over, callSign);
    }
    m_recorder.end(
        id, [record, media](store::Tx& tx) { return updateOver(tx, record, media); },
        [this, record, callSign](const Result<void>& kept) {
            if (kept)
                Q_EMIT m_owner.transmissionEnded(record.id, callSign, record.channel);
        });
}

// --- where several desks share a store ---

bool Ear::recordsHere(const QString& channel) const {
    const QMutexLocker lock(&m_mutex);
    const auto found =
        std::find_if(m_channels.begin(), m_channels.end(), [&](const auto& c) { return c.channel == channel; });
    return found == m_channels.end() || found->recordedBy.isEmpty();
}

void Ear::setRecordedBy(const QString& channel, const QString& desk) {
    QString before;
    {
        const QMutexLocker lock(&m_mutex);
        for (const ChannelState& state : m_channels)
            if (state.channel == channel)
                before = state.recordedBy;
    }
    if (before != desk)
        changeChannel(channel, [&](ChannelState& state) { state.recordedBy = desk; });
    if (!desk.isEmpty())
        return;
    for (const OthersOver& missed : m_others.take(channel, steadyMs()))
        keepMissed(missed);
}

// Said while nobody knew yet that the other desk was gone. What it has in the store to the end is not kept twice.
void Ear::keepMissed(const OthersOver& missed) {
    takeAnswer(
        &m_owner, m_context.store.read([record = missed.record](store::Tx& tx) { return sameOver(tx, record); }),
        [this, missed](const Result<std::optional<domain::Transmission>>& same) {
            if (same && *same && (*same)->end > 0)
                return;
            const domain::Transmission& record = missed.record;
            const domain::Media media = mediaOf(record, missed.codec, missed.preRollMs);
            m_recorder.begin({media.id, record.id, record.channel, record.start, missed.codec, missed.preRollMs});
            m_recorder.audio(record.id, missed.samples);
            m_recorder.end(
                record.id, [record, media](store::Tx& tx) { return updateOver(tx, record, media); },
                [](const Result<void>&) {});
        });
}

// For the quick line: the over as the other desk has it in the store.
void Ear::endElsewhere(const Over& over, const QString& callSign) {
    const auto told = [this, callSign,
                       channel = over.record.channel](const Result<std::optional<domain::Transmission>>& same) {
        if (!same || !*same)
            return;
        const QString id = (*same)->id;
        changeChannel(channel, [&](ChannelState& state) {
            if (!state.speaking)
                state.transmissionId = id;
        });
        Q_EMIT m_owner.transmissionEnded(id, callSign, channel);
    };
    // We are on the radio thread, and answers are taken on the owner's.
    QMetaObject::invokeMethod(
        &m_owner,
        [this, told, record = over.record] {
            takeAnswer(&m_owner, m_context.store.read([record](store::Tx& tx) { return sameOver(tx, record); }), told);
        },
        Qt::QueuedConnection);
}

void Ear::textSent(const std::string& id, int status) {
    m_owner.texts().sent(QString::fromStdString(id), status);
}

void Ear::level(const std::string& channel, double dbfs) {
    Q_EMIT m_owner.levelChanged(QString::fromStdString(channel), dbfs);
}

void Ear::gatewayChanged(const radio::GatewayStatus& status) {
    ChannelState::Link before = ChannelState::Link::Off;
    const QString channel = QString::fromStdString(status.channel);
    changeChannel(channel, [&](ChannelState& state) {
        before = state.link;
        switch (status.state) {
        case radio::GatewayState::Connecting:
            state.link = before == ChannelState::Link::Lost ? before : ChannelState::Link::Connecting;
            break;
        case radio::GatewayState::Up:
            state.link = ChannelState::Link::Up;
            break;
        case radio::GatewayState::Lost:
            state.link = ChannelState::Link::Lost;
            break;
        case radio::GatewayState::Stopped:
            state.link = ChannelState::Link::Off;
            break;
        }
        if (state.link != before)
            state.since = status.since;
        state.why = QString::fromStdString(status.why);
        state.attempt = status.attempt;
        state.nextTry = status.nextTry;
    });
    noteGateway(status, before);
}

void Ear::noteGateway(const radio::GatewayStatus& status, ChannelState::Link before) {
    QString code;
    if (status.state == radio::GatewayState::Lost && before != ChannelState::Link::Lost)
        code = QStringLiteral("gateway-lost");
    else if (status.state == radio::GatewayState::Up && before == ChannelState::Link::Lost)
        code = QStringLiteral("gateway-back");
    else if (status.state == radio::GatewayState::Up && before == ChannelState::Link::Connecting)
        code = QStringLiteral("gateway-up");
    if (code.isEmpty())
        return;
    const QString text =
        QString::fromStdString(status.channel) + QStringLiteral(" · ") +
        (status.why.empty() ? QString::fromStdString(status.gateway) : QString::fromStdString(status.why));
    const UtcMs at = status.since;
    watch(m_context.store.write([=](store::Tx& tx) { return writeSystemFeed(tx, at, code, text); }), "gateway's state");
}

} // namespace watchdesk::desk
