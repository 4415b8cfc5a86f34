#include "base/os/Confinement.h"

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace watchdesk::os {

namespace {

void limit(int what, rlim_t most) {
    const rlimit value{most, most};
    (void)::setrlimit(static_cast<__rlimit_resource_t>(what), &value);
}

/// What decoding needs; Qt converts large pictures on threads.
constexpr int allowed[] = {SCMP_SYS(read),          SCMP_SYS(write),
                           SCMP_SYS(close),         SCMP_SYS(mmap),
                           SCMP_SYS(munmap),        SCMP_SYS(mremap),
                           SCMP_SYS(mprotect),      SCMP_SYS(madvise),
                           SCMP_SYS(brk),           SCMP_SYS(futex),
                           SCMP_SYS(clone),         SCMP_SYS(clone3),
                           SCMP_SYS(rseq),          SCMP_SYS(set_robust_list),
                           SCMP_SYS(gettid),        SCMP_SYS(getpid),
                           SCMP_SYS(sched_yield),   SCMP_SYS(sched_getaffinity),
                           SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep),
                           SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),
                           SCMP_SYS(rt_sigreturn),  SCMP_SYS(sigaltstack),
                           SCMP_SYS(getrandom),     SCMP_SYS(exit),
                           SCMP_SYS(exit_group),    SCMP_SYS(lseek),
                           SCMP_SYS(fstat),         SCMP_SYS(newfstatat),
                           SCMP_SYS(prctl),         SCMP_SYS(tgkill),
                           SCMP_SYS(eventfd2),      SCMP_SYS(ppoll),
                           SCMP_SYS(poll)};

} // namespace

void limitProcess(const Limits& limits) {
    limit(RLIMIT_AS, limits.memory);
    limit(RLIMIT_CPU, limits.seconds);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    (void)::signal(SIGXFSZ, SIG_IGN);
    (void)::prctl(PR_SET_DUMPABLE, 0);
}

bool refuseSystemCalls() {
    // A call that is not on the list is refused with an error, so that a library's harmless question does not end it.
    scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == nullptr)
        return false;
    bool good = true;
    for (const int call : allowed)
        good = ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0 && good;
    good = good && ::seccomp_load(filter) == 0;
    ::seccomp_release(filter);
    return good;
}

std::optional<std::vector<std::byte>> readInput(std::size_t most) {
    std::vector<std::byte> all;
    std::byte part[1 << 16];
    for (;;) {
        const ssize_t n = ::read(STDIN_FILENO, part, sizeof part);
        if (n <= 0)
            return all;
        if (all.size() + static_cast<std::size_t>(n) > most)
            return std::nullopt;
        all.insert(all.end(), part, part + n);
    }
}

bool writeOutput(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (n <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return true;
}

} // namespace watchdesk::os
