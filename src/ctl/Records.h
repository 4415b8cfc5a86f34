// Records as JSON: the keys are contracts.
#pragma once

#include "ctl/Output.h"
#include "desk/Lists.h"
#include "desk/MeetingViews.h"
#include "desk/OrderViews.h"

namespace watchdesk::ctl {

[[nodiscard]] Json incidentJson(const desk::IncidentRow& row);
[[nodiscard]] Json alertJson(const desk::AlertRow& row);
[[nodiscard]] Json transmissionJson(const desk::TransmissionRow& row);
[[nodiscard]] Json memberJson(const desk::MemberRow& row);
[[nodiscard]] Json radioJson(const desk::RadioRow& row);
[[nodiscard]] Json subjectJson(const desk::SubjectRow& row, const QDate& today);
[[nodiscard]] Json exclusionJson(const desk::ExclusionRow& row, const QDate& today);
[[nodiscard]] Json orderJson(const desk::OrderRow& row);
[[nodiscard]] Json agendaJson(const desk::AgendaView& view, const desk::AgendaLine& line);
[[nodiscard]] Json auditJson(const desk::AuditRow& row);

} // namespace watchdesk::ctl
