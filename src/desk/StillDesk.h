// Stills from cameras: whose faces they may show, and what a person decided.
#pragma once

#include "desk/Desk.h"
#include "desk/StillViews.h"

#include <QMap>

#include <atomic>
#include <memory>

namespace watchdesk::desk {

class VisionRoom;

/// Window's thread; decoding and matching run on the vision thread. Submitting and deciding need coordinator or CCTV
/// operator. Every search is on the audit log with the still's hash, how many faces it had and whom it suggested.
class StillDesk : public QObject {
    Q_OBJECT
public:
    /// So many stills are kept in memory; beyond them the oldest that waits for nobody goes.
    static constexpr int mostStills = 60;

    StillDesk(DeskContext& context, VisionRoom& vision);
    ~StillDesk() override;

    /// Puts a still on the desk and begins; answers its id at once. What comes of it is told by changed().
    QString submit(const StillFile& file);
    /// Stills on the desk, newest first.
    [[nodiscard]] QVector<StillView> stills() const;
    [[nodiscard]] StillView still(const QString& id) const;
    /// Forgets it: picture, faces, candidates. A search that runs is stopped.
    void discard(const QString& id);
    /// Forgets all of them (lock).
    void discardAll();

    /// The message that "same" would send, without a name: shown before it is sent. Empty for no such candidate.
    [[nodiscard]] QString wordsIfSame(const QString& stillId, int face, const QString& subjectId) const;
    /// Decides on a pair. Same: in one transaction the decision, the kept still (other faces blurred), a sighting on
    /// the subject's open alert or a new alert, audit, feed. NotSame and CannotSay: the decision alone; nothing else is
    /// kept.
    QFuture<Result<Decided>> decide(const QString& stillId, int face, const QString& subjectId,
                                    domain::Verdict verdict);
    /// Takes that decision back while its toast is shown: "cannot say" stands beside it from now on, the kept still
    /// goes, an alert that it raised is closed as false, a sighting on an older alert says that it was taken back.
    QFuture<Result<domain::MatchDecision>> takeBack(const QString& stillId, const Decided& decided);

    /// Why no still can be compared now, or nothing.
    [[nodiscard]] std::optional<Error> trouble() const;

Q_SIGNALS:
    void changed(const QString& stillId); ///< its view is another now, or it is new
    void removed(const QString& stillId);
    void troubleChanged();

private:
    struct Entry {
        StillView view;
        QString premisesId;
        UtcMs takenAt = 0;
        std::shared_ptr<std::atomic<bool>> stop;
    };
    struct Pair;
    [[nodiscard]] std::optional<Pair> pairOf(const QString& stillId, int face, const QString& subjectId) const;
    void take(const StillView& view);
    void noteDecision(const QString& stillId, const domain::MatchDecision& decision);
    void makeRoom();

    DeskContext& m_context;
    VisionRoom& m_vision;
    QMap<QString, Entry> m_entries; ///< by id: UUIDv7, so in the order of coming
};

} // namespace watchdesk::desk
