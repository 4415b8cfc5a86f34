// The configuration of gateways and channels: one JSON format for `watchdeskctl listen` and the settings page.
#pragma once

#include "base/Result.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace watchdesk::radio {

/// Whether sound is encrypted (SRTP): where TLS hides the keys, and nowhere else.
enum class Srtp {
    Off,
    Prefer, ///< who cannot is heard all the same
    Require
};

/// A radio gateway that speaks SIP.
struct GatewayConfig {
    std::string name;
    std::string transport = "udp"; ///< udp, tcp or tls
    std::string host = "127.0.0.1";
    int port = 5060;
    std::string bind = "127.0.0.1:0"; ///< our own address; port 0 lets the system choose
    std::string user = "desk";
    std::string passwordFile; ///< empty: none; its first line is the password
    std::string caFile;       ///< certificates that TLS trusts (PEM); empty: those of the system
    bool registers = false;   ///< JSON "register"
    std::string standbyOf;    ///< empty: none
    Srtp srtp = Srtp::Prefer;
};

/// When sound counts as speech on a channel without packet gaps.
struct VoxConfig {
    double dbfs = -45;
    int attackMs = 40;
    int hangMs = 300;
};

enum class Detector { Auto, Header, Gap, Vox };
enum class ChannelMode { Call, Answer };

/// A five-tone selective call.
struct CallCode {
    std::string set;  ///< of the tone table: "EEA"
    std::string code; ///< five digits
};

/// What the desk may do on a channel beside listening.
struct TalkConfig {
    int timeOutSeconds = 60;         ///< an over that is held longer is ended
    bool rogerTone = false;          ///< a short tone ends each of our overs
    std::optional<CallCode> ani;     ///< our own identification, before the words of each over
    std::optional<CallCode> allCall; ///< what every radio set answers to
};

/// A talkgroup.
struct ChannelConfig {
    std::string name;
    std::string gateway;
    std::string uri; ///< what to call, or who may call us
    ChannelMode mode = ChannelMode::Call;
    std::vector<std::string> codecs{"PCMA", "PCMU"};
    Detector detector = Detector::Auto;
    VoxConfig vox;
    int gapMs = 200; ///< silence on the wire that ends a transmission (gap)
    std::vector<std::string> tones{"EEA"};
    std::pair<int, int> rtpPorts{40000, 40100};
    std::optional<TalkConfig> talk; ///< none: the desk only listens
};

struct BridgeConfig {
    std::vector<GatewayConfig> gateways;
    std::vector<ChannelConfig> channels;
};

/// Five digits, which a five-tone set can send.
[[nodiscard]] bool sendable(const CallCode& call);

/// Reads the JSON of docs/operations. Every mistake is named with its place ("channels[0].detector") and what is
/// allowed; an unknown key is a mistake, with the nearest known one suggested. ErrorCode::InvalidInput.
[[nodiscard]] Result<BridgeConfig> readBridgeConfig(const std::string& json);

/// The same format back.
[[nodiscard]] std::string writeBridgeConfig(const BridgeConfig& config);

} // namespace watchdesk::radio
