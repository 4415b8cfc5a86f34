#include "radio/Config.h"

#include "radio/JsonReader.h"
#include "rtp/G711.h"
#include "sip/Uri.h"
#include "tones/ToneSet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace watchdesk::radio {

namespace {

using nlohmann::json;

constexpr std::array kDetectors{std::pair{Detector::Auto, "auto"}, std::pair{Detector::Header, "header"},
                                std::pair{Detector::Gap, "gap"}, std::pair{Detector::Vox, "vox"}};

constexpr std::array kSrtp{std::pair{Srtp::Off, "off"}, std::pair{Srtp::Prefer, "prefer"},
                           std::pair{Srtp::Require, "require"}};

// "address:port", the address numeric; IPv6 in brackets.
bool goodBind(const std::string& text) {
    const auto uri = sip::parseUri("sip:" + text);
    const auto port = text.rfind(':');
    const bool hasPort =
        port != std::string::npos && text.find_first_not_of("0123456789", port + 1) == std::string::npos;
    return uri && uri->user.empty() && uri->parameters.empty() && sip::isNumericHost(uri->host) && hasPort &&
           (uri->host.find(':') == std::string::npos || text.find("]:") + 1 == port);
}

Result<GatewayConfig> readGateway(const json& object, const std::string& place) {
    JsonReader reader(object, place);
    GatewayConfig out;
    out.name = reader.text("name", "", true);
    out.transport = reader.choice("transport", out.transport, {"udp", "tcp", "tls"});
    out.host = reader.text("host", out.host);
    out.port = reader.integer("port", out.port, 1, 65535);
    out.bind = reader.text("bind", out.bind);
    out.user = reader.text("user", out.user);
    out.passwordFile = reader.text("passwordFile", "");
    out.caFile = reader.text("caFile", "");
    out.registers = reader.flag("register", false);
    out.standbyOf = reader.text("standbyOf", "");
    const auto srtp = reader.choice("srtp", "prefer", {"off", "prefer", "require"});
    for (const auto& [value, word] : kSrtp)
        if (srtp == word)
            out.srtp = value;
    if (out.srtp == Srtp::Require && out.transport != "tls")
        reader.mistake("srtp", "is \"require\", which needs transport \"tls\": without it the keys lie open");
    if (!goodBind(out.bind))
        reader.mistake("bind", fmt::format("is \"{}\"; it must be address:port, for example 127.0.0.1:0", out.bind));
    if (out.host.empty() || out.host.find_first_of(" \t/:@") != std::string::npos) {
        if (!sip::isNumericHost(out.host))
            reader.mistake("host", fmt::format("is \"{}\"; it must be a name or an address", out.host));
    }
    if (out.user.empty() || out.user.find_first_of(" \t@<>\":;") != std::string::npos)
        reader.mistake("user", fmt::format("is \"{}\"; it must be a word without blanks or @", out.user));
    if (auto done = reader.finish(); !done)
        return done.error();
    return out;
}

Result<VoxConfig> readVox(const json& object, const std::string& place) {
    JsonReader reader(object, place);
    VoxConfig out;
    out.dbfs = reader.number("dbfs", out.dbfs, -90, 0);
    out.attackMs = reader.integer("attackMs", out.attackMs, 10, 1000);
    out.hangMs = reader.integer("hangMs", out.hangMs, 50, 10000);
    if (auto done = reader.finish(); !done)
        return done.error();
    return out;
}

Result<std::optional<CallCode>> readCode(const json* object, const std::string& place) {
    if (object == nullptr)
        return std::optional<CallCode>();
    JsonReader reader(*object, place);
    CallCode out{reader.text("set", "", true), reader.text("code", "", true)};
    if (const auto set = tones::toneSet(out.set); !out.set.empty() && !set)
        reader.mistake("set", fmt::format("is \"{}\": {}", out.set, set.error().text()));
    if (!sendable(out))
        reader.mistake("code", fmt::format("is \"{}\"; it must be five digits", out.code));
    if (auto done = reader.finish(); !done)
        return done.error();
    return std::optional(out);
}

Result<TalkConfig> readTalk(const json& object, const std::string& place) {
    JsonReader reader(object, place);
    TalkConfig out;
    out.timeOutSeconds = reader.integer("timeOutSeconds", out.timeOutSeconds, 5, 600);
    out.rogerTone = reader.flag("rogerTone", out.rogerTone);
    const json* ani = reader.child("ani", json::value_t::object);
    const json* all = reader.child("allCall", json::value_t::object);
    if (auto done = reader.finish(); !done)
        return done.error();
    auto own = readCode(ani, place + ".ani");
    if (!own)
        return own.error();
    auto everyone = readCode(all, place + ".allCall");
    if (!everyone)
        return everyone.error();
    out.ani = std::move(*own);
    out.allCall = std::move(*everyone);
    return out;
}

std::pair<int, int> readPorts(JsonReader& reader, std::pair<int, int> fallback) {
    const json* value = reader.child("rtpPorts", json::value_t::array);
    if (value == nullptr)
        return fallback;
    const bool fine = value->size() == 2 && (*value)[0].is_number_integer() && (*value)[1].is_number_integer();
    const auto low = fine ? (*value)[0].get<std::int64_t>() : 0;
    const auto high = fine ? (*value)[1].get<std::int64_t>() : 0;
    if (low < 1024 || high > 65535 || high <= low) {
        reader.mistake("rtpPorts", "must be two ports [first, last] from 1024 to 65535, two apart at least by one");
        return fallback;
    }
    return {static_cast<int>(low), static_cast<int>(high)};
}

void checkNames(JsonReader& reader, const ChannelConfig& out) {
    if (out.codecs.empty())
        reader.mistake("codecs", "must name at least one of PCMA, PCMU");
    for (std::size_t i = 0; i < out.codecs.size(); ++i)
        if (!rtp::codecByName(out.codecs[i]))
            reader.mistake(fmt::format("codecs[{}]", i),
                           fmt::format("is \"{}\"; allowed are PCMA, PCMU", out.codecs[i]));
    for (std::size_t i = 0; i < out.tones.size(); ++i)
        if (const auto set = tones::toneSet(out.tones[i]); !set)
            reader.mistake(fmt::format("tones[{}]", i), fmt::format("is \"{}\": {}", out.tones[i], set.error().text()));
    if (const auto uri = sip::parseUri(out.uri); !out.uri.empty() && !uri)
        reader.mistake("uri", fmt::format("is \"{}\"; it must look like sip:talkgroup@host:port", out.uri));
    if (out.mode == ChannelMode::Call && out.uri.empty())
        reader.mistake("uri", "is missing: whom should the desk call?");
}

Result<ChannelConfig> readChannel(const json& object, const std::string& place) {
    JsonReader reader(object, place);
    ChannelConfig out;
    out.name = reader.text("name", "", true);
    out.gateway = reader.text("gateway", "", true);
    out.uri = reader.text("uri", "");
    out.mode = reader.choice("mode", "call", {"call", "answer"}) == "call" ? ChannelMode::Call : ChannelMode::Answer;
    out.codecs = reader.texts("codecs", out.codecs);
    const auto detector = reader.choice("detector", "auto", {"auto", "header", "gap", "vox"});
    for (const auto& [value, word] : kDetectors)
        if (detector == word)
            out.detector = value;
    const json* vox = reader.child("vox", json::value_t::object);
    out.gapMs = reader.integer("gapMs", out.gapMs, 40, 10000);
    out.tones = reader.texts("tones", out.tones);
    out.rtpPorts = readPorts(reader, out.rtpPorts);
    const json* talk = reader.child("talk", json::value_t::object);
    checkNames(reader, out);
    if (auto done = reader.finish(); !done)
        return done.error();
    if (vox != nullptr) {
        auto read = readVox(*vox, place + ".vox");
        if (!read)
            return read.error();
        out.vox = *read;
    }
    if (talk != nullptr) {
        auto read = readTalk(*talk, place + ".talk");
        if (!read)
            return read.error();
        out.talk = std::move(*read);
    }
    return out;
}

Error wrong(std::string what) {
    return Error{ErrorCode::InvalidInput, std::move(what), "", "Correct the configuration and try again."};
}

// Names are unique, and what is referred to exists.
Result<void> checkReferences(const BridgeConfig& config) {
    std::set<std::string> gateways;
    std::vector<std::string> known;
    for (std::size_t i = 0; i < config.gateways.size(); ++i) {
        known.push_back(config.gateways[i].name);
        if (!gateways.insert(config.gateways[i].name).second)
            return wrong(fmt::format("gateways[{}].name \"{}\" is there twice", i, config.gateways[i].name));
    }
    for (std::size_t i = 0; i < config.gateways.size(); ++i)
        if (const auto& other = config.gateways[i].standbyOf;
            !other.empty() && (!gateways.contains(other) || other == config.gateways[i].name))
            return wrong(fmt::format("gateways[{}].standbyOf is \"{}\", which is no other gateway", i, other));
    std::set<std::string> channels;
    for (std::size_t i = 0; i < config.channels.size(); ++i) {
        const auto& channel = config.channels[i];
        if (!channels.insert(channel.name).second)
            return wrong(fmt::format("channels[{}].name \"{}\" is there twice", i, channel.name));
        if (gateways.contains(channel.gateway))
            continue;
        const auto near = nearestWord(channel.gateway, known);
        return wrong(fmt::format("channels[{}].gateway is \"{}\", which is none of the gateways{}", i, channel.gateway,
                                 near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
    }
    return {};
}

json writeGateway(const GatewayConfig& one) {
    const auto optional = [](const std::string& text) { return text.empty() ? json() : json(text); };
    const auto srtp = std::ranges::find(kSrtp, one.srtp, [](const auto& each) { return each.first; });
    return {{"name", one.name},
            {"transport", one.transport},
            {"host", one.host},
            {"port", one.port},
            {"bind", one.bind},
            {"user", one.user},
            {"passwordFile", optional(one.passwordFile)},
            {"caFile", optional(one.caFile)},
            {"register", one.registers},
            {"standbyOf", optional(one.standbyOf)},
            {"srtp", srtp->second}};
}

json writeTalk(const TalkConfig& one) {
    const auto code = [](const std::optional<CallCode>& call) {
        return call ? json{{"set", call->set}, {"code", call->code}} : json();
    };
    return {{"timeOutSeconds", one.timeOutSeconds},
            {"rogerTone", one.rogerTone},
            {"ani", code(one.ani)},
            {"allCall", code(one.allCall)}};
}

json writeChannel(const ChannelConfig& one) {
    const char* detector = "auto";
    for (const auto& [value, word] : kDetectors)
        if (one.detector == value)
            detector = word;
    return {{"name", one.name},
            {"gateway", one.gateway},
            {"uri", one.uri},
            {"mode", one.mode == ChannelMode::Call ? "call" : "answer"},
            {"codecs", one.codecs},
            {"detector", detector},
            {"vox", {{"dbfs", one.vox.dbfs}, {"attackMs", one.vox.attackMs}, {"hangMs", one.vox.hangMs}}},
            {"gapMs", one.gapMs},
            {"tones", one.tones},
            {"rtpPorts", {one.rtpPorts.first, one.rtpPorts.second}},
            {"talk", one.talk ? writeTalk(*one.talk) : json()}};
}

} // namespace

bool sendable(const CallCode& call) {
    return call.code.size() == 5 && call.code.find_first_not_of("0123456789") == std::string::npos;
}

Result<BridgeConfig> readBridgeConfig(const std::string& text) {
    json root;
    try {
        root = json::parse(text);
    } catch (const json::parse_error& error) {
        const auto before = text.substr(0, std::min(error.byte, text.size()));
        return wrong(fmt::format("the configuration is no JSON: mistake near line {}, character {}",
                                 1 + std::ranges::count(before, '\n'), before.size() - (before.rfind('\n') + 1)));
    }
    JsonReader reader(root, "");
    const json* gateways = reader.child("gateways", json::value_t::array);
    const json* channels = reader.child("channels", json::value_t::array);
    if (gateways == nullptr)
        reader.mistake("gateways", "is missing");
    if (channels == nullptr)
        reader.mistake("channels", "is missing");
    if (auto done = reader.finish(); !done)
        return done.error();
    BridgeConfig config;
    for (std::size_t i = 0; i < gateways->size(); ++i) {
        auto one = readGateway((*gateways)[i], fmt::format("gateways[{}]", i));
        if (!one)
            return one.error();
        config.gateways.push_back(std::move(*one));
    }
    for (std::size_t i = 0; i < channels->size(); ++i) {
        auto one = readChannel((*channels)[i], fmt::format("channels[{}]", i));
        if (!one)
            return one.error();
        config.channels.push_back(std::move(*one));
    }
    if (auto done = checkReferences(config); !done)
        return done.error();
    return config;
}

std::string writeBridgeConfig(const BridgeConfig& config) {
    json root{{"gateways", json::array()}, {"channels", json::array()}};
    for (const auto& one : config.gateways)
        root["gateways"].push_back(writeGateway(one));
    for (const auto& one : config.channels)
        root["channels"].push_back(writeChannel(one));
    return root.dump(1, '\t');
}

} // namespace watchdesk::radio
