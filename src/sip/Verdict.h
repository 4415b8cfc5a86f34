// What the validator says about a datagram.
#pragma once

#include "sip/Message.h"

#include <optional>
#include <string>
#include <vector>

namespace watchdesk::sip {

/// Which part of a message is to blame, in the order in which they are looked at (the order of RFC 4475).
enum class Layer {
    Framing,   ///< where the message ends: the empty line, Content-Length
    StartLine, ///< request line or status line (RFC 3261 section 7)
    Header,    ///< a field by itself is against its grammar (section 25)
    Semantic   ///< each field is fine, together they are not (sections 8.1.1 and 8.2)
};

/// "framing", "startline", "header" or "semantic".
[[nodiscard]] const char* layerName(Layer layer);

/// Why a message is refused. `response` is what a user agent server answers such a request with, if it can be answered.
struct Objection {
    Layer layer;
    std::string why; ///< a phrase for people; quotes nothing of the message but names of header fields
    int response = 400;
};

/// The judgement on one datagram.
struct Verdict {
    std::optional<Layer> layer; ///< to blame; nothing when it is accepted
    /// Status that it is answered with before anybody looks at dialogs or methods: of a refused request that has an
    /// address to answer to, or of an accepted one that asks for what we cannot do. 0: none; what is refused is
    /// dropped.
    int response = 0;
    std::string why;
    Message message;                  ///< whole when accepted, else as far as it could be read
    std::vector<Header> answerFields; ///< what the answer has to carry: Unsupported of 420, Accept of 415

    [[nodiscard]] bool accepted() const { return !layer; }
};

} // namespace watchdesk::sip
