// Sealed streams for recordings and pictures: blocks that open one after another, and only so.
#pragma once

#include "base/Result.h"
#include "seal/Bytes.h"
#include "seal/DataKey.h"

#include <memory>
#include <string>
#include <vector>

namespace watchdesk::seal {

/// Begins every stream: "WDS1", class and epoch's tag, data key id, the data key's box, the secretstream's own header.
/// It names and carries (sealed) all that a holder of the class's private key needs, so that a spool file left by a
/// crash can be read by itself. The box of a key that lies under another is not in it: zeros stand there.
struct StreamHead {
    KeyClass keyClass = KeyClass::Records;
    int epochTag = 0; ///< (epoch - 1) modulo 64
    KeyId dataKey{};
    Bytes box;
    Bytes nonce;
};

inline constexpr std::size_t streamHeadBytes = 4 + 1 + 16 + 80 + 24;
/// A block's plain bytes at most; write() cuts longer ones.
inline constexpr std::size_t streamBlockBytes = 32 * 1024;
/// What a block is longer than its plain bytes by: its length and the secretstream's tag.
inline constexpr std::size_t streamBlockOverhead = 4 + 17;

/// Corrupt when it is no stream, TooNew when of a later format.
Result<StreamHead> readStreamHead(ByteView bytes);

/// Where whole blocks end, without any key: offsets after the head and after each whole block. What lies beyond the
/// last is a block that was not finished. Corrupt when the head is none.
Result<std::vector<std::size_t>> wholeBlocks(ByteView stream);

/// Seals a stream (crypto_secretstream_xchacha20poly1305) bound to a media id. Append what it gives to a file, in
/// order; sync after each block of about a second. One thread at a time; movable; its key is in locked memory.
class SealedStreamWriter {
public:
    /// `epoch` is that of the class's public key to which the data key is sealed.
    SealedStreamWriter(const DataKey& key, const std::string& mediaId, int epoch = 1);
    SealedStreamWriter(SealedStreamWriter&&) noexcept;
    SealedStreamWriter& operator=(SealedStreamWriter&&) noexcept;
    ~SealedStreamWriter();

    /// The head: comes first.
    [[nodiscard]] const Bytes& head() const;
    [[nodiscard]] KeyId dataKey() const;
    /// The next block (or blocks, of streamBlockBytes).
    [[nodiscard]] Bytes write(ByteView plain);
    /// The last block, which says that the stream is whole. Nothing may be written after it.
    [[nodiscard]] Bytes finish(ByteView plain = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Opens a stream piece by piece. One thread at a time.
class SealedStreamReader {
public:
    static constexpr std::size_t headBytes = streamHeadBytes;
    static Result<SealedStreamReader> start(const DataKey& key, const std::string& mediaId, ByteView head);
    SealedStreamReader(SealedStreamReader&&) noexcept;
    SealedStreamReader& operator=(SealedStreamReader&&) noexcept;
    ~SealedStreamReader();

    /// Gives the plain bytes of every block that is whole by now (bytes after the head, in any pieces). Corrupt when a
    /// block was changed, left out or moved, or when something follows the last.
    Result<Bytes> read(ByteView sealed);
    /// True once the last block was read: false at the end says that the stream was cut short.
    [[nodiscard]] bool finished() const;

private:
    struct State;
    explicit SealedStreamReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace watchdesk::seal
