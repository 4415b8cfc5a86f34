// A child that is given bytes and answers with bytes, then ends.
#pragma once

#include "base/Result.h"
#include "base/os/Process.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace watchdesk::os {

/// What came back.
struct PipedAnswer {
    std::vector<std::byte> output;
    int exit = 0; ///< 128 + N when it ended by signal N
};

/// Starts at once and waits for its input, so that it can be started before it is needed. One thread at a time, and the
/// thread that started it must live until exchange() is done (the child ends with it).
class PipedProcess {
public:
    static Result<PipedProcess> start(const std::vector<std::string>& argv);
    PipedProcess(PipedProcess&& other) noexcept;
    PipedProcess& operator=(PipedProcess&& other) noexcept;
    PipedProcess(const PipedProcess&) = delete;
    PipedProcess& operator=(const PipedProcess&) = delete;
    ~PipedProcess();

    /// Gives it all of `input`, then end of file, and takes what it answers, up to `mostBytes`. Timeout when it is not
    /// done by then, Refused when it answers more, Cancelled when `stop` came true; it is ended in all three. Once
    /// only.
    Result<PipedAnswer> exchange(std::span<const std::byte> input, std::size_t mostBytes,
                                 std::chrono::milliseconds timeout, const std::atomic<bool>* stop = nullptr);
    [[nodiscard]] bool running() { return m_process && m_process->running(); }

private:
    PipedProcess(Process process, int socket) : m_process(std::move(process)), m_socket(socket) {}
    std::optional<Error> converse(std::span<const std::byte> input, std::size_t mostBytes,
                                  std::chrono::steady_clock::time_point until, const std::atomic<bool>* stop,
                                  std::vector<std::byte>& output);
    std::optional<Process> m_process;
    int m_socket = -1; ///< its standard input and output
};

/// Path of one of our own programs: beside the one that runs, else in PATH; its bare name when it is in neither.
[[nodiscard]] std::string ownProgram(const std::string& name);

} // namespace watchdesk::os
