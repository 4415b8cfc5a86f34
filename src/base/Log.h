// Logging by spdlog: one sink for the program, one named logger a room. Never a name, a passphrase or a narrative in it.
#pragma once

#include <spdlog/spdlog.h>

#include <memory>
#include <string>

namespace watchdesk {

/// Sends the log to a rotating file (5 files of 2 MB), or to standard error when path is empty. Call once, early.
void startLog(const std::string& path, spdlog::level::level_enum level = spdlog::level::info);

/// The logger of a room ("radio", "store"); made on first use; thread-safe.
[[nodiscard]] std::shared_ptr<spdlog::logger> log(const std::string& room);

} // namespace watchdesk
