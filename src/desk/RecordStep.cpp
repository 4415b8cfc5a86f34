#include "desk/RecordStep.h"

#include "store/AgreementTable.h"
#include "store/BroughtIncidents.h"
#include "store/CameraTable.h"
#include "store/ContactTable.h"
#include "store/ImportedTable.h"
#include "store/KeyTable.h"
#include "store/LookupTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/PremisesTable.h"
#include "store/RadioMoveTable.h"
#include "store/RadioSetTable.h"
#include "store/Records.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

/// Where a kind of record is kept.
template <class T>
struct Kept;
template <>
struct Kept<domain::Member> {
    using Table = store::MemberTable;
    static constexpr const char* name = "member";
};
template <>
struct Kept<domain::Membership> {
    using Table = store::MembershipTable;
    static constexpr const char* name = "membership";
};
template <>
struct Kept<domain::Premises> {
    using Table = store::PremisesTable;
    static constexpr const char* name = "premises";
};
template <>
struct Kept<domain::Contact> {
    using Table = store::ContactTable;
    static constexpr const char* name = "contact";
};
template <>
struct Kept<domain::Camera> {
    using Table = store::CameraTable;
    static constexpr const char* name = "camera";
};
template <>
struct Kept<domain::RadioSet> {
    using Table = store::RadioSetTable;
    static constexpr const char* name = "radio_set";
};
template <>
struct Kept<domain::RadioMove> {
    using Table = store::RadioMoveTable;
    static constexpr const char* name = "radio_move";
};
template <>
struct Kept<domain::Subject> {
    using Table = store::SubjectTable;
    static constexpr const char* name = "subject";
};
/// Signatures are signed and taken back, never changed.
struct Signatures {
    static Result<domain::AgreementSignature> insert(store::Tx& tx, const domain::AgreementSignature& value) {
        return store::AgreementTable::sign(tx, value);
    }
};
template <>
struct Kept<domain::AgreementSignature> {
    using Table = Signatures;
    static constexpr const char* name = "agreement_signature";
};

template <class T>
constexpr bool changes = !std::is_same_v<T, domain::RadioMove> && !std::is_same_v<T, domain::AgreementSignature>;

template <class T>
Result<T> write(store::Tx& tx, const T& value) {
    if constexpr (changes<T>)
        return Kept<T>::Table::update(tx, value);
    else
        return Error{ErrorCode::Internal, "A record of history cannot be changed.", "Nothing was changed.", {}};
}

template <class T>
Result<std::optional<T>> asItIs(store::Tx& tx, const T& value) {
    if constexpr (changes<T>)
        return Kept<T>::Table::find(tx, value.id);
    else
        return std::optional<T>(value);
}

/// Agendas name subjects without the engine's knowledge; keys of a subject's own go after it.
Result<void> takeSubjectAway(store::Tx& tx, const QString& id, qint64 version) {
    STORE_TRY(named, tx.one(QStringLiteral("SELECT 1 FROM agenda_evidence WHERE entity_id = ? LIMIT 1"), {id}));
    if (named)
        return Error{ErrorCode::Conflict, "An agenda refers to this subject.", "Nothing was changed.", {}};
    STORE_CHECK(store::LookupTable::forget(tx, id));
    STORE_CHECK(store::removeRecord(tx, {"subject", {}}, id, version));
    return store::KeyTable::dropOfSubject(tx, id);
}

/// What refers to the record keeps it: the engine says so, and the whole step is refused.
Result<void> takeAway(store::Tx& tx, const char* table, const QString& id, qint64 version) {
    if (qstrcmp(table, "subject") == 0)
        return takeSubjectAway(tx, id, version);
    if (qstrcmp(table, "member") == 0)
        STORE_CHECK(store::LookupTable::forget(tx, id));
    if (qstrcmp(table, "membership") == 0)
        STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM membership_step WHERE membership_id = ?"), {id}));
    STORE_CHECK(store::ImportedTable::forget(tx, id)); // a table may bring it again
    return store::removeRecord(tx, {table, {}}, id, version);
}

template <class T>
Result<void> undoOne(store::Tx& tx, const std::optional<OfficeRecord>& before, const T& after) {
    if (!before)
        return takeAway(tx, Kept<T>::name, after.id, after.version);
    T value = std::get<T>(*before);
    value.version = after.version;
    STORE_CHECK(write(tx, value));
    return {};
}

Result<void> putBack(store::Tx& tx, const OfficeRecord& record) {
    return std::visit(
        [&tx](const auto& value) -> Result<void> {
            using T = std::decay_t<decltype(value)>;
            STORE_CHECK(Kept<T>::Table::insert(tx, value));
            return {};
        },
        record);
}

