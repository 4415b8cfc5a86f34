#include "store/Verify.h"

#include "seal/SealedValue.h"
#include "store/AuditTable.h"
#include "store/ErasureTable.h"
#include "store/KeyTable.h"
#include "store/MediaTable.h"
#include "store/Members.h"
#include "store/QtBytes.h"
#include "store/SealedColumns.h"
#include "store/Try.h"

#include <QSet>

namespace watchdesk::store {

namespace {

/// Every column that names a record of another table; the schema's own foreign keys and those it cannot hold.
struct Reference {
    const char* table;
    const char* column;
    const char* to;
    const char* toColumn;
};

constexpr Reference references[] = {{"wrapped_key", "class", "class_key", "class"},
                                    {"retired_key", "class", "class_key", "class"},
                                    {"class_grant", "class", "class_key", "class"},
                                    {"person_key", "id", "person", "id"},
                                    {"data_key", "subject_id", "subject", "id"},
                                    {"wrapped_key", "person_id", "person", "id"},
                                    {"data_key", "class", "class_key", "class"},
                                    {"signing_key", "person_id", "person", "id"},
                                    {"signing_key", "vouched_by", "signing_key", "id"},
                                    {"audit", "signed_by", "signing_key", "id"},
                                    {"member", "scheme_id", "scheme", "id"},
                                    {"premises", "member_id", "member", "id"},
                                    {"radio_set", "scheme_id", "scheme", "id"},
                                    {"radio_set", "premises_id", "premises", "id"},
                                    {"media_chunk", "media_id", "media", "id"},
                                    {"photograph", "subject_id", "subject", "id"},
                                    {"photograph", "media_id", "media", "id"},
                                    {"transmission", "radio_set_id", "radio_set", "id"},
                                    {"transmission", "media_id", "media", "id"},
                                    {"transmission", "incident_id", "incident", "id"},
                                    {"exclusion_notice", "scheme_id", "scheme", "id"},
                                    {"exclusion_notice", "subject_id", "subject", "id"},
                                    {"exclusion_evidence", "notice_id", "exclusion_notice", "id"},
                                    {"exclusion_evidence", "incident_id", "incident", "id"},
                                    {"court_order", "subject_id", "subject", "id"},
                                    {"order_condition", "order_id", "court_order", "id"},
                                    {"order_condition", "zone_id", "zone", "id"},
                                    {"order_premises", "condition_id", "order_condition", "id"},
                                    {"order_premises", "premises_id", "premises", "id"},
                                    {"incident", "scheme_id", "scheme", "id"},
                                    {"incident", "premises_id", "premises", "id"},
                                    {"incident", "transmission_id", "transmission", "id"},
                                    {"incident_subject", "incident_id", "incident", "id"},
                                    {"incident_subject", "subject_id", "subject", "id"},
                                    {"alert", "scheme_id", "scheme", "id"},
                                    {"alert", "incident_id", "incident", "id"},
                                    {"alert_party", "alert_id", "alert", "id"},
                                    {"thumbnail", "id", "photograph", "id"},
                                    {"face_template", "photograph_id", "photograph", "id"},
                                    {"face_template", "subject_id", "subject", "id"},
                                    {"still", "media_id", "media", "id"},
                                    {"still", "premises_id", "premises", "id"},
                                    {"match_decision", "still_id", "still", "id"},
                                    {"match_decision", "subject_id", "subject", "id"},
                                    {"match_decision", "sighting_id", "sighting", "id"},
                                    {"match_decision", "alert_id", "alert", "id"},
                                    {"sighting", "alert_id", "alert", "id"},
                                    {"sighting", "premises_id", "premises", "id"},
                                    {"meeting", "scheme_id", "scheme", "id"},
                                    {"agenda_item", "meeting_id", "meeting", "id"},
                                    {"agenda_evidence", "item_id", "agenda_item", "id"},
                                    {"action_item", "meeting_id", "meeting", "id"},
                                    {"step_done", "incident_id", "incident", "id"},
                                    {"ruled_out", "incident_id", "incident", "id"},
                                    {"ruled_out", "subject_id", "subject", "id"},
                                    {"police_case", "incident_id", "incident", "id"},
                                    {"intel_report", "incident_id", "incident", "id"},
                                    {"intel_report", "subject_id", "subject", "id"},
                                    {"shift", "person_id", "person", "id"},
                                    {"intel_report", "person_id", "person", "id"},
                                    {"step_done", "by_person", "person", "id"},
                                    {"ruled_out", "by_person", "person", "id"},
                                    {"outbox", "person_id", "person", "id"},
                                    {"shelf", "by_person", "person", "id"},
                                    {"member", "head_office_id", "member", "id"},
                                    {"membership", "member_id", "member", "id"},
                                    {"membership", "scheme_id", "scheme", "id"},
                                    {"membership_step", "membership_id", "membership", "id"},
                                    {"agreement", "scheme_id", "scheme", "id"},
                                    {"agreement_signature", "membership_id", "membership", "id"},
                                    {"agreement_signature", "agreement_id", "agreement", "id"},
                                    {"contact", "member_id", "member", "id"},
                                    {"contact", "premises_id", "premises", "id"},
                                    {"camera", "premises_id", "premises", "id"},
                                    {"person", "member_id", "member", "id"},
                                    {"radio_move", "radio_set_id", "radio_set", "id"},
                                    {"radio_move", "premises_id", "premises", "id"},
                                    {"radio_text", "radio_set_id", "radio_set", "id"},
                                    {"emergency", "radio_set_id", "radio_set", "id"},
                                    {"emergency", "premises_id", "premises", "id"},
                                    {"sign_on", "radio_set_id", "radio_set", "id"},
                                    {"roll_call", "scheme_id", "scheme", "id"},
                                    {"roll_mark", "roll_call_id", "roll_call", "id"},
                                    {"roll_mark", "radio_set_id", "radio_set", "id"}};

/// What this sign-in's keys do not open, and which is left to somebody whose do.
const QString notYours = QStringLiteral("left to others");
/// What is noise, because its key was destroyed with whom it was about.
const QString erased = QStringLiteral("erased");

constexpr int mostSentences = 200; // of one part: a store full of damage needs no longer list

void tell(VerifyReport& report, int& told, const QString& sentence) {
    if (++told < mostSentences)
        report.broken << sentence;
    else if (told == mostSentences)
        report.broken << QStringLiteral("… and more of the same.");
}

/// The data keys that there are, and those of which somebody has signed that they were destroyed with whom they were
/// about: a line of the ledger alone can be planted to hide that a key was taken away.
struct DataKeys {
    QSet<QString> there;
    QSet<QString> erased;
};

Result<DataKeys> dataKeys(Tx& tx) {
    DataKeys out;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT id FROM data_key"), {}, [&out](const Row& row) -> Result<void> {
        out.there.insert(row.text(0));
        return {};
    }));
    STORE_TRY(gone, KeyTable::destroyed(tx));
    out.erased = gone;
    return out;
}

