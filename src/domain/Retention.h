// How long each kind of record may be kept.
#pragma once

#include "domain/Exclusion.h"
#include "domain/Order.h"
#include "domain/Subject.h"

#include <QDate>
#include <QHash>
#include <QString>
#include <QVector>

#include <optional>

namespace watchdesk::domain {

enum class RetentionUnit { Days, Months };

/// A clock: a setting of the scheme with its default and range. From the record's own date, its last day included.
struct RetentionClock {
    const char* key;      ///< "retention.ended-exclusion"
    const char* title;    ///< "After an exclusion has ended"
    const char* explains; ///< what goes when it has run out
    RetentionUnit unit = RetentionUnit::Months;
    int normal = 0;
    int least = 0;
    int most = 0;
};

/// Every clock, in the order in which they are shown.
[[nodiscard]] const QVector<RetentionClock>& retentionClocks();
/// Nothing for a key that is none.
[[nodiscard]] std::optional<RetentionClock> retentionClock(const QString& key);

/// What the clocks are set to, by key; those that are not in it have their default.
using RetentionSettings = QHash<QString, int>;
[[nodiscard]] int setTo(const RetentionSettings& settings, const char* key);

/// The first day on which what happened on `day` may not be kept any more: what ended on 31 May 2024 and is kept for
/// 12 months goes on 1 June 2025. Null for a null day.
[[nodiscard]] QDate dueAfter(const QDate& day, RetentionUnit unit, int value);
[[nodiscard]] QDate dueAfter(const QDate& day, const char* key, const RetentionSettings& settings);

/// What a subject is kept for.
struct SubjectGround {
    SubjectStatus status = SubjectStatus::Known;
    QVector<ExclusionNotice> notices;
    QVector<Order> orders;
    QDate lastIncident; ///< null: none
    QDate created;
};

/// Why a subject has been kept until the day that is due.
enum class KeptFor { Exclusion, EndedExclusion, Order, EndedOrder, OpenOrder, Incident, IdSought, Record };

struct SubjectDue {
    QDate due; ///< null: not as long as the exclusion is in process or in force, or an order has not ended
    KeptFor why = KeptFor::Record;
    QDate since; ///< the day that the clock ran from
};

/// When an order may not be kept any more: after its last day; or, of one that has none and is of no court for good (a
/// warning, a notice, bail, or one that was never served), a while after it was made, so that somebody looks whether it
/// still stands. Null: not as long as it stands.
[[nodiscard]] QDate orderDue(const Order& order, const RetentionSettings& settings);

/// When the last of the reasons to keep a subject has run out (rule 11).
[[nodiscard]] SubjectDue subjectDue(const SubjectGround& ground, const RetentionSettings& settings, QDate today);

} // namespace watchdesk::domain
