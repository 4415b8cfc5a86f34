// The three networks of a model pack: where faces are, where their points are, what makes them comparable.
#pragma once

#include "base/Result.h"
#include "vision/Alignment.h"
#include "vision/Picture.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace watchdesk::vision {

/// ONNX files of a pack, already checked against their hashes.
struct PackBytes {
    std::vector<std::uint8_t> detector;  ///< UltraFace RFB-320
    std::vector<std::uint8_t> landmarks; ///< 68 points
    std::vector<std::uint8_t> features;  ///< MobileFaceNet
};

/// A face template: unit vector.
using Features = std::vector<float>;
/// Scales to length 1; what is nearly nothing stays nearly nothing.
void toUnit(Features& features);

/// How a crop differs from the standard one.
struct Framing {
    float zoom = 1;  ///< beyond 1 shows a little less of the head, below 1 a little more
    float right = 0; ///< the face moved, in pixels of the crop
    float down = 0;
};

/// Owns the networks; one thread at a time, so each worker has its own. Memory about 30 MB.
class FaceNets {
public:
    /// Corrupt when a file is no such network.
    static Result<std::unique_ptr<FaceNets>> load(const PackBytes& pack);
    ~FaceNets();

    /// Faces in one tile (tileWidth × tileHeight or smaller), pixels of the tile, before any suppression.
    [[nodiscard]] std::vector<Box> detect(const PictureView& tile, float threshold);
    /// The points of the face in the box.
    [[nodiscard]] Landmarks landmarks(const PictureView& picture, const Box& box);
    /// The aligned crop, cropSize × cropSize.
    [[nodiscard]] Picture crop(const PictureView& picture, const Landmarks& landmarks, const Framing& framing = {}) const;
    /// The template of an aligned crop.
    [[nodiscard]] Features features(const PictureView& crop);

private:
    struct Nets;
    explicit FaceNets(std::unique_ptr<Nets> nets);
    std::unique_ptr<Nets> m_nets;
};

} // namespace watchdesk::vision
