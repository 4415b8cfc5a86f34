// baresip hears what we say.
#include "peers/PeerDesk.h"
#include "peers/Peers.h"
#include "tones/FiveTone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;

std::vector<std::string> codesIn(const std::vector<std::int16_t>& samples) {
    tones::FiveToneDecoder decoder(*tones::toneSet("EEA"));
    std::vector<std::string> codes;
    for (const auto& found : {decoder.push(samples), decoder.finish()})
        for (const auto& one : found)
            codes.push_back(one.code);
    return codes;
}

TEST(TalkPeer, BaresipHearsTheCallAndTheWords) {
    NEED_PROGRAM("baresip");
    test::TempDir dir;
    peers::writeWav(dir.file("silence.wav"), std::vector<std::int16_t>(8000 * 60, 0));
    peers::Baresip baresip(dir.file("silence.wav"), peers::freePort(), {.hears = true});
    ASSERT_TRUE(baresip.start());
    auto config = peerConfig(baresip.port(), baresip.uri());
    config.channels[0].talk = TalkConfig{.ani = CallCode{"EEA", "10234"}};
    PeerDesk desk(config);
    ASSERT_TRUE(desk.bridge.start());
    auto& listener = desk.listener;
    ASSERT_TRUE(listener.waitFor(8s, [&] { return !listener.talk.empty() && listener.talk.back() == TalkState::Idle; }))
        << baresip.log();
    desk.bridge.press("SHOP", {CallCode{"EEA", "57106"}, true});
    // The words wait for the lead: 200 ms, two codes of 200 ms, 200 ms after each.
    ASSERT_TRUE(listener.waitFor(8s, [&] { return !listener.order.empty() && listener.at(0).samples.size() > 8800; }));
    ASSERT_TRUE(desk.sayTone());
    std::vector<std::int16_t> heard;
    for (const auto until = std::chrono::steady_clock::now() + 8s; std::chrono::steady_clock::now() < until;) {
        heard = baresip.heard();
        if (codesIn(heard).size() == 2)
            break;
        listener.waitFor(50ms, [] { return false; });
    }
    EXPECT_THAT(codesIn(heard), testing::ElementsAre("57106", "10234")) << baresip.log();
    const auto loud = std::ranges::count_if(heard, [](int sample) { return std::abs(sample) > 8200; });
    EXPECT_GT(loud, 500) << "the words, which are louder than the tones";
}

} // namespace
} // namespace watchdesk::radio
