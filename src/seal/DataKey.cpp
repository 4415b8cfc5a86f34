#include "seal/DataKey.h"

#include "base/Id.h"
#include "seal/SealedValue.h"

#include <sodium.h>

#include <algorithm>

namespace watchdesk::seal {

namespace {

constexpr std::size_t pageKeys = 127; // with sodium_malloc's own 16 bytes they fill one page of 4,096

int nibble(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    return (c | 0x20) - 'a' + 10;
}

/// What a data key under another is bound to.
std::string placeOf(const KeyId& id) {
    return "data_key/box/" + uuidOf(id);
}

Error doesNotOpen() {
    return {ErrorCode::Corrupt,
            "A data key does not open with its class's key.",
            {},
            "Restore the last backup, or run verify to see what it touches."};
}

} // namespace

Result<KeyId> keyIdOf(const std::string& uuid) {
    if (!isId(uuid))
        return Error{ErrorCode::InvalidInput, "That is not an id.", {}, {}};
    KeyId id{};
    std::size_t digit = 0;
    for (const char c : uuid) {
        if (c == '-')
            continue;
        unsigned char& byte = id[digit / 2];
        byte = static_cast<unsigned char>((byte << 4) | nibble(c));
        ++digit;
    }
    return id;
}

std::string uuidOf(const KeyId& id) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < id.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            out += '-';
        out += digits[id[i] >> 4];
        out += digits[id[i] & 15];
    }
    return out;
}

KeyId makeKeyId() {
    ready();
    KeyId id{};
    randombytes_buf(id.data(), id.size());
    id[6] = static_cast<unsigned char>((id[6] & 0x0F) | 0x40);
    id[8] = static_cast<unsigned char>((id[8] & 0x3F) | 0x80);
    return id;
}

unsigned char* DataKeyRoom::take() {
    if (m_page == nullptr || m_used == pageKeys) {
        m_page = std::make_shared<SecretBytes>(pageKeys * dataKeyBytes);
        m_used = 0;
    }
    return m_page->data() + dataKeyBytes * m_used++;
}

std::shared_ptr<const DataKey> DataKeyRoom::make(const KeyId& id, KeyClass keyClass, ByteView publicKey) {
    ready();
    unsigned char* room = take();
    randombytes_buf(room, dataKeyBytes);
    Bytes box(dataKeyBytes + crypto_box_SEALBYTES);
    if (publicKey.size() != crypto_box_PUBLICKEYBYTES ||
        crypto_box_seal(box.data(), room, dataKeyBytes, publicKey.data()) != 0)
        return nullptr;
    return made(id, keyClass, room, std::move(box));
}

std::shared_ptr<const DataKey> DataKeyRoom::made(const KeyId& id, KeyClass keyClass, unsigned char* room, Bytes box) {
    return std::make_shared<DataKey>(id, keyClass, m_page, static_cast<std::size_t>(room - m_page->data()),
                                     std::move(box));
}

std::shared_ptr<const DataKey> DataKeyRoom::makeUnder(const KeyId& id, const DataKey& parent) {
    ready();
    unsigned char* room = take();
    randombytes_buf(room, dataKeyBytes);
    return made(id, parent.keyClass(), room, sealValue(parent, placeOf(id), {room, dataKeyBytes}));
}

Result<std::shared_ptr<const DataKey>> DataKeyRoom::openUnder(const KeyId& id, ByteView box, const DataKey& parent) {
    auto plain = openValue(parent, placeOf(id), box);
    if (!plain)
        return plain.error();
    if (plain->size() != dataKeyBytes) {
        wipe(plain->data(), plain->size());
        return doesNotOpen();
    }
    unsigned char* room = take();
    std::copy(plain->begin(), plain->end(), room);
    wipe(plain->data(), plain->size());
    return made(id, parent.keyClass(), room, Bytes(box.begin(), box.end()));
}

Result<std::shared_ptr<const DataKey>> DataKeyRoom::open(const KeyId& id, KeyClass keyClass, ByteView box,
                                                         const KeyPair& pair) {
    ready();
    if (box.size() != dataKeyBytes + crypto_box_SEALBYTES)
        return doesNotOpen();
    unsigned char* room = take();
    if (crypto_box_seal_open(room, box.data(), box.size(), pair.publicKey.data(), pair.privateKey->data()) != 0) {
        --m_used; // nothing was put there
        return doesNotOpen();
    }
    return made(id, keyClass, room, Bytes(box.begin(), box.end()));
}

void DataKeyRoom::clear() {
    m_page.reset();
    m_used = 0;
}

} // namespace watchdesk::seal
