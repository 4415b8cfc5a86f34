#include "desk/Lists.h"

#include "desk/AgendaWriting.h"
#include "desk/Directory.h"
#include "desk/HeadMemory.h"
#include "desk/MemberReading.h"
#include "desk/Roles.h"
#include "desk/Wording.h"
#include "domain/Category.h"
#include "domain/CivilDay.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/BackupTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"
#include "store/Verify.h"

#include <QHash>

#include <algorithm>

namespace watchdesk::desk {

namespace {

bool contains(const ListFilter& filter, const QStringList& shown) {
    return filter.text.isEmpty() || std::any_of(shown.begin(), shown.end(), [&](const QString& s) {
               return s.contains(filter.text, Qt::CaseInsensitive);
           });
}

/// Not what was typed: a name would outlive whoever has it, since the log is kept.
QString filteredWord(const ListFilter& filter) {
    return filter.text.isEmpty() ? QString() : QStringLiteral("filtered by a text");
}

bool within(const ListFilter& filter, UtcMs at) {
    return at >= filter.since && (filter.until == 0 || at < filter.until);
}

template <class T>
bool full(const ListFilter& filter, const QVector<T>& rows) {
    return filter.limit > 0 && rows.size() >= filter.limit;
}

QString schemeName(const Directory& directory, const QString& id) {
    for (const domain::Scheme& scheme : directory.schemes()) {
        if (scheme.id == id)
            return scheme.name;
    }
    return {};
}

QString premisesName(const Directory& directory, const QString& id) {
    const auto premises = directory.premises(id);
    return premises ? premises->name : QString();
}

TransmissionRow rowOf(const domain::Transmission& over, const Directory& directory) {
    const auto caller = directory.callerBySet(over.radioSetId);
    return {over, caller ? caller->set.callSign : QString(), caller ? caller->premises : QString()};
}

Result<QVector<MemberRow>> readMembers(store::Tx& tx, const Directory& directory, const ListFilter& filter) {
    auto members = schemeMembers(tx);
    auto premises = store::PremisesTable::all(tx);
    auto sets = store::RadioSetTable::all(tx);
    if (!members || !premises || !sets)
        return !members ? members.error() : !premises ? premises.error() : sets.error();
    QHash<QString, MemberRow> byMember;
    QHash<QString, QString> memberOfPremises;
    for (const domain::Premises& p : *premises) {
        byMember[p.memberId].premises.append(p);
        memberOfPremises.insert(p.id, p.memberId);
    }
    for (const domain::RadioSet& set : *sets) {
        if (set.state == domain::RadioState::Issued)
            byMember[memberOfPremises.value(set.premisesId)].callSigns.append(set.callSign);
    }
    QVector<MemberRow> rows;
    for (const domain::SchemeMember& found : *members) {
        MemberRow row = byMember.value(found.member.id);
        row.member = found.member;
        row.scheme = schemeName(directory, found.schemeId);
        row.joined = found.joined;
        row.agreementSigned = found.agreementSigned;
        row.left = found.left;
        row.callSigns.sort();
        if (contains(filter, QStringList{found.member.name, found.member.contact} + row.callSigns))
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return std::pair(a.callSigns.value(0), a.member.name) < std::pair(b.callSigns.value(0), b.member.name);
    });
    if (filter.limit > 0)
        rows.resize(std::min<qsizetype>(rows.size(), filter.limit));
    return rows;
}

Result<QVector<SubjectRow>> readSubjects(store::Tx& tx, const ListFilter& filter) {
    auto subjects = store::SubjectTable::all(tx);
    auto notices = store::ExclusionTable::all(tx);
    if (!subjects || !notices)
        return !subjects ? subjects.error() : notices.error();
    QVector<SubjectRow> rows;
    for (const domain::Subject& subject : *subjects) {
        if (full(filter, rows) || !contains(filter, {subject.name, subject.reference, subject.description}))
            continue;
        SubjectRow row{subject, {}};
        for (const domain::ExclusionNotice& notice : *notices) {
            if (notice.subjectId == subject.id)
                row.exclusions.append(notice);
        }
        rows.append(row);
    }
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.subject.reference < b.subject.reference; });
    return rows;
}

/// Before the vote an exclusion is the business of those who prepare it: no CCTV operator's, no administrator's.
bool beforeVote(const domain::ExclusionNotice& notice) {
    return notice.step == domain::ExclusionStep::Nominated || notice.step == domain::ExclusionStep::EvidenceCheck ||
           notice.step == domain::ExclusionStep::Ballot;
}

