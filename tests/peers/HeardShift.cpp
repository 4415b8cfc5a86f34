#include "peers/HeardShift.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace watchdesk::radio {

namespace {

// baresip's own encoder rounds some samples to the neighbouring code; sipp's test compares to the bit.
bool sameSample(std::int16_t a, std::int16_t b) {
    return std::abs(a - b) <= std::max(16, std::abs(int{a}) / 16);
}

// The first sample of the file in what was delivered, by matching the loud part; nullopt when it does not occur.
std::optional<std::size_t> findIn(const std::vector<std::int16_t>& file, const std::vector<std::int16_t>& heard) {
    const auto loud = std::ranges::find_if(heard, [](std::int16_t sample) { return std::abs(int{sample}) > 100; });
    if (heard.end() - loud < 400)
        return std::nullopt;
    const auto it = std::search(file.begin(), file.end(), loud, loud + 400, sameSample);
    if (it == file.end())
        return std::nullopt;
    const auto before = loud - heard.begin();
    return it - file.begin() < before ? std::nullopt
                                      : std::optional(static_cast<std::size_t>(it - file.begin() - before));
}

} // namespace

void expectShift(RecordingListener& listener, const std::vector<std::int16_t>& file,
                 const std::vector<std::pair<int, int>>& overs) {
    const auto coded = rtp::decode(rtp::Codec::Pcma, rtp::encode(rtp::Codec::Pcma, file));
    ASSERT_GE(listener.order.size(), overs.size());
    const UtcMs first = listener.at(0).began.start;
    for (std::size_t i = 0; i < overs.size(); ++i) {
        const auto& one = listener.at(i);
        const auto start = one.began.start - first;
        // The file's own beginning is not on our clock: the overs are measured against the first, which is measured by
        // its samples.
        EXPECT_NEAR(static_cast<double>(start), overs[i].first - overs[0].first, 60) << "over " << i;
        EXPECT_NEAR(static_cast<double>(one.ended.end - first), overs[i].second - overs[0].first, 80) << "over " << i;
        EXPECT_EQ(one.began.codec, "PCMA");
        EXPECT_EQ(one.ended.lost, 0);
        EXPECT_FALSE(one.ended.cut);
        EXPECT_GT(one.ended.packets, 0);
        EXPECT_FALSE(one.began.callId.empty());
        const auto at = findIn(coded, one.samples);
        ASSERT_TRUE(at) << "over " << i << " carries other samples than the file";
        EXPECT_NEAR(static_cast<double>(*at) / 8 + one.began.preRollMs, overs[i].first, 60) << "over " << i;
        ASSERT_LE(*at + one.samples.size(), coded.size());
        EXPECT_TRUE(std::equal(one.samples.begin(), one.samples.end(), coded.begin() + static_cast<std::ptrdiff_t>(*at),
                               sameSample))
            << "over " << i;
        EXPECT_GE(one.samples.size(), static_cast<std::size_t>(overs[i].second - overs[i].first - 20) * 8);
    }
}

} // namespace watchdesk::radio
