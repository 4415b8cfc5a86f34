// A child process: started with its arguments as they are (no shell), its output in files, ended with us.
#pragma once

#include "base/Result.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace watchdesk::os {

/// What to start. Empty paths mean /dev/null.
struct ProcessSpec {
    std::vector<std::string> argv; ///< argv[0] is looked up in PATH
    std::string stdoutPath;
    std::string stderrPath;
    std::string stdinPath;
    std::string workingDir;               ///< empty: ours
    std::vector<std::string> environment; ///< NAME=value, added to ours
    int stdinFd = -1;                     ///< takes the place of stdinPath; stays ours to close
    int stdoutFd = -1;                    ///< likewise
};

/// Owns one child. Not thread-safe; the destructor ends the child (TERM, then KILL) and reaps it.
class Process {
public:
    static Result<Process> start(const ProcessSpec& spec);
    Process(Process&& other) noexcept;
    Process& operator=(Process&& other) noexcept;
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process();

    [[nodiscard]] int pid() const { return m_pid; }
    /// Waits until it ends; nullopt when it has not by then. An exit by signal N is 128 + N.
    std::optional<int> wait(std::chrono::milliseconds timeout);
    [[nodiscard]] bool running();
    void signal(int number) const;
    /// TERM, a grace time, then KILL; returns when it is reaped.
    void stop(std::chrono::milliseconds grace = std::chrono::milliseconds(2000));

private:
    explicit Process(int pid) : m_pid(pid) {}
    int m_pid = -1;
    std::optional<int> m_exit;
};

/// This process leaves no core dump, whatever the machine does with them: names and keys are in its memory.
void forbidCoreDumps();

/// The calling thread steps back for the others of this machine from now on: for long work that nobody waits for.
void lowerThreadPriority();

/// Full path of a program in PATH, or empty.
[[nodiscard]] std::string findProgram(const std::string& name);

} // namespace watchdesk::os
