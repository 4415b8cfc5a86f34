#include "vision/FaceNets.h"

#include "vision/Pixels.h"
#include "vision/Tiles.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace watchdesk::vision {

namespace {

constexpr int landmarkSize = 64;
constexpr float leastForLandmarks = 96; // smaller faces are enlarged first

struct Named {
    const char* what;
    const std::vector<std::uint8_t>& bytes;
};

Result<cv::dnn::Net> netOf(const Named& file) {
    try {
        cv::dnn::Net net = cv::dnn::readNetFromONNX(file.bytes);
        net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        return net;
    } catch (const std::exception&) { // OpenCV's own, and protobuf's on nonsense
        return Error{ErrorCode::Corrupt, std::string("The model for ") + file.what + " is not one that can be read.",
                     "Everything but face matching works.", "Fetch the models again with scripts/models."};
    }
}

/// A square around the face's centre as high as its box, grey, enlarged to at least 96 px, with the border replicated.
cv::Mat landmarkInput(const cv::Mat& picture, const Box& box) {
    const float side = std::max(box.height, 4.0F);
    const float factor = std::max(1.0F, leastForLandmarks / side);
    const auto size = static_cast<int>(std::lround(side * factor));
    const Point centre = box.centre();
    // One warp does the cutting, the border and the enlargement.
    const cv::Matx23f to(factor, 0, -(centre.x - side / 2) * factor, 0, factor, -(centre.y - side / 2) * factor);
    cv::Mat square;
    cv::warpAffine(picture, square, to, {size, size}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::Mat grey;
    cv::cvtColor(square, grey, cv::COLOR_BGR2GRAY);
    cv::Mat small;
    cv::resize(grey, small, {landmarkSize, landmarkSize}, 0, 0, cv::INTER_LINEAR);
    return small;
}

/// The template's points spread from between the eyes and the mouth, and moved.
FivePoints framed(FivePoints points, const Framing& framing) {
    constexpr Point middle{56, 72};
    for (Point& p : points)
        p = {middle.x + (p.x - middle.x) * framing.zoom + framing.right,
             middle.y + (p.y - middle.y) * framing.zoom + framing.down};
    return points;
}

} // namespace

struct FaceNets::Nets {
    cv::dnn::Net detector;
    cv::dnn::Net landmarks;
    cv::dnn::Net features;
    cv::Mat padded; // reused between tiles
};

FaceNets::FaceNets(std::unique_ptr<Nets> nets) : m_nets(std::move(nets)) {}
FaceNets::~FaceNets() = default;

Result<std::unique_ptr<FaceNets>> FaceNets::load(const PackBytes& pack) {
    // Workers are the threads: one network on two cores gains a half, two networks on one core each gain the whole.
    cv::setNumThreads(1);
    auto nets = std::make_unique<Nets>();
    const std::pair<cv::dnn::Net*, Named> files[] = {{&nets->detector, {"finding faces", pack.detector}},
                                                     {&nets->landmarks, {"their landmarks", pack.landmarks}},
                                                     {&nets->features, {"comparing them", pack.features}}};
    for (const auto& [net, file] : files) {
        auto read = netOf(file);
        if (!read)
            return read.error();
        *net = *read;
    }
    return std::unique_ptr<FaceNets>(new FaceNets(std::move(nets)));
}

std::vector<Box> FaceNets::detect(const PictureView& tile, float threshold) {
    const cv::Mat from = matOf(tile);
    cv::Mat input = from;
    if (from.cols != tileWidth || from.rows != tileHeight) {
        m_nets->padded.create(tileHeight, tileWidth, CV_8UC3);
        m_nets->padded.setTo(cv::Scalar(0, 0, 0));
        from.copyTo(m_nets->padded(cv::Rect(0, 0, from.cols, from.rows)));
        input = m_nets->padded;
    }
    m_nets->detector.setInput(cv::dnn::blobFromImage(input, 1.0 / 128, {}, cv::Scalar(127, 127, 127), /*swapRB=*/true));
    std::vector<cv::Mat> out;
    m_nets->detector.forward(out, std::vector<cv::String>{"scores", "boxes"});
    const auto* scores = out[0].ptr<float>();
    const auto* corners = out[1].ptr<float>();
    std::vector<Box> found;
    for (int i = 0; i < out[0].size[1]; ++i) {
        const float score = scores[i * 2 + 1];
        if (score < threshold)
            continue;
        const float* c = corners + i * 4;
        found.push_back(
            {c[0] * tileWidth, c[1] * tileHeight, (c[2] - c[0]) * tileWidth, (c[3] - c[1]) * tileHeight, score});
    }
    return found;
}

Landmarks FaceNets::landmarks(const PictureView& picture, const Box& box) {
    const cv::Mat input = landmarkInput(matOf(picture), box);
    m_nets->landmarks.setInput(cv::dnn::blobFromImage(input, 1.0 / 256));
    const cv::Mat out = m_nets->landmarks.forward();
    const auto* p = out.ptr<float>();
    const float side = std::max(box.height, 4.0F);
    const Point centre = box.centre();
    Landmarks found;
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i] = {centre.x + (p[2 * i] - 0.5F) * side, centre.y + (p[2 * i + 1] - 0.5F) * side};
    return found;
}

Picture FaceNets::crop(const PictureView& picture, const Landmarks& landmarks, const Framing& framing) const {
    const Similarity s = similarityBetween(fivePoints(landmarks), framed(arcFaceTemplate, framing));
    const cv::Matx23d to(s.a, -s.b, s.tx, s.b, s.a, s.ty);
    cv::Mat out;
    cv::warpAffine(matOf(picture), out, to, {cropSize, cropSize}, cv::INTER_LINEAR);
    return pictureOf(out);
}

Features FaceNets::features(const PictureView& crop) {
    m_nets->features.setInput(
        cv::dnn::blobFromImage(matOf(crop), 1.0 / 128, {}, cv::Scalar(127, 127, 127), /*swapRB=*/false));
    const cv::Mat out = m_nets->features.forward();
    const auto* p = out.ptr<float>();
    Features f(p, p + out.total());
    toUnit(f);
    return f;
}

void toUnit(Features& features) {
    double sum = 0;
    for (const float v : features)
        sum += double(v) * double(v);
    const auto norm = static_cast<float>(std::sqrt(std::max(sum, 1e-12)));
    for (float& v : features)
        v /= norm;
}

} // namespace watchdesk::vision
