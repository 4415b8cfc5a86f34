#include "desk/RadioDesk.h"

#include "desk/OfficeUse.h"
#include "desk/PlainPapers.h"
#include "desk/RadioWriting.h"
#include "store/Try.h"

namespace watchdesk::desk {

namespace {

constexpr UtcMs unknownFor = 90LL * 24 * 3600 * 1000;

} // namespace

QFuture<Result<QVector<RadioLine>>> RadioDesk::radios() {
    return readOffice(m_context, [](store::Tx& tx) { return readRadioLines(tx); });
}

QFuture<Result<RadioSheet>> RadioDesk::sheet(const QString& radioSetId) {
    return readOffice(m_context, [radioSetId](store::Tx& tx) { return readRadioSheet(tx, radioSetId); });
}

QFuture<Result<QVector<UnknownCode>>> RadioDesk::unknownCodes() {
    return readOffice(m_context, [](store::Tx& tx) { return readUnknownCodes(tx, tx.now() - unknownFor); });
}

QFuture<Result<RecordStep>> RadioDesk::save(const domain::RadioSet& set) {
    return changeOffice(m_context, [set](store::Tx& tx) { return writeRadioSet(tx, set); });
}

QFuture<Result<RecordStep>> RadioDesk::handOver(const HandOver& move) {
    return changeOffice(m_context, [move](store::Tx& tx) { return writeHandOver(tx, move); });
}

QFuture<Result<int>> RadioDesk::writeSlip(const QString& radioSetId, const QString& path) {
    const QString by = m_context.person().name;
    return readOffice(m_context, [=](store::Tx& tx) -> Result<int> {
        STORE_TRY(sheet, readRadioSheet(tx, radioSetId));
        return writeHandOverSlip({sheet.line.scheme, by, tx.now()}, sheet, path);
    });
}

} // namespace watchdesk::desk