Result<void> checkLedger(Tx& tx, const DataKeys& keys, VerifyReport& report) {
    int told = 0;
    STORE_TRY(listed, ErasureTable::of(tx, QStringLiteral("data_key")));
    for (const QString& id : listed - keys.erased)
        tell(report, told, QStringLiteral("erasure %1: nobody has signed that this key was destroyed.").arg(id));
    return {};
}

/// One sealed value; nothing is asked of the keys in memory, which may outlive those in the store.
Result<void> checkSeal(Tx& tx, const DataKeys& keys, const SealedAt& at, const QByteArray& value, VerifyReport& report,
                       int& told) {
    const auto id = seal::keyOfSealed(viewOf(value));
    const QString key = id ? QString::fromStdString(seal::uuidOf(*id)) : QString();
    if (keys.erased.contains(key)) {
        ++report.checked[erased];
        return {};
    }
    const auto opened = tx.openBytes(at, value);
    if (!opened && opened.error().code == ErrorCode::Locked)
        return opened.error();
    if (!opened && opened.error().code == ErrorCode::Refused) {
        ++report.checked[notYours];
        return {};
    }
    ++report.checked[QStringLiteral("seals")];
    const QString where = QStringLiteral("%1 %2: its %3").arg(QLatin1String(at.table), at.id, QLatin1String(at.column));
    if (!opened)
        tell(report, told, where + QStringLiteral(" does not open."));
    else if (!keys.there.contains(key))
        tell(report, told, where + QStringLiteral(" is sealed with a key that is gone."));
    return {};
}

