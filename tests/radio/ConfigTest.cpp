#include "radio/Config.h"

#include "radio/JsonReader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace watchdesk::radio {
namespace {

const std::string kWhole =
    R"({"gateways":[{"name":"town","transport":"udp","host":"127.0.0.1","port":5060,"bind":"127.0.0.1:0","user":"desk","passwordFile":null,"register":false,"standbyOf":null}],
 "channels":[{"name":"SHOP","gateway":"town","uri":"sip:tg1@127.0.0.1:25070","mode":"answer","codecs":["PCMU"],"detector":"vox",
              "vox":{"dbfs":-38.5,"attackMs":60,"hangMs":400},"tones":["EEA","CCIR"],"rtpPorts":[42000,42010],"gapMs":250,
              "talk":{"timeOutSeconds":45,"rogerTone":true,"ani":{"set":"EEA","code":"10001"},"allCall":{"set":"ZVEI1","code":"00000"}}}]})";

std::string with(const std::string& what, const std::string& by) {
    auto text = kWhole;
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

TEST(BridgeConfig, EveryKeyIsRead) {
    const auto config = readBridgeConfig(kWhole);
    ASSERT_TRUE(config) << config.error().text();
    const auto& gateway = config->gateways.at(0);
    EXPECT_EQ(gateway.name, "town");
    EXPECT_EQ(gateway.port, 5060);
    EXPECT_TRUE(gateway.passwordFile.empty());
    const auto& channel = config->channels.at(0);
    EXPECT_EQ(channel.uri, "sip:tg1@127.0.0.1:25070");
    EXPECT_EQ(channel.mode, ChannelMode::Answer);
    EXPECT_EQ(channel.detector, Detector::Vox);
    EXPECT_DOUBLE_EQ(channel.vox.dbfs, -38.5);
    EXPECT_EQ(channel.vox.hangMs, 400);
    EXPECT_EQ(channel.gapMs, 250);
    EXPECT_EQ(channel.codecs, std::vector<std::string>{"PCMU"});
    EXPECT_EQ(channel.tones, (std::vector<std::string>{"EEA", "CCIR"}));
    EXPECT_EQ(channel.rtpPorts, std::pair(42000, 42010));
    ASSERT_TRUE(channel.talk && channel.talk->ani && channel.talk->allCall);
    EXPECT_EQ(channel.talk->timeOutSeconds, 45);
    EXPECT_TRUE(channel.talk->rogerTone);
    EXPECT_EQ(channel.talk->ani->code, "10001");
    EXPECT_EQ(channel.talk->allCall->set, "ZVEI1");
}

TEST(BridgeConfig, WhatIsLeftOutHasItsDefault) {
    const auto config =
        readBridgeConfig(R"({"gateways":[{"name":"a"}],"channels":[{"name":"S","gateway":"a","uri":"sip:x@y"}]})");
    ASSERT_TRUE(config) << config.error().text();
    EXPECT_EQ(config->gateways[0].bind, "127.0.0.1:0");
    EXPECT_EQ(config->channels[0].detector, Detector::Auto);
    EXPECT_EQ(config->channels[0].rtpPorts, std::pair(40000, 40100));
    EXPECT_FALSE(config->channels[0].talk); // a desk that listens stays one
}

TEST(BridgeConfig, WrittenAndReadItIsTheSame) {
    const auto config = readBridgeConfig(kWhole);
    const auto text = writeBridgeConfig(*config);
    const auto again = readBridgeConfig(text);
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(writeBridgeConfig(*again), text);
    EXPECT_EQ(again->channels[0].mode, ChannelMode::Answer);
    EXPECT_EQ(again->channels[0].vox.attackMs, 60);
    EXPECT_EQ(again->channels[0].talk->ani->code, "10001");
}

struct Mistake {
    const char* name;
    std::string text;
    std::vector<std::string> says;
};

class BridgeConfigMistake : public testing::TestWithParam<Mistake> {};

TEST_P(BridgeConfigMistake, IsNamedWithItsPlace) {
    const auto config = readBridgeConfig(GetParam().text);
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().code, ErrorCode::InvalidInput);
    for (const auto& part : GetParam().says)
        EXPECT_THAT(config.error().what, testing::HasSubstr(part));
}

