// kamailio as the exchange of a site: registrar and proxy, over UDP, TCP and TLS, asking for passwords.
//
// It is started as `kamailio -DD -f FILE` with a configuration of its own in a folder of its own, on ports that were
// free; its certificates are made by openssl at start. Both come from Debian (scripts/packages-test.txt).
#pragma once

#include "base/Result.h"
#include "base/os/Process.h"
#include "support/TempDir.h"

#include <string>
#include <vector>

namespace watchdesk::peers {

/// Users "desk" with the password "secret"; talkgroups (tg...) register without one. Calls by desk are challenged.
class Kamailio {
public:
    struct Options {
        bool sha256 = false;            ///< of its challenges (RFC 8760); else MD5
        std::string name = "127.0.0.1"; ///< whom its certificate is for: an address or a DNS name
    };
    explicit Kamailio(Options options);
    Result<void> start();
    void kill();
    [[nodiscard]] int port() const { return m_port; } ///< UDP and TCP
    [[nodiscard]] int tlsPort() const { return m_tlsPort; }
    [[nodiscard]] std::string caFile() const { return m_dir.file("ca.pem"); }
    /// A file with this password in it, ours alone.
    [[nodiscard]] std::string passwordFile(const std::string& password);
    [[nodiscard]] std::string log() const;

private:
    Result<void> makeCertificates() const;
    [[nodiscard]] bool answers() const;

    test::TempDir m_dir;
    Options m_options;
    int m_port;
    int m_tlsPort;
    std::vector<os::Process> m_process;
};

} // namespace watchdesk::peers