QDate dayOf(const domain::ExclusionNotice& notice) {
    return notice.servedOn.isValid() ? notice.servedOn : notice.nominatedOn;
}

Result<QVector<ExclusionRow>> readExclusions(store::Tx& tx, const Directory& directory, const ListFilter& filter,
                                             const domain::Person& person) {
    auto notices = store::ExclusionTable::all(tx);
    auto subjects = store::SubjectTable::all(tx);
    const auto now = actingPerson(tx, person.id);
    if (!notices || !subjects || !now)
        return !notices ? notices.error() : !subjects ? subjects.error() : now.error();
    const bool prepares = mayDo(*now, Act::ReadMeetings);
    QHash<QString, domain::Subject> byId;
    for (const domain::Subject& subject : *subjects)
        byId.insert(subject.id, subject);
    QVector<ExclusionRow> rows;
    for (const domain::ExclusionNotice& notice : *notices) {
        const ExclusionRow row{notice, byId.value(notice.subjectId), schemeName(directory, notice.schemeId)};
        const UtcMs at =
            dayOf(notice).isValid() ? dayOf(notice).startOfDay(domain::schemeZone()).toMSecsSinceEpoch() : 0;
        if ((prepares || !beforeVote(notice)) && within(filter, at) &&
            contains(filter, {row.subject.reference, row.subject.name, row.scheme, notice.reasons,
                              domain::wordOf(domain::exclusionStepWords, notice.step)}))
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        const auto key = [](const ExclusionRow& row) { return std::pair(dayOf(row.notice), row.notice.id); };
        return key(b) < key(a);
    });
    if (filter.limit > 0)
        rows.resize(std::min<qsizetype>(rows.size(), filter.limit));
    return rows;
}

Result<QVector<IncidentRow>> readIncidents(store::Tx& tx, const Directory& directory, const ListFilter& filter) {
    store::IncidentFilter bounds;
    bounds.since = filter.since;
    bounds.until = filter.until;
    bounds.limit = filter.text.isEmpty() ? filter.limit : 0; // a text is looked for in opened values
    auto incidents = store::IncidentTable::list(tx, bounds);
    if (!incidents)
        return incidents.error();
    QVector<IncidentRow> rows;
    for (const domain::Incident& incident : *incidents) {
        const auto caller = directory.callerAtPremises(incident.premisesId);
        IncidentRow row{incident, caller ? caller->set.callSign : QString(),
                        premisesName(directory, incident.premisesId), directory.personName(incident.loggedBy)};
        if (full(filter, rows))
            break;
        if (contains(filter,
                     {incident.description, incident.narrative, incident.line, incident.heading, row.premises,
                      row.callSign, domain::categoryByCode(incident.category).label, QString::number(incident.number)}))
            rows.append(row);
    }
    return rows;
}

Result<QVector<AlertRow>> readAlerts(store::Tx& tx, const Directory& directory, const ListFilter& filter) {
    store::AlertFilter bounds;
    bounds.since = filter.since;
    bounds.until = filter.until;
    auto alerts = store::AlertTable::list(tx, bounds);
    if (!alerts)
        return alerts.error();
    QVector<AlertRow> rows;
    for (const domain::Alert& alert : *alerts) {
        if (full(filter, rows))
            break;
        auto incident = store::IncidentTable::find(tx, alert.incidentId);
        if (!incident)
            return incident.error();
        AlertRow row{alert, 0, {}, {}, directory.personName(alert.claimedBy)};
        if (*incident) {
            row.incident = (*incident)->number;
            row.category = (*incident)->category;
            row.premises = premisesName(directory, (*incident)->premisesId);
        }
        if (contains(filter, {alert.told, row.premises, row.category, QString::number(alert.number)}))
            rows.append(row);
    }
    return rows;
}

