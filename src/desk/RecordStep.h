// One thing done to records, and how it is taken back.
#pragma once

#include "domain/Contact.h"
#include "domain/Membership.h"
#include "domain/Scheme.h"
#include "domain/Subject.h"
#include "store/Tx.h"

#include <QString>
#include <QVector>

#include <optional>
#include <variant>

namespace watchdesk::desk {

/// A record as it was or is.
using OfficeRecord = std::variant<domain::Member, domain::Membership, domain::Premises, domain::Contact, domain::Camera,
                                  domain::RadioSet, domain::RadioMove, domain::AgreementSignature, domain::Subject>;

/// A record before and after; nothing before: it was made; nothing after: it was taken away.
struct RecordChange {
    std::optional<OfficeRecord> before;
    std::optional<OfficeRecord> after;
};

/// What one act of somebody's wrote, in its order. Ticks of a checklist are kept apart: they have no version.
struct RecordStep {
    QString words; ///< "Hallam Pharmacy joined": for the menu's Undo and the toast
    QVector<RecordChange> changes;
    QVector<domain::StepDone> ticksBefore; ///< as they were; no day: not ticked
    QVector<QString> namedOvers;           ///< ids of transmissions that became a new set's
    QVector<QString> incidents;            ///< ids of those that a table brought
    bool ofRecords = false;                ///< of subjects and incidents: for ImportDesk::undo(), not MemberDesk's
    bool undoable = true;
    [[nodiscard]] bool isEmpty() const { return changes.isEmpty() && ticksBefore.isEmpty() && incidents.isEmpty(); }
};

/// Writes records and keeps what is needed to undo it. On a store thread, inside a transaction; the step is handed on
/// when that has been kept.
class StepWriter {
public:
    StepWriter(store::Tx& tx, RecordStep& step) : m_tx(tx), m_step(step) {}
    /// Makes a record that has no id yet, or writes one over the version it carries (Conflict).
    template <class T>
    Result<T> save(const T& value);
    /// Makes a record whose id was given to it before.
    template <class T>
    Result<T> make(const T& value);
    template <class T>
    Result<void> remove(const T& value);
    /// No day takes the tick away.
    Result<void> tick(const domain::StepDone& done);

private:
    store::Tx& m_tx;
    RecordStep& m_step;
};

/// Takes a step back, last change first: what was changed is as it was, what was made goes, what went is there again
/// under its old id. Conflict when a record has been changed or is referred to meanwhile: then nothing is changed.
Result<void> undoStep(store::Tx& tx, const RecordStep& step);

} // namespace watchdesk::desk
