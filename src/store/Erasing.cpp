#include "store/Erasing.h"

#include "store/DueRecords.h"
#include "store/ErasureTable.h"
#include "store/KeyTable.h"
#include "store/LookupTable.h"
#include "store/MediaTable.h"
#include "store/PhotographTable.h"
#include "store/Records.h"
#include "store/StillTable.h"
#include "store/TemplateTable.h"
#include "store/TransmissionTable.h"

namespace watchdesk::store {

namespace {

Result<QStringList> idsOf(Tx& tx, const QString& sql, const Args& args) {
    QStringList out;
    STORE_CHECK(tx.forEach(sql, args, [&out](const Row& row) -> Result<void> {
        out << row.text(0);
        return {};
    }));
    out.removeDuplicates();
    return out;
}

/// Sealed with the store's public key: emptying needs no private one.
Result<qint64> empty(Tx& tx, const char* table, const QString& id, std::initializer_list<const char*> columns) {
    QStringList sets{QStringLiteral("version = version + 1")};
    Args args;
    for (const char* column : columns) {
        STORE_TRY(sealed, tx.seal({table, column, id}, QString()));
        sets << QStringLiteral("%1 = ?").arg(QLatin1String(column));
        args << sealed;
    }
    args << id;
    STORE_TRY(row, tx.one(QStringLiteral("UPDATE %1 SET %2 WHERE id = ? RETURNING version")
                              .arg(QLatin1String(table), sets.join(QStringLiteral(", "))),
                          args));
    if (!row)
        return 0;
    STORE_CHECK(tx.note(table, id, row->integer(0)));
    return 1;
}

Result<void> removeFeed(Tx& tx, const QString& recordId) {
    STORE_TRY(rows, tx.query(QStringLiteral("DELETE FROM feed WHERE record_id = ? RETURNING seq"), {recordId}));
    for (const Row& row : rows)
        STORE_CHECK(tx.note("feed", QString::number(row.integer(0)), 0));
    return {};
}

Result<void> removePhotographs(Tx& tx, const QString& subjectId, ErasedCounts& counts) {
    STORE_TRY(templates, TemplateTable::removeOfSubject(tx, subjectId));
    counts[QStringLiteral("templates")] += templates;
    STORE_TRY(ids, idsOf(tx, QStringLiteral("SELECT id FROM photograph WHERE subject_id = ?"), {subjectId}));
    for (const QString& id : ids)
        STORE_CHECK(PhotographTable::remove(tx, id));
    counts[QStringLiteral("photographs")] += ids.size();
    return {};
}

Result<void> removeDecisions(Tx& tx, const QString& subjectId, ErasedCounts& counts) {
    STORE_TRY(stills, idsOf(tx,
                            QStringLiteral("SELECT still_id FROM match_decision WHERE subject_id = ? AND still_id IS "
                                           "NOT NULL"),
                            {subjectId}));
    STORE_TRY(decisions, removeRows(tx, "match_decision", QStringLiteral("subject_id = ?"), {subjectId}));
    counts[QStringLiteral("decisions")] += decisions;
    for (const QString& still : stills) {
        STORE_TRY(others, tx.one(QStringLiteral("SELECT COUNT(*) FROM match_decision WHERE still_id = ?"), {still}));
        if (others->integer(0) == 0)
            STORE_CHECK(eraseStill(tx, still, counts));
    }
    return {};
}

Result<void> removeNotices(Tx& tx, const QString& subjectId, ErasedCounts& counts) {
    STORE_TRY(ids, idsOf(tx, QStringLiteral("SELECT id FROM exclusion_notice WHERE subject_id = ?"), {subjectId}));
    for (const QString& id : ids)
        STORE_CHECK(eraseNotice(tx, id, counts));
    return {};
}

Result<void> removeOrders(Tx& tx, const QString& subjectId, ErasedCounts& counts) {
    STORE_TRY(ids, idsOf(tx, QStringLiteral("SELECT id FROM court_order WHERE subject_id = ?"), {subjectId}));
    for (const QString& id : ids)
        STORE_CHECK(eraseOrder(tx, id, counts));
    return {};
}

/// Without those that another incident, whose words are still there, was logged from: they are its evidence, too.
Result<QStringList> oversOf(Tx& tx, const QString& incidentId) {
    STORE_TRY(overs, TransmissionTable::ofIncident(tx, incidentId));
    QStringList alone;
    for (const domain::Transmission& over : overs) {
        STORE_TRY(other,
                  tx.one(QStringLiteral("SELECT 1 FROM incident i LEFT JOIN transmission t ON t.incident_id = i.id AND "
                                        "t.id = ? WHERE i.id <> ? AND i.erased_ms = 0 AND (i.transmission_id = ? OR "
                                        "t.id IS NOT NULL) LIMIT 1"),
                         {over.id, incidentId, over.id}));
        if (!other)
            alone << over.id;
    }
    return alone;
}

/// Reports about that person alone.
Result<void> removeIntel(Tx& tx, const QString& subjectId, ErasedCounts& counts) {
    STORE_TRY(ids, idsOf(tx, QStringLiteral("SELECT id FROM intel_report WHERE subject_id = ?"), {subjectId}));
    for (const QString& id : ids)
        STORE_CHECK(eraseIntelReport(tx, id, counts));
    return {};
}

/// What was said on the air about nobody else goes with the subject; the incident itself has a clock of its own.
Result<void> leaveIncidents(Tx& tx, const QString& subjectId, ErasedCounts& counts) {
    STORE_TRY(incidents,
              idsOf(tx, QStringLiteral("SELECT incident_id FROM incident_subject WHERE subject_id = ?"), {subjectId}));
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM incident_subject WHERE subject_id = ?"), {subjectId}));
    for (const QString& id : incidents) {
        STORE_TRY(
            row,
            tx.one(QStringLiteral("UPDATE incident SET version = version + 1 WHERE id = ? RETURNING version"), {id}));
        STORE_CHECK(tx.note("incident", id, row->integer(0)));
        STORE_TRY(others, tx.one(QStringLiteral("SELECT COUNT(*) FROM incident_subject WHERE incident_id = ?"), {id}));
        if (others->integer(0) > 0)
            continue;
        STORE_TRY(overs, oversOf(tx, id));
        for (const QString& over : overs)
            STORE_CHECK(eraseRecording(tx, over, counts));
    }
    counts[QStringLiteral("parts in incidents")] += incidents.size();
    return {};
}

} // namespace

Result<void> eraseRecordsOfSubject(Tx& tx, const QString& subjectId, ErasedCounts& counts) {
    STORE_CHECK(removePhotographs(tx, subjectId, counts));
    STORE_CHECK(removeDecisions(tx, subjectId, counts));
    STORE_CHECK(removeNotices(tx, subjectId, counts));
    STORE_CHECK(removeOrders(tx, subjectId, counts));
    STORE_CHECK(removeIntel(tx, subjectId, counts));
    STORE_CHECK(removeRows(tx, "ruled_out", QStringLiteral("subject_id = ?"), {subjectId}));
    STORE_CHECK(leaveIncidents(tx, subjectId, counts));
    STORE_CHECK(LookupTable::forget(tx, subjectId));
    return ErasureTable::note(tx, QStringLiteral("subject"), subjectId, /*due=*/true);
}

Result<void> eraseSubject(Tx& tx, const QString& subjectId, ErasedCounts& counts) {
    STORE_TRY(gone, removeRows(tx, "subject", QStringLiteral("id = ?"), {subjectId}));
    counts[QStringLiteral("subjects")] += gone;
    STORE_TRY(keys, KeyTable::destroyOfSubject(tx, subjectId));
    counts[QStringLiteral("keys")] += keys;
    return ErasureTable::note(tx, QStringLiteral("subject"), subjectId);
}

Result<void> eraseIncidentWords(Tx& tx, const QString& incidentId, ErasedCounts& counts) {
    STORE_TRY(overs, oversOf(tx, incidentId));
    for (const QString& over : overs)
        STORE_CHECK(eraseRecording(tx, over, counts));
    STORE_TRY(alerts, idsOf(tx, QStringLiteral("SELECT id FROM alert WHERE incident_id = ?"), {incidentId}));
    for (const QString& alert : alerts) {
        STORE_CHECK(empty(tx, "alert", alert, {"told"}));
        STORE_TRY(sightings, idsOf(tx, QStringLiteral("SELECT id FROM sighting WHERE alert_id = ?"), {alert}));
        for (const QString& sighting : sightings)
            STORE_CHECK(empty(tx, "sighting", sighting, {"heading", "note"}));
    }
    STORE_TRY(cases, idsOf(tx,
                           QStringLiteral("UPDATE police_case SET declined_why = NULL, reporter = NULL, crime_number "
                                          "= NULL, disposal_from = NULL, version = version + 1 WHERE incident_id = ? "
                                          "RETURNING id"),
                           {incidentId}));
    for (const QString& known : cases) {
        STORE_TRY(row, tx.one(QStringLiteral("SELECT version FROM police_case WHERE id = ?"), {known}));
        STORE_CHECK(tx.note("police_case", known, row->integer(0)));
    }
    for (const char* table : {"step_done", "ruled_out"})
        STORE_CHECK(removeRows(tx, table, QStringLiteral("incident_id = ?"), {incidentId}));
    STORE_CHECK(tx.exec(QStringLiteral("UPDATE incident SET erased_ms = ? WHERE id = ?"),
                        {static_cast<qint64>(tx.now()), incidentId}));
    STORE_TRY(done,
              empty(tx, "incident", incidentId, {"description", "heading", "narrative", "line", "police_reference"}));
    counts[QStringLiteral("incidents")] += done;
    STORE_CHECK(LookupTable::forget(tx, incidentId));
    return ErasureTable::note(tx, QStringLiteral("incident"), incidentId);
}

Result<void> eraseRecording(Tx& tx, const QString& transmissionId, ErasedCounts& counts) {
    STORE_TRY(over, tx.one(QStringLiteral("SELECT media_id FROM transmission WHERE id = ? AND media_id IS NOT NULL"),
                           {transmissionId}));
    if (!over)
        return {};
    STORE_TRY(row, tx.one(QStringLiteral("UPDATE transmission SET media_id = NULL, envelope = ?, version = version + 1 "
                                         "WHERE id = ? RETURNING version"),
                          {QByteArray(""), transmissionId}));
    STORE_CHECK(tx.note("transmission", transmissionId, row->integer(0)));
    STORE_CHECK(MediaTable::remove(tx, over->text(0)));
    ++counts[QStringLiteral("recordings")];
    return ErasureTable::note(tx, QStringLiteral("recording"), transmissionId);
}

Result<void> eraseTransmission(Tx& tx, const QString& transmissionId, ErasedCounts& counts) {
    STORE_TRY(free, ledToNothing(tx, transmissionId));
    if (!free)
        return Error{ErrorCode::Conflict, "An incident was logged from that over, or it raised an alarm.",
                     "It was not erased.", "Look at the list again."};
    STORE_CHECK(eraseRecording(tx, transmissionId, counts));
    STORE_CHECK(removeFeed(tx, transmissionId));
    STORE_TRY(gone, removeRows(tx, "transmission", QStringLiteral("id = ?"), {transmissionId}));
    counts[QStringLiteral("overs")] += gone;
    return ErasureTable::note(tx, QStringLiteral("transmission"), transmissionId);
}

Result<void> eraseStill(Tx& tx, const QString& stillId, ErasedCounts& counts) {
    STORE_TRY(there, tx.one(QStringLiteral("SELECT 1 FROM still WHERE id = ?"), {stillId}));
    if (!there)
        return {};
    STORE_CHECK(StillTable::remove(tx, stillId));
    ++counts[QStringLiteral("stills")];
    return ErasureTable::note(tx, QStringLiteral("still"), stillId);
}

Result<void> eraseNotice(Tx& tx, const QString& noticeId, ErasedCounts& counts) {
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM exclusion_evidence WHERE notice_id = ?"), {noticeId}));
    STORE_TRY(gone, removeRows(tx, "exclusion_notice", QStringLiteral("id = ?"), {noticeId}));
    counts[QStringLiteral("notices")] += gone;
    return ErasureTable::note(tx, QStringLiteral("exclusion_notice"), noticeId);
}

Result<void> eraseOrder(Tx& tx, const QString& orderId, ErasedCounts& counts) {
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM order_premises WHERE condition_id IN (SELECT id FROM "
                                       "order_condition WHERE order_id = ?)"),
                        {orderId}));
    STORE_CHECK(removeRows(tx, "order_condition", QStringLiteral("order_id = ?"), {orderId}));
    STORE_TRY(gone, removeRows(tx, "court_order", QStringLiteral("id = ?"), {orderId}));
    counts[QStringLiteral("orders")] += gone;
    return ErasureTable::note(tx, QStringLiteral("court_order"), orderId);
}

