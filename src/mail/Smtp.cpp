#include "mail/Smtp.h"

#include "mail/Address.h"
#include "mail/Header.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace watchdesk::mail {

namespace {

struct Freeing {
    void operator()(CURL* one) const { curl_easy_cleanup(one); }
    void operator()(curl_mime* one) const { curl_mime_free(one); }
    void operator()(curl_slist* one) const { curl_slist_free_all(one); }
};
using Handle = std::unique_ptr<CURL, Freeing>;
using Mime = std::unique_ptr<curl_mime, Freeing>;

/// A list of strings that libcurl reads while it works.
class Strings {
public:
    void add(const std::string& text) {
        if (curl_slist* longer = curl_slist_append(m_list.get(), text.c_str()); longer != nullptr) {
            (void)m_list.release();
            m_list.reset(longer);
        }
    }
    [[nodiscard]] curl_slist* get() const { return m_list.get(); }

private:
    std::unique_ptr<curl_slist, Freeing> m_list;
};

bool isOctet(const std::string& part) {
    constexpr int most = 255;
    return !part.empty() && part.size() <= 3 &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           std::stoi(part) <= most;
}

/// 127.0.0.0/8 in four numbers. A name that begins so ("127.mail.example.org") may be anywhere.
bool isLoopbackNumber(const std::string& host) {
    int parts = 0;
    for (std::size_t from = 0; from <= host.size(); ++parts) {
        const std::size_t to = std::min(host.find('.', from), host.size());
        const std::string part = host.substr(from, to - from);
        if (!isOctet(part) || (parts == 0 && part != "127"))
            return false;
        from = to + 1;
    }
    return parts == 4;
}

bool isLoopback(const std::string& host) {
    return host == "localhost" || host == "::1" || isLoopbackNumber(host);
}

/// A name, or an address of either kind.
bool isHost(const std::string& host) {
    constexpr std::size_t longest = 253;
    return !host.empty() && host.size() <= longest && host.front() != '-' && host.front() != '.' &&
           std::all_of(host.begin(), host.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                      c == '-' || c == ':';
           });
}

std::string lineOf(const char* data, std::size_t size) {
    constexpr std::size_t longest = 400;
    std::string line(data, std::min(size, longest));
    for (char& c : line)
        c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

bool startsWith(const std::string& line, const char* word) {
    return line.rfind(word, 0) == 0;
}

/// What of our own lines may be shown: of a sign-in only that there was one.
std::string shownOf(const std::string& line) {
    static constexpr const char* plain[] = {"EHLO", "HELO", "STARTTLS", "MAIL", "RCPT", "DATA", "QUIT", "RSET"};
    if (std::any_of(std::begin(plain), std::end(plain), [&](const char* word) { return startsWith(line, word); }))
        return line;
    return startsWith(line, "AUTH") ? "AUTH …" : "…";
}

struct Talk {
    Delivery* delivery = nullptr;
    const std::atomic<bool>* stop = nullptr;
    std::string verb; ///< of our last command but the farewell
    bool over = false;
};

int heard(CURL*, curl_infotype type, char* data, std::size_t size, void* to) {
    constexpr std::size_t mostLines = 60;
    auto& talk = *static_cast<Talk*>(to);
    Delivery& delivery = *talk.delivery;
    if (type != CURLINFO_HEADER_IN && type != CURLINFO_HEADER_OUT)
        return 0;
    const std::string line = lineOf(data, size);
    if (line.empty())
        return 0;
    const bool theirs = type == CURLINFO_HEADER_IN;
    const std::string verb = theirs ? talk.verb : line.substr(0, line.find(' '));
    talk.over = talk.over || verb == "QUIT"; // what is said from then on is of no letter
    if (theirs && !talk.over && !startsWith(line, "334")) // a challenge is part of the sign-in
        delivery.reply = line;
    if (!talk.over)
        talk.verb = verb;
    if (delivery.conversation.size() < mostLines)
        delivery.conversation.push_back((theirs ? "< " : "> ") +
                                        (theirs ? (startsWith(line, "334") ? "334 …" : line) : shownOf(line)));
    return 0;
}

int goOn(void* to, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto* stop = static_cast<Talk*>(to)->stop;
    return stop != nullptr && stop->load() ? 1 : 0;
}

void aimAt(CURL* curl, const Server& server) {
    const bool bare = server.host.find(':') != std::string::npos;
    const std::string url = fmt::format("{}://{}:{}", server.privacy == Privacy::Tls ? "smtps" : "smtp",
                                        bare ? '[' + server.host + ']' : server.host, server.port);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // whatever the environment says
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     static_cast<long>(server.privacy == Privacy::Plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server.caFile.empty()) {
        curl_easy_setopt(curl, CURLOPT_CAINFO, server.caFile.c_str());
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    }
    if (!server.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, std::min(15L, static_cast<long>(server.patienceSeconds)));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(server.patienceSeconds));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

void addFields(Strings& fields, const Message& message) {
    fields.add("Date: " + dateField(message.date));
    fields.add("From: " + mailbox(message.fromName, message.from));
    fields.add("To: " + mailbox({}, message.to));
    fields.add("Subject: " + headerText(message.subject));
    fields.add("Message-ID: <" + message.id + "@" + std::string(domainOf(message.from)) + ">");
    fields.add("Auto-Submitted: auto-generated"); // RFC 3834: no out-of-office comes back
}

std::string wireLines(const std::string& body) {
    std::string out;
    for (const char c : body) {
        if (c == '\r')
            continue;
        if (c == '\n')
            out += '\r';
        out += c;
    }
    return out;
}

std::string wordsOf(CURLcode code, const Server& server, const std::string& detail) {
    const std::string name = fmt::format("{}:{}", server.host, server.port);
    switch (code) {
    case CURLE_LOGIN_DENIED:
        return "the mail server refuses the user or the password";
    case CURLE_COULDNT_RESOLVE_HOST:
        return fmt::format("no machine is called {}", server.host);
    case CURLE_COULDNT_CONNECT:
        return fmt::format("no mail server answers at {}", name);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return fmt::format("the certificate of {} is not to be trusted", server.host);
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
        return fmt::format("{} offers no private way (TLS)", name);
    case CURLE_OPERATION_TIMEDOUT:
        return fmt::format("the mail server at {} took too long to answer", name);
    case CURLE_ABORTED_BY_CALLBACK:
        return "the desk was closed meanwhile";
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return fmt::format("the connection to {} was cut", name);
    default:
        return detail.empty() ? curl_easy_strerror(code) : detail;
    }
}

/// Only what is said to the recipient or to the letter is about this letter: a refused sender, sign-in or greeting
/// would meet every other, too.
void judge(const Talk& talk, CURL* curl, CURLcode code, const Server& server, const std::string& detail) {
    Delivery& delivery = *talk.delivery;
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    delivery.status = static_cast<int>(status);
    using End = Delivery::End;
    if (code == CURLE_OK) {
        delivery.end = End::Sent;
        return;
    }
    const bool says = status >= 400 && status < 600 && code != CURLE_OPERATION_TIMEDOUT;
    constexpr long signIn[] = {530, 534, 535, 538};
    const bool asksWho = std::find(std::begin(signIn), std::end(signIn), status) != std::end(signIn);
    const bool ofLetter = says && !asksWho && (talk.verb == "RCPT" || talk.verb == "DATA");
    delivery.end = !ofLetter ? End::Trouble : status < 500 ? End::Later : End::Refused;
    if (asksWho)
        delivery.reply = wordsOf(CURLE_LOGIN_DENIED, server, detail);
    else if (!says || code == CURLE_USE_SSL_FAILED || code == CURLE_LOGIN_DENIED)
        delivery.reply = wordsOf(code, server, detail);
}

bool isMessageId(const std::string& id) {
    return !id.empty() && id.size() <= 100 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void startLibrary() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)started;
}

} // namespace

