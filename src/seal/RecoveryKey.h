// The printed recovery key: 160 random bits in groups that can be typed.
#pragma once

#include "base/Result.h"
#include "seal/SecretBytes.h"

#include <string>

namespace watchdesk::seal {

/// A fresh one: eight groups of four of Crockford's base 32 and a group of check letters, "7QX4-…". Keep it on paper
/// only.
[[nodiscard]] std::string makeRecoveryKey();

/// The key-encryption key of a recovery key as typed: case, blanks and dashes do not matter, O is 0, I and L are 1.
/// InvalidInput when it is no recovery key or its check letters say it was mistyped.
Result<SecretBytes> recoveryKek(const std::string& typed);

} // namespace watchdesk::seal
