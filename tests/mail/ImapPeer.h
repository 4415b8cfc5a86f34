// A server of mail boxes of a test's own, on loopback: Dovecot (Debian's dovecot-imapd) as a plain user, with one box
// into which the test delivers by writing files (Maildir).
#pragma once

#include "base/os/Process.h"
#include "support/TempDir.h"

#include <arpa/inet.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace watchdesk::test {

/// User "watch", password "box-secret-17". Started by start(), ended with the object.
class ImapPeer {
public:
    static constexpr const char* user = "watch";
    static constexpr const char* password = "box-secret-17";
    /// Whether it can run here.
    static bool isThere() {
        return std::filesystem::exists("/usr/sbin/dovecot") && std::filesystem::exists("/usr/lib/dovecot/imap") &&
               runner() != nullptr;
    }
    ImapPeer() {
        for (const char* part : {"run", "state", "box/cur", "box/new", "box/tmp"})
            std::filesystem::create_directories(m_folder.path() / part);
    }
    ~ImapPeer() { stop(); }
    /// With a certificate and its key, both ports are private: port() by STARTTLS, which is required.
    bool start(const std::string& certificate = {}, const std::string& key = {}) {
        if (!certificate.empty()) {
            std::filesystem::copy_file(certificate, m_folder.file("crt"));
            std::filesystem::copy_file(key, m_folder.file("key"));
        }
        for (int tries = 0; tries < 5; ++tries) { // another may have taken a port meanwhile
            m_port = freePort();
            m_privatePort = freePort();
            configure(!certificate.empty());
            handOver();
            auto started =
                os::Process::start({command(), m_folder.file("out"), m_folder.file("err"), {}, m_folder.path(), {}});
            if (!started)
                return false;
            m_process.emplace(std::move(*started));
            if (answers())
                return true;
            stop();
        }
        return false;
    }
    void stop() {
        if (m_process)
            m_process->stop(std::chrono::seconds(2));
        m_process.reset();
    }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] int privatePort() const { return m_privatePort; } ///< TLS from the beginning
    [[nodiscard]] std::string trouble() const { return read(m_folder.file("err")) + read(m_folder.file("log")); }
    /// Puts a letter into the box; its name.
    std::string deliver(const std::string& letter) {
        const std::string name = std::to_string(1'000'000'000 + ++m_delivered) + ".test.host";
        std::ofstream(m_folder.file("box/tmp/" + name), std::ios::binary) << letter;
        own(m_folder.file("box/tmp/" + name));
        std::filesystem::rename(m_folder.file("box/tmp/" + name), m_folder.file("box/new/" + name));
        return name;
    }
    /// What the box has of it: "" as it came in, "S" read; "gone".
    [[nodiscard]] std::string flags(const std::string& name) const {
        if (std::filesystem::exists(m_folder.file("box/new/" + name)))
            return {};
        for (const auto& one : std::filesystem::directory_iterator(m_folder.path() / "box/cur")) {
            const std::string file = one.path().filename();
            if (file.starts_with(name))
                return file.substr(std::min(file.find(":2,"), file.size() - 3) + 3);
        }
        return "gone";
    }
    /// The box as if it had been restored from elsewhere: its letters have other UIDs.
    void renumber(unsigned validity) {
        std::ofstream(m_folder.file("box/dovecot-uidlist"), std::ios::trunc) << "3 V" << validity << " N1\n";
        own(m_folder.file("box/dovecot-uidlist"));
    }

private:
    static const passwd* runner() { return ::geteuid() == 0 ? ::getpwnam("nobody") : ::getpwuid(::geteuid()); }
    static int freePort() {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        auto* generic = reinterpret_cast<sockaddr*>(&at);
        const bool bound = ::bind(socket, generic, size) == 0 && ::getsockname(socket, generic, &size) == 0;
        ::close(socket);
        return bound ? ntohs(at.sin_port) : 0;
    }
    static std::string read(const std::string& path) {
        std::ostringstream out;
        out << std::ifstream(path, std::ios::binary).rdbuf();
        return out.str();
    }
    static void own(const std::filesystem::path& path) {
        if (::geteuid() == 0)
            (void)!::lchown(path.c_str(), runner()->pw_uid, runner()->pw_gid);
    }
    void handOver() const {
        own(m_folder.path());
        for (const auto& one : std::filesystem::recursive_directory_iterator(m_folder.path()))
            own(one.path());
    }
    [[nodiscard]] std::vector<std::string> command() const {
        std::vector<std::string> out{"/usr/sbin/dovecot", "-F", "-c", m_folder.file("conf")};
        if (::geteuid() == 0) // it is nobody's business to be root
            out.insert(out.begin(), {"setpriv", "--reuid=" + std::to_string(runner()->pw_uid),
                                     "--regid=" + std::to_string(runner()->pw_gid), "--clear-groups", "--"});
        return out;
    }
    void configure(bool isPrivate) const {
        const std::string me = runner()->pw_name;
        const std::string ours = ::getgrgid(runner()->pw_gid)->gr_name;
        const std::string at = m_folder.path().string();
        std::ofstream(m_folder.file("users")) << user << ":{PLAIN}" << password << '\n';
        std::ofstream out(m_folder.file("conf"));
        out << "base_dir = " << at << "/run\nstate_dir = " << at << "/state\nlog_path = " << at << "/log\n"
            << "protocols = imap\nlisten = 127.0.0.1\nfirst_valid_uid = 1\nfirst_valid_gid = 1\n"
            << "default_login_user = " << me << "\ndefault_internal_user = " << me
            << "\ndefault_internal_group = " << ours << "\nauth_failure_delay = 0\n"
            << "mail_location = maildir:" << at << "/box:INDEX=MEMORY\n"
            << "passdb {\n driver = passwd-file\n args = " << at << "/users\n}\n"
            << "userdb {\n driver = static\n args = uid=" << me << " gid=" << ours << " home=" << at << "\n}\n"
            << "service anvil {\n chroot =\n}\nservice imap-login {\n chroot =\n"
            << " inet_listener imap {\n  port = " << m_port << "\n }\n"
            << " inet_listener imaps {\n  port = " << (isPrivate ? m_privatePort : 0) << "\n  ssl = yes\n }\n}\n";
        if (isPrivate)
            out << "ssl = required\nssl_cert = <" << at << "/crt\nssl_key = <" << at << "/key\n";
        else
            out << "ssl = no\ndisable_plaintext_auth = no\n";
    }
    bool answers() {
        for (int i = 0; i < 500 && m_process->running(); ++i) {
            const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
            sockaddr_in at{};
            at.sin_family = AF_INET;
            at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            at.sin_port = htons(static_cast<std::uint16_t>(m_port));
            const bool there = ::connect(socket, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0;
            ::close(socket);
            if (there)
                return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return false;
    }

    TempDir m_folder;
    std::optional<os::Process> m_process;
    int m_port = 0;
    int m_privatePort = 0;
    int m_delivered = 0;
};

} // namespace watchdesk::test
