// An incident as the full form has it: the same things as the quick line's, each in a field of its own.
#pragma once

#include "domain/QuickLine.h"

#include <QString>

namespace watchdesk::domain {

/// How somebody looks, line by line. Free words; there is no line for ethnicity (rule 16).
struct DescriptionSheet {
    QString sex; ///< "m", "f" or empty
    QString age; ///< "30", "30s", "teen", "child", "4"
    QString build, height, hair, face;
    QString head, top, bottom, shoes;
    QString bag, marks;
    QString other; ///< carried, ridden, the second person
    bool operator==(const DescriptionSheet&) const = default;
};

/// The form's fields. What is not understood stays as it is typed: nothing is refused.
struct FullEntry {
    QString caller;   ///< call sign as typed
    QString place;    ///< empty: the caller's own premises
    QString category; ///< code; may be empty
    int people = 1;
    DescriptionSheet sheet;
    QString accent; ///< how they speak: narrative
    QString heading;
    QString subject; ///< name or reference of the gallery
    QString loss;    ///< "£140"
    QString reference;
    QString narrative;
    bool operator==(const FullEntry&) const = default;
};

/// The fields filled in from what the quick line has understood. Pure; any thread.
[[nodiscard]] FullEntry entryOf(const QuickReading& reading);
/// The entry as a line, which reads the same.
[[nodiscard]] QString lineOf(const FullEntry& entry);
/// What the use case is given: the fields as they are, and from the line only what has no field (urgency, names).
[[nodiscard]] QuickReading readingOf(const FullEntry& entry, const Vocabulary& vocabulary);

} // namespace watchdesk::domain
