#include "sip/Sdp.h"

#include "sip/Text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace watchdesk::sip {

namespace {

constexpr std::size_t kMaxLines = 512;
constexpr std::size_t kMaxFormats = 64;
constexpr int kMaxCryptoLines = 16;
constexpr std::string_view kNeverInLine("\r\0", 2); // RFC 8866 section 9: byte-string

Error invalid(const char* what) {
    return Error{ErrorCode::InvalidInput, std::string("session description: ") + what, "", ""};
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> out;
    while (!(text = trimmed(text)).empty()) {
        const auto end = text.find_first_of(" \t");
        out.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end);
    }
    return out;
}

const char* directionName(Direction direction) {
    switch (direction) {
    case Direction::SendOnly:
        return "sendonly";
    case Direction::RecvOnly:
        return "recvonly";
    case Direction::Inactive:
        return "inactive";
    case Direction::SendRecv:
        break;
    }
    return "sendrecv";
}

std::optional<Direction> directionOf(std::string_view name) {
    for (const auto direction : {Direction::SendRecv, Direction::SendOnly, Direction::RecvOnly, Direction::Inactive})
        if (name == directionName(direction))
            return direction;
    return std::nullopt;
}

std::optional<Format> staticFormat(std::uint8_t payloadType) {
    if (payloadType == 0)
        return Format{0, "PCMU", 8000};
    if (payloadType == 8)
        return Format{8, "PCMA", 8000};
    if (payloadType == 13)
        return Format{13, "CN", 8000};
    return std::nullopt;
}

// Lines in order; those of other media than ours are passed over.
class SdpReader {
public:
    explicit SdpReader(bool secure) : m_secure(secure) {}

    Result<AudioDescription> read(std::string_view text) {
        std::size_t lines = 0;
        while (!text.empty()) {
            const auto end = text.find('\n');
            auto line = trimmed(text.substr(0, end));
            text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
            if (++lines > kMaxLines)
                return invalid("too many lines");
            if (line.find_first_of(kNeverInLine) != std::string_view::npos)
                return invalid("a line with a carriage return or a zero in it");
            if (line.size() < 2 || line[1] != '=')
                continue;
            if (auto done = take(line[0], trimmed(line.substr(2))); !done)
                return done.error();
        }
        return finish();
    }

private:
    Result<void> take(char type, std::string_view value) {
        switch (type) {
        case 'v':
            m_seenVersion = true;
            break;
        case 'o':
            takeOrigin(value);
            break;
        case 'c':
            takeConnection(value);
            break;
        case 'm':
            return takeMedia(value);
        case 'a':
            takeAttribute(value);
            break;
        default:
            break;
        }
        return {};
    }

    void takeOrigin(std::string_view value) {
        const auto parts = words(value);
        if (parts.size() >= 3) {
            m_audio.sessionId = number(parts[1], UINT64_MAX).value_or(0);
            m_audio.sessionVersion = number(parts[2], UINT64_MAX).value_or(0);
        }
    }

    void takeConnection(std::string_view value) {
        const auto parts = words(value);
        if (parts.size() < 3 || parts[0] != "IN")
            return;
        const std::string host(parts[2].substr(0, parts[2].find('/')));
        if (m_count == 0)
            m_sessionHost = host;
        else if (m_current)
            m_audio.rtp.ip = host;
    }

    Result<void> takeMedia(std::string_view value) {
        const auto parts = words(value);
        m_current = false;
        ++m_count;
        if (parts.size() < 4)
            return invalid("a media line that cannot be read");
        const auto port = number(parts[1].substr(0, parts[1].find('/')), 65535);
        if (!port)
            return invalid("a media port that cannot be read");
        const auto plain = parts[2] == "RTP/AVP" || parts[2] == "RTP/AVPF";
        const auto secure = parts[2] == "RTP/SAVP" || parts[2] == "RTP/SAVPF";
        if (m_found || parts[0] != "audio" || *port == 0 || !(m_secure ? secure : plain))
            return {};
        m_audio.protocol = parts[2];
        m_current = m_found = true;
        m_audio.mediaIndex = m_count - 1;
        m_audio.rtp.port = static_cast<std::uint16_t>(*port);
        for (std::size_t i = 3; i < parts.size() && m_order.size() < kMaxFormats; ++i)
            if (const auto type = number(parts[i], 127))
                m_order.push_back(static_cast<std::uint8_t>(*type));
        return {};
    }

