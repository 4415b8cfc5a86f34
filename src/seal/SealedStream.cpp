#include "seal/SealedStream.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace watchdesk::seal {

namespace {

constexpr std::string_view magic = "WDS1";
constexpr std::size_t classAt = 4;
constexpr int classBits = 2; // of that byte; the others are the epoch's tag
constexpr std::size_t keyAt = 5;
constexpr std::size_t boxAt = keyAt + 16;
constexpr std::size_t boxBytes = 80;
constexpr std::size_t nonceAt = boxAt + boxBytes;
constexpr std::size_t nonceBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t lengthBytes = 4;
constexpr std::size_t blockOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;
static_assert(nonceAt + nonceBytes == streamHeadBytes);
static_assert(boxBytes == dataKeyBytes + crypto_box_SEALBYTES);

/// The stream's own key: a keyed hash of the media id, so that no two media share one.
SecretBytes streamKey(const DataKey& key, const std::string& mediaId) {
    SecretBytes out(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    const std::string label = "WatchDesk stream 1/" + mediaId;
    crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(label.data()), label.size(),
                       key.bytes(), dataKeyBytes);
    return out;
}

std::size_t lengthAt(ByteView bytes, std::size_t at) {
    return static_cast<std::size_t>(bytes[at]) | static_cast<std::size_t>(bytes[at + 1]) << 8 |
           static_cast<std::size_t>(bytes[at + 2]) << 16 | static_cast<std::size_t>(bytes[at + 3]) << 24;
}

bool plausible(std::size_t cipherLength) {
    return cipherLength >= blockOverhead && cipherLength <= streamBlockBytes + blockOverhead;
}

Error damaged() {
    return {ErrorCode::Corrupt, "A recording or picture was changed since it was sealed: a block of it does not open.",
            "What comes before that block can be read.", "Restore it from a backup."};
}

} // namespace

Result<StreamHead> readStreamHead(ByteView bytes) {
    if (bytes.size() < streamHeadBytes || std::memcmp(bytes.data(), magic.data(), 3) != 0)
        return Error{ErrorCode::Corrupt, "That is no sealed recording or picture.", {}, {}};
    if (bytes[3] != static_cast<unsigned char>(magic[3]))
        return Error{
            ErrorCode::TooNew, "A recording was sealed by a later version of WatchDesk.", {}, "Update WatchDesk."};
    StreamHead head;
    const auto keyClass = static_cast<KeyClass>(bytes[classAt] % (1 << classBits));
    if (std::find(std::begin(keyClasses), std::end(keyClasses), keyClass) == std::end(keyClasses))
        return damaged();
    head.keyClass = keyClass;
    head.epochTag = bytes[classAt] >> classBits;
    std::copy_n(bytes.begin() + keyAt, head.dataKey.size(), head.dataKey.begin());
    head.box.assign(bytes.begin() + boxAt, bytes.begin() + boxAt + boxBytes);
    head.nonce.assign(bytes.begin() + nonceAt, bytes.begin() + nonceAt + nonceBytes);
    return head;
}

Result<std::vector<std::size_t>> wholeBlocks(ByteView stream) {
    if (const auto head = readStreamHead(stream); !head)
        return head.error();
    std::vector<std::size_t> ends{streamHeadBytes};
    std::size_t at = streamHeadBytes;
    while (stream.size() - at >= lengthBytes) {
        const std::size_t length = lengthAt(stream, at);
        if (!plausible(length) || stream.size() - at - lengthBytes < length)
            break;
        at += lengthBytes + length;
        ends.push_back(at);
    }
    return ends;
}

struct SealedStreamWriter::State {
    crypto_secretstream_xchacha20poly1305_state* stream = nullptr; // in `memory`: it holds the key
    SecretBytes memory{sizeof(crypto_secretstream_xchacha20poly1305_state)};
    Bytes head;
    KeyId dataKey{};

    void push(Bytes& out, ByteView plain, unsigned char tag) {
        const std::size_t cipherLength = plain.size() + blockOverhead;
        const std::size_t at = out.size();
        out.resize(at + lengthBytes + cipherLength);
        for (std::size_t i = 0; i < lengthBytes; ++i)
            out[at + i] = static_cast<unsigned char>(cipherLength >> (8 * i));
        crypto_secretstream_xchacha20poly1305_push(stream, out.data() + at + lengthBytes, nullptr, plain.data(),
                                                   plain.size(), nullptr, 0, tag);
    }
};

