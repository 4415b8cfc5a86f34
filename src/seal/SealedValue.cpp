#include "seal/SealedValue.h"

#include <sodium.h>

#include <algorithm>

namespace watchdesk::seal {

namespace {

constexpr unsigned char formatVersion = 1;
constexpr std::size_t nonceAt = 1 + 16;
constexpr std::size_t nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t cipherAt = nonceAt + nonceBytes;
constexpr std::size_t tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(cipherAt + tagBytes == sealedOverhead);

} // namespace

Bytes sealValue(const DataKey& key, const std::string& where, ByteView plain) {
    Bytes out(sealedOverhead + plain.size());
    out[0] = formatVersion;
    std::copy(key.id().begin(), key.id().end(), out.begin() + 1);
    randombytes_buf(out.data() + nonceAt, nonceBytes);
    const ByteView bound = viewOf(where);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + cipherAt, nullptr, plain.data(), plain.size(), bound.data(),
                                               bound.size(), nullptr, out.data() + nonceAt, key.bytes());
    return out;
}

Result<KeyId> keyOfSealed(ByteView sealed) {
    if (!sealed.empty() && sealed[0] > formatVersion)
        return Error{ErrorCode::TooNew, "A value was sealed by a later version of WatchDesk.", {}, "Update WatchDesk."};
    if (sealed.size() < sealedOverhead || sealed[0] != formatVersion)
        return Error{
            ErrorCode::Corrupt, "A sealed value is cut short or is none.", {}, "Run verify to see what is touched."};
    KeyId id{};
    std::copy_n(sealed.begin() + 1, id.size(), id.begin());
    return id;
}

Result<Bytes> openValue(const DataKey& key, const std::string& where, ByteView sealed) {
    const Result<KeyId> id = keyOfSealed(sealed);
    if (!id)
        return id.error();
    Bytes plain(sealed.size() - sealedOverhead);
    const ByteView bound = viewOf(where);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain.data(), nullptr, nullptr, sealed.data() + cipherAt, sealed.size() - cipherAt, bound.data(), bound.size(),
        sealed.data() + nonceAt, key.bytes());
    if (*id != key.id() || failed != 0)
        return Error{ErrorCode::Corrupt,
                     "A sealed value was changed or moved, and does not open.",
                     {},
                     "Run verify to see what is touched; restore it from a backup."};
    return plain;
}

} // namespace watchdesk::seal
