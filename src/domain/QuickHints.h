// What people say of an incident without naming its kind. Internal to the quick line's reader.
#pragma once

#include <QHash>
#include <QString>

namespace watchdesk::domain::quick {

/// Codes of kinds by phrase of folded words.
class KindWords {
public:
    void insert(const QString& phrase, const QString& code);
    [[nodiscard]] QString codeOf(const QString& phrase) const { return m_codes.value(phrase); }
    /// How many words the longest phrase has that begins with this word; 0: none begins so.
    [[nodiscard]] int longest(const QString& firstWord) const { return m_longest.value(firstWord); }

private:
    QHash<QString, QString> m_codes;
    QHash<QString, int> m_longest;
};

/// Names of kinds that are said, but not offered as completions: "scuffle", "pickpocket".
[[nodiscard]] const KindWords& saidKinds();
/// Deeds that tell the kind: "walked out with", "spat at".
[[nodiscard]] const KindWords& kindHints();
/// What tells the kind only where nothing else does: "heads up", "made off".
[[nodiscard]] const KindWords& faintHints();
/// Whether a name of a kind tells how somebody behaves rather than what has happened: "shouting", "aggressive".
[[nodiscard]] bool isManner(const QString& phrase);
/// Whether a name of a kind is a deed of violence, which outranks what else was said: "punched".
[[nodiscard]] bool isViolentDeed(const QString& phrase);

} // namespace watchdesk::domain::quick
