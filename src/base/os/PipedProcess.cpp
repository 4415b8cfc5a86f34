#include "base/os/PipedProcess.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

namespace watchdesk::os {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t readBytes = 1 << 18;
constexpr int stopAskedMs = 50;

int leftOf(Clock::time_point until) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    return static_cast<int>(std::max<long>(0, left));
}

/// Sends as much as goes without waiting; false when the other side no longer reads.
bool sendSome(int socket, std::span<const std::byte>& left) {
    const ssize_t n = ::send(socket, left.data(), left.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0)
        return errno == EAGAIN || errno == EINTR;
    left = left.subspan(static_cast<std::size_t>(n));
    return true;
}

/// Appends what has come; false at its end.
bool receiveSome(int socket, std::vector<std::byte>& output) {
    const std::size_t had = output.size();
    output.resize(had + readBytes);
    const ssize_t n = ::recv(socket, output.data() + had, readBytes, MSG_DONTWAIT);
    output.resize(had + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

} // namespace

PipedProcess::PipedProcess(PipedProcess&& other) noexcept
    : m_process(std::move(other.m_process)), m_socket(std::exchange(other.m_socket, -1)) {
    other.m_process.reset();
}

PipedProcess& PipedProcess::operator=(PipedProcess&& other) noexcept {
    std::swap(m_process, other.m_process);
    std::swap(m_socket, other.m_socket);
    return *this;
}

PipedProcess::~PipedProcess() {
    if (m_socket >= 0)
        ::close(m_socket);
    if (m_process && m_process->running())
        m_process->signal(SIGKILL); // it holds nothing that is worth a farewell
}

Result<PipedProcess> PipedProcess::start(const std::vector<std::string>& argv) {
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return Error{ErrorCode::Unavailable, std::string("A socket could not be made: ") + std::strerror(errno) + ".",
                     "", ""};
    ProcessSpec spec;
    spec.argv = argv;
    spec.stdinFd = ends[1];
    spec.stdoutFd = ends[1];
    auto process = Process::start(spec);
    ::close(ends[1]);
    if (!process) {
        ::close(ends[0]);
        return process.error();
    }
    return PipedProcess(std::move(*process), ends[0]);
}

std::optional<Error> PipedProcess::converse(std::span<const std::byte> input, std::size_t mostBytes,
                                            Clock::time_point until, const std::atomic<bool>* stop,
                                            std::vector<std::byte>& output) {
    bool sending = true;
    for (;;) {
        if (sending && input.empty()) {
            ::shutdown(m_socket, SHUT_WR);
            sending = false;
        }
        pollfd fd{m_socket, static_cast<short>(sending ? POLLIN | POLLOUT : POLLIN), 0};
        const int wait = stop == nullptr ? leftOf(until) : std::min(leftOf(until), stopAskedMs);
        const int ready = ::poll(&fd, 1, wait);
        if (stop != nullptr && stop->load())
            return Error{ErrorCode::Cancelled, "It was stopped.", "", ""};
        if (ready <= 0 && leftOf(until) == 0)
            return Error{ErrorCode::Timeout, "A helper program did not answer in time and was ended.", "", ""};
        if (sending && (fd.revents & POLLOUT) != 0 && !sendSome(m_socket, input))
            sending = false;
        if ((fd.revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !receiveSome(m_socket, output))
            return std::nullopt;
        if (output.size() > mostBytes)
            return Error{ErrorCode::Refused, "A helper program answered more than it may and was ended.", "", ""};
    }
}

Result<PipedAnswer> PipedProcess::exchange(std::span<const std::byte> input, std::size_t mostBytes,
                                           std::chrono::milliseconds timeout, const std::atomic<bool>* stop) {
    const auto until = Clock::now() + timeout;
    PipedAnswer answer;
    auto failed = converse(input, mostBytes, until, stop, answer.output);
    ::close(std::exchange(m_socket, -1));
    if (!failed) {
        if (const auto exit = m_process->wait(std::chrono::milliseconds(std::max(leftOf(until), 100)))) {
            answer.exit = *exit;
            return answer;
        }
        failed = Error{ErrorCode::Timeout, "A helper program did not end in time and was ended.", "", ""};
    }
    m_process->signal(SIGKILL);
    (void)m_process->wait(std::chrono::milliseconds(1000));
    return *failed;
}

std::string ownProgram(const std::string& name) {
    std::error_code ignored;
    const auto beside = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / name;
    return std::filesystem::exists(beside, ignored) ? beside.string() : name;
}

} // namespace watchdesk::os
