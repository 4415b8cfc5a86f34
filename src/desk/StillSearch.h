// One still searched on the vision thread: opened, faces found coarse and fine, candidates joined with what is known of
// them.
#pragma once

#include "desk/StillViews.h"
#include "desk/VisionRoom.h"

#include <atomic>
#include <functional>

namespace watchdesk::desk {

/// Fills in a view step by step; `told` gets a copy after each step (decoded, first candidates, done), on the vision
/// thread.
class StillSearch {
public:
    StillSearch(DeskContext& context, VisionRoom& vision, std::function<void(const StillView&)> told,
                std::shared_ptr<const std::atomic<bool>> stop);
    /// Runs to its end; what it ends with is the last view told. A failure is a view in the state Failed; one that was
    /// stopped before its end is Stopped, and not told.
    StillView run(StillView view, const QByteArray& file);

private:
    [[nodiscard]] bool stopped() const { return *m_stop; }
    Result<void> search(StillView& view);
    void finish(StillView& view);
    Result<void> compare(StillView& view, const std::vector<vision::Box>& boxes);
    Result<FaceFound> faceOf(const StillView& view, const vision::Face& face);
    Result<Candidate> candidateOf(store::Tx& tx, const StillView& view, const QRectF& box,
                                  const vision::Nearest& nearest);

    DeskContext& m_context;
    VisionRoom& m_vision;
    std::function<void(const StillView&)> m_told;
    std::shared_ptr<const std::atomic<bool>> m_stop;
    std::shared_ptr<const Watchlist> m_list;
    vision::FaceEngine* m_engine = nullptr;
    QString m_premisesId; ///< of the still
};

/// Whether two boxes mean the same face of a still.
[[nodiscard]] bool sameFace(const QRectF& a, const QRectF& b);

/// Writes the audit entry of a search: the still's hash, how many faces, whom it suggested (references), and whether it
/// came to its end. When somebody may be in it, the feed says so, with the place and nobody's name.
Result<void> auditSearch(store::Tx& tx, const StillView& view, const QString& place);

} // namespace watchdesk::desk
