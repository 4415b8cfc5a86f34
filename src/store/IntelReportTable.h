// Intelligence reports.
#pragma once

#include "domain/IntelReport.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table intel_report: written once. What is about one subject is sealed with that subject's own key. On a store
/// thread, inside a transaction.
struct IntelReportTable {
    /// Gives the next number when it is 0.
    static Result<domain::IntelReport> insert(Tx& tx, domain::IntelReport value);
    static Result<std::optional<domain::IntelReport>> find(Tx& tx, const QString& id);
    static Result<std::optional<domain::IntelReport>> byNumber(Tx& tx, qint64 number);
    /// since <= at < until (0: no bound), the newest first.
    static Result<QVector<domain::IntelReport>> list(Tx& tx, UtcMs since, UtcMs until, int limit = 0);
};

} // namespace watchdesk::store
