// Where overs begin and end, by numbers: many seeded overs of many levels, noise floors and packet times, on a clock of
// their own. A packet comes when its last sample has been spoken. WATCHDESK_SOAK=1 takes ten times as many.
#include "radio/MediaReceiver.h"
#include "radio/Streams.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace watchdesk::radio {
namespace {

constexpr UtcMs kNoon = 1'800'000'000'000;

int oversEach() {
    return std::getenv("WATCHDESK_SOAK") != nullptr ? 2000 : 200;
}

/// Notes when it was told what; times are milliseconds after noon.
struct Told final : Listener {
    struct Over {
        double knownMs = 0; ///< when it was told that it had begun
        double startMs = 0;
        double endMs = -1;
    };
    explicit Told(const Clock& theClock) : clock(theClock) {}
    void transmissionBegan(const TransmissionBegan& began) override {
        overs.push_back({double(clock.now() - kNoon), double(began.start - kNoon), -1});
    }
    void transmissionEnded(const TransmissionEnded& ended) override { overs.back().endMs = double(ended.end - kNoon); }
    void transmissionAudio(const std::string&, std::span<const std::int16_t>) override {}
    void codeHeard(const std::string&, const CodeHeard&) override {}
    void level(const std::string&, double) override {}
    void gatewayChanged(const GatewayStatus&) override {}

    const Clock& clock;
    std::vector<Over> overs;
};

/// What really was spoken, from the first sample to the last.
struct Spoken {
    int startMs = 0;
    int endMs = 0;
    int firstPacketMs = 0; ///< when the first packet with any of it came
};

/// A stream of packets of a length, arriving late by up to `jitterMs`, into a receiver.
class Line {
public:
    Line(Detector detector, int packetMs, int jitterMs, unsigned seed)
        : m_random(seed), m_packetMs(packetMs), m_jitterMs(jitterMs) {
        m_config.name = "SHOP";
        m_config.detector = detector;
        m_receiver = std::make_unique<MediaReceiver>(m_config, told, m_clock, m_ids, m_tones, "call@x", atMs(0));
        m_receiver->setFormats({{8, "PCMA", 8000}});
    }
    /// Sends whole packets; what is left over waits for more.
    void play(const std::vector<std::int16_t>& samples) {
        m_waiting.insert(m_waiting.end(), samples.begin(), samples.end());
        const auto size = static_cast<std::size_t>(m_packetMs) * 8;
        std::size_t at = 0;
        for (; at + size <= m_waiting.size(); at += size) {
            m_nowMs += m_packetMs;
            arrive(m_sender.packet(std::span(m_waiting).subspan(at, size)), m_nowMs + between(0, m_jitterMs));
        }
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(at));
    }
    /// Nothing is sent; the sender's clock runs on.
    void pause(int ms) {
        m_nowMs += ms;
        m_sender.timestamp += static_cast<std::uint32_t>(ms) * 8;
        expireUntil(m_nowMs);
    }
    [[nodiscard]] int spokenMs() const { return m_nowMs + static_cast<int>(m_waiting.size() / 8); }
    [[nodiscard]] int nextPacketMs() const { return m_nowMs + m_packetMs; }
    int between(int least, int most) { return std::uniform_int_distribution<int>(least, most)(m_random); }
    [[nodiscard]] int attackMs() const { return m_config.vox.attackMs; }

private:
    void expireUntil(int ms) {
        while (m_receiver->deadline() && *m_receiver->deadline() <= atMs(ms)) {
            const auto due = *m_receiver->deadline();
            m_clock.set(kNoon + std::chrono::duration_cast<std::chrono::milliseconds>(due - atMs(0)).count());
            m_receiver->tick(due);
        }
        m_clock.set(kNoon + ms);
    }
    void arrive(const std::vector<std::uint8_t>& packet, int ms) {
        expireUntil(ms);
        m_receiver->receive(packet, atMs(ms));
    }

    ManualClock m_clock{kNoon};

public:
    Told told{m_clock};

private:
    std::mt19937 m_random;
    SeededRandom m_idRandom{1};
    IdSource m_ids{m_clock, m_idRandom};
    TonesHeard m_tones{{}};
    ChannelConfig m_config;
    std::unique_ptr<MediaReceiver> m_receiver;
    Sender m_sender;
    std::vector<std::int16_t> m_waiting;
    int m_packetMs;
    int m_jitterMs;
    int m_nowMs = 1000;
};

/// Noise of an RMS level in dBFS.
std::vector<std::int16_t> hiss(int ms, double dbfs, unsigned seed) {
    return noise(ms, static_cast<int>(32768 * std::pow(10, dbfs / 20) * std::sqrt(3.0)), seed);
}

