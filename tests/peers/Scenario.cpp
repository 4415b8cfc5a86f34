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

std::string scenario(const std::string& steps) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<scenario name=\"gateway\">\n" + steps + "</scenario>\n";
}

std::string pause(int ms) {
    return fmt::format("<pause milliseconds=\"{}\"/>\n", ms);
}

/// Fails the scenario unless a field of what was received is like this; the match becomes a variable.
std::string demand(const char* field, const std::string& pattern, int variable) {
    return fmt::format("<ereg regexp=\"{}\" search_in=\"hdr\" header=\"{}:\" case_indep=\"true\" check_it=\"true\" "
                       "assign_to=\"{}\"/>\n",
                       pattern, field, variable);
}

std::string receiveRequest(const char* method, const std::string& demands) {
    return fmt::format("<recv request=\"{}\"><action>\n{}</action></recv>\n", method, demands);
}

std::string response(const char* line, const std::string& fields, const std::string& body) {
    return fmt::format("SIP/2.0 {}\n[last_Via:]\n[last_From:]\n[last_To:];tag=[pid]SIPpTag01[call_number]\n"
                       "[last_Call-ID:]\n[last_CSeq:]\nContact: <sip:tg1@[local_ip]:[local_port]>\n{}{}"
                       "Content-Length: [len]\n\n{}",
                       line, fields, body.empty() ? "" : "Content-Type: application/sdp\n", body);
}

/// A request of the one who was called: the caller's From is variable 1, their Contact variable 2.
std::string requestOfCalled(const char* method, int cseq, const std::string& fields, const std::string& body) {
    return fmt::format("{} [$2] SIP/2.0\nVia: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n"
                       "From: <sip:tg1@127.0.0.1>;tag=[pid]SIPpTag01[call_number]\nTo:[$1]\n[last_Call-ID:]\n"
                       "CSeq: {} {}\nContact: <sip:tg1@[local_ip]:[local_port]>\nMax-Forwards: 70\n{}{}"
                       "Content-Length: [len]\n\n{}",
                       method, cseq, method, fields, body.empty() ? "" : "Content-Type: application/sdp\n", body);
}

/// Fields in front of Contact.
std::string with(std::string message, const std::string& fields) {
    return message.insert(message.find("Contact:"), fields);
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

std::string calledScenario(int pauseMs, const std::string& file) {
    const std::string timer = "Supported: timer\nSession-Expires: 90;refresher=";
    std::string out = receiveRequest("INVITE", demand("From", ".*", 1) + demand("Contact", "sip:[^&gt;]*", 2));
    out += send(response("200 OK", "Require: timer\n" + timer + "uas\n", sdpBody("a=sendonly\n")), true);
    out += "<recv request=\"ACK\"/>\n";
    out += fmt::format("<nop><action><exec rtp_stream=\"{},1,8,PCMA/8000\"/></action></nop>\n", file);
    out += pause(pauseMs / 2);
    out += send(requestOfCalled("INVITE", 1, timer + "uac\n", sdpBody("a=sendonly\n")), true);
    out += "<recv response=\"100\" optional=\"true\"/>\n<recv response=\"200\"><action>\n" +
           demand("Session-Expires", "90", 3) + "</action></recv>\n";
    out += send(requestOfCalled("ACK", 1, "", ""), false) + pause(pauseMs / 2);
    return scenario(out + send(requestOfCalled("BYE", 2, "", ""), true) + "<recv response=\"200\"/>\n" +
                    "<Reference variables=\"1,2,3\"/>\n");
}

std::string smallIntervalScenario() {
    const std::string call = with(request("INVITE", 1, false, sdpBody("a=ptime:20\n")), "Supported: timer\n");
    std::string out = send(with(call, "Session-Expires: 30\n"), true);
    out += "<recv response=\"100\" optional=\"true\"/>\n<recv response=\"422\"><action>\n" + demand("Min-SE", "90", 1) +
           "</action></recv>\n";
    out += send("ACK sip:[service]@[remote_ip]:[remote_port] SIP/2.0\n[last_Via:]\n[last_From:]\n[last_To:]\n"
                "[last_Call-ID:]\nCSeq: 1 ACK\nMax-Forwards: 70\nContent-Length: 0\n",
                false);
    const std::string again = with(request("INVITE", 2, false, sdpBody("a=ptime:20\n")), "Supported: timer\n");
    out += send(with(again, "Session-Expires: 90\nMin-SE: 90\n"), true);
    out += "<recv response=\"100\" optional=\"true\"/>\n<recv response=\"200\" rrs=\"true\"><action>\n" +
           demand("Session-Expires", "90", 2) + "</action></recv>\n";
    out += send(request("ACK", 2, true, ""), false) + pause(300);
    return scenario(out + send(request("BYE", 3, true, ""), true) + "<recv response=\"200\"/>\n" +
                    "<Reference variables=\"1,2\"/>\n");
}

std::string largeIntervalScenario() {
    std::string out = "<recv request=\"INVITE\"/>\n";
    out += send(response("422 Session Interval Too Small", "Min-SE: 3600\n", ""), true) + "<recv request=\"ACK\"/>\n";
    out += receiveRequest("INVITE", demand("From", ".*", 1) + demand("Contact", "sip:[^&gt;]*", 2) +
                                        demand("Session-Expires", "3600", 3) + demand("Min-SE", "3600", 4));
    out += send(response("200 OK", "Require: timer\nSession-Expires: 3600;refresher=uac\n", sdpBody("a=sendonly\n")),
                true);
    out += "<recv request=\"ACK\"/>\n" + pause(300);
    return scenario(out + send(requestOfCalled("BYE", 1, "", ""), true) + "<recv response=\"200\"/>\n" +
                    "<Reference variables=\"1,2,3,4\"/>\n");
}

std::string textingScenario(const std::string& words) {
    return scenario(send(request("MESSAGE", 1, false, words, "text/plain"), true) + "<recv response=\"200\"/>\n");
}

std::string textedScenario(const std::string& words) {
    const auto body =
        fmt::format("<ereg regexp=\"{}\" search_in=\"body\" check_it=\"true\" assign_to=\"1\"/>\n", words);
    return scenario(receiveRequest("MESSAGE", demand("Content-Type", "text/plain", 2) + body) +
                    send(response("200 OK", "", ""), false) + "<Reference variables=\"1,2\"/>\n");
}

std::string crowdScenario(int pauseMs) {
    const auto named = [](std::string message) {
        const std::string tg1 = "sip:tg1@";
        for (auto at = message.find(tg1); at != std::string::npos; at = message.find(tg1, at + 1))
            message.replace(at, tg1.size(), "sip:[field0]@");
        return message;
    };
    std::string out = send(named(request("INVITE", 1, false, sdpBody("a=ptime:20\n"))), true) + kWait;
    out += send(named(request("ACK", 1, true, "")), false) + pause(pauseMs);
    return scenario(out + send(named(request("BYE", 2, true, "")), true) + "<recv response=\"200\"/>\n");
}

} // namespace watchdesk::peers
