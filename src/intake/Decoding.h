// The helper's work: one picture decoded under limits. Runs in watchdesk-eye only (and in the fuzzer).
#pragma once

#include "intake/EyeAnswer.h"

namespace watchdesk::intake {

/// Decodes a file by its magic number, turned upright as its EXIF says, first frame only. Never throws.
[[nodiscard]] EyeAnswer decodePicture(const QByteArray& file);

/// Takes from this process what it does not need: memory beyond 1 GB, 10 s of processor, core dumps, files to write;
/// then, once the decoders are loaded, every system call but those of reading, writing and memory (seccomp). False when
/// the system does not allow it to be so confined.
bool confine();

} // namespace watchdesk::intake
