#include "desk/RetentionDesk.h"

#include "desk/Directory.h"
#include "desk/Erasure.h"
#include "desk/ErasureLedger.h"
#include "desk/RetentionReading.h"
#include "desk/Roles.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/DueRecords.h"
#include "store/SettingTable.h"
#include "store/SignIn.h"
#include "store/Try.h"

#include <nlohmann/json.hpp>

#include <QPromise>
#include <QSet>

namespace watchdesk::desk {

/// What two people have agreed to erase.
struct RetentionDesk::Erasing {
    domain::Person me;
    domain::Person second;
    QString reason;
    QHash<QString, QString> names; ///< of subjects, by id
    NamingTexts texts;             ///< that name one of them
};

namespace {

const QString certificateAction = QStringLiteral("erasure.certificate");
const QString erasureEntity = QStringLiteral("erasure");
constexpr int ledgerEvery = 50;

Result<ClockRow> clockRow(store::Tx& tx, const domain::RetentionClock& clock) {
    STORE_TRY(settings, readRetention(tx));
    const int value = domain::setTo(settings, clock.key);
    return ClockRow{clock, value, value == clock.normal};
}

std::string utf8(const QString& text) {
    return text.toStdString();
}

QString detailOf(const ErasureCertificate& certificate) {
    nlohmann::json json{{"second", utf8(certificate.second)},
                        {"reason", utf8(certificate.reason)},
                        {"counts", nlohmann::json::object()},
                        {"records", nlohmann::json::array()}};
    for (auto it = certificate.counts.cbegin(); it != certificate.counts.cend(); ++it)
        json["counts"][utf8(it.key())] = it.value();
    if (!certificate.stopped.isEmpty())
        json["stopped"] = utf8(certificate.stopped);
    for (const QString& record : certificate.records)
        json["records"].push_back(utf8(record));
    return QString::fromStdString(json.dump());
}

QString textIn(const nlohmann::json& json, const char* key) {
    return json.contains(key) && json[key].is_string() ? QString::fromStdString(json[key].get<std::string>())
                                                       : QString();
}

ErasureCertificate certificateOf(const domain::AuditEntry& entry, const QString& by) {
    ErasureCertificate out{entry.id, entry.at, by, {}, {}, {}, {}, {}};
    const auto json = nlohmann::json::parse(entry.detail.toStdString(), nullptr, false);
    if (!json.is_object())
        return out;
    out.second = textIn(json, "second");
    out.reason = textIn(json, "reason");
    out.stopped = textIn(json, "stopped");
    const auto counts = json.value("counts", nlohmann::json::object()); // items() keeps no copy
    for (const auto& [key, value] : counts.items()) {
        if (value.is_number_integer())
            out.counts.insert(QString::fromStdString(key), value.get<qint64>());
    }
    for (const auto& record : json.value("records", nlohmann::json::array())) {
        if (record.is_string())
            out.records << QString::fromStdString(record.get<std::string>());
    }
    return out;
}

/// Only what is due, or a person on request: what was looked at may have changed since.
Result<void> mayGo(store::Tx& tx, const QVector<DueRow>& rows) {
    STORE_TRY(due, readDue(tx, domain::civilDay(tx.now())));
    QSet<QString> ids;
    for (const DueRow& row : due)
        ids.insert(row.entity + row.id);
    for (const DueRow& row : rows) {
        if (row.entity != QLatin1String("subject") && !ids.contains(row.entity + row.id))
            return Error{ErrorCode::Conflict, row.what.toStdString() + " is not due any more.", "Nothing was erased.",
                         "Look at the list again."};
    }
    return {};
}

Error stoppedError() {
    return {ErrorCode::Cancelled, "The erasure was stopped.", "What was erased until then stays erased.", {}};
}

Result<void> bothMay(store::Tx& tx, const RetentionDesk::Erasing& erasing) {
    STORE_CHECK(require(tx, erasing.me, Act::Erase));
    return requireOf(tx, erasing.second, Act::Erase, "erasing records, as the second person");
}

/// An over that nothing was logged from, until now.
Result<void> stillUnused(store::Tx& tx, const DueRow& row) {
    STORE_TRY(unused, store::ledToNothing(tx, row.id));
    if (unused)
        return {};
    return Error{ErrorCode::Conflict, row.what.toStdString() + " is not due any more: an incident was logged from it.",
                 "It was not erased.", "Look at the list again."};
}

/// A person who was due when the list was read may have come back into the records since; one on request need not be
/// due.
Result<void> stillSo(store::Tx& tx, const DueRow& row) {
    if (row.entity == QLatin1String("recording") || row.entity == QLatin1String("transmission"))
        return stillUnused(tx, row);
    const QDate today = domain::civilDay(tx.now());
    if (row.entity != QLatin1String("subject") || !row.due.isValid() || row.due > today)
        return {};
    STORE_TRY(now, readSubjectDue(tx, row.id, today));
    if (now.due.isValid() && now.due <= today)
        return {};
    return Error{ErrorCode::Conflict, row.what.toStdString() + " is not due any more: " + now.why.toStdString() + ".",
                 "They were not erased.", "Look at the list again."};
}

Result<store::ErasedCounts> eraseRow(store::Tx& tx, const RetentionDesk::Erasing& erasing, const DueRow& row) {
    STORE_TRY(counts, eraseRecord(tx, row.entity, row.id, erasing.names.value(row.id), erasing.texts));
    // Not as an entry about the subject: its detail would be sealed with a key of the subject's, made anew.
    STORE_CHECK(store::AuditTable::append(tx, row.entity + QStringLiteral(".erase"), erasureEntity, row.id,
                                          QStringLiteral("with %1: %2").arg(erasing.second.name, erasing.reason)));
    return counts;
}

} // namespace

RetentionDesk::RetentionDesk(DeskContext& context, QString ledger) : m_context(context), m_ledger(std::move(ledger)) {
    m_pool.setMaxThreadCount(1);
}

RetentionDesk::~RetentionDesk() {
    cancel();
    m_pool.waitForDone();
}

QFuture<Result<QVector<ClockRow>>> RetentionDesk::clocks() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<QVector<ClockRow>> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings, "the retention clocks"));
        QVector<ClockRow> rows;
        for (const domain::RetentionClock& clock : domain::retentionClocks()) {
            STORE_TRY(row, clockRow(tx, clock));
            rows.append(row);
        }
        return rows;
    });
}

