// The parts of a desk around the ear, so that a test can be the bridge.
#pragma once

#include "desk/DeskFixture.h"
#include "desk/Ear.h"
#include "desk/Recorder.h"

#include <algorithm>
#include <cmath>

namespace watchdesk::desk {

inline std::vector<std::int16_t> tone(int ms) {
    std::vector<std::int16_t> samples(static_cast<std::size_t>(ms) * 8);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<std::int16_t>(8000 * std::sin(static_cast<double>(i) * 0.35));
    return samples;
}

/// One channel, SHOP.
class EarFixture : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        listen();
    }
    void TearDown() override { deafen(); }
    /// What the channel is besides its name.
    virtual void prepare(radio::ChannelConfig& /*channel*/) {}
    void listen() {
        context = std::make_unique<DeskContext>(desk->store(), clock, ids, desk->directory());
        recorder = std::make_unique<Recorder>(desk->store(), clock, spool());
        log = std::make_unique<RadioLog>(*context, *recorder);
        ear = std::make_unique<Ear>(*log, *context, *recorder);
        radio::BridgeConfig config;
        config.channels.emplace_back();
        config.channels.back().name = "SHOP";
        prepare(config.channels.back());
        ear->configure(config);
    }
    void deafen() {
        recorder.reset();
        ear.reset();
        log.reset();
    }
    QString spool() { return QString::fromStdString(dir.file("spool")); }
    QString begin(bool own = false, bool emergency = false) {
        radio::TransmissionBegan began;
        began.id = ids.next();
        began.channel = "SHOP";
        began.start = clock.now();
        began.codec = "PCMA";
        began.callId = "a@b";
        began.own = own;
        began.emergency = emergency;
        ear->transmissionBegan(began);
        return QString::fromStdString(began.id);
    }
    void hear(const QString& id, const std::string& code, int atMs = 100) {
        ear->codeHeard(id.toStdString(), {"EEA", code, atMs});
    }
    void end(const QString& id, UtcMs after) {
        radio::TransmissionEnded ended;
        ended.id = id.toStdString();
        ended.channel = "SHOP";
        ended.end = start + after;
        ended.packets = 42;
        ear->transmissionEnded(ended);
    }

    void speak(const QString& id, const std::vector<std::int16_t>& spoken) {
        for (std::size_t at = 0; at < spoken.size(); at += 160)
            ear->transmissionAudio(id.toStdString(),
                                   std::span(spoken).subspan(at, std::min<std::size_t>(160, spoken.size() - at)));
    }

    std::unique_ptr<DeskContext> context;
    std::unique_ptr<Recorder> recorder;
    std::unique_ptr<RadioLog> log;
    std::unique_ptr<Ear> ear;
};

} // namespace watchdesk::desk
