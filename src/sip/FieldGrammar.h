// The grammar of header fields, one by one (RFC 3261 sections 20 and 25.1).
#pragma once

#include "sip/Grammar.h"

namespace watchdesk::sip {

/// What we ask of a header field.
struct FieldRule {
    std::string_view name;
    Flaw (*flaw)(std::string_view value);
    /// How much hangs on it. In a response only what finds its call is judged: to drop one loses a call, and whoever
    /// sent it learns nothing.
    enum class Weight { Core, Request } weight;
    bool single; ///< may stand in a message only once
};

/// The rule of a field by its long name, case aside; nullptr for one that may hold anything.
[[nodiscard]] const FieldRule* fieldRule(std::string_view name);

[[nodiscard]] Flaw cseqFlaw(std::string_view value);
[[nodiscard]] std::string_view cseqMethod(std::string_view value); ///< of a CSeq without a flaw
[[nodiscard]] Flaw dateFlaw(std::string_view value);               ///< SIP-date: RFC 1123, GMT only
[[nodiscard]] Flaw credentialsFlaw(std::string_view value);        ///< Authorization; of whatever scheme

/// A media-type of Content-Type, or a media-range of Accept, with "*" for whatever it leaves open.
struct MediaType {
    std::string_view type;
    std::string_view subtype;
    std::vector<Parameter> parameters;
};
[[nodiscard]] Flaw mediaType(Scanner& scanner, MediaType& out);

} // namespace watchdesk::sip
