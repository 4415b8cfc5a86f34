// Faces in pictures, found, measured and made comparable, on as many cores as there are.
#pragma once

#include "base/Result.h"
#include "vision/FaceNets.h"
#include "vision/FaceReading.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace watchdesk::vision {

/// Owns one set of networks a worker. One call at a time has them: callers wait for each other, between the coarse and the
/// fine scales of a search too, so that onCoarse may read what was found. Any thread.
class FaceEngine {
public:
    /// Detector's confidence from which a box is a face in a scene, and in a picture known to show a face.
    static constexpr float sceneThreshold = 0.65F;
    static constexpr float portraitThreshold = 0.4F;

    static Result<std::unique_ptr<FaceEngine>> load(const PackBytes& pack, int workers = 2);
    ~FaceEngine();

    /// Every face of a scene, from the coarsest scale to the picture's own pixels. `onCoarse` gets what the coarse
    /// scales found, before the finest, most expensive one is searched: every face big enough to be identified is among
    /// them. `stop` ends the search early with what there is.
    std::vector<Box> find(const PictureView& picture, const std::function<void(const std::vector<Box>&)>& onCoarse = {},
                          const std::atomic<bool>* stop = nullptr);
    /// Faces of a picture taken of one person: at three sizes, in the dark a second time with the levels lifted. The
    /// surest first.
    std::vector<Box> findInPortrait(const PictureView& picture);
    /// Landmarks, quality and, if asked for, features of faces already found in a scene: with care those that are smaller
    /// than can surely be identified.
    std::vector<Face> read(const PictureView& picture, const std::vector<Box>& boxes, bool withFeatures = true);
    /// The same of one face of a portrait, with care.
    Face readPortrait(const PictureView& picture, const Box& box);

private:
    struct Workers;
    explicit FaceEngine(std::unique_ptr<Workers> workers);
    std::unique_ptr<Workers> m_workers;
};

} // namespace watchdesk::vision
