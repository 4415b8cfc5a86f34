// Who speaks, as packets say it themselves: radio ids in header extensions, contributing sources of a mixer.
#pragma once

#include "radio/Events.h"
#include "rtp/Reorder.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace watchdesk::radio {

/// Packets of one transmission in, codes out: sets "HYTERA" (radio id), "ED137" (PTT-id) and "CSRC" (RFC 3550 section
/// 5.1, while there is exactly one), each value once. begin() for each transmission. One thread.
class TalkersHeard {
public:
    /// More of them in one over are noise.
    static constexpr std::size_t kMost = 32;

    void begin() { m_told.clear(); }
    /// A packet of the transmission, so many milliseconds after its start.
    void push(const rtp::Sender& sender, int atMs, std::vector<CodeHeard>& out);

private:
    void tell(const char* set, std::uint32_t code, int atMs, std::vector<CodeHeard>& out);
    std::set<std::pair<std::string, std::uint32_t>> m_told;
};

} // namespace watchdesk::radio
