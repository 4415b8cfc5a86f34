// What the simulated gateway plays: a shift as a script.
#pragma once

#include "base/Result.h"

#include <string>
#include <vector>

namespace watchdesk::sim {

/// One press of a talk button.
struct Over {
    std::string channel;   ///< talkgroup, as in sip:shop@…; lower case
    int afterMs = 1000;    ///< silence on that talkgroup before it
    std::string code;      ///< selective call of the set that speaks, "57106"; empty: it sends none
    bool trailing = false; ///< the call comes at the end of the over
    std::string text;      ///< what is said; empty: only the call
};

/// A shift. Each talkgroup plays its own overs in their order, at the same time as the others.
struct Script {
    std::string tones = "EEA"; ///< tone set of all codes
    std::vector<Over> overs;
};

/// Reads {"tones":"EEA","overs":[{"channel","after_ms","code","trailing","text"}]}. A mistake is named with its place
/// ("overs[3].code", or line and column when it is no JSON); an unknown key is one. ErrorCode::InvalidInput.
[[nodiscard]] Result<Script> readScript(const std::string& json);
/// The same from a file; NotFound when there is none.
[[nodiscard]] Result<Script> readScriptFile(const std::string& path);

/// A short shift on "shop" and "pub", for trying out.
[[nodiscard]] Script demoScript();

} // namespace watchdesk::sim
