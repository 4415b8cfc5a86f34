// How an agenda words things. Pure; any thread.
#pragma once

#include "domain/Subject.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace watchdesk::insight {

/// Translated in the agenda's context.
[[nodiscard]] QString tr(const char* text);
/// "1 incident", "3 incidents": the singular is the whole text, the plural has %1 for the number.
[[nodiscard]] QString counted(qint64 count, const char* one, const char* many);

/// Whether the subject is, or is marked as, under 18 on the day.
[[nodiscard]] bool isUnder18(const domain::Subject& subject, QDate day);
/// "man, 30 to 39", "young person, under 18", "woman, age not known".
[[nodiscard]] QString ageBand(const domain::Subject& subject, QDate day);

/// "29 October", with the year where it is another one than `near`'s.
[[nodiscard]] QString dayWords(QDate day, QDate near);
/// "£1,240", "£12.50".
[[nodiscard]] QString money(qint64 pence);
/// "24 more than", "3 fewer than", "as many as" – to be followed by what it is compared with.
[[nodiscard]] QString moreOrFewer(qint64 count, qint64 before);
/// Parts that are not empty, joined by " · ".
[[nodiscard]] QString dotted(const QStringList& parts);
/// Sentences that are not empty, joined by a blank.
[[nodiscard]] QString sentences(const QStringList& parts);

} // namespace watchdesk::insight
