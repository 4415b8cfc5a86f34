// The part of the ear that makes of codes who is calling, and of what is no caller nothing.
#include "desk/Ear.h"
#include "store/TransmissionTable.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

/// A control room that calls somebody sends the set's code and then its own within this time.
constexpr int callMs = 1500;

} // namespace

void Ear::codeHeard(const std::string& id, const radio::CodeHeard& code) {
    const auto over = m_overs.find(QString::fromStdString(id));
    if (over == m_overs.end())
        return;
    if (over->own)
        return ownCode(*over, code);
    const domain::HeardCode heard{QString::fromStdString(code.set), QString::fromStdString(code.code), code.atMs};
    const bool ours = isOurAni(over->record.channel, code);
    if (ours)
        takeCalled(*over, code.atMs);
    over->record.codes.append(heard);
    if (!ours && !isAllCall(over->record.channel, code) &&
        !m_called.takeEcho(over->record.channel, over->record.start, {heard.set, heard.code},
                           over->record.start + code.atMs))
        takeCaller(*over, code);
}

void Ear::takeCaller(Over& over, const radio::CodeHeard& code) {
    const auto caller =
        m_context.directory.callerByCode(QString::fromStdString(code.set), QString::fromStdString(code.code));
    m_emergencies.heard(over.record.id, {over.record.codes.last().set, over.record.codes.last().code}, code.atMs,
                        caller ? &*caller : nullptr);
    // The first code names the caller; the rest is kept. But one that nobody answers to gives way to a known one of
    // another kind, and a contributing source, which may be no more than a mixer's number, to any other.
    const bool otherKind = code.set != over.callerSet && (caller || over.callerSet == "CSRC");
    if (!over.record.radioSetId.isEmpty() || !(over.record.callerCode.isEmpty() || otherKind))
        return;
    nameCaller(over, code, caller);
    writeCaller(over);
}

void Ear::nameCaller(Over& over, const radio::CodeHeard& code, const std::optional<Caller>& caller) {
    over.record.callerCode = QString::fromStdString(code.code);
    over.callerSet = code.set;
    over.record.radioSetId = caller ? caller->set.id : QString();
    changeChannel(over.record.channel, [&](ChannelState& state) {
        state.code = over.record.callerCode;
        state.callSign = caller ? caller->set.callSign : QString();
        state.premises = caller ? caller->premises : QString();
    });
    if (!caller)
        return;
    // Where our own code may follow, it is known only then who speaks.
    over.tellAtMs = std::max(1, code.atMs + callMs);
    if (!m_talk.value(over.record.channel).ani)
        tellCaller(over);
}

/// That a set is heard: it answers the roll, it is on watch, its lone worker is well.
void Ear::tellCaller(Over& over) {
    over.tellAtMs = 0;
    {
        const QMutexLocker lock(&m_mutex);
        ++m_counts.named;
    }
    Q_EMIT m_owner.setHeard(over.record.radioSetId, over.record.id, over.record.start);
}

// Another control room on the channel has our code, too: the code right before it is whom it calls, and that set has
// said nothing. One that comes first calls us, and what follows is who calls.
void Ear::takeCalled(Over& over, int atMs) {
    if (over.record.codes.isEmpty())
        return;
    const domain::HeardCode before = over.record.codes.last();
    if (before.atMs < atMs - callMs)
        return;
    m_emergencies.called(over.record.id, {before.set, before.code});
    if (over.record.callerCode == before.code && QString::fromStdString(over.callerSet) == before.set)
        unnameCaller(over);
}

void Ear::unnameCaller(Over& over) {
    over.record.callerCode.clear();
    over.record.radioSetId.clear();
    over.callerSet.clear();
    over.tellAtMs = 0;
    changeChannel(over.record.channel, [](ChannelState& state) {
        state.code.clear();
        state.callSign.clear();
        state.premises.clear();
    });
    writeCaller(over);
}

void Ear::writeCaller(const Over& over) {
    if (!over.kept)
        return;
    const domain::Transmission record = over.record;
    watch(m_context.store.write([record](store::Tx& tx) -> Result<void> {
        auto found = store::TransmissionTable::find(tx, record.id);
        if (!found || !*found)
            return !found ? Result<void>(found.error()) : Result<void>();
        (*found)->codes = record.codes;
        (*found)->callerCode = record.callerCode;
        (*found)->radioSetId = record.radioSetId;
        if (auto updated = store::TransmissionTable::update(tx, **found); !updated)
            return updated.error();
        return {};
    }),
          "caller of an over");
}

} // namespace watchdesk::desk
