// No names on the air (rule 18): finds and takes out subjects' names in text that is about to be told to others.
#pragma once

#include <QString>
#include <QStringList>

namespace watchdesk::domain {

/// Whether any of the full names, or the surname of any, stands in the text. Case, accents, apostrophes, invisible
/// characters, order and punctuation between the parts do not hide a name. A surname that is also a plain word of
/// descriptions ("Grey", "Brown") does not count where it describes what follows it: "grey hoodie" stays.
[[nodiscard]] bool namesAnyone(const QString& text, const QStringList& fullNames);

/// Those of the full names of which namesAnyone() is true.
[[nodiscard]] QStringList namesFound(const QString& text, const QStringList& fullNames);

/// The text without the names, and without the commas and blanks that they leave behind. Words that namesAnyone()
/// would find are gone afterwards.
[[nodiscard]] QString withoutNames(const QString& text, const QStringList& fullNames);

} // namespace watchdesk::domain
