// What a run of words says of people, and how it is worded. Internal to the quick line's reader.
#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

namespace watchdesk::domain::quick {

struct Work;

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

/// What one word says of a person.
struct Said {
    QString sex;
    QString age;
    bool many = false;  ///< "males", "lads"
    bool young = false; ///< "boy", "girl": of whom "about 4" makes a child
    QString qualifier;  ///< "elderly" of a pensioner
};
[[nodiscard]] const QHash<QString, Said>& sayings();

/// "30s", "thirties", "mid-30s" → "30s"; "teens", "teenage" → "teen". `part` is given "mid" where the word has it.
[[nodiscard]] QString decadeOf(const QString& word, QString* part = nullptr);
[[nodiscard]] bool isAgeQualifier(const QString& word);
/// What may stand before an age: "about", "in her", "all".
[[nodiscard]] bool isAgeFiller(const QString& word);
[[nodiscard]] bool isYears(const QString& word);

/// The run that begins at `at`; see tells().
[[nodiscard]] Run runAt(const Work& work, int at);
/// Whether the run tells of anybody.
[[nodiscard]] bool tells(const Run& run);
/// A child's age is "child", and its years are kept beside it.
void settleAge(Run& run);

[[nodiscard]] bool allDigits(QStringView text);

/// For people and for the air: "two women, late teens", "man about 30".
[[nodiscard]] QString worded(const Run& run);

/// The age alone, of somebody already told of: "in his early 40s", "about 16", "late teens".
[[nodiscard]] QString ageWorded(const Run& run);

/// For the record and the feed: "m ~30", "2 f late teens".
[[nodiscard]] QString shortly(const Run& run);

} // namespace watchdesk::domain::quick
