// What in the codes that are heard makes an emergency.
#pragma once

#include "base/Clock.h"
#include "domain/Emergency.h"

#include <QHash>
#include <QString>
#include <QVector>

#include <optional>

namespace watchdesk::domain {

/// A selective call as it is written: tone set and digits.
struct ToneCode {
    QString set;  ///< "EEA"
    QString code; ///< "57999"
    bool operator==(const ToneCode& other) const = default;
};

/// "EEA 57999, DTMF 911": nothing when a part of it is none; an empty text is an empty list.
[[nodiscard]] std::optional<QVector<ToneCode>> toneCodesOf(const QString& text);
/// As it is kept and read.
[[nodiscard]] QString toneCodesText(const QVector<ToneCode>& codes);

/// What the scheme has decided.
struct EmergencySettings {
    QVector<ToneCode> codes; ///< an emergency from whoever sends one
    int times = 3;           ///< the same code so often; 0: never one
    UtcMs within = 10'000;   ///< in one over, or in this time
};

/// Remembers which codes were heard lately. Times are those of the codes, ascending; one thread. What it keeps is
/// bounded: at most `times` instants a code, and none that is older than `within`.
class EmergencyRule {
public:
    /// Why this code makes its over an emergency; nothing when it does not, or when the over is one already.
    std::optional<EmergencyCause> heard(const QString& over, const ToneCode& code, UtcMs at,
                                        const EmergencySettings& settings);
    /// That code counts no longer as heard in a running over: it was called, not sent by who is called so.
    void forget(const QString& over, const ToneCode& code);
    /// The over's packets say so: whether that is news.
    bool flagged(const QString& over);
    void ended(const QString& over);

private:
    struct Over {
        bool emergency = false;
        QHash<QString, QVector<UtcMs>> codes; ///< when it had them
    };
    [[nodiscard]] bool repeated(Over& over, const QString& key, UtcMs at, const EmergencySettings& settings);
    QHash<QString, Over> m_overs;            ///< running ones
    QHash<QString, QVector<UtcMs>> m_lately; ///< by code
};

} // namespace watchdesk::domain