INSTANTIATE_TEST_SUITE_P(
    Radio, BridgeConfigMistake,
    testing::Values(
        Mistake{"Empty", "", {"no JSON"}}, Mistake{"NoJson", "{\n \"gateways\": [\n  oops", {"line 3"}},
        Mistake{"Array", "[]", {"must be an object"}},
        Mistake{"NoGateways", R"({"channels":[]})", {"gateways is missing"}},
        Mistake{
            "UnknownKey", with("\"detector\"", "\"detecter\""), {"channels[0].detecter", "did you mean \"detector\""}},
        Mistake{"SwappedLetters", with("\"codecs\"", "\"cdoecs\""), {"channels[0].cdoecs", "\"codecs\""}},
        Mistake{
            "StrangeKey", with("\"codecs\"", "\"zzzzzzzzzz\""), {"channels[0].zzzzzzzzzz", "known are name, gateway"}},
        Mistake{"UnknownVoxKey", with("\"hangMs\"", "\"hangms2\""), {"channels[0].vox.hangms2", "hangMs"}},
        Mistake{"WordNotAllowed",
                with("\"vox\",", "\"voice\","),
                {"channels[0].detector", "voice", "auto, header, gap, vox"}},
        Mistake{"Transport", with("\"udp\"", "\"sctp\""), {"gateways[0].transport", "udp, tcp, tls"}},
        Mistake{"PortTooBig", with("5060", "70000"), {"gateways[0].port", "1 to 65535"}},
        Mistake{"PortFraction", with("5060", "50.5"), {"gateways[0].port", "whole number"}},
        Mistake{"PortText", with("5060", "\"5060\""), {"gateways[0].port"}},
        Mistake{
            "BindName", with("\"bind\":\"127.0.0.1:0\"", "\"bind\":\"here\""), {"gateways[0].bind", "address:port"}},
        Mistake{"BindWithoutPort", with("\"bind\":\"127.0.0.1:0\"", "\"bind\":\"127.0.0.1\""), {"gateways[0].bind"}},
        Mistake{"HostWithPort", with("\"host\":\"127.0.0.1\"", "\"host\":\"gw:5060\""), {"gateways[0].host"}},
        Mistake{"UserWithAt", with("\"desk\"", "\"desk@here\""), {"gateways[0].user"}},
        Mistake{"FlagAsText", with("false", "\"no\""), {"gateways[0].register", "true or false"}},
        Mistake{"Codec", with("PCMU", "OPUS"), {"channels[0].codecs[0]", "OPUS", "PCMA, PCMU"}},
        Mistake{"CodecsNoList", with("[\"PCMU\"]", "\"PCMU\""), {"channels[0].codecs", "list"}},
        Mistake{"ToneSet", with("CCIR", "CCIT"), {"channels[0].tones[1]", "CCIT", "CCIR"}},
        Mistake{"Uri", with("sip:tg1", "tel:tg1"), {"channels[0].uri", "sip:"}},
        Mistake{"Vox", with("-38.5", "38"), {"channels[0].vox.dbfs", "-90 to 0"}},
        Mistake{"RtpPorts", with("[42000,42010]", "[42010,42000]"), {"channels[0].rtpPorts"}},
        Mistake{"RtpPortsOne", with("[42000,42010]", "[42000]"), {"channels[0].rtpPorts"}},
        Mistake{"TalkNoObject",
                R"({"gateways":[{"name":"a"}],"channels":[{"name":"S","gateway":"a","uri":"sip:x@y","talk":true}]})",
                {"channels[0].talk", "object"}},
        Mistake{"TalkTooLong",
                with("\"timeOutSeconds\":45", "\"timeOutSeconds\":4500"),
                {"channels[0].talk.timeOutSeconds", "5 to 600"}},
        Mistake{"TalkUnknownKey",
                with("\"rogerTone\"", "\"rodgerTone\""),
                {"channels[0].talk.rodgerTone", "did you mean \"rogerTone\""}},
        Mistake{"OwnCodeShort", with("\"10001\"", "\"1001\""), {"channels[0].talk.ani.code", "1001", "five digits"}},
        Mistake{"OwnCodeWithoutSet",
                with("\"ani\":{\"set\":\"EEA\",", "\"ani\":{"),
                {"channels[0].talk.ani.set", "missing"}},
        Mistake{"AllCallSet", with("ZVEI1", "ZVEI9"), {"channels[0].talk.allCall.set", "ZVEI9", "ZVEI1"}},
        Mistake{"NoSuchGateway",
                with("\"gateway\":\"town\"", "\"gateway\":\"twon\""),
                {"channels[0].gateway", "did you mean \"town\""}},
        Mistake{"ChannelNoObject", R"({"gateways":[],"channels":[5]})", {"channels[0]", "object"}},
        Mistake{
            "GatewayTwice", R"({"gateways":[{"name":"a"},{"name":"a"}],"channels":[]})", {"gateways[1].name", "twice"}},
        Mistake{"Standby", with("\"standbyOf\":null", "\"standbyOf\":\"other\""), {"gateways[0].standbyOf", "other"}}),
    [](const auto& instance) { return instance.param.name; });

TEST(BridgeConfig, MutatedTextIsReadOrRefused) {
    std::mt19937 random(2);
    for (int round = 0; round < 3000; ++round) {
        auto text = kWhole;
        for (int i = 0; i < 3; ++i)
            text[random() % text.size()] = static_cast<char>(random());
        const auto config = readBridgeConfig(text);
        if (!config) {
            EXPECT_FALSE(config.error().what.empty());
        }
    }
}

TEST(NearestWord, IsNearOrNone) {
    EXPECT_EQ(nearestWord("detectr", {"detector", "codecs"}), "detector");
    EXPECT_EQ(nearestWord("quite different", {"detector", "codecs"}), "");
}

} // namespace
} // namespace watchdesk::radio
