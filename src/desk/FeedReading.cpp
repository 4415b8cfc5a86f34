#include "desk/FeedReading.h"

#include "desk/Wording.h"
#include "domain/Category.h"
#include "store/AlertTable.h"
#include "store/EmergencyTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/MemberTable.h"
#include "store/RadioTextTable.h"
#include "store/SightingTable.h"
#include "store/TransmissionTable.h"

#include <QHash>

namespace watchdesk::desk {

namespace {

constexpr int samePlaceRows = 6;

/// The records that a page of entries is about, each kind read once.
struct Records {
    QHash<QString, domain::Transmission> transmissions;
    QHash<QString, domain::Incident> incidents;
    QHash<QString, domain::Alert> alerts;
    QHash<QString, domain::Sighting> sightings;
    QHash<QString, domain::Emergency> emergencies;
    QHash<QString, domain::RadioText> texts;
};

template <class T>
Result<void> into(QHash<QString, T>& out, const Result<QVector<T>>& values) {
    if (!values)
        return values.error();
    for (const T& value : *values)
        out.insert(value.id, value);
    return {};
}

Result<Records> recordsOf(store::Tx& tx, const QVector<domain::FeedEntry>& entries) {
    QHash<domain::FeedKind, QVector<QString>> ids;
    for (const domain::FeedEntry& entry : entries)
        ids[entry.kind].append(entry.recordId);
    Records out;
    if (auto r = into(out.emergencies, store::EmergencyTable::fetch(tx, ids[domain::FeedKind::Emergency])); !r)
        return r.error();
    if (auto r = into(out.texts, store::RadioTextTable::fetch(tx, ids[domain::FeedKind::Text])); !r)
        return r.error();
    QVector<QString> overIds = ids[domain::FeedKind::Transmission];
    for (const domain::Emergency& emergency : std::as_const(out.emergencies))
        overIds.append(emergency.transmissionId);
    if (auto r = into(out.transmissions, store::TransmissionTable::fetch(tx, overIds)); !r)
        return r.error();
    if (auto r = into(out.sightings, store::SightingTable::fetch(tx, ids[domain::FeedKind::Sighting])); !r)
        return r.error();
    QVector<QString> alertIds = ids[domain::FeedKind::Alert];
    for (const domain::Sighting& sighting : std::as_const(out.sightings))
        alertIds.append(sighting.alertId);
    if (auto r = into(out.alerts, store::AlertTable::fetch(tx, alertIds)); !r)
        return r.error();
    QVector<QString> incidentIds = ids[domain::FeedKind::Incident] + ids[domain::FeedKind::Breach];
    for (const domain::Transmission& transmission : std::as_const(out.transmissions)) {
        if (!transmission.incidentId.isEmpty())
            incidentIds.append(transmission.incidentId);
    }
    for (const domain::Alert& alert : std::as_const(out.alerts))
        incidentIds.append(alert.incidentId);
    if (auto r = into(out.incidents, store::IncidentTable::fetch(tx, incidentIds)); !r)
        return r.error();
    return out;
}

FeedRow wordEntry(const domain::FeedEntry& entry, const Records& records, const Directory& directory, const QString& me,
                  UtcMs now) {
    switch (entry.kind) {
    case domain::FeedKind::Transmission: {
        const auto transmission = records.transmissions.value(entry.recordId);
        return wordTransmission(entry, transmission, records.incidents.value(transmission.incidentId), directory, now);
    }
    case domain::FeedKind::Incident:
        return wordIncident(entry, records.incidents.value(entry.recordId), directory);
    case domain::FeedKind::Alert: {
        const auto alert = records.alerts.value(entry.recordId);
        return wordAlert(entry, alert, records.incidents.value(alert.incidentId), directory, me);
    }
    case domain::FeedKind::Sighting: {
        const auto sighting = records.sightings.value(entry.recordId);
        return wordSighting(entry, sighting, records.alerts.value(sighting.alertId), directory);
    }
    case domain::FeedKind::Emergency: {
        const auto emergency = records.emergencies.value(entry.recordId);
        return wordEmergency(entry, emergency, records.transmissions.value(emergency.transmissionId), directory);
    }
    case domain::FeedKind::Text:
        return wordText(entry, records.texts.value(entry.recordId), directory);
    case domain::FeedKind::Breach:
        return wordBreach(entry, records.incidents.value(entry.recordId), directory);
    case domain::FeedKind::System:
        break;
    }
    return wordSystem(entry);
}

Result<QVector<FeedRow>> wordAll(store::Tx& tx, const QVector<domain::FeedEntry>& entries, const Directory& directory,
                                 const QString& me) {
    auto records = recordsOf(tx, entries);
    if (!records)
        return records.error();
    QVector<FeedRow> rows;
    rows.reserve(entries.size());
    for (const domain::FeedEntry& entry : entries)
        rows.append(wordEntry(entry, *records, directory, me, tx.now()));
    return rows;
}

/// The latest incidents at the same premises, as rows of the feed.
Result<QVector<FeedRow>> samePlace(store::Tx& tx, const RowDetail& detail, const QString& premisesId,
                                   const Directory& directory) {
    if (premisesId.isEmpty())
        return QVector<FeedRow>();
    store::IncidentFilter filter;
    filter.premisesId = premisesId;
    filter.limit = samePlaceRows + 1;
    auto incidents = store::IncidentTable::list(tx, filter);
    if (!incidents)
        return incidents.error();
    QVector<FeedRow> rows;
    for (const domain::Incident& incident : *incidents) {
        if (incident.id == detail.incident.id || rows.size() == samePlaceRows)
            continue;
        domain::FeedEntry entry;
        entry.kind = domain::FeedKind::Incident;
        entry.recordId = incident.id;
        entry.at = incident.at;
        rows.append(wordIncident(entry, incident, directory));
    }
    return rows;
}

Result<void> addRecording(store::Tx& tx, RowDetail& detail) {
    if (detail.transmission.mediaId.isEmpty())
        return {};
    auto media = store::MediaTable::find(tx, detail.transmission.mediaId);
    if (!media)
        return media.error();
    if (*media) {
        detail.recordingFormat = (*media)->format;
        detail.recordingSha256 = (*media)->sha256;
        detail.recordingComplete =
            (*media)->complete || detail.transmission.end == 0; // still being spoken: nothing is missing
    }
    return {};
}

Result<void> addPlace(store::Tx& tx, RowDetail& detail, const QString& premisesId, const Directory& directory) {
    const auto premises = directory.premises(premisesId);
    if (!premises)
        return {};
    detail.premises = premises->name;
    detail.street = premises->street;
    if (const auto caller = directory.callerAtPremises(premisesId); caller && detail.callSign.isEmpty())
        detail.callSign = caller->set.callSign;
    auto member = store::MemberTable::find(tx, premises->memberId);
    if (!member)
        return member.error();
    if (*member) {
        detail.contact = (*member)->contact;
        if (!(*member)->phone.isEmpty())
            detail.contact += QStringLiteral(" · ") + (*member)->phone;
    }
    return {};
}

} // namespace

Result<QVector<FeedRow>> readFeedRows(store::Tx& tx, const QVector<qint64>& seqs, const Directory& directory,
                                      const QString& me) {
    if (seqs.isEmpty())
        return QVector<FeedRow>();
    auto entries = store::FeedTable::fetch(tx, seqs);
    if (!entries)
        return entries.error();
    auto rows = wordAll(tx, *entries, directory, me);
    if (!rows)
        return rows.error();
    QHash<qint64, FeedRow> bySeq;
    for (const FeedRow& row : *rows)
        bySeq.insert(row.seq, row);
    QVector<FeedRow> ordered;
    for (const qint64 seq : seqs) {
        if (bySeq.contains(seq))
            ordered.append(bySeq.value(seq));
    }
    return ordered;
}

Result<RowDetail> readRowDetail(store::Tx& tx, qint64 seq, const Directory& directory, const QString& me) {
    auto entries = store::FeedTable::fetch(tx, {seq});
    if (!entries)
        return entries.error();
    if (entries->isEmpty())
        return Error{ErrorCode::NotFound, "That row is not in the store any more.", "", ""};
    auto records = recordsOf(tx, *entries);
    if (!records)
        return records.error();
    const domain::FeedEntry& entry = entries->first();
    RowDetail detail;
    detail.row = wordEntry(entry, *records, directory, me, tx.now());
    detail.transmission = records->transmissions.value(entry.kind == domain::FeedKind::Emergency
                                                           ? records->emergencies.value(entry.recordId).transmissionId
                                                           : entry.recordId);
    QString incidentId = detail.transmission.incidentId;
    if (entry.kind == domain::FeedKind::Incident || entry.kind == domain::FeedKind::Breach)
        incidentId = entry.recordId;
    if (entry.kind == domain::FeedKind::Alert)
        incidentId = records->alerts.value(entry.recordId).incidentId;
    if (entry.kind == domain::FeedKind::Sighting)
        incidentId = records->alerts.value(records->sightings.value(entry.recordId).alertId).incidentId;
    if (!incidentId.isEmpty()) {
        auto incident = store::IncidentTable::find(tx, incidentId);
        if (!incident)
            return incident.error();
        if (*incident)
            detail.incident = **incident;
    }
    if (detail.transmission.id.isEmpty() && !detail.incident.transmissionId.isEmpty()) {
        auto over = store::TransmissionTable::find(tx, detail.incident.transmissionId);
        if (!over)
            return over.error();
        if (*over)
            detail.transmission = **over;
    }
    if (!detail.incident.category.isEmpty())
        detail.category = domain::categoryByCode(detail.incident.category).label;
    detail.loggedBy = directory.personName(detail.incident.loggedBy);
    QString premisesId = entry.kind == domain::FeedKind::Sighting ? records->sightings.value(entry.recordId).premisesId
                         : entry.kind == domain::FeedKind::Breach ? entry.code
                                                                  : detail.incident.premisesId;
    if (const auto caller = directory.callerBySet(detail.transmission.radioSetId)) {
        if (entry.kind == domain::FeedKind::Transmission || entry.kind == domain::FeedKind::Emergency) {
            detail.callSign = caller->set.callSign;
            premisesId = caller->set.premisesId;
        }
    }
    if (auto r = addPlace(tx, detail, premisesId, directory); !r)
        return r.error();
    if (auto r = addRecording(tx, detail); !r)
        return r.error();
    auto same = samePlace(tx, detail, premisesId, directory);
    if (!same)
        return same.error();
    detail.samePlace = *same;
    return detail;
}

} // namespace watchdesk::desk
