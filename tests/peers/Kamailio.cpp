#include "peers/Kamailio.h"

#include "peers/Peers.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <fmt/format.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

namespace watchdesk::peers {

namespace {

// @PORT@, @TLS@, @DIR@ and @ALGORITHM@ are replaced.
constexpr const char* kConfig = R"(debug=2
log_stderror=yes
fork=yes
children=1
tcp_children=2
enable_tls=yes
auto_aliases=no
alias="127.0.0.1:@PORT@"
listen=udp:127.0.0.1:@PORT@
listen=tcp:127.0.0.1:@PORT@
listen=tls:127.0.0.1:@TLS@
mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/"
loadmodule "kex.so"
loadmodule "tls.so"
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "maxfwd.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "auth.so"
modparam("tls", "tls_method", "TLSv1.2+")
modparam("tls", "private_key", "@DIR@/key.pem")
modparam("tls", "certificate", "@DIR@/cert.pem")
modparam("tls", "verify_certificate", 0)
modparam("usrloc", "db_mode", 0)
modparam("registrar", "min_expires", 5)
modparam("auth", "nonce_expire", 20)
modparam("auth", "algorithm", "@ALGORITHM@")
request_route {
  if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
  if (has_totag()) {
    if (loose_route()) { t_relay(); exit; }
    if (is_method("ACK")) { if (t_check_trans()) t_relay(); exit; }
    sl_send_reply("404", "Not here");
    exit;
  }
  if (is_method("CANCEL")) { if (t_check_trans()) t_relay(); exit; }
  t_check_trans();
  if (is_method("REGISTER")) {
    if ($fU == "desk" && !pv_www_authenticate("town", "secret", "0")) { www_challenge("town", "1"); exit; }
    save("location");
    exit;
  }
  if (is_method("INVITE|MESSAGE") && $fU == "desk") {
    if (!pv_proxy_authenticate("town", "secret", "0")) { proxy_challenge("town", "1"); exit; }
    consume_credentials();
  }
  if (is_method("OPTIONS") && $rU == $null) { sl_send_reply("200", "Here"); exit; }
  if (is_method("INVITE")) record_route();
  if (!lookup("location")) { sl_send_reply("404", "Not Found"); exit; }
  t_relay();
}
)";

void replaceAll(std::string& text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

std::string readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

Kamailio::Kamailio(Options options) : m_options(std::move(options)), m_port(freePort()), m_tlsPort(freePort()) {
    std::string config = kConfig;
    replaceAll(config, "@PORT@", std::to_string(m_port));
    replaceAll(config, "@TLS@", std::to_string(m_tlsPort));
    replaceAll(config, "@DIR@", m_dir.path().string());
    replaceAll(config, "@ALGORITHM@", m_options.sha256 ? "SHA-256" : "MD5");
    std::ofstream(m_dir.file("kamailio.cfg")) << config;
}

Result<void> Kamailio::makeCertificates() const {
    const bool numeric = m_options.name.find_first_not_of("0123456789.") == std::string::npos;
    std::ofstream(m_dir.file("names")) << fmt::format("subjectAltName={}:{}\n", numeric ? "IP" : "DNS", m_options.name);
    const std::vector<std::vector<std::string>> commands{
        {"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=Town Authority", "-keyout", m_dir.file("ca.key"), "-out", m_dir.file("ca.pem")},
        {"openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=exchange",
         "-keyout", m_dir.file("key.pem"), "-out", m_dir.file("request.pem")},
        {"openssl", "x509", "-req", "-in", m_dir.file("request.pem"), "-CA", m_dir.file("ca.pem"), "-CAkey",
         m_dir.file("ca.key"), "-CAcreateserial", "-days", "2", "-extfile", m_dir.file("names"), "-out",
         m_dir.file("cert.pem")}};
    for (const auto& argv : commands) {
        auto process = os::Process::start({argv, "", m_dir.file("openssl.log"), "", "", {}});
        if (!process)
            return process.error();
        if (process->wait(std::chrono::seconds(20)).value_or(-1) != 0)
            return Error{ErrorCode::Internal, "openssl made no certificate: " + readFile(m_dir.file("openssl.log")), "",
                         ""};
    }
    return {};
}

bool Kamailio::answers() const {
    boost::asio::io_context io;
    for (const int port : {m_port, m_tlsPort}) {
        boost::asio::ip::tcp::socket socket(io);
        boost::system::error_code error;
        socket.connect({boost::asio::ip::make_address("127.0.0.1"), static_cast<std::uint16_t>(port)}, error);
        if (error)
            return false;
    }
    return true;
}

Result<void> Kamailio::start() {
    if (!std::filesystem::exists(m_dir.file("cert.pem")))
        if (auto made = makeCertificates(); !made)
            return made.error();
    auto process = os::Process::start({{"kamailio", "-DD", "-f", m_dir.file("kamailio.cfg"), "-m", "32", "-M", "8",
                                        "-Y", m_dir.path().string(), "-w", m_dir.path().string()},
                                       m_dir.file("log"),
                                       m_dir.file("errors"),
                                       "",
                                       m_dir.path().string(),
                                       {}});
    if (!process)
        return process.error();
    m_process.clear();
    m_process.push_back(std::move(*process));
    for (int i = 0; i < 500; ++i) {
        if (answers())
            return {};
        if (!m_process.back().running())
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return Error{ErrorCode::Unavailable, "kamailio did not start: " + log(), "", ""};
}

void Kamailio::kill() {
    if (m_process.empty())
        return;
    // Its first process ends the others; without it they would stay.
    m_process.back().stop(std::chrono::seconds(5));
    m_process.clear();
}

std::string Kamailio::passwordFile(const std::string& password) {
    const std::string path = m_dir.file("password-" + std::to_string(password.size()));
    std::ofstream(path) << password << '\n';
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return path;
}

std::string Kamailio::log() const {
    return readFile(m_dir.file("log")) + readFile(m_dir.file("errors"));
}

} // namespace watchdesk::peers
