// Session descriptions (RFC 8866) as far as one audio stream needs them, and offer/answer (RFC 3264).
#pragma once

#include "base/Result.h"
#include "sip/Message.h"
#include "sip/SdpCrypto.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::sip {

/// One payload format of a media line.
struct Format {
    std::uint8_t payloadType = 0;
    std::string encoding; ///< "PCMA"; static types get theirs without an rtpmap
    int clockRate = 8000;
};

enum class Direction { SendRecv, SendOnly, RecvOnly, Inactive };

/// Which audio streams count: plain ones (RTP/AVP), protected ones (RTP/SAVP), or a protected one before a plain one.
enum class Protection { Plain, Secure, Either };

/// The audio stream of a description: the first m=audio of a kind that counts whose port is not 0.
struct AudioDescription {
    Peer rtp; ///< where the describer receives; ip as written (may be a name)
    std::vector<Format> formats;
    Direction direction = Direction::SendRecv;
    int ptimeMs = 20;
    bool rtcpMux = false; ///< RTCP comes and goes by the port of RTP (RFC 5761); answered, never offered by us
    int mediaIndex = 0;   ///< which m= line it is
    int mediaCount = 1;   ///< how many m= lines there are
    std::uint64_t sessionId = 0;
    std::uint64_t sessionVersion = 0;
    std::string protocol = "RTP/AVP"; ///< of the m= line; an answer has the offer's (RFC 3264 section 6)
    std::vector<Crypto> crypto;       ///< those of its lines that we speak (RFC 4568); of a protected stream only
    int cryptoLines = 0;              ///< all of them

    [[nodiscard]] bool secure() const { return protocol.starts_with("RTP/SAVP"); }
};

/// InvalidInput for what is no SDP or has no audio stream for us.
[[nodiscard]] Result<AudioDescription> parseSdp(std::string_view text, Protection wanted = Protection::Plain);

/// Writes a description. m= lines other than mediaIndex are declined (port 0).
[[nodiscard]] std::string writeSdp(const AudioDescription& audio);

/// The formats both sides know, in the offerer's order, by encoding name and clock rate; payload types are the
/// offerer's.
[[nodiscard]] std::vector<Format> commonFormats(const AudioDescription& offer, const std::vector<std::string>& ours);

/// True for a format that carries speech; telephone events (RFC 4733) and comfort noise (RFC 3389) go beside it.
[[nodiscard]] bool isSpeech(const Format& format);

/// What an answer to `offer` must be when we receive at `rtp`: the formats in common and the mirrored direction
/// (`wanted` is what we would like). Refused when no speech is in common.
[[nodiscard]] Result<AudioDescription> answerTo(const AudioDescription& offer, const Peer& rtp,
                                                const std::vector<std::string>& ours, Direction wanted);

/// The offer of one who receives at `rtp`.
[[nodiscard]] AudioDescription offerOf(const Peer& rtp, const std::vector<std::string>& encodings, Direction direction);

} // namespace watchdesk::sip
