#include "mail/Wire.h"

#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::mail {

namespace {

void startLibrary() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)started;
}

int goOn(void* to, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto* stop = static_cast<const std::atomic<bool>*>(to);
    return stop != nullptr && stop->load() ? 1 : 0;
}

void keepPrivate(CURL* curl, const Server& server) {
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     static_cast<long>(server.privacy == Privacy::Plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server.caFile.empty()) {
        curl_easy_setopt(curl, CURLOPT_CAINFO, server.caFile.c_str());
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    }
}

} // namespace

Handle aimedAt(const Server& server, const std::string& scheme) {
    startLibrary();
    Handle handle(curl_easy_init());
    CURL* curl = handle.get();
    if (curl == nullptr)
        return handle;
    const bool bare = server.host.find(':') != std::string::npos;
    const std::string url = fmt::format("{}{}://{}:{}", scheme, server.privacy == Privacy::Tls ? "s" : "",
                                        bare ? '[' + server.host + ']' : server.host, server.port);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, fmt::format("{0},{0}s", scheme).c_str());
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // whatever the environment says
    keepPrivate(curl, server);
    if (!server.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, std::min(15L, static_cast<long>(server.patienceSeconds)));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(server.patienceSeconds));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    return handle;
}

void stopWith(CURL* curl, const std::atomic<bool>* stop) {
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, goOn);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(stop)); // libcurl takes no const
}

std::string wordsOf(CURLcode code, const Server& server, const char* noun, const std::string& detail) {
    const std::string name = fmt::format("{}:{}", server.host, server.port);
    switch (code) {
    case CURLE_LOGIN_DENIED:
        return fmt::format("the {} refuses the user or the password", noun);
    case CURLE_COULDNT_RESOLVE_HOST:
        return fmt::format("no machine is called {}", server.host);
    case CURLE_COULDNT_CONNECT:
        return fmt::format("no {} answers at {}", noun, name);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return fmt::format("the certificate of {} is not to be trusted", server.host);
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
        return fmt::format("{} offers no private way (TLS)", name);
    case CURLE_OPERATION_TIMEDOUT:
        return fmt::format("the {} at {} took too long to answer", noun, name);
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

std::string lineOf(std::string_view bytes) {
    constexpr std::size_t longest = 400;
    std::string line(bytes.substr(0, longest));
    for (char& c : line)
        c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

} // namespace watchdesk::mail
