// How far a case is, in words.
#pragma once

#include "domain/PoliceCase.h"

#include <QString>

namespace watchdesk::desk {

struct CaseView;

/// "asked for twice", "reported": how far, in words.
[[nodiscard]] QString caseStepText(const CaseView& view);
[[nodiscard]] QString disposalText(domain::Disposal disposal);
/// What a shop is asked by a text to its set.
[[nodiscard]] QString askingText(const CaseView& view);

} // namespace watchdesk::desk
