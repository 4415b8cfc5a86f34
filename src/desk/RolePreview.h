// What another role would mean for somebody, before it is given.
#pragma once

#include "desk/PeopleDesk.h"

#include <QStringList>

namespace watchdesk::desk {

/// In the words of the role table.
struct RolePreview {
    QStringList comes;      ///< what they may do then and may not now: "the gallery", "logging incidents"
    QStringList goes;       ///< what they may do now and may not then
    bool takesKeys = false; ///< they read less: what they read is sealed anew, to new keys
    bool standsIn = false;  ///< as the administrator of a desk without a coordinator they would be that, too
};

/// What they may do, in the order of the role table.
[[nodiscard]] QStringList doingsOf(const domain::Person& person);
/// Of `people` one is given another role. Whoever is not among them is somebody new with no role so far.
[[nodiscard]] RolePreview previewRole(const QVector<PersonRow>& people, const QString& personId, domain::Role to);

} // namespace watchdesk::desk