Result<void> checkSeals(Tx& tx, VerifyReport& report) {
    report.checked[QStringLiteral("seals")] = 0;
    int told = 0;
    STORE_TRY(keys, dataKeys(tx));
    STORE_CHECK(checkLedger(tx, keys, report));
    for (const SealedColumns& sealed : sealedColumns()) {
        const QString sql =
            QStringLiteral("SELECT %1, %2 FROM %3")
                .arg(QLatin1String(sealed.id), sealed.columns.join(QStringLiteral(", ")), QLatin1String(sealed.table));
        const auto look = [&](const Row& row) -> Result<void> {
            for (int i = 0; i < sealed.columns.size(); ++i) {
                const QByteArray column = sealed.columns.at(i).toLatin1();
                if (!row.isNull(i + 1))
                    STORE_CHECK(checkSeal(tx, keys, {sealed.table, column.constData(), row.text(0)}, row.blob(i + 1),
                                          report, told));
            }
            return {};
        };
        STORE_CHECK(tx.forEach(sql, {}, look));
    }
    return {};
}

Result<void> checkReferences(Tx& tx, VerifyReport& report) {
    qint64& count = report.checked[QStringLiteral("references")];
    int told = 0;
    for (const Reference& r : references) {
        const QString sql =
            QStringLiteral("SELECT a.%2, COUNT(*), SUM(CASE WHEN b.%4 IS NULL THEN 1 ELSE 0 END) FROM %1 a "
                           "LEFT JOIN %3 b ON b.%4 = a.%2 WHERE a.%2 IS NOT NULL AND a.%2 <> '' GROUP BY a.%2")
                .arg(QLatin1String(r.table), QLatin1String(r.column), QLatin1String(r.to), QLatin1String(r.toColumn));
        STORE_CHECK(tx.forEach(sql, {}, [&](const Row& row) -> Result<void> {
            count += row.integer(1);
            if (row.integer(2) > 0)
                tell(report, told,
                     QStringLiteral("%1: its %2 names a %3 that is not there (%4).")
                         .arg(QLatin1String(r.table), QLatin1String(r.column), QLatin1String(r.to), row.text(0)));
            return {};
        }));
    }
    return {};
}

Result<void> checkRecordings(Tx& tx, VerifyReport& report) {
    STORE_TRY(media, MediaTable::all(tx));
    int told = 0;
    for (const domain::Media& one : media) {
        const auto plain = MediaTable::readAll(tx, one.id);
        if (!plain && plain.error().code == ErrorCode::Locked)
            return plain.error();
        if (!plain && plain.error().code == ErrorCode::Refused) {
            ++report.checked[notYours];
            continue;
        }
        if (!plain)
            tell(report, told, QStringLiteral("media %1: %2").arg(one.id, QString::fromStdString(plain.error().what)));
        else if (plain->size() != one.bytes && one.complete)
            tell(
                report, told,
                QStringLiteral("media %1: it has %2 bytes and says %3.").arg(one.id).arg(plain->size()).arg(one.bytes));
    }
    report.checked[QStringLiteral("recordings")] = media.size();
    return {};
}

Result<void> checkAudit(Tx& tx, VerifyReport& report) {
    STORE_TRY(chains, AuditTable::verify(tx));
    report.checked[QStringLiteral("audit")] = chains.entries;
    report.checked[QStringLiteral("signatures")] = chains.signatures;
    report.broken += chains.broken;
    STORE_TRY(across, AuditTable::verifyAcross(tx));
    report.broken += across;
    return {};
}

Result<void> checkPeople(Tx& tx, VerifyReport& report) {
    STORE_TRY(unfounded, unfoundedPeople(tx));
    for (const QString& id : unfounded)
        report.broken
            << QStringLiteral("person %1: their role in the store was not given by anybody at a desk.").arg(id);
    return {};
}

} // namespace

Result<VerifyReport> verifyStore(Tx& tx, const std::function<void(const QString&)>& progress) {
    const std::pair<const char*, Result<void> (*)(Tx&, VerifyReport&)> parts[] = {{"seals", checkSeals},
                                                                                  {"audit", checkAudit},
                                                                                  {"people", checkPeople},
                                                                                  {"references", checkReferences},
                                                                                  {"recordings", checkRecordings}};
    VerifyReport report;
    for (const auto& [name, check] : parts) {
        if (progress)
            progress(QString::fromLatin1(name));
        STORE_CHECK(check(tx, report));
    }
    return report;
}

} // namespace watchdesk::store
