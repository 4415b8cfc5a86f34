#include "seal/RecoveryKey.h"

#include "seal/Bytes.h"

#include <sodium.h>

#include <array>
#include <cctype>
#include <cstring>

namespace watchdesk::seal {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: no I, L, O, U
constexpr std::size_t letters = 32;                                       // 160 bits
constexpr std::size_t checkLetters = 4;                                   // 20 bits
constexpr std::size_t group = 4;

std::string checkOf(std::string_view body) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(body.data()), body.size(),
                       nullptr, 0);
    std::string check;
    for (std::size_t i = 0; i < checkLetters; ++i)
        check += alphabet[hash[i] % alphabet.size()];
    sodium_memzero(hash.data(), hash.size());
    return check;
}

/// The letters alone, upper case, look-alikes settled; empty when another character is in it.
std::string plainLetters(const std::string& typed) {
    std::string out;
    for (const char raw : typed) {
        if (raw == '-' || std::isspace(static_cast<unsigned char>(raw)) != 0)
            continue;
        char c = static_cast<char>(std::toupper(static_cast<unsigned char>(raw)));
        c = c == 'O' ? '0' : (c == 'I' || c == 'L') ? '1' : c;
        if (alphabet.find(c) == std::string_view::npos)
            return {};
        out += c;
    }
    return out;
}

} // namespace

std::string makeRecoveryKey() {
    ready();
    std::string body;
    for (std::size_t i = 0; i < letters; ++i)
        body += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
    body += checkOf(body);
    std::string out;
    for (std::size_t i = 0; i < body.size(); ++i) {
        if (i > 0 && i % group == 0)
            out += '-';
        out += body[i];
    }
    wipe(body.data(), body.size());
    return out;
}

Result<SecretBytes> recoveryKek(const std::string& typed) {
    ready();
    std::string plain = plainLetters(typed);
    const bool right =
        plain.size() == letters + checkLetters && checkOf(plain.substr(0, letters)) == plain.substr(letters);
    if (!right) {
        wipe(plain.data(), plain.size());
        return Error{ErrorCode::InvalidInput,
                     "That is not a recovery key, or a letter of it is mistyped.",
                     {},
                     "Type the nine groups of four letters as they are printed."};
    }
    // 160 random bits need no slow derivation; the label keeps this key apart from any other use of the same text.
    static constexpr std::string_view label = "WatchDesk recovery key 1";
    SecretBytes kek(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    crypto_generichash(kek.data(), kek.size(), reinterpret_cast<const unsigned char*>(plain.data()), letters,
                       reinterpret_cast<const unsigned char*>(label.data()), label.size());
    wipe(plain.data(), plain.size());
    return kek;
}

} // namespace watchdesk::seal
