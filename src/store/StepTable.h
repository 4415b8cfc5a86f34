// Steps of incidents that were done.
#pragma once

#include "domain/NextStep.h"
#include "store/Tx.h"

#include <QVector>

namespace watchdesk::store {

/// Table step_done: a row a step that was done of an incident, at most one each. Holds nothing sealed: it works while
/// the records are locked. On a store thread, inside a transaction.
struct StepTable {
    static Result<domain::StepTick> insert(Tx& tx, domain::StepTick value);
    /// Takes the tick off; NotFound when there is none.
    static Result<void> remove(Tx& tx, const domain::StepTick& value);
    /// In the order in which they were done.
    static Result<QVector<domain::StepTick>> ofIncident(Tx& tx, const QString& incidentId);
};

} // namespace watchdesk::store
