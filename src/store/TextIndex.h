// Full-text search over opened records: an SQLite FTS5 index that is in memory only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QString>
#include <QVector>

#include <memory>

namespace watchdesk::store {

/// A record as the index knows it: a kind (0 to 15, the owner's own numbering) and an id (a UUID).
struct TextKey {
    int kind = 0;
    QString id;
    bool operator==(const TextKey&) const = default;
};

/// What is found of a record. Words in its title count for more than words in its text.
struct TextDocument {
    TextKey key;
    QString parentId; ///< the record that it is part of; empty: none
    UtcMs at = 0;
    QString title;
    QString text;
};

struct TextHit {
    TextKey key;
    QString parentId;
    UtcMs at = 0;
    QString title;
    QString snippet; ///< the part of the text where the words are
};

/// Documents hold what they say, so that a record that goes takes every one of its words with it and a snippet asks
/// nobody. Letters with and without marks are alike (unicode61, remove_diacritics 2). Nothing is written to a disk.
/// Thread-safe: one mutex, held for one batch or one query. 200,000 narratives: docs/performance.md.
class TextIndex {
public:
    static constexpr int kinds = 16;
    static constexpr int mostWords = 24;   ///< of a query; what is beyond them is not looked for
    static constexpr int mostLetters = 64; ///< of a word of a query

    static Result<std::unique_ptr<TextIndex>> open();
    ~TextIndex();
    TextIndex(const TextIndex&) = delete;
    TextIndex& operator=(const TextIndex&) = delete;

    /// Adds them, or puts them in the place of those with their keys. Locked once it is closed.
    Result<void> put(const QVector<TextDocument>& documents);
    Result<void> remove(const QVector<TextKey>& keys);
    /// Those with all of the words, the last of which may be unfinished (from two letters on, unless a space follows).
    /// First those with all of them in the title; newest first among both. Of each kind the last `limit` that were
    /// added are looked at, those with the last word whole before those where it is unfinished. The words are never
    /// syntax, whatever is in them.
    Result<QVector<TextHit>> find(const QString& words, const QVector<int>& among, int limit) const;
    [[nodiscard]] qint64 size() const; ///< documents
    /// Whatever is asked from now on, or is under way, is Locked. At once; once, before close(). Any thread.
    void stop();
    /// Frees the memory and gives it back to the system, which takes a while for a large one; stops it, if it was not.
    /// Any thread.
    void close();

    /// The query that FTS5 is given for those words; empty: nothing that could be found. `whole`: the last word is no
    /// beginning of others.
    [[nodiscard]] static QString queryOf(const QString& words, bool whole = false);

private:
    struct Impl;
    explicit TextIndex(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::store
