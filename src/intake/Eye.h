// The desk's side of watchdesk-eye: a picture file in, an upright picture out, whatever the file is made of.
#pragma once

#include "base/Result.h"
#include "base/os/PipedProcess.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <chrono>
#include <mutex>
#include <optional>

namespace watchdesk::intake {

/// Decodes each file in a process of its own, which is started ahead, so that its start is not waited for. Blocks; any
/// thread that lives on (a pool's), one at a time.
class Eye {
public:
    /// `program`: path of watchdesk-eye; empty: beside this program, else in PATH.
    explicit Eye(QString program = {}, std::chrono::milliseconds timeout = std::chrono::seconds(10));
    /// Starts the next helper now, if there is none.
    void warm();
    /// Format_BGR888. InvalidInput: no picture of a format that is taken, damaged, too large, or one at which the
    /// helper died or took too long (a sentence for each); Unavailable: the helper cannot be started.
    Result<QImage> decode(const QByteArray& file);

private:
    Result<os::PipedProcess> next();
    QString m_program;
    std::chrono::milliseconds m_timeout;
    std::mutex m_busy;
    std::optional<os::PipedProcess> m_spare;
};

} // namespace watchdesk::intake
