#include "desk/RadioDesk.h"

#include "desk/PlainPapers.h"
#include "desk/RadioWriting.h"
#include "desk/Roles.h"
#include "store/Try.h"

namespace watchdesk::desk {

namespace {

constexpr UtcMs unknownFor = 90LL * 24 * 3600 * 1000;

template <class F>
auto reading(DeskContext& context, F read) {
    using T = std::invoke_result_t<F, store::Tx&>;
    const domain::Person person = context.person();
    return context.store.read([person, read](store::Tx& tx) -> T {
        STORE_CHECK(require(tx, person, Act::SeeMembers));
        return read(tx);
    });
}

template <class F>
auto changing(DeskContext& context, F write) {
    using T = std::invoke_result_t<F, store::Tx&>;
    const domain::Person person = context.person();
    return context.store.write([person, write](store::Tx& tx) -> T {
        STORE_CHECK(require(tx, person, Act::ManageMembers));
        return write(tx);
    });
}

} // namespace

QFuture<Result<QVector<RadioLine>>> RadioDesk::radios() {
    return reading(m_context, [](store::Tx& tx) { return readRadioLines(tx); });
}

QFuture<Result<RadioSheet>> RadioDesk::sheet(const QString& radioSetId) {
    return reading(m_context, [radioSetId](store::Tx& tx) { return readRadioSheet(tx, radioSetId); });
}

QFuture<Result<QVector<UnknownCode>>> RadioDesk::unknownCodes() {
    return reading(m_context, [](store::Tx& tx) { return readUnknownCodes(tx, tx.now() - unknownFor); });
}

QFuture<Result<RecordStep>> RadioDesk::save(const domain::RadioSet& set) {
    return changing(m_context, [set](store::Tx& tx) { return writeRadioSet(tx, set); });
}

QFuture<Result<RecordStep>> RadioDesk::handOver(const HandOver& move) {
    return changing(m_context, [move](store::Tx& tx) { return writeHandOver(tx, move); });
}

QFuture<Result<int>> RadioDesk::writeSlip(const QString& radioSetId, const QString& path) {
    const QString by = m_context.person().name;
    return reading(m_context, [=](store::Tx& tx) -> Result<int> {
        STORE_TRY(sheet, readRadioSheet(tx, radioSetId));
        return writeHandOverSlip({sheet.line.scheme, by, tx.now()}, sheet, path);
    });
}

} // namespace watchdesk::desk
