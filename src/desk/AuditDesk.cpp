#include "desk/AuditDesk.h"

#include "desk/AuditReading.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/Try.h"

#include <QPromise>
#include <QSaveFile>

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr int exportedAtOnce = 1'000;

/// A reading of whoever asked for it, if they may.
template <class F>
auto readAs(DeskContext& context, F fn) {
    return context.store.read(
        [person = context.person(), fn = std::move(fn)](store::Tx& tx) -> std::invoke_result_t<F, store::Tx&> {
            STORE_CHECK(require(tx, person, Act::SeeAudit));
            return fn(tx);
        });
}

Error notWritten(const QSaveFile& file) {
    return {ErrorCode::Io, "The file could not be written: " + file.errorString().toStdString() + ".",
            "Nothing was exported.", "Choose another place."};
}

/// What the query finds, written but not yet in its place; gives the number of entries.
Result<qint64> writeLines(store::Store& store, const AuditQuery& query, QSaveFile& file,
                          const std::atomic<bool>& stop) {
    file.write(csvHead());
    qint64 entries = 0;
    qint64 from = 0;
    do {
        if (stop)
            return Error{ErrorCode::Cancelled, "The export was stopped.", "Nothing was exported.", {}};
        const auto read = [&query, from](store::Tx& tx) {
            return readAuditPage(tx, query, AuditWay::Before, from, exportedAtOnce);
        };
        STORE_TRY(page, store.read(read).result());
        for (const AuditLine& line : page.lines) {
            if (file.write(csvLine(line)) < 0)
                return notWritten(file);
        }
        entries += page.lines.size();
        from = page.goOn;
    } while (from > 0);
    return entries;
}

Result<qint64> exportTo(store::Store& store, const domain::Person& person, const AuditQuery& query, const QString& path,
                        const QString& reason, const std::atomic<bool>& stop) {
    if (reason.isEmpty())
        return Error{ErrorCode::InvalidInput, "An export of the audit log needs a reason.", "Nothing was exported.",
                     "Say what it is for: the reason is kept on the log."};
    STORE_CHECK(store.read([person](store::Tx& tx) { return require(tx, person, Act::SeeAudit); }).result());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    STORE_TRY(entries, writeLines(store, query, file, stop));
    // On the log before it is anywhere else.
    const auto note = [person, reason, entries = entries](store::Tx& tx) -> Result<void> {
        STORE_CHECK(require(tx, person, Act::SeeAudit));
        STORE_CHECK(store::AuditTable::append(
            tx, QStringLiteral("audit.export"), QStringLiteral("audit"), {},
            (entries == 1 ? QStringLiteral("%1 (%2 entry)") : QStringLiteral("%1 (%2 entries)"))
                .arg(reason)
                .arg(entries)));
        return {};
    };
    STORE_CHECK(store.write(note).result());
    if (!file.commit())
        return notWritten(file);
    return entries;
}

} // namespace

AuditDesk::AuditDesk(DeskContext& context) : m_context(context) {
    m_pool.setMaxThreadCount(1);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        if (std::any_of(changes.begin(), changes.end(),
                        [](const auto& change) { return change.entity == QLatin1String("audit"); }))
            Q_EMIT changed();
    });
}

AuditDesk::~AuditDesk() {
    m_stop = true;
    m_pool.waitForDone();
}

QFuture<Result<AuditPage>> AuditDesk::before(const AuditQuery& query, qint64 seq, int limit) {
    return readAs(m_context, [=](store::Tx& tx) { return readAuditPage(tx, query, AuditWay::Before, seq, limit); });
}

QFuture<Result<AuditPage>> AuditDesk::after(const AuditQuery& query, qint64 seq, int limit) {
    return readAs(m_context, [=](store::Tx& tx) { return readAuditPage(tx, query, AuditWay::After, seq, limit); });
}

QFuture<Result<qint64>> AuditDesk::seqFrom(UtcMs at) {
    return readAs(m_context, [at](store::Tx& tx) { return readSeqFrom(tx, at); });
}

QFuture<Result<QVector<AuditPerson>>> AuditDesk::people() {
    return readAs(m_context, [](store::Tx& tx) { return readAuditPeople(tx); });
}

QFuture<Result<qint64>> AuditDesk::exportCsv(const AuditQuery& query, const QString& path, const QString& reason) {
    auto promise = std::make_shared<QPromise<Result<qint64>>>();
    promise->start();
    m_pool.start([this, promise, person = m_context.person(), query, path, reason = reason.simplified()] {
        promise->addResult(exportTo(m_context.store, person, query, path, reason, m_stop));
        promise->finish();
    });
    return promise->future();
}

} // namespace watchdesk::desk
