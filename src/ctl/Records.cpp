#include "ctl/Records.h"

namespace watchdesk::ctl {

using domain::wordOf;

Json incidentJson(const desk::IncidentRow& row) {
    const domain::Incident& i = row.incident;
    Json subjects = Json::array();
    for (const domain::IncidentSubject& s : i.subjects)
        subjects.push_back({{"subject", text(s.subjectId)}, {"part", text(wordOf(domain::subjectPartWords, s.part))}});
    return {{"id", text(i.id)},
            {"number", i.number},
            {"at", instant(i.at)},
            {"category", orNull(i.category)},
            {"callsign", orNull(row.callSign)},
            {"premises", orNull(row.premises)},
            {"description", orNull(i.description)},
            {"heading", orNull(i.heading)},
            {"narrative", orNull(i.narrative)},
            {"line", orNull(i.line)},
            {"loss_pence", i.lossPence},
            {"police_reference", orNull(i.policeReference)},
            {"outcome", text(wordOf(domain::incidentOutcomeWords, i.outcome))},
            {"transmission", orNull(i.transmissionId)},
            {"logged_by", orNull(row.loggedBy)},
            {"logged_at", instant(i.loggedAt)},
            {"subjects", subjects}};
}

Json alertJson(const desk::AlertRow& row) {
    const domain::Alert& a = row.alert;
    Json parties = Json::array();
    for (const domain::AlertParty& p : a.parties)
        parties.push_back(
            {{"party", text(p.party)}, {"told", instant(p.toldAt)}, {"acknowledged", instant(p.acknowledgedAt)}});
    return {{"id", text(a.id)},
            {"number", a.number},
            {"incident", row.incident},
            {"category", orNull(row.category)},
            {"premises", orNull(row.premises)},
            {"state", text(wordOf(domain::alertStateWords, a.state))},
            {"emergency", a.emergency},
            {"told", orNull(a.told)},
            {"raised", instant(a.raisedAt)},
            {"claimed", instant(a.state == domain::AlertState::Open ? 0 : a.claimedAt)},
            {"claimed_by", orNull(row.claimedBy)},
            {"closed", instant(a.closedAt)},
            {"outcome", a.state == domain::AlertState::Closed
                            ? Json(text(wordOf(domain::incidentOutcomeWords, a.outcome)))
                            : Json(nullptr)},
            {"parties", parties}};
}

Json transmissionJson(const desk::TransmissionRow& row) {
    const domain::Transmission& t = row.transmission;
    Json codes = Json::array();
    for (const domain::HeardCode& code : t.codes)
        codes.push_back({{"set", text(code.set)}, {"code", text(code.code)}});
    return {{"channel", text(t.channel)},
            {"start", instant(t.start)},
            {"end", instant(t.end)},
            {"caller", orNull(t.callerCode)},
            {"callsign", orNull(row.callSign)},
            {"premises", orNull(row.premises)},
            {"codes", codes},
            {"media", orNull(t.mediaId)},
            {"packets", t.packets},
            {"lost", t.lost},
            {"id", text(t.id)},
            {"cut", t.cut},
            {"incident", orNull(t.incidentId)}};
}

Json memberJson(const desk::MemberRow& row) {
    Json premises = Json::array();
    for (const domain::Premises& p : row.premises)
        premises.push_back({{"name", text(p.name)},
                            {"street", orNull(p.street)},
                            {"area", orNull(p.area)},
                            {"east", p.east},
                            {"north", p.north}});
    Json callSigns = Json::array();
    for (const QString& sign : row.callSigns)
        callSigns.push_back(text(sign));
    return {{"id", text(row.member.id)},
            {"name", text(row.member.name)},
            {"scheme", orNull(row.scheme)},
            {"callsigns", callSigns},
            {"premises", premises},
            {"contact", orNull(row.member.contact)},
            {"phone", orNull(row.member.phone)},
            {"joined", date(row.joined)},
            {"agreement_signed", date(row.agreementSigned)},
            {"left", date(row.left)}};
}

Json radioJson(const desk::RadioRow& row) {
    return {{"id", text(row.set.id)},
            {"callsign", text(row.set.callSign)},
            {"serial", orNull(row.set.serial)},
            {"set", text(row.set.toneSet)},
            {"code", text(row.set.code)},
            {"state", text(wordOf(domain::radioStateWords, row.set.state))},
            {"scheme", orNull(row.scheme)},
            {"premises", orNull(row.premises)},
            {"last_heard", instant(row.lastHeard)}};
}

Json subjectJson(const desk::SubjectRow& row, const QDate& today) {
    const domain::Subject& s = row.subject;
    Json cautions = Json::array();
    for (const auto& [flag, word] :
         {std::pair{domain::Caution::Juvenile, "juvenile"}, std::pair{domain::Caution::CriminalBehaviourOrder, "cbo"},
          std::pair{domain::Caution::Violence, "violence"}, std::pair{domain::Caution::Vulnerable, "vulnerable"}}) {
        if (s.cautions.testFlag(flag))
            cautions.push_back(word);
    }
    Json exclusions = Json::array();
    for (const domain::ExclusionNotice& e : row.exclusions) {
        exclusions.push_back(
            {{"id", text(e.id)},
             {"step", text(wordOf(domain::exclusionStepWords, e.step))},
             {"standing", text(wordOf(domain::exclusionStandingWords, domain::exclusionStanding(e, today)))},
             {"served", date(e.servedOn)},
             {"ends", date(e.endsOn)},
             {"breaches", e.breaches}});
    }
    return {{"id", text(s.id)},
            {"reference", text(s.reference)},
            {"status", text(wordOf(domain::subjectStatusWords, s.status))},
            {"name", orNull(s.name)},
            {"sex", orNull(s.sex)},
            {"born", date(s.born)},
            {"description", orNull(s.description)},
            {"cautions", cautions},
            {"exclusions", exclusions}};
}

Json exclusionJson(const desk::ExclusionRow& row, const QDate& today) {
    const domain::ExclusionNotice& e = row.notice;
    return {{"id", text(e.id)},
            {"subject", orNull(row.subject.reference)},
            {"name", orNull(row.subject.name)},
            {"scheme", orNull(row.scheme)},
            {"step", text(wordOf(domain::exclusionStepWords, e.step))},
            {"standing", text(wordOf(domain::exclusionStandingWords, domain::exclusionStanding(e, today)))},
            {"months", e.months},
            {"nominated", date(e.nominatedOn)},
            {"served", date(e.servedOn)},
            {"ends", date(e.endsOn)},
            {"breaches", e.breaches},
            {"evidence", e.evidence.size()}};
}

Json orderJson(const desk::OrderRow& row) {
    const domain::Order& o = row.order;
    Json conditions = Json::array();
    for (qsizetype i = 0; i < o.conditions.size(); ++i) {
        const domain::OrderCondition& c = o.conditions[i];
        conditions.push_back({{"number", c.number},
                              {"kind", text(wordOf(domain::conditionKindWords, c.kind))},
                              {"words", orNull(c.words)},
                              {"where", orNull(row.where.value(i))},
                              {"hours", orNull(c.hours)}});
    }
    return {{"id", text(o.id)},
            {"kind", text(wordOf(domain::orderKindWords, o.kind))},
            {"subject", orNull(row.subject)},
            {"name", orNull(row.name)},
            {"reference", orNull(o.reference)},
            {"made_by", orNull(o.madeBy)},
            {"made", date(o.madeOn)},
            {"served", date(o.servedOn)},
            {"ends", date(o.endsOn)},
            {"ended", date(o.endedOn)},
            {"last_day", date(row.lastDay)},
            {"in_force", row.inForce},
            {"power_of_arrest", o.powerOfArrest},
            {"convicted", o.convicted},
            {"warned", date(o.warnedOn)},
            {"conditions", conditions}};
}

Json agendaJson(const desk::AgendaView& view, const desk::AgendaLine& line) {
    Json evidence = Json::array();
    for (const desk::EvidenceLine& e : line.evidence)
        evidence.push_back({{"entity", text(e.evidence.entity)},
                            {"id", text(e.evidence.entityId)},
                            {"what", e.there ? orNull(e.what) : Json(nullptr)}});
    return {{"meeting", text(view.meeting.id)},
            {"at", instant(view.meeting.at)},
            {"scheme", orNull(view.scheme)},
            {"section", text(wordOf(domain::agendaSectionWords, line.item.section))},
            {"title", text(line.item.title)},
            {"name", orNull(line.name)},
            {"detail", orNull(line.item.detail)},
            {"edited", line.item.edited},
            {"evidence", evidence}};
}

Json auditJson(const desk::AuditRow& row) {
    const domain::AuditEntry& e = row.entry;
    return {{"seq", e.seq},
            {"at", instant(e.at)},
            {"desk", text(e.desk)},
            {"number", e.number},
            {"who", orNull(row.who)},
            {"action", text(e.action)},
            {"entity", orNull(e.entity)},
            {"entity_id", orNull(e.entityId)},
            {"detail", orNull(e.detail)},
            {"hash", e.hash.toHex().toStdString()}};
}

} // namespace watchdesk::ctl
