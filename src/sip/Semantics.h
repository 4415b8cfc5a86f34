// What a user agent server looks at once every field by itself is fine (RFC 3261 sections 8.1.1 and 8.2).
#pragma once

#include "sip/Verdict.h"

namespace watchdesk::sip {

/// What is wrong with the message as a whole: fields missing, come twice, or against each other.
[[nodiscard]] std::optional<Objection> semanticObjection(const Message& message);

/// Something that a sound request asks for and we cannot do. Status 0: nothing.
struct Inability {
    int status = 0;
    std::string why;
    std::vector<Header> answerFields;
};

/// In the order of RFC 3261 section 8.2: scheme of the Request-URI (416), extensions (420), body (415), answer (406).
/// ACK and CANCEL ask for nothing.
[[nodiscard]] Inability inabilityFor(const Message& request);

} // namespace watchdesk::sip
