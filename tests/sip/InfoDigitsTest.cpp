#include "sip/InfoDigits.h"

#include <gtest/gtest.h>

#include <random>

namespace watchdesk::sip {
namespace {

std::string digits(const std::string& type, const std::string& body) {
    auto info = Message::request("INFO", "sip:desk@127.0.0.1");
    info.setBody(type, body);
    return digitsOf(info);
}

TEST(InfoDigits, ARelayedSignal) {
    EXPECT_EQ(digits("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n"), "5");
    EXPECT_EQ(digits("Application/DTMF-Relay; charset=x", "duration = 160\nsignal = #"), "#");
    EXPECT_EQ(digits("application/dtmf-relay", "Signal=d\r\n"), "D");
    EXPECT_EQ(digits("application/dtmf-relay", "Signal=10\r\n"), "*");
    EXPECT_EQ(digits("application/dtmf-relay", "Signal=15\r\n"), "D");
}

TEST(InfoDigits, PlainDigits) {
    EXPECT_EQ(digits("application/dtmf", "7"), "7");
    EXPECT_EQ(digits("application/dtmf", "12*\r\n"), "12*");
}

TEST(InfoDigits, WhatIsNoDigitIsNone) {
    for (const char* body : {"", "Signal", "Signal=", "Signal=16", "Signal=hf", "Signal=5x", "Signal=005", "Signal=-1",
                             "Signal=99999999999999999999", "=5", "5"})
        EXPECT_EQ(digits("application/dtmf-relay", body), "") << body;
    EXPECT_EQ(digits("application/dtmf", "12!"), "");
    EXPECT_EQ(digits("application/dtmf", std::string(33, '1')), "");
    EXPECT_EQ(digits("application/sdp", "5"), "");
    EXPECT_EQ(digits("", "Signal=5"), "");
    EXPECT_EQ(digitsOf(Message::request("INFO", "sip:desk@127.0.0.1")), "");
}

TEST(InfoDigits, RandomBodiesAreSurvived) {
    std::mt19937 random(3);
    const std::string letters = "Signal=\r\n5# ";
    for (int round = 0; round < 5000; ++round) {
        std::string body;
        for (std::size_t i = random() % 40; i > 0; --i)
            body += letters[random() % letters.size()];
        EXPECT_LE(digits("application/dtmf-relay", body).size(), 1U);
        EXPECT_LE(digits("application/dtmf", body).size(), 32U);
    }
}

} // namespace
} // namespace watchdesk::sip
