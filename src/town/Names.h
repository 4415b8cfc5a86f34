// Names of streets as people write and say them.
#pragma once

#include <QString>

namespace watchdesk::town {

/// Equal for names that mean the same street: without case, marks and apostrophes, with the usual endings written out
/// ("High St." and "high street"; "St Mary's Rd" and "Saint Marys Road").
[[nodiscard]] QString foldedStreet(const QString& name);

} // namespace watchdesk::town
