// The grammar of Via (RFC 3261 section 20.42; rport of RFC 3581).
#pragma once

#include "sip/Grammar.h"

#include <string>

namespace watchdesk::sip {

/// One via-parm. `sentBy` is the host, with brackets when it has them.
struct ViaParm {
    std::string_view transport;
    std::string_view sentBy;
    std::vector<Parameter> parameters;
};

[[nodiscard]] Flaw viaParm(Scanner& scanner, ViaParm& out);
[[nodiscard]] Flaw viaFlaw(std::string_view value);
/// True when protocol and sent-by of the topmost one can be read, so that an answer can say whom it is for.
[[nodiscard]] bool namesSender(std::string_view value);
/// The field as the one who answers sends it back: the port that was heard behind an empty rport, and received when the
/// address that was heard is not what sent-by says (RFC 3261 section 18.2.1, RFC 3581 section 4).
[[nodiscard]] std::string viaAsHeard(std::string_view value, const std::string& ip, std::uint16_t port);

} // namespace watchdesk::sip
