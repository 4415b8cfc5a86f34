// A mail server of a test's own, on loopback: aiosmtpd as a process (Debian's python3-aiosmtpd).
#pragma once

#include "base/os/Process.h"
#include "support/TempDir.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace watchdesk::test {

class SmtpPeer {
public:
    /// Whether it can run here.
    static bool isThere() {
        static const bool there =
            std::system("/usr/bin/python3 -c 'import aiosmtpd' >/dev/null 2>&1") == 0; // NOLINT(cert-env33-c)
        return there;
    }
    /// `options` as smtp_peer.py takes them; false when it does not come up.
    bool start(std::vector<std::string> options = {}) {
        options.insert(options.begin(), {"/usr/bin/python3", WATCHDESK_SMTP_PEER, "keep=" + m_folder.path().string()});
        auto started = os::Process::start({options, m_folder.file("out"), m_folder.file("err"), {}, {}, {}});
        if (!started)
            return false;
        m_process.emplace(std::move(*started));
        for (int i = 0; i < 500; ++i) {
            if (std::ifstream in(m_folder.file("port")); in >> m_port)
                return true;
            if (!m_process->running())
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return false;
    }
    void stop() {
        m_process.reset();
        std::filesystem::remove(m_folder.file("port"));
    }
    [[nodiscard]] int port() const { return m_port; }
    /// What it said on its standard error.
    [[nodiscard]] std::string trouble() const { return read(m_folder.file("err")); }
    /// The letters that it has taken, in their order.
    [[nodiscard]] std::vector<std::string> letters() const {
        std::vector<std::string> out;
        for (int i = 1; std::filesystem::exists(m_folder.file(std::to_string(i) + ".eml")); ++i)
            out.push_back(read(m_folder.file(std::to_string(i) + ".eml")));
        return out;
    }

private:
    static std::string read(const std::string& path) {
        std::ostringstream out;
        out << std::ifstream(path, std::ios::binary).rdbuf();
        return out.str();
    }
    TempDir m_folder;
    std::optional<os::Process> m_process;
    int m_port = 0;
};

} // namespace watchdesk::test
