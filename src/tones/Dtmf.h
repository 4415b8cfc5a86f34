// DTMF in the speech band (ITU-T Q.23, Q.24), by spandsp.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace watchdesk::tones {

/// Samples at 8 kHz in, digits out. One thread.
class DtmfDecoder {
public:
    DtmfDecoder();
    ~DtmfDecoder();
    DtmfDecoder(DtmfDecoder&&) noexcept;
    DtmfDecoder& operator=(DtmfDecoder&&) noexcept;
    /// Digits that ended with these samples, "" for most calls.
    std::string push(std::span<const std::int16_t> samples);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::tones