Result<void> eraseMeeting(Tx& tx, const QString& meetingId, ErasedCounts& counts) {
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM agenda_evidence WHERE item_id IN (SELECT id FROM agenda_item WHERE "
                                       "meeting_id = ?)"),
                        {meetingId}));
    for (const char* table : {"agenda_item", "action_item"})
        STORE_CHECK(removeRows(tx, table, QStringLiteral("meeting_id = ?"), {meetingId}));
    STORE_TRY(gone, removeRows(tx, "meeting", QStringLiteral("id = ?"), {meetingId}));
    counts[QStringLiteral("meetings")] += gone;
    return ErasureTable::note(tx, QStringLiteral("meeting"), meetingId);
}

Result<void> eraseEmergency(Tx& tx, const QString& emergencyId, ErasedCounts& counts) {
    STORE_CHECK(removeFeed(tx, emergencyId));
    STORE_TRY(gone, removeRows(tx, "emergency", QStringLiteral("id = ?"), {emergencyId}));
    counts[QStringLiteral("emergencies")] += gone;
    return ErasureTable::note(tx, QStringLiteral("emergency"), emergencyId);
}

Result<void> eraseRadioText(Tx& tx, const QString& textId, ErasedCounts& counts) {
    STORE_CHECK(removeFeed(tx, textId));
    STORE_TRY(gone, removeRows(tx, "radio_text", QStringLiteral("id = ?"), {textId}));
    counts[QStringLiteral("texts")] += gone;
    return ErasureTable::note(tx, QStringLiteral("radio_text"), textId);
}