struct Spread {
    std::vector<double> values;
    void add(double value) { values.push_back(value); }
    [[nodiscard]] double worst() const {
        return std::abs(*std::ranges::max_element(values, {}, [](double v) { return std::abs(v); }));
    }
    [[nodiscard]] std::string words() {
        std::ranges::sort(values);
        const auto at = [&](double p) {
            return values[std::min(values.size() - 1, std::size_t(p * double(values.size())))];
        };
        return fmt::format("least {:.0f}, p50 {:.0f}, p99 {:.0f}, most {:.0f} ms of {}", values.front(), at(0.5),
                           at(0.99), values.back(), values.size());
    }
};

class EndPoints : public testing::TestWithParam<int> {}; ///< length of a packet in milliseconds

/// Syllables and the short pauses between them, at one level: the first and the last sound are loud.
void speak(Line& line, double dbfs, double floorDb, unsigned seed) {
    const int syllables = line.between(1, 8);
    for (int i = 0; i < syllables; ++i) {
        if (i > 0)
            line.play(hiss(line.between(20, 200), floorDb, seed + 500));
        line.play(hiss(line.between(120, 400), dbfs, seed + static_cast<unsigned>(i)));
    }
}

TEST_P(EndPoints, OfVoxAreKnownInTimeAndDatedBack) {
    Line line(Detector::Vox, GetParam(), 3, 2026);
    std::vector<Spoken> truths;
    std::vector<std::pair<double, double>> levels;
    for (int i = 0; i < oversEach(); ++i) {
        // -45 dBFS opens: from what is just loud enough to a voice close by, over lines from dead to noisy.
        const double dbfs = -40 + line.between(0, 30);
        const double floorDb = -52 - line.between(0, 28);
        const auto seed = static_cast<unsigned>(i) * 1000U;
        line.play(hiss(line.between(900, 2500), floorDb, seed));
        Spoken truth{line.spokenMs(), 0, line.nextPacketMs()};
        speak(line, dbfs, floorDb, seed + 1);
        truth.endMs = line.spokenMs();
        truths.push_back(truth);
        levels.emplace_back(dbfs, floorDb);
    }
    line.play(hiss(3000, -70, 1));
    ASSERT_EQ(line.told.overs.size(), truths.size()) << "split, joined or missed";
    Spread known;
    Spread knownOfPacket;
    Spread start;
    Spread end;
    for (std::size_t i = 0; i < truths.size(); ++i) {
        const auto& over = line.told.overs[i];
        known.add(over.knownMs - truths[i].startMs);
        knownOfPacket.add(over.knownMs - truths[i].firstPacketMs);
        // Positions are dated by arrival: a packet's sound began when the packet came, for the desk.
        start.add(over.startMs - GetParam() - truths[i].startMs);
        end.add(over.endMs - GetParam() - truths[i].endMs);
        EXPECT_LE(over.knownMs - truths[i].firstPacketMs, line.attackMs() + 60)
            << "over " << i << " at " << levels[i].first << " over " << levels[i].second;
    }
    EXPECT_LE(start.worst(), 20);
    EXPECT_LE(end.worst(), 20);
    RecordProperty("knownAfterFirstSound", known.words());
    RecordProperty("knownAfterFirstPacket", knownOfPacket.words());
    RecordProperty("startOff", start.words());
    RecordProperty("endOff", end.words());
}

TEST_P(EndPoints, OfPacketGapAreWithinTwentyMilliseconds) {
    Line line(Detector::Gap, GetParam(), 3, 2026);
    std::vector<Spoken> truths;
    for (int i = 0; i < oversEach(); ++i) {
        line.pause(line.between(400, 3000));
        Spoken truth{line.spokenMs(), 0, line.nextPacketMs()};
        const int packets = line.between(1, 4000 / GetParam());
        line.play(hiss(packets * GetParam(), -20, static_cast<unsigned>(i)));
        truth.endMs = line.spokenMs();
        truths.push_back(truth);
    }
    line.pause(3000);
    ASSERT_EQ(line.told.overs.size(), truths.size()) << "split or joined";
    Spread known;
    Spread start;
    Spread end;
    for (std::size_t i = 0; i < truths.size(); ++i) {
        const auto& over = line.told.overs[i];
        known.add(over.knownMs - truths[i].firstPacketMs);
        start.add(over.startMs - GetParam() - truths[i].startMs);
        end.add(over.endMs - GetParam() - truths[i].endMs);
    }
    EXPECT_LE(known.worst(), 3) << "with the first packet, which is late by its jitter";
    EXPECT_LE(start.worst(), 20);
    EXPECT_LE(end.worst(), 20);
    RecordProperty("knownAfterFirstPacket", known.words());
    RecordProperty("startOff", start.words());
    RecordProperty("endOff", end.words());
}

INSTANTIATE_TEST_SUITE_P(PacketMs, EndPoints, testing::Values(10, 20, 30, 40, 60));

} // namespace
} // namespace watchdesk::radio