/// Counts are of rows, sealed or not: no passphrase is needed.
Result<StoreStatus> readStatus(store::Tx& tx) {
    static constexpr const char* tables[] = {"scheme",       "person",      "member",      "premises",
                                             "radio_set",    "subject",     "photograph",  "exclusion_notice",
                                             "incident",     "alert",       "sighting",    "transmission",
                                             "media",        "feed",        "audit",       "meeting",
                                             "agenda_item",  "action_item", "emergency",   "sign_on",
                                             "roll_call",    "radio_text",  "police_case", "shift",
                                             "intel_report", "step_done",   "ruled_out",   "court_order",
                                             "zone",         "outbox",      "shelf"};
    StoreStatus status;
    for (const char* table : tables) {
        auto row = tx.one(QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(table)));
        if (!row)
            return row.error();
        status.counts.insert(QString::fromLatin1(table), *row ? (*row)->integer(0) : 0);
    }
    auto backups = store::BackupTable::list(tx, 1);
    if (!backups)
        return backups.error();
    if (!backups->isEmpty())
        status.lastBackup = backups->first();
    return status;
}

} // namespace

Lists::Lists(DeskContext& context) : m_context(context) {}

QFuture<Result<QVector<MemberRow>>> Lists::members(const ListFilter& filter) {
    const DeskContext& context = m_context;
    return m_context.store.read([=, &context](store::Tx& tx) -> Result<QVector<MemberRow>> {
        if (auto may = require(tx, context.person(), Act::SeeMembers); !may)
            return may.error();
        return readMembers(tx, context.directory, filter);
    });
}

QFuture<Result<QVector<RadioRow>>> Lists::radios(const ListFilter& filter) {
    const DeskContext& context = m_context;
    return m_context.store.read([=, &context](store::Tx& tx) -> Result<QVector<RadioRow>> {
        if (auto may = require(tx, context.person(), Act::SeeMembers, "the list of radios"); !may)
            return may.error();
        auto sets = store::RadioSetTable::all(tx);
        auto heard = store::TransmissionTable::lastHeard(tx);
        if (!sets || !heard)
            return !sets ? sets.error() : heard.error();
        QVector<RadioRow> rows;
        for (const domain::RadioSet& set : *sets) {
            RadioRow row{set, schemeName(context.directory, set.schemeId),
                         premisesName(context.directory, set.premisesId), heard->value(set.id)};
            if (contains(filter, {set.callSign, set.serial, set.code, row.premises}))
                rows.append(row);
        }
        std::sort(rows.begin(), rows.end(),
                  [](const auto& a, const auto& b) { return a.set.callSign < b.set.callSign; });
        if (filter.limit > 0)
            rows.resize(std::min<qsizetype>(rows.size(), filter.limit));
        return rows;
    });
}

QFuture<Result<QVector<SubjectRow>>> Lists::subjects(const ListFilter& filter) {
    const domain::Person person = m_context.person();
    // A write: that somebody read the subjects is itself a record.
    return m_context.store.write([=](store::Tx& tx) -> Result<QVector<SubjectRow>> {
        if (auto may = require(tx, person, Act::SeeLists, "the list of subjects"); !may)
            return may.error();
        auto rows = readSubjects(tx, filter);
        if (!rows)
            return rows.error();
        if (auto audited = store::AuditTable::append(tx, QStringLiteral("subject.list"), QStringLiteral("subject"), {},
                                                     filteredWord(filter));
            !audited)
            return audited.error();
        return rows;
    });
}

QFuture<Result<QVector<ExclusionRow>>> Lists::exclusions(const ListFilter& filter) {
    const DeskContext& context = m_context;
    return m_context.store.write(
        [=, &context, person = m_context.person()](store::Tx& tx) -> Result<QVector<ExclusionRow>> {
            if (auto may = require(tx, person, Act::SeeLists, "the list of exclusions"); !may)
                return may.error();
            auto rows = readExclusions(tx, context.directory, filter, person);
            if (!rows)
                return rows.error();
            if (auto audited = store::AuditTable::append(tx, QStringLiteral("exclusion.list"),
                                                         QStringLiteral("exclusion_notice"), {}, filteredWord(filter));
                !audited)
                return audited.error();
            return rows;
        });
}

QFuture<Result<QVector<IncidentRow>>> Lists::incidents(const ListFilter& filter) {
    const DeskContext& context = m_context;
    return m_context.store.read([=, &context](store::Tx& tx) -> Result<QVector<IncidentRow>> {
        if (auto may = require(tx, context.person(), Act::SeeLists, "the list of incidents"); !may)
            return may.error();
        return readIncidents(tx, context.directory, filter);
    });
}

