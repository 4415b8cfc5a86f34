#include "seal/HashChain.h"

#include "seal/SecretBytes.h"

#include <sodium.h>

namespace watchdesk::seal {

ChainEntry::ChainEntry(ByteView previous) {
    add(previous);
}

ChainEntry& ChainEntry::add(std::string_view text) {
    return add(viewOf(text));
}

ChainEntry& ChainEntry::add(ByteView bytes) {
    const auto size = static_cast<std::uint64_t>(bytes.size());
    for (int i = 0; i < 8; ++i)
        m_message.push_back(static_cast<unsigned char>(size >> (8 * i)));
    m_message.insert(m_message.end(), bytes.begin(), bytes.end());
    return *this;
}

ChainEntry& ChainEntry::add(std::int64_t number) {
    unsigned char bytes[8];
    for (int i = 0; i < 8; ++i)
        bytes[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> (8 * i));
    return add(ByteView(bytes));
}

Bytes ChainEntry::hash() const {
    ready();
    Bytes out(chainHashBytes);
    crypto_generichash(out.data(), out.size(), m_message.data(), m_message.size(), nullptr, 0);
    return out;
}

Bytes sha256(ByteView bytes) {
    ready();
    Bytes out(crypto_hash_sha256_BYTES);
    crypto_hash_sha256(out.data(), bytes.data(), bytes.size());
    return out;
}

} // namespace watchdesk::seal
