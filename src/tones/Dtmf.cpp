#include "tones/Dtmf.h"

#include <spandsp.h>

#include <array>
#include <new>

namespace watchdesk::tones {

struct DtmfDecoder::Impl {
    dtmf_rx_state_t* rx = dtmf_rx_init(nullptr, nullptr, nullptr);
    Impl() {
        if (rx == nullptr)
            throw std::bad_alloc();
    }
    ~Impl() { dtmf_rx_free(rx); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
};

DtmfDecoder::DtmfDecoder() : m_impl(std::make_unique<Impl>()) {}
DtmfDecoder::~DtmfDecoder() = default;
DtmfDecoder::DtmfDecoder(DtmfDecoder&&) noexcept = default;
DtmfDecoder& DtmfDecoder::operator=(DtmfDecoder&&) noexcept = default;

std::string DtmfDecoder::push(std::span<const std::int16_t> samples) {
    // spandsp keeps at most 128 digits until asked: a second at a time cannot fill that.
    constexpr std::size_t kPiece = 8000;
    std::string digits;
    std::array<char, 129> buffer{};
    while (!samples.empty()) {
        const auto piece = samples.first(std::min(kPiece, samples.size()));
        samples = samples.subspan(piece.size());
        dtmf_rx(m_impl->rx, piece.data(), static_cast<int>(piece.size()));
        const auto count = dtmf_rx_get(m_impl->rx, buffer.data(), static_cast<int>(buffer.size()) - 1);
        digits.append(buffer.data(), count);
    }
    return digits;
}

} // namespace watchdesk::tones
