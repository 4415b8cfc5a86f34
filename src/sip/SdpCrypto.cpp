#include "sip/SdpCrypto.h"

#include "sip/Text.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstdlib>

namespace watchdesk::sip {

namespace {

struct SuiteName {
    CryptoSuite suite;
    std::string_view name;
    std::size_t octets;
};

constexpr std::array kSuites{SuiteName{CryptoSuite::AesCm128Sha80, "AES_CM_128_HMAC_SHA1_80", 30},
                             SuiteName{CryptoSuite::AesCm128Sha32, "AES_CM_128_HMAC_SHA1_32", 30},
                             SuiteName{CryptoSuite::Aes256CmSha80, "AES_256_CM_HMAC_SHA1_80", 46},
                             SuiteName{CryptoSuite::Aes256CmSha32, "AES_256_CM_HMAC_SHA1_32", 46}};
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kInline = "inline:";
constexpr std::uint64_t kMostTag = 999'999'999;

const SuiteName& nameOf(CryptoSuite suite) {
    return *std::ranges::find(kSuites, suite, &SuiteName::suite);
}

/// The next word, taken from the text.
std::string_view word(std::string_view& text) {
    text = trimmed(text);
    const auto end = text.find_first_of(" \t");
    const auto out = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end);
    return out;
}

std::optional<MasterKey> keyOf(std::string_view base64, std::size_t octets) {
    const auto digits = base64.substr(0, base64.find('='));
    const auto padding = base64.substr(digits.size());
    const auto due = std::string_view("==").substr(0, (4 - digits.size() % 4) % 4);
    const bool good = digits.size() == (octets * 4 + 2) / 3 &&
                      digits.find_first_not_of(kAlphabet) == std::string_view::npos &&
                      (padding.empty() || padding == due);
    if (!good)
        return std::nullopt;
    std::array<std::uint8_t, 64> whole{};
    whole.fill('A');
    std::ranges::copy(digits, whole.begin());
    std::array<std::uint8_t, 48> out{};
    EVP_DecodeBlock(out.data(), whole.data(), static_cast<int>(whole.size()));
    const MasterKey key{std::span(out).first(octets)};
    OPENSSL_cleanse(whole.data(), whole.size());
    OPENSSL_cleanse(out.data(), out.size());
    return key;
}

/// "2^31" or digits: the sender's limit, which they keep.
bool isLifetime(std::string_view text) {
    return number(text.starts_with("2^") ? text.substr(2) : text, UINT64_MAX).has_value();
}

std::optional<MasterKey> keyParameter(std::string_view text, std::size_t octets) {
    if (text.size() < kInline.size() || !sameText(text.substr(0, kInline.size()), kInline))
        return std::nullopt;
    text.remove_prefix(kInline.size());
    const auto bar = text.find('|');
    if (bar != std::string_view::npos && !isLifetime(text.substr(bar + 1)))
        return std::nullopt; // an MKI, or several keys
    return keyOf(text.substr(0, bar), octets);
}

/// Section 6.3: a hint about windows changes nothing, and what begins with "-" may be passed over.
bool isHarmless(std::string_view parameter) {
    return parameter.starts_with('-') ||
           (parameter.starts_with("WSH=") && number(parameter.substr(4), 1'000'000).has_value());
}

} // namespace

MasterKey::MasterKey(std::span<const std::uint8_t> octets) : m_size(std::min(octets.size(), kMost)) {
    std::copy_n(octets.begin(), m_size, m_octets.begin());
}

MasterKey::~MasterKey() {
    OPENSSL_cleanse(m_octets.data(), m_octets.size());
}

bool MasterKey::operator==(const MasterKey& other) const {
    return m_size == other.m_size && CRYPTO_memcmp(m_octets.data(), other.m_octets.data(), kMost) == 0;
}

std::size_t keySize(CryptoSuite suite) {
    return nameOf(suite).octets;
}

std::optional<Crypto> parseCrypto(std::string_view value) {
    const auto tag = number(word(value), kMostTag);
    const auto name = word(value);
    const auto suite = std::ranges::find_if(kSuites, [&](const SuiteName& one) { return sameText(one.name, name); });
    if (!tag || suite == kSuites.end())
        return std::nullopt;
    auto key = keyParameter(word(value), suite->octets);
    if (!key)
        return std::nullopt;
    while (!trimmed(value).empty())
        if (!isHarmless(word(value)))
            return std::nullopt;
    return Crypto{static_cast<int>(*tag), suite->suite, *key};
}

std::string writeCrypto(const Crypto& crypto) {
    const auto octets = crypto.key.octets();
    std::array<std::uint8_t, 65> text{};
    const int size = EVP_EncodeBlock(text.data(), octets.data(), static_cast<int>(octets.size()));
    auto out =
        fmt::format("{} {} {}{}", crypto.tag, nameOf(crypto.suite).name, kInline,
                    std::string_view(reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(size)));
    OPENSSL_cleanse(text.data(), text.size());
    return out;
}

Crypto freshCrypto(int tag, CryptoSuite suite) {
    std::array<std::uint8_t, MasterKey::kMost> octets{};
    if (RAND_bytes(octets.data(), static_cast<int>(octets.size())) != 1)
        std::abort(); // a key that can be guessed is worse than no call
    Crypto out{tag, suite, MasterKey(std::span(octets).first(keySize(suite)))};
    OPENSSL_cleanse(octets.data(), octets.size());
    return out;
}

std::vector<Crypto> freshOffer() {
    std::vector<Crypto> out;
    for (const auto suite : {CryptoSuite::AesCm128Sha80, CryptoSuite::AesCm128Sha32, CryptoSuite::Aes256CmSha80})
        out.push_back(freshCrypto(static_cast<int>(out.size()) + 1, suite));
    return out;
}

std::optional<CryptoPair> chosenFrom(const std::vector<Crypto>& offer, const std::optional<CryptoPair>& running) {
    if (offer.empty())
        return std::nullopt;
    const Crypto& theirs = offer.front();
    Crypto ours =
        running && running->ours.suite == theirs.suite ? running->ours : freshCrypto(theirs.tag, theirs.suite);
    ours.tag = theirs.tag;
    return CryptoPair{ours, theirs};
}

std::optional<CryptoPair> agreedBy(const std::vector<Crypto>& offer, const std::vector<Crypto>& answer,
                                   int linesInAnswer) {
    if (answer.size() != 1 || linesInAnswer != 1)
        return std::nullopt;
    const auto ours = std::ranges::find(offer, answer.front().tag, &Crypto::tag);
    if (ours == offer.end() || ours->suite != answer.front().suite)
        return std::nullopt;
    return CryptoPair{*ours, answer.front()};
}

} // namespace watchdesk::sip