Result<void> eraseLetter(Tx& tx, const QString& letterId, ErasedCounts& counts) {
    STORE_TRY(gone, removeRows(tx, "outbox", QStringLiteral("id = ?"), {letterId}));
    counts[QStringLiteral("letters")] += gone;
    return ErasureTable::note(tx, QStringLiteral("outbox"), letterId);
}

Result<void> eraseRollCall(Tx& tx, const QString& rollCallId, ErasedCounts& counts) {
    STORE_CHECK(removeRows(tx, "roll_mark", QStringLiteral("roll_call_id = ?"), {rollCallId}));
    STORE_TRY(gone, removeRows(tx, "roll_call", QStringLiteral("id = ?"), {rollCallId}));
    counts[QStringLiteral("roll-calls")] += gone;
    return ErasureTable::note(tx, QStringLiteral("roll_call"), rollCallId);
}

Result<void> eraseSignOn(Tx& tx, const QString& signOnId, ErasedCounts& counts) {
    STORE_TRY(gone, removeRows(tx, "sign_on", QStringLiteral("id = ?"), {signOnId}));
    counts[QStringLiteral("sign-ons")] += gone;
    return ErasureTable::note(tx, QStringLiteral("sign_on"), signOnId);
}

Result<void> eraseShift(Tx& tx, const QString& shiftId, ErasedCounts& counts) {
    STORE_TRY(gone, removeRows(tx, "shift", QStringLiteral("id = ?"), {shiftId}));
    counts[QStringLiteral("shifts")] += gone;
    return ErasureTable::note(tx, QStringLiteral("shift"), shiftId);
}