QFuture<Result<ClockRow>> RetentionDesk::setClock(const QString& key, int value) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<ClockRow> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings));
        const auto clock = domain::retentionClock(key);
        if (!clock || value < clock->least || value > clock->most)
            return Error{ErrorCode::InvalidInput,
                         clock ? "That clock runs from " + std::to_string(clock->least) + " to " +
                                     std::to_string(clock->most) + "."
                               : "There is no such clock.",
                         "It is set as it was.",
                         {}};
        STORE_TRY(was, clockRow(tx, *clock));
        STORE_CHECK(store::SettingTable::set(tx, {}, key, QString::number(value)));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("setting.change"), QStringLiteral("setting"), key,
                                              QStringLiteral("%1 to %2").arg(was.value).arg(value)));
        return clockRow(tx, *clock);
    });
}

QFuture<Result<QVector<DueRow>>> RetentionDesk::dryRun() {
    return m_context.store.write([person = m_context.person()](store::Tx& tx) -> Result<QVector<DueRow>> {
        STORE_CHECK(require(tx, person, Act::Erase));
        STORE_TRY(rows, readDue(tx, domain::civilDay(tx.now())));
        // Who has seen what is due is noted; that nothing is, is no secret.
        if (!rows.isEmpty())
            STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("retention.dry-run"), erasureEntity, {},
                                                  QStringLiteral("%1 due").arg(rows.size())));
        return rows;
    });
}

QFuture<Result<DueRow>> RetentionDesk::subjectDue(const QString& subjectId) {
    return m_context.store.read([=, person = m_context.person()](store::Tx& tx) -> Result<DueRow> {
        STORE_CHECK(require(tx, person, Act::Erase));
        return readSubjectDue(tx, subjectId, domain::civilDay(tx.now()));
    });
}

QFuture<Result<ErasureCertificate>> RetentionDesk::erase(const QVector<DueRow>& rows, const SecondPerson& second,
                                                         const QString& reason) {
    auto promise = std::make_shared<QPromise<Result<ErasureCertificate>>>();
    promise->start();
    m_pool.start(
        [this, promise, rows, second, reason = reason.simplified(), me = m_context.person(), turn = ++m_asked] {
            promise->addResult(eraseNow(rows, second, reason, me, turn));
            promise->finish();
        });
    return promise->future();
}