Result<void> undoChange(store::Tx& tx, const RecordChange& change) {
    if (!change.after)
        return putBack(tx, *change.before);
    return std::visit([&](const auto& after) { return undoOne(tx, change.before, after); }, *change.after);
}

/// Overs that were nobody's before are nobody's again.
Result<void> unnameOvers(store::Tx& tx, const QVector<QString>& ids) {
    for (const QString& id : ids) {
        STORE_TRY(over, store::TransmissionTable::find(tx, id));
        if (!over) // erased meanwhile
            continue;
        over->radioSetId.clear();
        STORE_CHECK(store::TransmissionTable::update(tx, *over));
    }
    return {};
}

Error changedMeanwhile() {
    return {ErrorCode::Conflict, "What that step did is in use or has been changed meanwhile: it cannot be taken back.",
            "Nothing was changed.", "Change the record itself."};
}

} // namespace

template <class T>
Result<T> StepWriter::make(const T& value) {
    STORE_TRY(made, Kept<T>::Table::insert(m_tx, value));
    m_step.changes.append({std::nullopt, OfficeRecord(made)});
    return made;
}

template <class T>
Result<T> StepWriter::save(const T& value) {
    if (value.id.isEmpty())
        return make(value);
    STORE_TRY(before, asItIs(m_tx, value));
    STORE_TRY(after, write(m_tx, value));
    m_step.changes.append({OfficeRecord(*before), OfficeRecord(after)});
    return after;
}

template <class T>
Result<void> StepWriter::remove(const T& value) {
    STORE_CHECK(takeAway(m_tx, Kept<T>::name, value.id, value.version));
    m_step.changes.append({OfficeRecord(value), std::nullopt});
    return {};
}

template Result<domain::Member> StepWriter::save(const domain::Member&);
template Result<domain::Membership> StepWriter::save(const domain::Membership&);
template Result<domain::Premises> StepWriter::save(const domain::Premises&);
template Result<domain::Contact> StepWriter::save(const domain::Contact&);
template Result<domain::Camera> StepWriter::save(const domain::Camera&);
template Result<domain::RadioSet> StepWriter::save(const domain::RadioSet&);
template Result<domain::RadioMove> StepWriter::save(const domain::RadioMove&);
template Result<domain::AgreementSignature> StepWriter::save(const domain::AgreementSignature&);
template Result<domain::Subject> StepWriter::save(const domain::Subject&);
template Result<domain::Subject> StepWriter::make(const domain::Subject&);
template Result<domain::Member> StepWriter::make(const domain::Member&);
template Result<domain::Membership> StepWriter::make(const domain::Membership&);
template Result<domain::Premises> StepWriter::make(const domain::Premises&);
template Result<domain::RadioSet> StepWriter::make(const domain::RadioSet&);
template Result<void> StepWriter::remove(const domain::Contact&);
template Result<void> StepWriter::remove(const domain::Camera&);
template Result<void> StepWriter::remove(const domain::AgreementSignature&);

Result<void> StepWriter::tick(const domain::StepDone& done) {
    STORE_TRY(steps, store::MembershipTable::steps(m_tx, done.membershipId));
    const auto was = std::find_if(steps.begin(), steps.end(), [&](const auto& s) { return s.step == done.step; });
    m_step.ticksBefore.append(was == steps.end() ? domain::StepDone{done.membershipId, done.step, {}, {}} : *was);
    return store::MembershipTable::setStep(m_tx, done);
}

Result<void> undoStep(store::Tx& tx, const RecordStep& step) {
    auto undone = tx.attempt([&]() -> Result<void> {
        STORE_CHECK(store::takeBackIncidents(tx, step.incidents));
        STORE_CHECK(unnameOvers(tx, step.namedOvers));
        for (auto tick = step.ticksBefore.crbegin(); tick != step.ticksBefore.crend(); ++tick)
            STORE_CHECK(store::MembershipTable::setStep(tx, *tick));
        for (auto change = step.changes.crbegin(); change != step.changes.crend(); ++change)
            STORE_CHECK(undoChange(tx, *change));
        return {};
    });
    const bool meanwhile =
        !undone && (undone.error().code == ErrorCode::Conflict || undone.error().code == ErrorCode::NotFound ||
                    undone.error().code == ErrorCode::Internal);
    return meanwhile ? Result<void>(changedMeanwhile()) : undone;
}

} // namespace watchdesk::desk
