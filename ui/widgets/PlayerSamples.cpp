#include "ui/widgets/Player.h"
#include "ui/widgets/SoundFormat.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace watchdesk::ui {
namespace {

constexpr int window = 240; ///< 30 ms at 8 kHz
constexpr int hop = window / 2;
constexpr int reach = 64; ///< 8 ms: how far a window may slide to meet the wave

/// Where near `wanted` the wave goes on most like after `previous` (highest normalised correlation over half a window).
int bestMatch(const QVector<qint16>& in, int previous, int wanted) {
    double best = -std::numeric_limits<double>::infinity();
    int at = wanted;
    for (int candidate = std::max(0, wanted - reach); candidate <= wanted + reach && candidate + window < in.size();
         candidate += 2) {
        double dot = 0;
        double power = 1;
        for (int i = 0; i < hop; i += 2) {
            const double a = in[previous + hop + i];
            const double b = in[candidate + i];
            dot += a * b;
            power += b * b;
        }
        const double score = dot / std::sqrt(power);
        if (score > best) {
            best = score;
            at = candidate;
        }
    }
    return at;
}

} // namespace

QVector<qint16> fasterSpeech(const QVector<qint16>& samples, double speed) {
    if (speed <= 1.001 || samples.size() < 4 * window)
        return samples;
    const int total = int(double(samples.size()) / speed);
    QVector<double> sum(total + window, 0.0);
    int previous = 0;
    for (int out = 0; out + window < sum.size(); out += hop) {
        const int wanted = int(out * speed);
        if (wanted + window + reach >= samples.size() || previous + window + hop >= samples.size())
            break;
        const int at = out == 0 ? 0 : bestMatch(samples, previous, wanted);
        for (int i = 0; i < window; ++i) {
            const double hann = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (i + 0.5) / window);
            sum[out + i] += hann * samples[at + i];
        }
        previous = at;
    }
    QVector<qint16> result(total);
    std::transform(sum.cbegin(), sum.cbegin() + total, result.begin(), toSample);
    return result;
}

QAudioFormat soundFormat(const QAudioDevice& device, int channels) {
    QAudioFormat format;
    format.setSampleFormat(QAudioFormat::Int16);
    for (const int count : {channels, 3 - channels}) {
        for (const int rate : {8000, 16000, 48000, 44100}) {
            format.setChannelCount(count);
            format.setSampleRate(rate);
            if (device.isFormatSupported(format))
                return format;
        }
    }
    return {};
}

QVector<qint16> resampled(const QVector<qint16>& samples, int rate) {
    if (rate == 8000 || samples.isEmpty())
        return samples;
    const auto at = [&](qsizetype i) { return double(samples[std::clamp<qsizetype>(i, 0, samples.size() - 1)]); };
    QVector<qint16> result(samples.size() * rate / 8000);
    for (qsizetype i = 0; i < result.size(); ++i) {
        const double position = double(i) * 8000 / rate;
        const auto base = qsizetype(position);
        const double t = position - double(base);
        result[i] = toSample(throughFour(at(base - 1), at(base), at(base + 1), at(base + 2), t));
    }
    return result;
}

} // namespace watchdesk::ui
