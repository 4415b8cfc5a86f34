// What a conversation by libcurl needs, whichever it is. For the files of this room.
#pragma once

#include "mail/Server.h"

#include <curl/curl.h>

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

namespace watchdesk::mail {

struct Freeing {
    void operator()(CURL* one) const { curl_easy_cleanup(one); }
    void operator()(curl_mime* one) const { curl_mime_free(one); }
    void operator()(curl_slist* one) const { curl_slist_free_all(one); }
};
using Handle = std::unique_ptr<CURL, Freeing>;

/// A handle that is aimed at the server, with the rules of TLS; `scheme` without its s ("smtp"). Null: no memory.
[[nodiscard]] Handle aimedAt(const Server& server, const std::string& scheme);
/// `stop` ends the conversation; it outlives the handle.
void stopWith(CURL* curl, const std::atomic<bool>* stop);
/// What was wrong, in words; `noun` is what the server is called ("mail server").
[[nodiscard]] std::string wordsOf(CURLcode code, const Server& server, const char* noun, const std::string& detail);
/// A line as it may be shown: at most 400 bytes, no controls.
[[nodiscard]] std::string lineOf(std::string_view bytes);

} // namespace watchdesk::mail