    void takeAttribute(std::string_view value) {
        if (const auto direction = directionOf(value)) {
            if (m_count == 0)
                m_sessionDirection = *direction;
            else if (m_current)
                m_direction = *direction;
        } else if (m_current && value.starts_with("rtpmap:")) {
            takeMap(value.substr(7));
        } else if (m_current && m_secure && value.starts_with("crypto:")) {
            takeCrypto(value.substr(7));
        } else if (m_current && value == "rtcp-mux") {
            m_audio.rtcpMux = true;
        } else if (m_current && value.starts_with("ptime:")) {
            m_audio.ptimeMs = static_cast<int>(
                std::clamp<std::uint64_t>(number(trimmed(value.substr(6)), 1000).value_or(20), 1, 200));
        }
    }

    void takeCrypto(std::string_view value) {
        if (++m_audio.cryptoLines > kMaxCryptoLines)
            return;
        if (auto read = parseCrypto(value))
            m_audio.crypto.push_back(std::move(*read));
    }

    void takeMap(std::string_view value) {
        const auto parts = words(value);
        const auto type = parts.size() < 2 ? std::nullopt : number(parts[0], 127);
        if (!type)
            return;
        const auto slash = parts[1].find('/');
        const auto rest = slash == std::string_view::npos ? std::string_view() : parts[1].substr(slash + 1);
        const auto rate = number(rest.substr(0, rest.find('/')), 1000000);
        if (rate)
            m_maps[static_cast<std::uint8_t>(*type)] = Format{
                static_cast<std::uint8_t>(*type), std::string(parts[1].substr(0, slash)), static_cast<int>(*rate)};
    }

    Result<AudioDescription> finish() {
        if (!m_seenVersion)
            return invalid("no v= line");
        if (!m_found)
            return invalid(m_secure ? "no encrypted audio stream" : "no audio stream over RTP");
        if (m_audio.rtp.ip.empty())
            m_audio.rtp.ip = m_sessionHost;
        if (m_audio.rtp.ip.empty())
            return invalid("no address");
        for (const auto type : m_order) {
            if (const auto it = m_maps.find(type); it != m_maps.end())
                m_audio.formats.push_back(it->second);
            else if (const auto known = staticFormat(type))
                m_audio.formats.push_back(*known);
        }
        m_audio.direction = m_direction.value_or(m_sessionDirection);
        m_audio.mediaCount = m_count;
        return std::move(m_audio);
    }

    bool m_secure;
    AudioDescription m_audio;
    std::string m_sessionHost;
    Direction m_sessionDirection = Direction::SendRecv;
    std::optional<Direction> m_direction;
    std::vector<std::uint8_t> m_order;
    std::map<std::uint8_t, Format> m_maps;
    int m_count = 0;
    bool m_seenVersion = false;
    bool m_found = false;
    bool m_current = false;
};

// RFC 3264 section 6.1: what we may do is at most the mirror of what is offered.
Direction mirrored(Direction offered, Direction wanted) {
    const bool theySend = offered == Direction::SendRecv || offered == Direction::SendOnly;
    const bool theyReceive = offered == Direction::SendRecv || offered == Direction::RecvOnly;
    const bool receive = theySend && (wanted == Direction::SendRecv || wanted == Direction::RecvOnly);
    const bool send = theyReceive && (wanted == Direction::SendRecv || wanted == Direction::SendOnly);
    if (receive && send)
        return Direction::SendRecv;
    if (receive)
        return Direction::RecvOnly;
    return send ? Direction::SendOnly : Direction::Inactive;
}

