// A secret that is copied, and not left lying about.
#pragma once

#include <QString>

namespace watchdesk::ui {

/// How long a secret stays on the clipboard.
inline constexpr int secretStaysMs = 60'000;

/// Puts it on the clipboard, marked for managers of clipboards not to keep it (x-kde-passwordManagerHint). It is taken
/// off again after `stayMs` and when the program ends, unless something else was copied meanwhile. Window's thread.
void copySecret(const QString& secret, int stayMs = secretStaysMs);

} // namespace watchdesk::ui
