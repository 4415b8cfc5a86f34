// From a sound card's rate to the radio's.
#pragma once

#include <QVector>

#include <vector>

namespace watchdesk::ui {

/// Samples at `rate` (8 to 192 kHz) of interleaved channels in, 8 kHz mono out; what is above 3.4 kHz is filtered away
/// first, so that it does not come back as something else. Blocks of any length.
class Downsampler {
public:
    Downsampler(int rate, int channels);
    [[nodiscard]] QVector<qint16> push(const qint16* samples, qsizetype frames);

private:
    [[nodiscard]] double filteredAt(double position) const;

    double m_step; ///< input frames an output sample
    int m_channels;
    int m_half;    ///< taps on each side of the middle
    double m_cut;  ///< of the input's rate
    double m_next; ///< where in m_in the next output sample is
    std::vector<double> m_in;
};

} // namespace watchdesk::ui