Result<void> eraseIntelReport(Tx& tx, const QString& reportId, ErasedCounts& counts) {
    STORE_TRY(gone, removeRows(tx, "intel_report", QStringLiteral("id = ?"), {reportId}));
    counts[QStringLiteral("intelligence reports")] += gone;
    return ErasureTable::note(tx, QStringLiteral("intel_report"), reportId);
}

Result<void> eraseContact(Tx& tx, const QString& memberId, ErasedCounts& counts) {
    STORE_TRY(done, empty(tx, "member", memberId, {"contact", "phone", "email", "note"}));
    STORE_TRY(letters,
              removeRows(tx, "outbox", QStringLiteral("contact_id IN (SELECT id FROM contact WHERE member_id = ?)"),
                         {memberId}));
    counts[QStringLiteral("letters")] += letters;
    STORE_TRY(gone, removeRows(tx, "contact", QStringLiteral("member_id = ?"), {memberId}));
    counts[QStringLiteral("contacts")] += done + gone;
    // Who signed for the agreement and for the radios.
    for (const char* sql : {"UPDATE agreement_signature SET signed_by = NULL WHERE membership_id IN (SELECT id FROM "
                            "membership WHERE member_id = ?)",
                            "UPDATE radio_move SET receiver = NULL, remark = NULL WHERE premises_id IN (SELECT id FROM "
                            "premises WHERE member_id = ?)"})
        STORE_CHECK(tx.exec(QString::fromLatin1(sql), {memberId}));
    STORE_CHECK(LookupTable::forget(tx, memberId));
    return ErasureTable::note(tx, QStringLiteral("member"), memberId);
}

Result<void> eraseByLedger(Tx& tx, const QString& entity, const QString& recordId, ErasedCounts& counts) {
    static const std::pair<const char*, Result<void> (*)(Tx&, const QString&, ErasedCounts&)> kinds[] = {
        {"subject", eraseRecordsOfSubject},
        {"incident", eraseIncidentWords},
        {"recording", eraseRecording},
        {"transmission", eraseTransmission},
        {"still", eraseStill},
        {"exclusion_notice", eraseNotice},
        {"court_order", eraseOrder},
        {"meeting", eraseMeeting},
        {"emergency", eraseEmergency},
        {"radio_text", eraseRadioText},
        {"outbox", eraseLetter},
        {"roll_call", eraseRollCall},
        {"sign_on", eraseSignOn},
        {"shift", eraseShift},
        {"intel_report", eraseIntelReport},
        {"member", eraseContact}};
    for (const auto& [name, erase] : kinds) {
        if (entity == QLatin1String(name))
            return erase(tx, recordId, counts);
    }
    return Error{ErrorCode::InvalidInput, "Nothing of that kind can be erased.", "Nothing was changed.", {}};
}

} // namespace watchdesk::store
