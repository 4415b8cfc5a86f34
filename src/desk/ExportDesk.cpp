#include "desk/ExportDesk.h"

#include "desk/ExportLines.h"
#include "desk/ImportDesk.h"
#include "sheets/CsvWriter.h"
#include "store/AuditTable.h"
#include "store/Try.h"

#include <QPromise>
#include <QSaveFile>

namespace watchdesk::desk {

namespace {

using sheets::ImportKind;

Error notWritten(const QSaveFile& file) {
    return {ErrorCode::Io, "The file could not be written: " + file.errorString().toStdString() + ".",
            "Nothing was exported.", "Choose another place."};
}

/// What is to be in the file, piece by piece; of a table the mark and the headings are the first.
Result<QVector<QByteArray>> readPieces(store::Tx& tx, ImportKind kind, ExportFormat format) {
    if (format == ExportFormat::VCard)
        return readContactCards(tx);
    STORE_TRY(lines, readExportLines(tx, kind));
    QVector<QByteArray> pieces;
    for (const QStringList& line : lines)
        pieces.append((pieces.isEmpty() ? sheets::csvMark() : QByteArray()) + sheets::csvLine(line));
    return pieces;
}

Result<qint64> exportTo(store::Store& store, const domain::Person& person, ImportKind kind, ExportFormat format,
                        const QString& path) {
    if (format == ExportFormat::VCard && kind != ImportKind::Members)
        return Error{ErrorCode::InvalidInput, "Only members are written as vCards.", "Nothing was exported.",
                     "Export this list as CSV."};
    const auto read = [=](store::Tx& tx) -> Result<QVector<QByteArray>> {
        STORE_CHECK(requireImport(tx, person, kind));
        return readPieces(tx, kind, format);
    };
    STORE_TRY(pieces, store.read(read).result());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    for (const QByteArray& piece : pieces) {
        if (file.write(piece) < 0)
            return notWritten(file);
    }
    const qint64 count = pieces.size() - (format == ExportFormat::Csv ? 1 : 0);
    // On the log before it is anywhere else.
    const auto note = [=](store::Tx& tx) -> Result<domain::AuditEntry> {
        STORE_CHECK(requireImport(tx, person, kind));
        return store::AuditTable::append(
            tx, QStringLiteral("list.export"), QStringLiteral("store"), {},
            QStringLiteral("%1, %2, %3 in all")
                .arg(domain::wordOf(sheets::importKindWords, kind),
                     format == ExportFormat::Csv ? QStringLiteral("CSV") : QStringLiteral("vCards"))
                .arg(count));
    };
    STORE_CHECK(store.write(note).result());
    if (!file.commit())
        return notWritten(file);
    return count;
}

} // namespace

ExportDesk::ExportDesk(DeskContext& context) : m_context(context) {
    m_pool.setMaxThreadCount(1);
}

ExportDesk::~ExportDesk() {
    m_pool.waitForDone();
}

QFuture<Result<qint64>> ExportDesk::write(ImportKind kind, ExportFormat format, const QString& path) {
    auto promise = std::make_shared<QPromise<Result<qint64>>>();
    promise->start();
    m_pool.start([promise, &store = m_context.store, person = m_context.person(), kind, format, path] {
        promise->addResult(exportTo(store, person, kind, format, path));
        promise->finish();
    });
    return promise->future();
}

} // namespace watchdesk::desk
