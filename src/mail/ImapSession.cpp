#include "mail/ImapSession.h"

#include "mail/os/Socket.h"

#include <algorithm>

namespace watchdesk::mail {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr const char* noun = "box server";
constexpr int steps = 3; // patiences that a whole conversation may last

/// What of the sign-in's lines may be shown: "A002 AUTHENTICATE PLAIN …" without what comes after its verb.
std::string shownOf(const std::string& line) {
    const std::size_t blank = line.find(' ');
    const std::size_t end = std::min(line.find(' ', blank == std::string::npos ? blank : blank + 1), line.size());
    const std::string verb = blank == std::string::npos ? std::string() : line.substr(blank + 1, end - blank - 1);
    if (verb == "CAPABILITY" || verb == "STARTTLS" || verb == "LOGOUT")
        return line;
    return verb == "AUTHENTICATE" || verb == "LOGIN" ? line.substr(0, end) + " …" : "…";
}

} // namespace

ImapSession::ImapSession(const Server& server, std::size_t longestLiteral, const std::atomic<bool>* stop)
    : m_server(server), m_stop(stop), m_until(steady_clock::now() + seconds(server.patienceSeconds * steps)),
      m_reader(longestLiteral) {}

/// libcurl says LOGOUT by itself, and would wait two minutes for the answer of a server that hangs.
ImapSession::~ImapSession() {
    if (m_socket != CURL_SOCKET_BAD)
        os::stopReading(m_socket);
}

void ImapSession::note(const char* side, const std::string& line) {
    constexpr std::size_t mostLines = 60;
    if (!line.empty() && m_conversation.size() < mostLines)
        m_conversation.push_back(side + line);
}

int ImapSession::heard(CURL*, curl_infotype type, char* data, std::size_t size, void* to) {
    auto& session = *static_cast<ImapSession*>(to);
    const std::string line = lineOf({data, size});
    if (type == CURLINFO_HEADER_OUT)
        session.note("> ", shownOf(line));
    else if (type == CURLINFO_HEADER_IN)
        session.note("< ", line.empty() || line.front() != '+' ? line : "+ …");
    return 0;
}

bool ImapSession::fail(CURLcode code, const std::string& detail) {
    m_trouble = wordsOf(isStopped() ? CURLE_ABORTED_BY_CALLBACK : code, m_server, noun, detail);
    return false;
}

bool ImapSession::open() {
    m_curl = aimedAt(m_server, "imap");
    CURL* curl = m_curl.get();
    if (curl == nullptr)
        return fail(CURLE_OUT_OF_MEMORY);
    char detail[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); // to our own function, never to the standard error
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, heard);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, this);
    stopWith(curl, m_stop);
    const CURLcode code = curl_easy_perform(curl);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, nullptr);
    if (code != CURLE_OK)
        return fail(code, detail);
    curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &m_socket);
    return m_socket != CURL_SOCKET_BAD || fail(CURLE_RECV_ERROR);
}

bool ImapSession::isLate() const {
    return steady_clock::now() + seconds(m_server.patienceSeconds) > m_until;
}

bool ImapSession::waitFor(bool toWrite, Instant until) {
    constexpr auto slice = milliseconds(100); // to be stopped within
    while (!isStopped()) {
        const auto left = std::chrono::duration_cast<milliseconds>(until - steady_clock::now());
        if (left <= milliseconds(0))
            return fail(CURLE_OPERATION_TIMEDOUT);
        if (os::waitFor(m_socket, toWrite, static_cast<int>(std::min(left, slice).count())))
            return true;
    }
    return fail(CURLE_ABORTED_BY_CALLBACK);
}

bool ImapSession::say(std::string_view bytes, Instant until) {
    while (!bytes.empty()) {
        std::size_t said = 0;
        const CURLcode code = curl_easy_send(m_curl.get(), bytes.data(), bytes.size(), &said);
        if (code != CURLE_OK && code != CURLE_AGAIN)
            return fail(code);
        if (code == CURLE_AGAIN && !waitFor(true, until))
            return false;
        bytes.remove_prefix(said);
    }
    return true;
}

/// Some bytes more; what TLS has already is no more on the socket, so that it is asked first.
bool ImapSession::hear(Instant until) {
    char bytes[16'384];
    for (;;) {
        std::size_t got = 0;
        const CURLcode code = curl_easy_recv(m_curl.get(), bytes, sizeof bytes, &got);
        if (code == CURLE_OK && got > 0) {
            m_reader.add({bytes, got});
            return true;
        }
        if (code != CURLE_AGAIN)
            return fail(CURLE_RECV_ERROR);
        if (!waitFor(false, until))
            return false;
    }
}

ImapSession::Answer ImapSession::ask(const std::string& command, const std::function<void(ImapLine)>& take) {
    constexpr int mostLines = 100'000;
    const Answer cut{true, {}};
    if (m_socket == CURL_SOCKET_BAD)
        return cut;
    const Instant until = std::min(m_until, steady_clock::now() + seconds(m_server.patienceSeconds));
    const std::string tag = "W" + std::to_string(++m_commands);
    note("> ", lineOf(tag + ' ' + command));
    if (!say(tag + ' ' + command + "\r\n", until))
        return cut;
    for (int lines = 0; lines < mostLines && steady_clock::now() < until;) {
        std::optional<ImapLine> line = m_reader.next();
        if (!line && (m_reader.isBroken() || !hear(until)))
            break;
        if (!line)
            continue;
        ++lines;
        note("< ", lineOf(line->text));
        if (const auto end = endOf(*line, tag))
            return {false, *end};
        if (take)
            take(std::move(*line));
    }
    if (m_trouble.empty())
        m_trouble = m_reader.isBroken() ? "what the box server says makes no sense"
                                        : wordsOf(CURLE_OPERATION_TIMEDOUT, m_server, noun, {});
    os::stopReading(m_socket);
    m_socket = CURL_SOCKET_BAD;
    return cut;
}

} // namespace watchdesk::mail
