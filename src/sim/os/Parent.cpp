#include "sim/os/Parent.h"

#include <unistd.h>

namespace watchdesk::sim::os {

// Not PR_SET_PDEATHSIG: that fires when the thread which started us ends, and a desk may start us from a passing one.
Parent::Parent() : m_pid(::getppid()) {}

bool Parent::gone() const {
    return ::getppid() != m_pid;
}

} // namespace watchdesk::sim::os
