#include "peers/Scenario.h"

#include <fmt/format.h>

namespace watchdesk::peers {

namespace {

// Its events come as type 96, and the fillers in front of them, events that do not last, as 97.
const char* const kKeyingSdp =
    "v=0\no=gw 53655765 2353687637 IN IP[local_ip_type] [local_ip]\ns=-\nc=IN IP[media_ip_type] [media_ip]\nt=0 0\n"
    "m=audio [media_port] RTP/AVP 8 96 97\na=rtpmap:8 PCMA/8000\na=rtpmap:96 telephone-event/8000\n"
    "a=rtpmap:97 telephone-event/8000\n";

std::string sdpBody(const char* attributes) {
    return fmt::format(
        "v=0\no=gw 53655765 2353687637 IN IP[local_ip_type] [local_ip]\ns=-\nc=IN IP[media_ip_type] [media_ip]\nt=0 0\n"
        "m=audio [rtpstream_audio_port] RTP/AVP 8 101\na=rtpmap:8 PCMA/8000\na=rtpmap:101 telephone-event/8000\n{}",
        attributes);
}

std::string request(const char* method, int cseq, bool inCall, const std::string& body,
                    const char* type = "application/sdp") {
    return fmt::format(
        "{} {} SIP/2.0\nVia: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n"
        "From: \"TG1\" <sip:tg1@127.0.0.1>;tag=[pid]SIPpTag00[call_number]\nTo: <sip:[service]@127.0.0.1>{}\n"
        "Call-ID: [call_id]\nCSeq: {} {}\nContact: <sip:tg1@[local_ip]:[local_port]>\nMax-Forwards: "
        "70\n{}{}Content-Length: [len]\n\n{}",
        method, inCall ? "[next_url]" : "sip:[service]@[remote_ip]:[remote_port]", inCall ? "[peer_tag_param]" : "",
        cseq, method, inCall ? "[routes]\n" : "",
        body.empty() ? std::string() : fmt::format("Content-Type: {}\n", type), body);
}

std::string send(const std::string& text, bool retransmit) {
    return fmt::format("<send{}><![CDATA[\n{}\n]]></send>\n", retransmit ? " retrans=\"500\"" : "", text);
}

constexpr const char* kWait = "<recv response=\"100\" optional=\"true\"/><recv response=\"180\" "
                              "optional=\"true\"/><recv response=\"200\" rrs=\"true\"/>\n";

} // namespace

std::string callingScenario(int pauseMs, const std::string& file, bool reinvite) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<scenario name=\"gateway\">\n";
    out += send(request("INVITE", 1, false, sdpBody("a=ptime:20\n")), true) + kWait +
           send(request("ACK", 1, true, ""), false);
    if (!file.empty())
        out += fmt::format("<nop><action><exec rtp_stream=\"{},1,8,PCMA/8000\"/></action></nop>\n", file);
    if (reinvite) {
        out += fmt::format("<pause milliseconds=\"{}\"/>\n", pauseMs / 2);
        out += send(request("INVITE", 2, true, sdpBody("a=sendonly\n")), true) + kWait +
               send(request("ACK", 2, true, ""), false);
        pauseMs /= 2;
    }
    out += fmt::format("<pause milliseconds=\"{}\"/>\n", pauseMs);
    out += send(request("BYE", 3, true, ""), true) + "<recv response=\"200\"/>\n</scenario>\n";
    return out;
}

std::string keyingScenario(const std::string& capture, const std::string& digits, char byInfo) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<scenario name=\"keys\">\n";
    out += send(request("INVITE", 1, false, kKeyingSdp), true) + kWait + send(request("ACK", 1, true, ""), false);
    out += fmt::format("<nop><action><exec play_pcap_audio=\"{}\"/></action></nop>\n<pause milliseconds=\"500\"/>\n"
                       "<nop><action><exec play_dtmf=\"{}\"/></action></nop>\n<pause milliseconds=\"1800\"/>\n",
                       capture, digits);
    const auto info = fmt::format("Signal={}\nDuration=160\n", byInfo);
    out += send(request("INFO", 2, true, info, "application/dtmf-relay"), true) + "<recv response=\"200\"/>\n";
    out += "<pause milliseconds=\"300\"/>\n";
    return out + send(request("BYE", 3, true, ""), true) + "<recv response=\"200\"/>\n</scenario>\n";
}

} // namespace watchdesk::peers
