#include "sip/Sdp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace watchdesk::sip {
namespace {

const std::string kOffer =
    "v=0\r\no=gw 53655765 2353687637 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    "m=audio 25100 RTP/AVP 18 8 101 0\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
    "a=ptime:30\r\na=sendonly\r\n";

TEST(Sdp, ReadsAnOffer) {
    const auto audio = parseSdp(kOffer);
    ASSERT_TRUE(audio);
    EXPECT_EQ(audio->rtp, (Peer{"127.0.0.1", 25100}));
    ASSERT_EQ(audio->formats.size(), 3U); // 18 has no rtpmap and is none of ours
    EXPECT_EQ(audio->formats[0].encoding, "PCMA");
    EXPECT_EQ(audio->formats[1].payloadType, 101);
    EXPECT_EQ(audio->formats[2].encoding, "PCMU");
    EXPECT_EQ(audio->ptimeMs, 30);
    EXPECT_EQ(audio->direction, Direction::SendOnly);
}

TEST(Sdp, AConnectionOfTheStreamBeatsTheSessions) {
    const auto audio =
        parseSdp("v=0\nc=IN IP4 10.0.0.1\na=inactive\nm=video 9 RTP/AVP 31\nc=IN IP4 10.0.0.2\nm=audio 4000 RTP/AVP 0\n"
                 "c=IN IP6 ::1\nm=audio 5000 RTP/AVP 8\n");
    ASSERT_TRUE(audio);
    EXPECT_EQ(audio->rtp, (Peer{"::1", 4000}));
    EXPECT_EQ(audio->mediaIndex, 1);
    EXPECT_EQ(audio->mediaCount, 3);
    EXPECT_EQ(audio->direction, Direction::Inactive);
}

TEST(Sdp, TheAnswerKeepsTheOfferersOrderAndNumbers) {
    auto text = kOffer;
    text.replace(text.find("18 8 101 0"), 10, "0 97 101");
    text += "a=rtpmap:97 pcma/8000\r\n";
    const auto answer = answerTo(*parseSdp(text), {"127.0.0.1", 40000}, {"PCMA", "PCMU"}, Direction::RecvOnly);
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->formats.size(), 2U);
    EXPECT_EQ(answer->formats[0].payloadType, 0);
    EXPECT_EQ(answer->formats[1].payloadType, 97);
    EXPECT_EQ(answer->direction, Direction::RecvOnly);
    const auto back = parseSdp(writeSdp(*answer));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->rtp.port, 40000);
    EXPECT_EQ(back->formats[1].encoding, "pcma");
}

TEST(Sdp, NothingInCommonIsRefused) {
    const auto offer = parseSdp(
        "v=0\nc=IN IP4 1.2.3.4\nm=audio 4000 RTP/AVP 9 101\na=rtpmap:9 G722/8000\na=rtpmap:101 telephone-event/8000\n");
    ASSERT_TRUE(offer);
    EXPECT_FALSE(answerTo(*offer, {"127.0.0.1", 1}, {"PCMA", "telephone-event"}, Direction::RecvOnly));
}

TEST(Sdp, EventsAndComfortNoiseAreAnsweredByTheirNumbersButAreNoSpeech) {
    const std::vector<std::string> ours{"PCMA", "telephone-event", "CN"};
    auto text = kOffer;
    text.replace(text.find("18 8 101 0"), 10, "13 8 96");
    text.replace(text.find("101 telephone"), 3, "96");
    const auto answer = answerTo(*parseSdp(text), {"127.0.0.1", 40000}, ours, Direction::RecvOnly);
    ASSERT_TRUE(answer);
    const auto written = writeSdp(*answer);
    EXPECT_THAT(written, testing::HasSubstr("m=audio 40000 RTP/AVP 13 8 96\r\n"));
    EXPECT_THAT(written, testing::HasSubstr("a=rtpmap:96 telephone-event/8000\r\na=fmtp:96 0-15\r\n"));
    EXPECT_THAT(written, testing::HasSubstr("a=rtpmap:13 CN/8000\r\n"));
    const auto without = answerTo(*parseSdp(kOffer), {"127.0.0.1", 40000}, {"PCMA"}, Direction::RecvOnly);
    EXPECT_THAT(writeSdp(*without), testing::Not(testing::HasSubstr("telephone-event")));
    text.replace(text.find("13 8 96"), 7, "13 96");
    EXPECT_FALSE(answerTo(*parseSdp(text), {"127.0.0.1", 40000}, ours, Direction::RecvOnly));
}

