// Messages taken out of a stream, however it is cut.
#include "sip/Framer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace watchdesk::sip {
namespace {

const std::string kEmpty = "OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 0\r\n\r\n";
const std::string kWithBody = "MESSAGE sip:a@b SIP/2.0\r\nCall-ID: 1\r\nl : 5\r\n\r\n\r\n\r\nx";

std::vector<Frame> framed(const std::string& stream, std::size_t step, bool& fine) {
    Framer framer;
    std::vector<Frame> out;
    fine = true;
    for (std::size_t at = 0; at < stream.size() && fine; at += step)
        fine = static_cast<bool>(framer.feed(std::string_view(stream).substr(at, step), out));
    return out;
}

TEST(Framer, MessagesPingsAndPongsHoweverTheStreamIsCut) {
    // A ping between: two empty lines are one, also when they come byte by byte.
    const std::string stream = kEmpty + kWithBody + "\r\n" + kEmpty;
    for (const std::size_t step : {std::size_t{1}, std::size_t{2}, std::size_t{7}, stream.size()}) {
        bool fine = false;
        const auto frames = framed(stream, step, fine);
        EXPECT_TRUE(fine);
        std::vector<std::string> messages;
        for (const auto& frame : frames)
            if (frame.kind == Frame::Kind::Message)
                messages.push_back(frame.bytes);
        EXPECT_THAT(messages, testing::ElementsAre(kEmpty, kWithBody, kEmpty)) << step;
    }
}

TEST(Framer, APingAsksForAPong) {
    Framer framer;
    std::vector<Frame> out;
    ASSERT_TRUE(framer.feed("\r\n\r\n", out));
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].kind, Frame::Kind::Ping);
    ASSERT_TRUE(framer.feed("\r\n" + kEmpty, out));
    ASSERT_EQ(out.size(), 3U);
    EXPECT_EQ(out[1].kind, Frame::Kind::Pong);
    EXPECT_EQ(out[2].bytes, kEmpty);
}

TEST(Framer, APingThatComesInTwoPiecesIsOne) {
    Framer framer;
    std::vector<Frame> out;
    ASSERT_TRUE(framer.feed("\r\n\r", out));
    ASSERT_TRUE(framer.feed("\n", out));
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].kind, Frame::Kind::Ping);
}

TEST(Framer, AMessageWithoutContentLengthHasNoBody) {
    Framer framer;
    std::vector<Frame> out;
    ASSERT_TRUE(framer.feed("BYE sip:a@b SIP/2.0\r\nCall-ID: 1\r\n\r\n" + kEmpty, out));
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[1].bytes, kEmpty);
}

TEST(Framer, AStreamThatMakesNoSenseIsToldAndKeepsLittle) {
    for (const char* length : {"-1", "99999999", "1x", "", "18446744073709551617"}) {
        Framer framer;
        std::vector<Frame> out;
        EXPECT_FALSE(framer.feed(std::string("X sip:a SIP/2.0\r\nContent-Length: ") + length + "\r\n\r\n", out))
            << length;
        EXPECT_TRUE(out.empty());
    }
    Framer framer;
    std::vector<Frame> out;
    Result<void> fed;
    std::size_t bytes = 0;
    for (; fed && bytes < 1'000'000; bytes += 1000)
        fed = framer.feed(std::string(1000, 'a'), out);
    EXPECT_FALSE(fed);
    EXPECT_LE(bytes, Framer::kMaxBytes + 2000);
}

TEST(Framer, WhatWasWholeBeforeTheNonsenseIsGiven) {
    Framer framer;
    std::vector<Frame> out;
    EXPECT_FALSE(framer.feed(kEmpty + "X\r\nContent-Length: no\r\n\r\n", out));
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].bytes, kEmpty);
}

} // namespace
} // namespace watchdesk::sip
