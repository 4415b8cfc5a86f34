// Recordings, stills and photographs: what they are, and their sealed chunks.
#pragma once

#include "domain/Transmission.h"
#include "store/Tx.h"

#include <QByteArray>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Tables media and media_chunk. The chunks of a media are one sealed stream (seal/SealedStream.h) cut between its
/// blocks into rows of at most 64 KB. Stills and photographs belong to the class Faces, recordings to Records. On a
/// store thread.
struct MediaTable {
    static constexpr qsizetype chunkBytes = 64 * 1024;

    /// The row alone, before or after its chunks are there (set complete, bytes, durationMs, sha256 when they are
    /// known).
    static Result<domain::Media> insert(Tx& tx, domain::Media value);
    static Result<domain::Media> update(Tx& tx, domain::Media value);
    static Result<std::optional<domain::Media>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Media>> all(Tx& tx);

    /// Sees to it that the data key which a stream's head names is in the store, so that the stream can be read
    /// whatever becomes of the class's keys; gives its id. Corrupt when it was sealed to an epoch that has ended.
    static Result<QString> keepStreamKey(Tx& tx, const QByteArray& headBytes);
    /// Adds sealed bytes as a SealedStreamWriter gave them: its header first, then whole blocks, in as many calls as
    /// there are. Corrupt when they end within a block. Works while locked.
    static Result<void> append(Tx& tx, const QString& mediaId, const QByteArray& sealed);
    /// Row and chunks at once from plain bytes: seals them (with the subject's own key when it is about one alone),
    /// counts them, takes their hash. Works while locked.
    static Result<domain::Media> put(Tx& tx, domain::Media value, const QByteArray& plain,
                                     const QString& subjectId = {});

    /// The whole sealed stream, as appended.
    static Result<QByteArray> sealedBytes(Tx& tx, const QString& mediaId);
    /// All bytes, opened and, if the media has a hash, checked against it. Locked, Corrupt, NotFound. For a media that
    /// is not complete: up to its last whole block.
    static Result<QByteArray> readAll(Tx& tx, const QString& mediaId);
    /// The data key that its stream is sealed with; empty while nothing of it is in the store.
    static Result<QString> dataKeyOf(Tx& tx, const QString& mediaId);
    /// Opens it and seals it anew with the keys of now. What is damaged stays as it is.
    static Result<void> reseal(Tx& tx, const QString& mediaId);
    /// Row and chunks; nothing happens when it is not there. What refers to it goes first.
    static Result<void> remove(Tx& tx, const QString& mediaId);
};

/// The class whose people may open media of that kind.
[[nodiscard]] KeyClass keyClassOf(domain::MediaKind kind);

} // namespace watchdesk::store
