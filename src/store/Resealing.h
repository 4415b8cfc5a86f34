// After a change of keys: what was sealed to the old ones is sealed anew, piece by piece.
#pragma once

#include "store/KeyTable.h"
#include "store/Tx.h"

#include <QSet>

namespace watchdesk::store {

/// How far it is. Counted in rows and recordings looked at.
struct ResealProgress {
    qint64 done = 0;
    qint64 total = 0;      ///< 0: there was nothing to do
    bool finished = false; ///< nothing is sealed to a retired key any more
};

/// Walks all sealed values once; what is stopped half-way begins again, which costs reading only. The details of audit
/// entries stay as they are, since the chain covers their sealed bytes: their data keys are sealed to the new key at
/// the end. Each step is one short transaction of the writer, so that the desk's own writes come between. One at a
/// time; needs the keys of both epochs (Refused, Locked).
class Resealing {
public:
    static constexpr int rowsAStep = 200;
    static constexpr qint64 bytesAStep = 2 * 1024 * 1024; ///< of recordings and pictures

    Result<ResealProgress> step(Tx& tx);

private:
    Result<void> begin(Tx& tx);
    Result<void> rows(Tx& tx);
    Result<void> media(Tx& tx);
    Result<void> end(Tx& tx);

    bool m_begun = false;
    QVector<RetiredKey> m_retired;
    QSet<QString> m_oldKeys; ///< data keys of the retired epochs
    int m_table = 0;         ///< index into sealedColumns(), then the media
    QString m_after;         ///< the last id that was looked at
    ResealProgress m_progress;
};

} // namespace watchdesk::store