SealedStreamWriter::SealedStreamWriter(const DataKey& key, const std::string& mediaId, int epoch)
    : m_state(std::make_unique<State>()) {
    m_state->stream = reinterpret_cast<crypto_secretstream_xchacha20poly1305_state*>(m_state->memory.data());
    m_state->dataKey = key.id();
    Bytes& head = m_state->head;
    head.assign(magic.begin(), magic.end());
    const int tag = (epoch - 1) % (1 << (8 - classBits));
    head.push_back(static_cast<unsigned char>(static_cast<int>(key.keyClass()) | tag << classBits));
    head.insert(head.end(), key.id().begin(), key.id().end());
    if (key.box().size() == boxBytes)
        head.insert(head.end(), key.box().begin(), key.box().end());
    head.resize(streamHeadBytes);
    const SecretBytes own = streamKey(key, mediaId);
    crypto_secretstream_xchacha20poly1305_init_push(m_state->stream, head.data() + nonceAt, own.data());
}

SealedStreamWriter::SealedStreamWriter(SealedStreamWriter&&) noexcept = default;
SealedStreamWriter& SealedStreamWriter::operator=(SealedStreamWriter&&) noexcept = default;
SealedStreamWriter::~SealedStreamWriter() = default;

const Bytes& SealedStreamWriter::head() const {
    return m_state->head;
}

KeyId SealedStreamWriter::dataKey() const {
    return m_state->dataKey;
}

Bytes SealedStreamWriter::write(ByteView plain) {
    Bytes out;
    while (!plain.empty()) {
        const std::size_t take = std::min(plain.size(), streamBlockBytes);
        m_state->push(out, plain.first(take), crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        plain = plain.subspan(take);
    }
    return out;
}

Bytes SealedStreamWriter::finish(ByteView plain) {
    const std::size_t last = plain.size() % streamBlockBytes;
    Bytes out = write(plain.first(plain.size() - last));
    m_state->push(out, plain.last(last), crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    return out;
}

struct SealedStreamReader::State {
    SecretBytes memory{sizeof(crypto_secretstream_xchacha20poly1305_state)};
    crypto_secretstream_xchacha20poly1305_state* stream = nullptr;
    Bytes waiting; // a block not whole yet
    bool finished = false;
};

SealedStreamReader::SealedStreamReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SealedStreamReader::SealedStreamReader(SealedStreamReader&&) noexcept = default;
SealedStreamReader& SealedStreamReader::operator=(SealedStreamReader&&) noexcept = default;
SealedStreamReader::~SealedStreamReader() = default;

Result<SealedStreamReader> SealedStreamReader::start(const DataKey& key, const std::string& mediaId, ByteView head) {
    const Result<StreamHead> read = readStreamHead(head);
    if (!read)
        return read.error();
    if (read->dataKey != key.id())
        return damaged();
    auto state = std::make_unique<State>();
    state->stream = reinterpret_cast<crypto_secretstream_xchacha20poly1305_state*>(state->memory.data());
    const SecretBytes own = streamKey(key, mediaId);
    if (crypto_secretstream_xchacha20poly1305_init_pull(state->stream, read->nonce.data(), own.data()) != 0)
        return damaged();
    return SealedStreamReader(std::move(state));
}

Result<Bytes> SealedStreamReader::read(ByteView sealed) {
    Bytes& waiting = m_state->waiting;
    waiting.insert(waiting.end(), sealed.begin(), sealed.end());
    Bytes plain;
    std::size_t at = 0;
    while (waiting.size() - at >= lengthBytes) {
        const std::size_t length = lengthAt(waiting, at);
        if (m_state->finished || !plausible(length))
            return damaged();
        if (waiting.size() - at - lengthBytes < length)
            break;
        const std::size_t before = plain.size();
        plain.resize(before + length - blockOverhead);
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(m_state->stream, plain.data() + before, nullptr, &tag,
                                                       waiting.data() + at + lengthBytes, length, nullptr, 0) != 0)
            return damaged();
        m_state->finished = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        at += lengthBytes + length;
    }
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(at));
    if (m_state->finished && !waiting.empty())
        return damaged();
    return plain;
}

bool SealedStreamReader::finished() const {
    return m_state->finished;
}

} // namespace watchdesk::seal