Result<ErasureCertificate> RetentionDesk::eraseNow(const QVector<DueRow>& rows, const SecondPerson& second,
                                                   const QString& reason, const domain::Person& me, int turn) {
    STORE_TRY(erasing, prepare(rows, second, reason, me));
    ErasureCertificate certificate{{}, 0, me.name, erasing.second.name, reason, {}, {}, {}};
    for (const DueRow& row : rows) {
        const auto gone = turn <= m_stopped ? Result<store::ErasedCounts>(stoppedError()) : eraseOne(erasing, row);
        if (!gone && certificate.records.isEmpty())
            return gone.error();
        if (!gone) {
            certificate.stopped = QString::fromStdString(gone.error().what);
            break;
        }
        certificate.records << row.what;
        for (auto it = gone->cbegin(); it != gone->cend(); ++it) {
            if (it.value() > 0)
                certificate.counts[it.key()] += it.value();
        }
        // What is erased is in the ledger outside the store before long, whatever becomes of the program.
        if (certificate.records.size() % ledgerEvery == 0)
            STORE_CHECK(copyLedger(m_context.store, m_ledger));
        Q_EMIT progress(static_cast<int>(certificate.records.size()), static_cast<int>(rows.size()));
    }
    return certify(certificate);
}

Result<RetentionDesk::Erasing> RetentionDesk::prepare(const QVector<DueRow>& rows, const SecondPerson& second,
                                                      const QString& reason, const domain::Person& me) {
    auto& store = m_context.store;
    if (rows.isEmpty() || reason.isEmpty())
        return Error{ErrorCode::InvalidInput, "An erasure names what goes, and why.", "Nothing was erased.",
                     "Write down the reason; it stays on the audit log."};
    STORE_CHECK(store.read([me](store::Tx& tx) { return require(tx, me, Act::Erase); }).result());
    Erasing out;
    out.me = me;
    out.reason = reason;
    STORE_TRY(other, store::confirmPassphrase(store, second.name, second.passphrase));
    out.second = other;
    if (other.id == me.id)
        return Error{ErrorCode::Refused, "Erasing takes two: the second cannot be yourself.", "Nothing was erased.",
                     "Ask another coordinator or administrator."};
    const auto allowed = [rows, out](store::Tx& tx) -> Result<void> {
        STORE_CHECK(bothMay(tx, out));
        return mayGo(tx, rows);
    };
    STORE_CHECK(store.read(allowed).result());
    QStringList subjects;
    for (const DueRow& row : rows) {
        if (row.entity == QLatin1String("subject"))
            subjects << row.id;
    }
    STORE_TRY(names, store.read([subjects](store::Tx& tx) { return namesOfSubjects(tx, subjects); }).result());
    out.names = names;
    STORE_TRY(texts, store.read([n = names.values()](store::Tx& tx) { return textsNaming(tx, n); }).result());
    out.texts = texts;
    return out;
}

Result<store::ErasedCounts> RetentionDesk::eraseOne(const Erasing& erasing, const DueRow& row) {
    return m_context.store
        .write([erasing, row](store::Tx& tx) -> Result<store::ErasedCounts> {
            STORE_CHECK(bothMay(tx, erasing));
            STORE_CHECK(stillSo(tx, row));
            return eraseRow(tx, erasing, row);
        })
        .result();
}

/// On the audit log, in the ledger that outlives the store, and out of the file's log of what was written.
Result<ErasureCertificate> RetentionDesk::certify(ErasureCertificate certificate) {
    STORE_TRY(entry, m_context.store
                         .write([certificate](store::Tx& tx) {
                             return store::AuditTable::append(tx, certificateAction, erasureEntity, {},
                                                              detailOf(certificate));
                         })
                         .result());
    certificate.id = entry.id;
    certificate.at = entry.at;
    STORE_CHECK(copyLedger(m_context.store, m_ledger));
    m_context.store.emptyLog();
    return certificate;
}

QFuture<Result<QVector<ErasureCertificate>>> RetentionDesk::certificates(int limit) {
    const DeskContext& context = m_context;
    return m_context.store.read([=, &context](store::Tx& tx) -> Result<QVector<ErasureCertificate>> {
        STORE_CHECK(require(tx, context.person(), Act::Erase, "certificates of erasure"));
        store::AuditFilter filter;
        filter.actions = {certificateAction};
        filter.limit = limit;
        STORE_TRY(entries, store::AuditTable::list(tx, filter));
        QVector<ErasureCertificate> out;
        for (const domain::AuditEntry& entry : entries)
            out.append(certificateOf(entry, context.directory.personName(entry.who)));
        return out;
    });
}

} // namespace watchdesk::desk
