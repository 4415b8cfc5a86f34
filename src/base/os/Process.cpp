#include "base/os/Process.h"

#include <fmt/format.h>

#include <sys/resource.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace watchdesk::os {

namespace {

void redirect(const std::string& path, int flags, int target) {
    const int fd = ::open(path.empty() ? "/dev/null" : path.c_str(), flags, 0600);
    if (fd >= 0 && fd != target) {
        ::dup2(fd, target);
        ::close(fd);
    }
}

/// In the child, between fork and exec: only async-signal-safe calls.
[[noreturn]] void becomeChild(const ProcessSpec& spec, const std::string& program, char* const* argv, char* const* envp) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM); // a crash of ours leaves nothing behind
    ::setpgid(0, 0);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (spec.stdinFd >= 0)
        ::dup2(spec.stdinFd, 0);
    else
        redirect(spec.stdinPath, O_RDONLY, 0);
    if (spec.stdoutFd >= 0)
        ::dup2(spec.stdoutFd, 1);
    else
        redirect(spec.stdoutPath, O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect(spec.stderrPath, O_WRONLY | O_CREAT | O_TRUNC, 2);
    if (!spec.workingDir.empty() && ::chdir(spec.workingDir.c_str()) != 0)
        ::_exit(127);
    ::execve(program.c_str(), argv, envp);
    ::_exit(127);
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (std::string& text : texts)
        out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

} // namespace

void forbidCoreDumps() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    // A handler that the kernel pipes dumps to is given them whatever the limit is.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void lowerThreadPriority() {
    constexpr int modest = 10;
    // Linux counts it by thread, whatever POSIX says of processes.
    const auto thread = static_cast<id_t>(::gettid());
    if (::getpriority(PRIO_PROCESS, thread) < modest)
        ::setpriority(PRIO_PROCESS, thread, modest);
}

std::string findProgram(const std::string& name) {
    if (name.find('/') != std::string::npos)
        return ::access(name.c_str(), X_OK) == 0 ? name : std::string();
    const char* path = std::getenv("PATH");
    std::string rest = path != nullptr ? path : "/usr/bin:/bin";
    while (!rest.empty()) {
        const std::size_t colon = rest.find(':');
        const std::string candidate = rest.substr(0, colon) + "/" + name;
        if (::access(candidate.c_str(), X_OK) == 0)
            return candidate;
        rest = colon == std::string::npos ? std::string() : rest.substr(colon + 1);
    }
    return {};
}

Result<Process> Process::start(const ProcessSpec& spec) {
    const std::string program = spec.argv.empty() ? std::string() : findProgram(spec.argv.front());
    if (program.empty())
        return Error{ErrorCode::NotFound, fmt::format("The program {} is not installed.", spec.argv.empty() ? "" : spec.argv.front()), "",
                     "Run scripts/setup to install what WatchDesk needs."};
    std::vector<std::string> arguments = spec.argv;
    std::vector<std::string> environment;
    for (char** entry = environ; *entry != nullptr; ++entry)
        environment.emplace_back(*entry);
    environment.insert(environment.end(), spec.environment.begin(), spec.environment.end());
    const std::vector<char*> argv = pointers(arguments);
    const std::vector<char*> envp = pointers(environment);

    const pid_t pid = ::fork();
    if (pid < 0)
        return Error{ErrorCode::Unavailable, fmt::format("{} could not be started: {}.", program, std::strerror(errno)), "", ""};
    if (pid == 0)
        becomeChild(spec, program, argv.data(), envp.data());
    ::setpgid(pid, pid);
    return Process(pid);
}

Process::Process(Process&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)), m_exit(std::exchange(other.m_exit, std::nullopt)) {}

Process& Process::operator=(Process&& other) noexcept {
    if (this != &other) {
        stop();
        m_pid = std::exchange(other.m_pid, -1);
        m_exit = std::exchange(other.m_exit, std::nullopt);
    }
    return *this;
}

Process::~Process() {
    stop();
}

std::optional<int> Process::wait(std::chrono::milliseconds timeout) {
    if (m_pid <= 0 || m_exit)
        return m_exit;
    const auto until = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        int status = 0;
        if (::waitpid(m_pid, &status, WNOHANG) == m_pid) {
            m_exit = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
            return m_exit;
        }
        if (std::chrono::steady_clock::now() >= until)
            return std::nullopt;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

bool Process::running() {
    return m_pid > 0 && !wait(std::chrono::milliseconds(0));
}

void Process::signal(int number) const {
    if (m_pid > 0 && !m_exit)
        ::kill(m_pid, number);
}

void Process::stop(std::chrono::milliseconds grace) {
    if (m_pid <= 0 || m_exit)
        return;
    ::kill(-m_pid, SIGTERM);
    if (!wait(grace)) {
        ::kill(-m_pid, SIGKILL);
        wait(std::chrono::milliseconds(5000));
    }
}

} // namespace watchdesk::os
