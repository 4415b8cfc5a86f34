#include "desk/AgendaReading.h"

#include "desk/AgendaWriting.h"
#include "desk/EvidenceLines.h"
#include "domain/CivilDay.h"
#include "insight/AgendaWords.h"
#include "store/ActionItemTable.h"
#include "store/AgendaItemTable.h"
#include "store/MeetingTable.h"
#include "store/SchemeTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <tuple>

namespace watchdesk::desk {

namespace {

using domain::AgendaSection;

QDate dayOf(UtcMs at) {
    return QDateTime::fromMSecsSinceEpoch(at, domain::schemeZone()).date();
}

/// Who is named beside the reference: adults whose exclusion the members have decided. Proposals and repeat offenders
/// stay without a name, since members vote on papers without names (rule 4).
bool mayName(AgendaSection section) {
    return section == AgendaSection::Breaches || section == AgendaSection::Unserved || section == AgendaSection::Ending;
}

/// The evidence of a notice stands in the order in which it was gathered; people read the latest first.
void sortEvidence(AgendaLine& line) {
    if (line.evidence.isEmpty() || line.evidence.first().evidence.entity != QLatin1String("exclusion_notice"))
        return;
    std::stable_sort(line.evidence.begin(), line.evidence.end(), [](const EvidenceLine& a, const EvidenceLine& b) {
        return std::pair(a.at > 0, -a.at) < std::pair(b.at > 0, -b.at);
    });
}

QString nameIn(const domain::AgendaItem& item, const EvidenceLines& records, QDate day) {
    if (!mayName(item.section))
        return {};
    for (const domain::AgendaEvidence& evidence : item.evidence) {
        const domain::Subject* subject = records.subject(evidence);
        if (subject != nullptr && !insight::isUnder18(*subject, day))
            return subject->name;
    }
    return {};
}

Result<QVector<ActionRow>> readActions(store::Tx& tx, const domain::Meeting& meeting) {
    STORE_TRY(meetings, store::MeetingTable::all(tx));
    STORE_TRY(actions, store::ActionItemTable::all(tx));
    QHash<QString, const domain::Meeting*> byId;
    for (const domain::Meeting& other : meetings) {
        if (other.schemeId == meeting.schemeId && other.at <= meeting.at)
            byId.insert(other.id, &other);
    }
    const QDate day = dayOf(meeting.at);
    QVector<ActionRow> rows;
    for (const domain::ActionItem& action : actions) {
        const domain::Meeting* from = byId.value(action.meetingId);
        const bool carried = action.meetingId != meeting.id;
        if (from == nullptr || (carried && action.doneOn.isValid() && action.doneOn < dayOf(meeting.builtFrom)))
            continue;
        rows += ActionRow{action, from->at, carried, domain::isLate(action, day)};
    }
    std::sort(rows.begin(), rows.end(), [](const ActionRow& a, const ActionRow& b) {
        const auto key = [](const ActionRow& row) {
            const QDate due = row.action.dueOn;
            return std::tuple(row.action.doneOn.isValid(), !due.isValid(), due, row.action.id);
        };
        return key(a) < key(b);
    });
    return rows;
}

} // namespace

QString sectionTitle(AgendaSection section) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("AgendaSection", text); };
    switch (section) {
    case AgendaSection::Attendance:
        return tr("Attendance and apologies");
    case AgendaSection::Actions:
        return tr("Actions carried over");
    case AgendaSection::Incidents:
        return tr("Incidents and trends");
    case AgendaSection::Offenders:
        return tr("Repeat offenders");
    case AgendaSection::Places:
        return tr("Repeat places");
    case AgendaSection::Proposals:
        return tr("Proposals for exclusion");
    case AgendaSection::Breaches:
        return tr("Breaches");
    case AgendaSection::Unserved:
        return tr("Exclusions not yet served");
    case AgendaSection::Ending:
        return tr("Exclusions that end");
    case AgendaSection::OtherBusiness:
        return tr("Any other business");
    }
    return {};
}

Result<QVector<MeetingRow>> readMeetings(store::Tx& tx) {
    STORE_TRY(meetings, store::MeetingTable::all(tx));
    STORE_TRY(schemes, store::SchemeTable::all(tx));
    STORE_TRY(shown, tx.query(QStringLiteral(
                         "SELECT meeting_id, COUNT(*) FROM agenda_item WHERE hidden = 0 GROUP BY meeting_id")));
    STORE_TRY(open, tx.query(QStringLiteral(
                        "SELECT meeting_id, COUNT(*) FROM action_item WHERE done_on IS NULL GROUP BY meeting_id")));
    const auto numberOf = [](const QVector<store::Row>& rows, const QString& id) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.text(0) == id; });
        return found == rows.end() ? 0 : static_cast<int>(found->integer(1));
    };
    QVector<MeetingRow> out;
    for (const domain::Meeting& meeting : meetings) {
        MeetingRow row{meeting, {}, numberOf(shown, meeting.id), numberOf(open, meeting.id)};
        for (const domain::Scheme& scheme : schemes)
            row.scheme = scheme.id == meeting.schemeId ? scheme.name : row.scheme;
        out += row;
    }
    return out;
}

Result<AgendaView> readAgenda(store::Tx& tx, const QString& meetingId, bool mayRun) {
    STORE_TRY(meeting, store::MeetingTable::find(tx, meetingId));
    if (!meeting)
        return Error{ErrorCode::NotFound, "That meeting is not in the store.", "", ""};
    STORE_TRY(scheme, store::SchemeTable::find(tx, meeting->schemeId));
    STORE_TRY(items, store::AgendaItemTable::ofMeeting(tx, meetingId));
    STORE_TRY(actions, readActions(tx, *meeting));
    EvidenceLines records;
    STORE_CHECK(records.read(tx, items));
    AgendaView view;
    view.meeting = *meeting;
    view.scheme = scheme ? scheme->name : QString();
    view.mayAct = mayRun;
    view.mayEdit = view.mayAct && meeting->state == domain::MeetingState::Planned;
    for (const domain::AgendaItem& item : items) {
        AgendaLine line{item, nameIn(item, records, dayOf(meeting->at)), {}};
        for (const domain::AgendaEvidence& evidence : item.evidence)
            line.evidence += records.line(evidence);
        sortEvidence(line);
        view.lines += line;
    }
    view.actions = actions;
    return view;
}

Result<EvidenceDetail> readEvidence(store::Tx& tx, const domain::AgendaEvidence& evidence) {
    domain::AgendaItem item;
    item.evidence = {evidence};
    EvidenceLines records;
    STORE_CHECK(records.read(tx, {item}));
    if (!records.line(evidence).there)
        return Error{ErrorCode::NotFound, "That record is no longer in the store.", "", ""};
    return records.detail(tx, evidence, dayOf(tx.now()));
}

} // namespace watchdesk::desk
