// The wall, read once and kept up to date.
#pragma once

#include "desk/Desk.h"
#include "desk/GalleryViews.h"

#include <optional>

namespace watchdesk::desk {

/// A gallery of ten thousand takes tenths of a second to read, and an incident is logged every minute: after the first
/// reading only the cards that a commit touches are read again. Window's thread; holds names only while somebody is
/// signed in.
class GalleryKeeper : public QObject {
    Q_OBJECT
public:
    explicit GalleryKeeper(DeskContext& context);

    /// As of the last commit that was announced. At once when it is kept, for this person and day.
    QFuture<Result<GalleryWall>> wall();
    /// Lets go of every name (lock).
    void forget();

Q_SIGNALS:
    /// Something that the wall or a sheet shows was written; wall() has it.
    void changed();

private:
    void take(const QVector<store::Change>& changes);
    void readTouched();
    void put(const QStringList& subjectIds, const GalleryWall& fresh);

    DeskContext& m_context;
    std::optional<GalleryWall> m_wall;
    std::optional<QFuture<Result<GalleryWall>>> m_asked; ///< being read: whoever asks meanwhile waits for the same
    QDate m_askedOn;                                     ///< the day that it is about
    quint64 m_asks = 0;
    domain::Person m_for;  ///< whose role it was read for
    quint64 m_commits = 0; ///< a reading that a commit overtook is not kept
    QVector<store::Change> m_pending;
    bool m_reading = false;
};

} // namespace watchdesk::desk
