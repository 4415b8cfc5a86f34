// Keys of media in session descriptions: a=crypto (RFC 4568; suites of RFC 6188, too).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::sip {

enum class CryptoSuite { AesCm128Sha80, AesCm128Sha32, Aes256CmSha80, Aes256CmSha32 };

/// Master key and salt of one direction (30 or 46 octets). Its copies are wiped when they go; it is never logged.
class MasterKey {
public:
    static constexpr std::size_t kMost = 46;

    MasterKey() = default;
    explicit MasterKey(std::span<const std::uint8_t> octets);
    MasterKey(const MasterKey&) = default;
    MasterKey& operator=(const MasterKey&) = default;
    ~MasterKey();

    [[nodiscard]] std::span<const std::uint8_t> octets() const { return std::span(m_octets).first(m_size); }
    [[nodiscard]] bool operator==(const MasterKey& other) const;

private:
    std::array<std::uint8_t, kMost> m_octets{};
    std::size_t m_size = 0;
};

/// One a=crypto line: whoever writes it protects what they send with it.
struct Crypto {
    int tag = 0;
    CryptoSuite suite = CryptoSuite::AesCm128Sha80;
    MasterKey key;
    bool operator==(const Crypto&) const = default;
};

/// What a call's media are protected with; both of one suite and tag.
struct CryptoPair {
    Crypto ours;
    Crypto theirs;
};

/// Octets of key and salt.
[[nodiscard]] std::size_t keySize(CryptoSuite suite);

/// Reads what follows "a=crypto:". nullopt for what is none, and for what we do not speak: other suites, several keys
/// or an MKI, and session parameters that change what is protected (RFC 4568 section 6.3.7: such a line must not be
/// chosen).
[[nodiscard]] std::optional<Crypto> parseCrypto(std::string_view value);
/// The text after "a=crypto:".
[[nodiscard]] std::string writeCrypto(const Crypto& crypto);

/// A new key from the system's generator.
[[nodiscard]] Crypto freshCrypto(int tag, CryptoSuite suite);
/// What we offer, best first; each line has a key of its own.
[[nodiscard]] std::vector<Crypto> freshOffer();

/// The choice from an offer: the first line that we speak, with its tag, and a key of ours: the running one as long as
/// the suite stays, else a new one. nullopt when there is none.
[[nodiscard]] std::optional<CryptoPair> chosenFrom(const std::vector<Crypto>& offer,
                                                   const std::optional<CryptoPair>& running);
/// What their answer agrees to: it must name exactly one line of our offer, with its suite (section 5.1.3).
[[nodiscard]] std::optional<CryptoPair> agreedBy(const std::vector<Crypto>& offer, const std::vector<Crypto>& answer,
                                                 int linesInAnswer);

} // namespace watchdesk::sip