TEST(Sdp, DirectionsAreMirrored) {
    auto offer = *parseSdp(kOffer);
    const auto mirror = [&](Direction offered, Direction wanted) {
        offer.direction = offered;
        return answerTo(offer, {"127.0.0.1", 1}, {"PCMA"}, wanted)->direction;
    };
    EXPECT_EQ(mirror(Direction::SendRecv, Direction::RecvOnly), Direction::RecvOnly);
    EXPECT_EQ(mirror(Direction::SendRecv, Direction::SendRecv), Direction::SendRecv);
    EXPECT_EQ(mirror(Direction::RecvOnly, Direction::RecvOnly), Direction::Inactive);
    EXPECT_EQ(mirror(Direction::Inactive, Direction::SendRecv), Direction::Inactive);
    EXPECT_EQ(mirror(Direction::SendOnly, Direction::SendRecv), Direction::RecvOnly);
}

TEST(Sdp, WhatIsOfferedIsRead) {
    const auto offer =
        parseSdp(writeSdp(offerOf({"127.0.0.1", 40000}, {"PCMU", "PCMA", "telephone-event"}, Direction::RecvOnly)));
    ASSERT_TRUE(offer);
    ASSERT_EQ(offer->formats.size(), 3U);
    EXPECT_EQ(offer->formats[0].encoding, "PCMU");
    EXPECT_EQ(offer->formats[2].payloadType, 101);
    EXPECT_EQ(offer->direction, Direction::RecvOnly);
}

TEST(Sdp, NonsenseIsRefused) {
    for (const char* text :
         {"", "hello", "v=0\n", "v=0\nm=audio 1 RTP/AVP 8\n", "v=0\nc=IN IP4 x\nm=audio 99999 RTP/AVP 8\n",
          "v=0\nc=IN IP4 x\nm=audio\n", "v=0\nc=IN IP4 x\nm=audio 0 RTP/AVP 8\n", "c=IN IP4 x\nm=audio 5 RTP/AVP 8\n",
          "v=0\nc=IN IP4 x\nm=audio 5 RTP/SAVP 8\n"})
        EXPECT_FALSE(parseSdp(text)) << text;
}

TEST(Sdp, OnePortForRtpAndRtcpIsAnsweredWhereItIsOfferedForThatStream) {
    const std::string head = "v=0\nc=IN IP4 127.0.0.1\n";
    const auto answered = [](const std::string& text) {
        const auto offer = parseSdp(text);
        const auto answer = answerTo(*offer, {"127.0.0.1", 6}, {"PCMA"}, Direction::SendRecv);
        return writeSdp(*answer).find("a=rtcp-mux\r\n") != std::string::npos;
    };
    EXPECT_TRUE(answered(head + "m=audio 5 RTP/AVP 8\na=rtcp-mux\n"));
    EXPECT_FALSE(answered(head + "m=audio 5 RTP/AVP 8\n"));
    EXPECT_FALSE(answered(head + "a=rtcp-mux\nm=audio 5 RTP/AVP 8\n")) << "it is of a stream";
    EXPECT_FALSE(answered(head + "m=audio 5 RTP/AVP 8\nm=video 7 RTP/AVP 96\na=rtcp-mux\n")) << "of another one";
    EXPECT_EQ(writeSdp(offerOf({"127.0.0.1", 6}, {"PCMA"}, Direction::SendRecv)).find("rtcp-mux"), std::string::npos);
}

// They would stay in an address or an encoding's name (RFC 8866 section 9); a line that ends twice is only untidy.
TEST(Sdp, ALineWithACarriageReturnOrAZeroInItIsRefused) {
    for (const std::string_view odd : {std::string_view("\r"), std::string_view("\0", 1)}) {
        const auto text = std::string("v=0\r\nc=IN IP4 127.0.0.1").append(odd) + "\tx\r\nm=audio 5 RTP/AVP 8\r\n";
        EXPECT_FALSE(parseSdp(text));
    }
    EXPECT_TRUE(parseSdp("v=0\r\r\nc=IN IP4 127.0.0.1\r\r\nm=audio 5 RTP/AVP 8\r\r\n"));
}

TEST(Sdp, MutatedTextNeverCrashes) {
    std::mt19937 random(5);
    for (int round = 0; round < 20000; ++round) {
        std::string text = kOffer;
        for (int i = 0; i < 6; ++i)
            text[random() % text.size()] = static_cast<char>(random());
        if (const auto audio = parseSdp(text))
            (void)answerTo(*audio, {"127.0.0.1", 1}, {"PCMA"}, Direction::SendRecv);
    }
}

} // namespace
} // namespace watchdesk::sip
