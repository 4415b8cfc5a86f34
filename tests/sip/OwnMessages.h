// Messages of our own making, sound ones to begin with.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace watchdesk::sip::own {

/// A request that nothing is wrong with.
inline const std::string kOptions = "OPTIONS sip:desk@192.0.2.7 SIP/2.0\r\n"
                                    "Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bKown1;rport\r\n"
                                    "Max-Forwards: 70\r\n"
                                    "From: \"Tower\" <sip:tower@192.0.2.9>;tag=t1\r\n"
                                    "To: <sip:desk@192.0.2.7>\r\n"
                                    "Call-ID: own.1@192.0.2.9\r\n"
                                    "CSeq: 3 OPTIONS\r\n"
                                    "Contact: <sip:tower@192.0.2.9:5070>\r\n"
                                    "Content-Length: 0\r\n"
                                    "\r\n";

inline const std::string kInvite = "INVITE sip:desk@192.0.2.7 SIP/2.0\r\n"
                                   "Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bKown2;rport\r\n"
                                   "Max-Forwards: 70\r\n"
                                   "From: \"Tower\" <sip:tower@192.0.2.9>;tag=t1\r\n"
                                   "To: <sip:desk@192.0.2.7>\r\n"
                                   "Call-ID: own.2@192.0.2.9\r\n"
                                   "CSeq: 3 INVITE\r\n"
                                   "Contact: <sip:tower@192.0.2.9:5070>\r\n"
                                   "Content-Type: application/sdp\r\n"
                                   "Content-Length: 5\r\n"
                                   "\r\n"
                                   "v=0\r\n";

inline const std::string kOk = "SIP/2.0 200 OK\r\n"
                               "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bKown3\r\n"
                               "From: <sip:desk@192.0.2.7>;tag=d1\r\n"
                               "To: <sip:tower@192.0.2.9>;tag=t2\r\n"
                               "Call-ID: own.3@192.0.2.7\r\n"
                               "CSeq: 1 INVITE\r\n"
                               "Contact: <sip:tower@192.0.2.9:5070>\r\n"
                               "Content-Length: 0\r\n"
                               "\r\n";

/// `text` with the first `what` replaced, which must be there.
inline std::string with(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

/// `text` with the line of a header field written anew; "" takes it away.
inline std::string withField(const std::string& text, const std::string& name, const std::string& line) {
    const auto begin = text.find("\r\n" + name + ":") + 2;
    const auto end = text.find("\r\n", begin);
    EXPECT_NE(begin, std::string::npos + 2) << name;
    return text.substr(0, begin) + (line.empty() ? "" : line + "\r\n") + text.substr(end + 2);
}

/// `text` with one more field at the end of its head.
inline std::string plus(const std::string& text, const std::string& line) {
    return with(text, "\r\nContent-Length:", "\r\n" + line + "\r\nContent-Length:");
}

} // namespace watchdesk::sip::own
