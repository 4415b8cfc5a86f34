// What is done to one membership or to many at once, as a sheet asks for it.
#pragma once

#include "ui/scheme/MemberSheets.h"

namespace watchdesk::ui {

[[nodiscard]] BulkSheet::Job joinJob(desk::MemberDesk& members, const QStringList& ids);
[[nodiscard]] BulkSheet::Job leaveJob(desk::MemberDesk& members, const QStringList& ids);
[[nodiscard]] BulkSheet::Job signJob(desk::MemberDesk& members, const QStringList& ids);
[[nodiscard]] BulkSheet::Job tickJob(desk::MemberDesk& members, const QStringList& ids, domain::MembershipStep step,
                                     const QString& what);

} // namespace watchdesk::ui
