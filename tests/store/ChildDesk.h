// What a second desk does in a process of its own, for the tests of several programs on one store.
#pragma once

#include "base/os/Process.h"

#include <QString>
#include <QStringList>

namespace watchdesk::store {

/// "count URL N": N times reads the setting "count" and writes one more. "log URL": logs incidents, writing the id of
/// each that was acknowledged to standard output, until it is killed. "seal URL": signs Jo Mead in and seals anew what
/// is sealed to old keys, a dot a step, to its end. "open URL": opens it, which brings it up to date, and closes it.
/// "backup URL FILE": backs it up, and writes its peak of memory in MB to standard output.
int runChild(const QStringList& arguments);

/// Starts this program as such a child; its standard output goes to that file.
os::Process startChild(const QStringList& arguments, const std::string& stdoutPath);

} // namespace watchdesk::store
