// What may and may not be, of members, premises, contacts and radio sets.
#pragma once

#include "base/Result.h"
#include "domain/Contact.h"
#include "domain/Membership.h"
#include "domain/Scheme.h"

#include <QStringList>
#include <QVector>

namespace watchdesk::domain {

/// Longest text of a field; a narrative has none such.
inline constexpr qsizetype longestField = 200;
inline constexpr qsizetype longestNote = 4000;

/// Field by field, in words that name the field. InvalidInput.
[[nodiscard]] Result<void> checkMember(const Member& member);
[[nodiscard]] Result<void> checkPremises(const Premises& premises);
[[nodiscard]] Result<void> checkContact(const Contact& contact);
[[nodiscard]] Result<void> checkCamera(const Camera& camera);
/// "C07" or "CCTV 2": letters, digits, blanks and hyphens, at most 12; a code is digits and letters, at most 8.
[[nodiscard]] Result<void> checkRadioSet(const RadioSet& set);
/// Dates in their order, none in the future by more than a year.
[[nodiscard]] Result<void> checkMembership(const Membership& membership, const QDate& today);
[[nodiscard]] Result<void> checkAgreement(const Agreement& agreement);

/// Whether one may follow the other: a set that is out is not given out again before it is back, a lost one is found
/// first.
[[nodiscard]] bool mayBecome(RadioState from, RadioState to);
/// Conflict, naming the other set: another that is out has the call sign or answers to the code; or one with that
/// serial number is kept already, whatever its state.
[[nodiscard]] Result<void> checkAgainst(const RadioSet& set, const QVector<RadioSet>& others);

/// A business's name as names are compared: "Rowe and Finch Ltd." is "Rowe & Finch".
[[nodiscard]] QString plainBusinessName(const QString& name);

/// As people count them: camera 2 comes before camera 14.
void sortByNumber(QVector<Camera>& cameras);

/// Tone sets of selective calls that a radio may have, most used first.
[[nodiscard]] const QStringList& toneSetNames();

/// Call signs and codes are compared and kept without blanks at the ends, in capitals.
[[nodiscard]] RadioSet tidied(RadioSet set);

} // namespace watchdesk::domain
