#include "sip/Digest.h"

#include "sip/Text.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace watchdesk::sip {

namespace {

constexpr int kMaxTries = 3; // a server that calls every nonce stale is not followed for ever

const EVP_MD* digestOf(DigestAlgorithm kind) {
    switch (kind) {
    case DigestAlgorithm::Md5:
        return EVP_md5();
    case DigestAlgorithm::Sha256:
        return EVP_sha256();
    case DigestAlgorithm::Sha512Of256:
        return EVP_sha512_256();
    }
    return nullptr;
}

// H() of RFC 7616 section 3.3, in lower-case hexadecimal.
std::string hashed(DigestAlgorithm kind, std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int size = 0;
    [[maybe_unused]] const int done = EVP_Digest(text.data(), text.size(), out.data(), &size, digestOf(kind), nullptr);
    assert(done == 1);
    std::string hex;
    for (unsigned int i = 0; i < size; ++i)
        hex += fmt::format("{:02x}", out[i]);
    return hex;
}

// A quoted-string's content, or the token as it is.
std::string unquoted(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"')
        return std::string(text);
    std::string out;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\' && i + 2 < text.size())
            ++i;
        out += text[i];
    }
    return out;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

bool takeAlgorithm(Challenge& challenge, std::string_view name) {
    challenge.algorithm = name;
    if (name.size() > 5 && sameText(name.substr(name.size() - 5), "-sess")) {
        challenge.session = true;
        name.remove_suffix(5);
    }
    for (const auto& [word, kind] :
         {std::pair{"MD5", DigestAlgorithm::Md5}, std::pair{"SHA-256", DigestAlgorithm::Sha256},
          std::pair{"SHA-512-256", DigestAlgorithm::Sha512Of256}})
        if (sameText(name, word)) {
            challenge.kind = kind;
            return true;
        }
    return false;
}

// qop comes as "auth,auth-int"; one that is there with neither of them cannot be answered.
bool takeQop(Challenge& challenge, const std::string& list) {
    for (const auto& word : splitList(list)) {
        challenge.auth = challenge.auth || sameText(word, "auth");
        challenge.authInt = challenge.authInt || sameText(word, "auth-int");
    }
    return challenge.auth || challenge.authInt;
}

std::optional<Challenge> readChallenge(std::string_view value) {
    constexpr std::string_view kScheme = "Digest";
    if (value.size() <= kScheme.size() || !sameText(value.substr(0, kScheme.size()), kScheme) ||
        (value[kScheme.size()] != ' ' && value[kScheme.size()] != '\t'))
        return std::nullopt;
    Challenge out;
    bool fine = true;
    for (const auto& part : splitList(value.substr(kScheme.size()))) {
        const std::string_view pair = trimmed(part);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos)
            continue;
        const auto name = trimmed(pair.substr(0, equals));
        const auto text = unquoted(trimmed(pair.substr(equals + 1)));
        if (sameText(name, "realm"))
            out.realm = text;
        else if (sameText(name, "nonce"))
            out.nonce = text;
        else if (sameText(name, "opaque"))
            out.opaque = text;
        else if (sameText(name, "stale"))
            out.stale = sameText(text, "true");
        else if (sameText(name, "algorithm"))
            fine = takeAlgorithm(out, text) && fine;
        else if (sameText(name, "qop"))
            fine = takeQop(out, text) && fine;
    }
    if (!fine || out.nonce.empty())
        return std::nullopt;
    return out;
}

} // namespace

std::vector<Challenge> challengesOf(const Message& response) {
    const bool proxy = response.status() == 407;
    std::vector<Challenge> out;
    for (const auto& header : response.headers()) {
        if (!sameText(header.name, proxy ? "Proxy-Authenticate" : "WWW-Authenticate"))
            continue;
        auto one = readChallenge(header.value);
        if (!one)
            continue;
        one->proxy = proxy;
        const auto same = std::ranges::find(out, one->realm, &Challenge::realm);
        if (same == out.end())
            out.push_back(std::move(*one));
        else if (one->kind > same->kind)
            *same = std::move(*one);
    }
    return out;
}

std::string digestAnswer(const Challenge& challenge, const Credentials& who, const DigestRequest& request) {
    const auto h = [&](const std::string& text) { return hashed(challenge.kind, text); };
    std::string ha1 = h(fmt::format("{}:{}:{}", who.user, challenge.realm, who.password));
    if (challenge.session)
        ha1 = h(fmt::format("{}:{}:{}", ha1, challenge.nonce, request.cnonce));
    const bool integrity = challenge.authInt && !challenge.auth;
    const bool qop = challenge.auth || challenge.authInt;
    const std::string ha2 = h(integrity ? fmt::format("{}:{}:{}", request.method, request.uri, h(request.body))
                                        : fmt::format("{}:{}", request.method, request.uri));
    const char* quality = integrity ? "auth-int" : "auth";
    const std::string count = fmt::format("{:08x}", request.count);
    const std::string response =
        qop ? h(fmt::format("{}:{}:{}:{}:{}:{}", ha1, challenge.nonce, count, request.cnonce, quality, ha2))
            : h(fmt::format("{}:{}:{}", ha1, challenge.nonce, ha2));
    std::string out =
        fmt::format("Digest username={}, realm={}, nonce={}, uri=\"{}\", response=\"{}\"", quoted(who.user),
                    quoted(challenge.realm), quoted(challenge.nonce), request.uri, response);
    if (!challenge.algorithm.empty())
        out += ", algorithm=" + challenge.algorithm;
    if (!challenge.opaque.empty())
        out += ", opaque=" + quoted(challenge.opaque);
    if (qop)
        out += fmt::format(", qop={}, nc={}", quality, count);
    if (qop || challenge.session)
        out += fmt::format(", cnonce=\"{}\"", request.cnonce);
    return out;
}

void Authenticator::sign(Message& request) {
    request.remove("Authorization");
    request.remove("Proxy-Authorization");
    if (!m_who)
        return;
    for (auto& known : m_known) {
        std::string cnonce;
        for (int i = 0; i < 8; ++i)
            cnonce += fmt::format("{:02x}", m_random.below(256));
        request.add(known.challenge.proxy ? "Proxy-Authorization" : "Authorization",
                    digestAnswer(known.challenge, *m_who,
                                 {request.method(), request.uri(), request.body(), ++known.count, cnonce}));
    }
}

bool Authenticator::learn(const Message& response, int tries) {
    const auto challenges = challengesOf(response);
    if (!m_who || challenges.empty() || tries >= kMaxTries)
        return false;
    // The first challenge answers a request without credentials, or with a nonce of some time ago; the second says
    // that the answer to a fresh one was wrong.
    if (tries > 0 && std::ranges::none_of(challenges, &Challenge::stale))
        return false;
    for (const auto& challenge : challenges) {
        std::erase_if(m_known, [&](const Known& known) {
            return known.challenge.realm == challenge.realm && known.challenge.proxy == challenge.proxy;
        });
        m_known.push_back({challenge, 0});
    }
    return true;
}

} // namespace watchdesk::sip
