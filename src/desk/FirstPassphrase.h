// Words for a passphrase that somebody is given and changes at their first sign-in.
#pragma once

#include "base/Random.h"

#include <QString>
#include <QStringList>

namespace watchdesk::desk {

/// The 256 words that it is made of: short, none of them another's beginning.
[[nodiscard]] const QStringList& passphraseWords();
/// Six of them with blanks between: 48 bits, behind a key derivation of 0.4 s, for the days until it is changed.
[[nodiscard]] QString makeFirstPassphrase(Random& random);

} // namespace watchdesk::desk
