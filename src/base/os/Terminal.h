// Asking a person at a terminal.
#pragma once

#include "base/Result.h"

#include <string>

namespace watchdesk::os {

/// Asks for a secret with the echo off. Unavailable when there is no terminal to ask at.
Result<std::string> askSecret(const std::string& prompt);

} // namespace watchdesk::os
