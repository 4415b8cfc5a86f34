#include "radio/TalkersHeard.h"

namespace watchdesk::radio {

void TalkersHeard::tell(const char* set, std::uint32_t code, int atMs, std::vector<CodeHeard>& out) {
    if (code == 0 || m_told.size() >= kMost || !m_told.emplace(set, code).second)
        return;
    out.push_back({set, std::to_string(code), atMs});
}

void TalkersHeard::push(const rtp::Sender& sender, int atMs, std::vector<CodeHeard>& out) {
    if (sender.radio && sender.radio->active())
        tell(sender.radio->kind == rtp::RadioHeader::Kind::Hytera ? "HYTERA" : "ED137", sender.radio->talker, atMs,
             out);
    tell("CSRC", sender.contributor, atMs, out);
}

} // namespace watchdesk::radio
