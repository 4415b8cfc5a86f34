#include "rtp/Rtcp.h"

#include "rtp/Packet.h"

#include <gtest/gtest.h>

namespace watchdesk::rtp {
namespace {

TEST(Rtcp, AReportIsWholeWordsWithALengthThatIsTrue) {
    for (std::size_t length = 0; length < 300; ++length) {
        const auto report = buildReceiverReport(0x01020304, std::string(length, 'c'));
        ASSERT_GE(report.size(), 16U);
        ASSERT_EQ(report.size() % 4, 0U);
        EXPECT_EQ(report[0], 0x80);
        EXPECT_EQ(report[1], 201);
        EXPECT_EQ(report[3], 1);
        EXPECT_EQ(report[8], 0x81);
        EXPECT_EQ(report[9], 202);
        EXPECT_EQ(static_cast<std::size_t>(report[10] << 8 | report[11]), (report.size() - 8) / 4 - 1);
        EXPECT_EQ(report[17], std::min<std::size_t>(length, 255));
        EXPECT_EQ(report.back(), 0); // the list of items ends with a zero
    }
}

TEST(Rtcp, AReportIsNotTakenForMedia) {
    EXPECT_FALSE(parsePacket(buildReceiverReport(1, "desk@127.0.0.1")));
}

} // namespace
} // namespace watchdesk::rtp