QFuture<Result<QVector<AlertRow>>> Lists::alerts(const ListFilter& filter) {
    const DeskContext& context = m_context;
    return m_context.store.read([=, &context](store::Tx& tx) -> Result<QVector<AlertRow>> {
        if (auto may = require(tx, context.person(), Act::SeeLists, "the list of alerts"); !may)
            return may.error();
        return readAlerts(tx, context.directory, filter);
    });
}

QFuture<Result<QVector<TransmissionRow>>> Lists::transmissions(const ListFilter& filter) {
    const DeskContext& context = m_context;
    return m_context.store.read([=, &context](store::Tx& tx) -> Result<QVector<TransmissionRow>> {
        if (auto may = require(tx, context.person(), Act::SeeFeed, "the list of overs"); !may)
            return may.error();
        store::TransmissionFilter bounds;
        bounds.since = filter.since;
        bounds.until = filter.until;
        bounds.limit = filter.text.isEmpty() ? filter.limit : 0;
        auto overs = store::TransmissionTable::list(tx, bounds);
        if (!overs)
            return overs.error();
        QVector<TransmissionRow> rows;
        for (const domain::Transmission& over : *overs) {
            const TransmissionRow row = rowOf(over, context.directory);
            if (!full(filter, rows) && contains(filter, {row.callSign, row.premises, over.callerCode, over.channel}))
                rows.append(row);
        }
        return rows;
    });
}

QFuture<Result<TransmissionRow>> Lists::transmission(const QString& id) {
    const DeskContext& context = m_context;
    return m_context.store.read([=, &context](store::Tx& tx) -> Result<TransmissionRow> {
        if (auto may = require(tx, context.person(), Act::SeeFeed, "overs"); !may)
            return may.error();
        auto over = store::TransmissionTable::find(tx, id);
        if (!over)
            return over.error();
        if (!*over)
            return Error{ErrorCode::NotFound, "That over is not in the store.", "", ""};
        return rowOf(**over, context.directory);
    });
}

QFuture<Result<QVector<AuditRow>>> Lists::audit(const ListFilter& filter) {
    const DeskContext& context = m_context;
    return m_context.store.read([=, &context](store::Tx& tx) -> Result<QVector<AuditRow>> {
        if (auto may = require(tx, context.person(), Act::SeeAudit); !may)
            return may.error();
        store::AuditFilter bounds;
        bounds.since = filter.since;
        bounds.until = filter.until;
        bounds.limit = filter.text.isEmpty() ? filter.limit : 0;
        auto entries = store::AuditTable::list(tx, bounds);
        if (!entries)
            return entries.error();
        QVector<AuditRow> rows;
        for (const domain::AuditEntry& entry : *entries) {
            const AuditRow row{entry, context.directory.personName(entry.who)};
            if (!full(filter, rows) && within(filter, entry.at) &&
                contains(filter, {row.who, entry.action, entry.detail}))
                rows.append(row);
        }
        return rows;
    });
}

QFuture<Result<StoreStatus>> Lists::status() {
    const QString engine = m_context.store.engine();
    const int schema = m_context.store.schemaVersion();
    return m_context.store.read([=](store::Tx& tx) -> Result<StoreStatus> {
        auto status = readStatus(tx);
        if (!status)
            return status.error();
        status->engine = engine;
        status->schema = schema;
        return status;
    });
}

QFuture<Result<VerifyAnswer>> Lists::verify(const QVector<domain::AuditHead>& kept,
                                            const std::function<void(const QString&)>& progress) {
    const DeskContext& context = m_context;
    return m_context.store.read([=, &context](store::Tx& tx) -> Result<VerifyAnswer> {
        if (auto may = require(tx, context.person(), Act::SeeAudit, "verifying the store"); !may)
            return may.error();
        STORE_TRY(report, store::verifyStore(tx, progress));
        STORE_TRY(gone, setBackSince(tx, kept));
        QStringList broken = context.setBack() + gone + report.broken;
        broken.removeDuplicates();
        return VerifyAnswer{report.checked, broken};
    });
}

QFuture<Result<QVector<domain::AuditHead>>> Lists::auditHeads() {
    return m_context.store.write([person = m_context.person()](store::Tx& tx) -> Result<QVector<domain::AuditHead>> {
        if (auto may = require(tx, person, Act::SeeAudit); !may)
            return may.error();
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("audit.head"), QStringLiteral("audit"), {}));
        return store::AuditTable::heads(tx);
    });
}

} // namespace watchdesk::desk
