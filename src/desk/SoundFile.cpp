#include "desk/SoundFile.h"

#include <fmt/format.h>
#include <samplerate.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace watchdesk::desk {

namespace {

constexpr int rate = 8000;
constexpr sf_count_t mostFrames = 48'000LL * 3600 * 3; // three hours at 48 kHz: more is cut by hand first

} // namespace

Result<std::vector<float>> readMono(const std::string& path) {
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file(sf_open(path.c_str(), SFM_READ, &info), sf_close);
    if (!file)
        return Error{ErrorCode::InvalidInput,
                     fmt::format("{} cannot be read as a recording: {}.", path, sf_strerror(nullptr)), "",
                     "Give a WAV, FLAC or AIFF file."};
    if (info.channels < 1 || info.channels > 16 || info.samplerate < 1000 || info.samplerate > 384'000 ||
        info.frames > mostFrames)
        return Error{ErrorCode::InvalidInput,
                     fmt::format("{} has {} channels at {} Hz and {} frames, which is more than is read at once.", path,
                                 info.channels, info.samplerate, info.frames),
                     "", "Cut it to three hours or less."};
    std::vector<float> mono;
    std::vector<float> block(static_cast<std::size_t>(info.channels) * 4096);
    for (sf_count_t got = 0; (got = sf_readf_float(file.get(), block.data(), 4096)) > 0;) {
        for (sf_count_t i = 0; i < got; ++i) {
            float sum = 0;
            for (int c = 0; c < info.channels; ++c)
                sum += block[static_cast<std::size_t>(i * info.channels + c)];
            mono.push_back(sum / static_cast<float>(info.channels));
        }
    }
    if (info.samplerate == rate || mono.empty())
        return mono;
    const double ratio = static_cast<double>(rate) / info.samplerate;
    std::vector<float> out(static_cast<std::size_t>(static_cast<double>(mono.size()) * ratio) + 16);
    SRC_DATA data{};
    data.data_in = mono.data();
    data.input_frames = static_cast<long>(mono.size());
    data.data_out = out.data();
    data.output_frames = static_cast<long>(out.size());
    data.src_ratio = ratio;
    if (const int failed = src_simple(&data, SRC_SINC_MEDIUM_QUALITY, 1); failed != 0)
        return Error{ErrorCode::InvalidInput, fmt::format("{} cannot be resampled: {}.", path, src_strerror(failed)),
                     "", ""};
    out.resize(static_cast<std::size_t>(data.output_frames_gen));
    return out;
}

std::vector<std::int16_t> toInt16(const std::vector<float>& samples) {
    std::vector<std::int16_t> out(samples.size());
    std::transform(samples.begin(), samples.end(), out.begin(), [](float s) {
        return static_cast<std::int16_t>(std::lround(std::clamp(s, -1.0F, 1.0F) * 32767.0F));
    });
    return out;
}

} // namespace watchdesk::desk
