// Papers of the workspace "Scheme".
#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QString>

namespace watchdesk::desk {

/// Whose paper it is, and who prints it when.
struct PaperHead {
    QString scheme;
    QString person;
    UtcMs now = 0;
};

/// The recovery key to be put away. Needs a QGuiApplication; any one thread. Gives the pages; Io.
Result<int> writeRecoveryKeyPaper(const PaperHead& head, const QString& key, const QString& path);

} // namespace watchdesk::desk
