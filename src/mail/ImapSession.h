// One conversation with a server of mail boxes. libcurl connects, does TLS and signs in; what is said then is ours,
// since its own commands mark what they fetch as read.
#pragma once

#include "mail/ImapAnswer.h"
#include "mail/Wire.h"

#include <chrono>
#include <functional>

namespace watchdesk::mail {

/// For one thread. Blocks; every step at most as long as the server's patience, all of it at most three times that.
class ImapSession {
public:
    using Instant = std::chrono::steady_clock::time_point;
    /// `stop` ends it; both outlive the session.
    ImapSession(const Server& server, std::size_t longestLiteral, const std::atomic<bool>* stop);
    ~ImapSession();
    ImapSession(const ImapSession&) = delete;
    ImapSession& operator=(const ImapSession&) = delete;

    /// Connects and signs in; false: see trouble().
    bool open();
    struct Answer {
        bool cut = false; ///< there is no conversation any more: see trouble()
        ImapEnd end;
        [[nodiscard]] bool ok() const { return !cut && end.ok; }
    };
    /// Says a command of ours and hands on each line until the end of it.
    Answer ask(const std::string& command, const std::function<void(ImapLine)>& take = {});

    [[nodiscard]] bool isLate() const; ///< a further step might not end in time
    [[nodiscard]] bool isStopped() const { return m_stop != nullptr && m_stop->load(); }
    [[nodiscard]] const std::string& trouble() const { return m_trouble; }
    /// What each side said, without the sign-in and what is in letters.
    [[nodiscard]] const std::vector<std::string>& conversation() const { return m_conversation; }

private:
    static int heard(CURL*, curl_infotype type, char* data, std::size_t size, void* to);
    void note(const char* side, const std::string& line);
    bool say(std::string_view bytes, Instant until);
    bool hear(Instant until);
    bool waitFor(bool toWrite, Instant until);
    bool fail(CURLcode code, const std::string& detail = {});

    const Server& m_server;
    const std::atomic<bool>* m_stop;
    const Instant m_until;
    std::vector<std::string> m_conversation;
    std::string m_trouble;
    ImapReader m_reader;
    Handle m_curl;
    curl_socket_t m_socket = CURL_SOCKET_BAD;
    int m_commands = 0;
};

} // namespace watchdesk::mail
