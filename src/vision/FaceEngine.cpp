#include "vision/FaceEngine.h"

#include "vision/Levels.h"
#include "vision/Pixels.h"
#include "vision/Tiles.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <thread>

namespace watchdesk::vision {

namespace {

constexpr float mostOverlap = 0.4F;
constexpr float edge = 2; // pixels of a tile: a box that comes nearer to a cut edge is cut itself
constexpr double portraitSizes[] = {1.0, 0.62, 0.38}; // of what fits the detector's input
constexpr double darkBelow = 60;                      // median luminance

/// Boxes of one tile in pixels of the whole picture; those cut by an inner edge are whole in a neighbour.
std::vector<Box> detectTile(FaceNets& nets, const cv::Mat& scaled, const Tile& tile, float threshold) {
    const cv::Rect window = cv::Rect(tile.x, tile.y, tileWidth, tileHeight) & cv::Rect(0, 0, scaled.cols, scaled.rows);
    const cv::Mat cut = scaled(window);
    std::vector<Box> out;
    for (const Box& b : nets.detect({cut.data, cut.cols, cut.rows, cut.step[0]}, threshold)) {
        const bool isCut = (tile.innerLeft && b.x < edge) || (tile.innerTop && b.y < edge) ||
                           (tile.innerRight && b.x + b.width > tileWidth - edge) ||
                           (tile.innerBottom && b.y + b.height > tileHeight - edge);
        if (isCut)
            continue;
        const auto s = static_cast<float>(1 / tile.scale);
        out.push_back({(b.x + static_cast<float>(tile.x)) * s, (b.y + static_cast<float>(tile.y)) * s, b.width * s,
                       b.height * s, b.score});
    }
    return out;
}

cv::Mat scaledTo(const cv::Mat& picture, double scale) {
    if (scale == 1.0)
        return picture;
    if (picture.cols * scale < 1 || picture.rows * scale < 1)
        return cv::Mat(1, 1, picture.type(), cv::Scalar());
    // By the factor and not to a size: the boxes are brought back by that very factor.
    cv::Mat out;
    cv::resize(picture, out, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return out;
}

} // namespace

struct FaceEngine::Workers {
    std::vector<std::unique_ptr<FaceNets>> nets;
    std::mutex busy;

    /// Calls fn(nets, i) for every i below count, spread over the workers; the caller is one of them.
    template <class F>
    void each(std::size_t count, F fn) {
        std::atomic<std::size_t> next = 0;
        const auto work = [&](FaceNets& mine) {
            for (std::size_t i = next++; i < count; i = next++)
                fn(mine, i);
        };
        std::vector<std::jthread> helpers;
        for (std::size_t w = 1; w < std::min(nets.size(), count); ++w)
            helpers.emplace_back([&, w] { work(*nets[w]); });
        work(*nets.front());
    }

    void searchScales(const cv::Mat& picture, const std::vector<double>& scales, float threshold,
                      const std::atomic<bool>* stop, std::vector<Box>& found) {
        const std::scoped_lock lock(busy);
        for (const double scale : scales) {
            const cv::Mat scaled = scaledTo(picture, scale);
            const auto tiles = tilesOf(picture.cols, picture.rows, scale);
            std::vector<std::vector<Box>> parts(tiles.size());
            each(tiles.size(), [&](FaceNets& mine, std::size_t i) {
                if (!stop || !*stop)
                    parts[i] = detectTile(mine, scaled, tiles[i], threshold);
            });
            for (const auto& part : parts)
                found.insert(found.end(), part.begin(), part.end());
        }
    }
};

FaceEngine::FaceEngine(std::unique_ptr<Workers> workers) : m_workers(std::move(workers)) {}
FaceEngine::~FaceEngine() = default;

Result<std::unique_ptr<FaceEngine>> FaceEngine::load(const PackBytes& pack, int workers) {
    auto made = std::make_unique<Workers>();
    for (int i = 0; i < std::max(1, workers); ++i) {
        auto nets = FaceNets::load(pack);
        if (!nets)
            return nets.error();
        made->nets.push_back(std::move(*nets));
    }
    return std::unique_ptr<FaceEngine>(new FaceEngine(std::move(made)));
}

std::vector<Box> FaceEngine::find(const PictureView& picture,
                                  const std::function<void(const std::vector<Box>&)>& onCoarse,
                                  const std::atomic<bool>* stop) {
    if (picture.empty())
        return {};
    const cv::Mat mat = matOf(picture);
    auto scales = pyramid(picture.width, picture.height);
    std::vector<Box> found;
    if (scales.size() > 1) {
        const std::vector<double> coarse(scales.begin(), scales.end() - 1);
        scales = {scales.back()};
        m_workers->searchScales(mat, coarse, sceneThreshold, stop, found);
        if (onCoarse && (!stop || !*stop))
            onCoarse(suppress(found, mostOverlap));
    }
    m_workers->searchScales(mat, scales, sceneThreshold, stop, found);
    return suppress(found, mostOverlap);
}

std::vector<Box> FaceEngine::findInPortrait(const PictureView& picture) {
    if (picture.empty())
        return {};
    const std::scoped_lock lock(m_workers->busy);
    const double fit = std::min(double(tileWidth) / picture.width, double(tileHeight) / picture.height);
    const auto search = [&](const cv::Mat& mat) {
        std::vector<std::vector<Box>> parts(std::size(portraitSizes));
        m_workers->each(parts.size(), [&](FaceNets& mine, std::size_t i) {
            const double scale = fit * portraitSizes[i];
            parts[i] = detectTile(mine, scaledTo(mat, scale), {scale}, portraitThreshold);
        });
        std::vector<Box> found;
        for (const auto& part : parts)
            found.insert(found.end(), part.begin(), part.end());
        return suppress(found, mostOverlap);
    };
    const cv::Mat mat = matOf(picture);
    auto found = search(mat);
    if (found.empty() && medianLight(picture) < darkBelow) {
        const Picture lifted = liftLevels(picture);
        found = search(matOf(lifted.view()));
    }
    return found;
}

std::vector<Face> FaceEngine::read(const PictureView& picture, const std::vector<Box>& boxes, bool withFeatures) {
    const std::scoped_lock lock(m_workers->busy);
    std::vector<Face> faces(boxes.size());
    m_workers->each(boxes.size(), [&](FaceNets& mine, std::size_t i) {
        const Care care = withFeatures && boxes[i].height < identifyFrom ? Care::Thorough : Care::Quick;
        faces[i] = readFace(mine, picture, boxes[i], care, withFeatures);
    });
    return faces;
}

Face FaceEngine::readPortrait(const PictureView& picture, const Box& box) {
    const std::scoped_lock lock(m_workers->busy);
    return readFace(*m_workers->nets.front(), picture, box, Care::Thorough, true);
}

} // namespace watchdesk::vision