Result<void> checkServer(const Server& server) {
    const auto wrong = [](const char* what, const char* todo) {
        return Error{ErrorCode::InvalidInput, what, "Nothing was changed.", todo};
    };
    if (!isHost(server.host))
        return wrong("That is no mail server's name.", "It looks like mail.example.org.");
    if (server.port < 1 || server.port > 65535)
        return wrong("That is no port.", "587 is usual with STARTTLS, 465 with TLS from the beginning.");
    if (server.privacy == Privacy::Plain && !isLoopback(server.host))
        return wrong("Mail goes unprotected to this machine alone.", "Choose STARTTLS or TLS.");
    return {};
}

Delivery send(const Server& server, const Message& message, const std::atomic<bool>* stop) {
    Delivery delivery;
    const auto refuse = [&delivery](Delivery::End end, std::string words) {
        delivery.end = end;
        delivery.reply = std::move(words);
        return delivery;
    };
    if (!isAddress(message.to))
        return refuse(Delivery::End::Refused, "that is no e-mail address");
    if (!isAddress(message.from) || !isMessageId(message.id))
        return refuse(Delivery::End::Trouble, "the sender's address is none");
    if (const auto fit = checkServer(server); !fit)
        return refuse(Delivery::End::Trouble, fit.error().what);
    startLibrary();
    const Handle curl(curl_easy_init());
    if (!curl)
        return refuse(Delivery::End::Trouble, "no memory for a letter");
    aimAt(curl.get(), server);
    Talk talk{&delivery, stop, {}, false};
    char detail[CURL_ERROR_SIZE] = "";
    Strings recipients;
    recipients.add(message.to);
    Strings fields;
    addFields(fields, message);
    const std::string body = wireLines(message.body);
    const Mime mime(curl_mime_init(curl.get()));
    curl_mimepart* part = curl_mime_addpart(mime.get());
    curl_mime_data(part, body.data(), body.size());
    curl_mime_type(part, "text/plain; charset=utf-8");
    curl_mime_encoder(part, "quoted-printable");
    const std::string sender = '<' + message.from + '>';
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, sender.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, fields.get());
    curl_easy_setopt(curl.get(), CURLOPT_MIMEPOST, mime.get());
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(curl.get(), CURLOPT_VERBOSE, 1L); // to our own function, never to the standard error
    curl_easy_setopt(curl.get(), CURLOPT_DEBUGFUNCTION, heard);
    curl_easy_setopt(curl.get(), CURLOPT_DEBUGDATA, &talk);
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, goOn);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &talk);
    const CURLcode code = curl_easy_perform(curl.get());
    judge(talk, curl.get(), code, server, detail);
    return delivery;
}

} // namespace watchdesk::mail
