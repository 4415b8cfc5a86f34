#include "mail/Smtp.h"

#include "mail/Address.h"
#include "mail/Header.h"
#include "mail/Wire.h"

#include <algorithm>
#include <memory>

namespace watchdesk::mail {

namespace {

constexpr const char* noun = "mail server";

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
    std::string verb; ///< of our last command but the farewell
    bool over = false;
};

int heard(CURL*, curl_infotype type, char* data, std::size_t size, void* to) {
    constexpr std::size_t mostLines = 60;
    auto& talk = *static_cast<Talk*>(to);
    Delivery& delivery = *talk.delivery;
    if (type != CURLINFO_HEADER_IN && type != CURLINFO_HEADER_OUT)
        return 0;
    const std::string line = lineOf({data, size});
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
        delivery.reply = wordsOf(CURLE_LOGIN_DENIED, server, noun, detail);
    else if (!says || code == CURLE_USE_SSL_FAILED || code == CURLE_LOGIN_DENIED)
        delivery.reply = wordsOf(code, server, noun, detail);
}

bool isMessageId(const std::string& id) {
    return !id.empty() && id.size() <= 100 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace

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
    const Handle curl = aimedAt(server, "smtp");
    if (!curl)
        return refuse(Delivery::End::Trouble, "no memory for a letter");
    Talk talk{&delivery, {}, false};
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
    stopWith(curl.get(), stop);
    const CURLcode code = curl_easy_perform(curl.get());
    judge(talk, curl.get(), code, server, detail);
    return delivery;
}

} // namespace watchdesk::mail