std::string audioLines(const AudioDescription& audio) {
    std::string media = fmt::format("m=audio {} {}", audio.rtp.port, audio.protocol);
    std::string maps;
    for (const auto& crypto : audio.crypto)
        maps += fmt::format("a=crypto:{}\r\n", writeCrypto(crypto));
    for (const auto& format : audio.formats) {
        media += fmt::format(" {}", format.payloadType);
        maps += fmt::format("a=rtpmap:{} {}/{}\r\n", format.payloadType, format.encoding, format.clockRate);
        if (sameText(format.encoding, "telephone-event"))
            maps += fmt::format("a=fmtp:{} 0-15\r\n", format.payloadType);
    }
    return fmt::format("{}\r\n{}a=ptime:{}\r\na={}\r\n{}", media, maps, audio.ptimeMs, directionName(audio.direction),
                       audio.rtcpMux ? "a=rtcp-mux\r\n" : "");
}

} // namespace

Result<AudioDescription> parseSdp(std::string_view text, Protection wanted) {
    if (wanted != Protection::Plain)
        if (auto secure = SdpReader(true).read(text); secure || wanted == Protection::Secure)
            return secure;
    return SdpReader(false).read(text);
}

std::string writeSdp(const AudioDescription& audio) {
    const char* family = audio.rtp.ip.find(':') == std::string::npos ? "IP4" : "IP6";
    std::string out = fmt::format("v=0\r\no=- {} {} IN {} {}\r\ns=WatchDesk\r\nc=IN {} {}\r\nt=0 0\r\n",
                                  audio.sessionId, audio.sessionVersion, family, audio.rtp.ip, family, audio.rtp.ip);
    for (int i = 0; i < audio.mediaCount; ++i)
        out += i == audio.mediaIndex ? audioLines(audio) : std::string("m=audio 0 RTP/AVP 0\r\n");
    return out;
}

std::vector<Format> commonFormats(const AudioDescription& offer, const std::vector<std::string>& ours) {
    std::vector<Format> out;
    for (const auto& format : offer.formats)
        if (format.clockRate == 8000 &&
            std::ranges::any_of(ours, [&](const std::string& name) { return sameText(name, format.encoding); }))
            out.push_back(format);
    return out;
}

bool isSpeech(const Format& format) {
    return !sameText(format.encoding, "telephone-event") && !sameText(format.encoding, "CN");
}

Result<AudioDescription> answerTo(const AudioDescription& offer, const Peer& rtp, const std::vector<std::string>& ours,
                                  Direction wanted) {
    AudioDescription answer;
    answer.formats = commonFormats(offer, ours);
    if (std::ranges::none_of(answer.formats, isSpeech))
        return Error{ErrorCode::Refused, "the offer has no codec that this channel takes", "", ""};
    answer.rtp = rtp;
    answer.direction = mirrored(offer.direction, wanted);
    answer.ptimeMs = offer.ptimeMs;
    answer.rtcpMux = offer.rtcpMux;
    answer.mediaIndex = offer.mediaIndex;
    answer.mediaCount = offer.mediaCount;
    answer.protocol = offer.protocol;
    return answer;
}

AudioDescription offerOf(const Peer& rtp, const std::vector<std::string>& encodings, Direction direction) {
    AudioDescription offer;
    offer.rtp = rtp;
    offer.direction = direction;
    std::uint8_t dynamic = 101;
    for (const auto& encoding : encodings) {
        if (sameText(encoding, "PCMA"))
            offer.formats.push_back({8, "PCMA", 8000});
        else if (sameText(encoding, "PCMU"))
            offer.formats.push_back({0, "PCMU", 8000});
        else
            offer.formats.push_back({dynamic++, encoding, 8000});
    }
    return offer;
}

} // namespace watchdesk::sip
