// A desk on a real store with a large gallery, for benches.
#pragma once

#include "desk/Desk.h"

#include <functional>
#include <memory>
#include <vector>

namespace watchdesk::test {

/// What the template of subject number n is; none when it is not set.
struct LargeGalleryFaces {
    QString pack;
    std::function<std::vector<float>(int)> features;
};

/// Signed in, opened again as in the morning: so many subjects, each with an exclusion in force, two incidents and a
/// photograph. On the window's thread.
std::unique_ptr<desk::Desk> largeGallery(const QString& path, const Clock& clock, IdSource& ids, int people,
                                         const LargeGalleryFaces& faces = {});

} // namespace watchdesk::test
