#include "seal/KeyedHash.h"

#include "seal/SecretBytes.h"

#include <sodium.h>

#include <algorithm>

namespace watchdesk::seal {

HashKey HashKey::make() {
    ready();
    HashKey key;
    randombytes_buf(key.m_secret.data(), key.m_secret.size());
    return key;
}

Result<HashKey> HashKey::of(ByteView secret) {
    if (secret.size() != bytes)
        return Error{ErrorCode::InvalidInput, "That is no key of a keyed hash.", {}, {}};
    HashKey key;
    std::copy(secret.begin(), secret.end(), key.m_secret.begin());
    return key;
}

HashKey::~HashKey() {
    wipe(m_secret.data(), m_secret.size());
}

Bytes keyedHash(const HashKey& key, ByteView message) {
    ready();
    Bytes out(crypto_generichash_BYTES);
    crypto_generichash(out.data(), out.size(), message.data(), message.size(), key.view().data(), key.view().size());
    return out;
}

} // namespace watchdesk::seal
