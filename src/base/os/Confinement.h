// What a helper program takes from itself before it looks at a file from outside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace watchdesk::os {

/// What the process may use at most.
struct Limits {
    std::uint64_t memory = std::uint64_t(1) << 30; ///< bytes of address space
    std::uint64_t seconds = 10;                    ///< of processor
};

/// Limits memory and processor time; no core dump, no file to write, no other process that looks in. Whatever has to be
/// loaded from files can still be loaded afterwards.
void limitProcess(const Limits& limits = {});

/// Refuses every system call but those of reading, writing and memory from here on (seccomp), threads included. False
/// when the system does not allow a process to be so confined: then it must end.
[[nodiscard]] bool refuseSystemCalls();

/// All of standard input; nothing when it is more than `most` bytes.
[[nodiscard]] std::optional<std::vector<std::byte>> readInput(std::size_t most);

/// Writes all to standard output; false when nobody reads it any more.
bool writeOutput(std::span<const std::byte> bytes);

} // namespace watchdesk::os
