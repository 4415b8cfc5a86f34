// What a run of words says of people, and how it is worded. Internal to the quick line's reader.
#pragma once

#include <QString>
#include <QStringView>

namespace watchdesk::domain::quick {

/// What a run of words says of a person or of people alike.
struct Run {
    int first = 0;
    int last = -1;
    QString sex;
    QString age;       ///< "30", "20s", "teen", "child"
    QString qualifier; ///< "late", "elderly"
    QString years;     ///< "4" of a child about 4
    int count = 0;     ///< 0: not said
    bool many = false;
    bool young = false;
    bool noun = false; ///< a word for a person was said
};

[[nodiscard]] bool allDigits(QStringView text);

/// For people and for the air: "two women, late teens", "man about 30".
[[nodiscard]] QString worded(const Run& run);

/// For the record and the feed: "m ~30", "2 f late teens".
[[nodiscard]] QString shortly(const Run& run);

} // namespace watchdesk::domain::quick
