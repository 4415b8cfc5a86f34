// Events in a desk's feed, for tests that look for one.
#pragma once

#include "desk/Desk.h"
#include "desk/FeedDesk.h"

namespace watchdesk::desk {

/// Rows with that code; what is being written must be committed.
[[nodiscard]] inline QVector<FeedRow> feedRowsOf(Desk& desk, const char* code) {
    QVector<FeedRow> out;
    const auto seqs = desk.feed().seqs(FeedFilter::All).result();
    for (const FeedRow& row : *desk.feed().rows(*seqs).result())
        if (row.code == QLatin1String(code))
            out.append(row);
    return out;
}

} // namespace watchdesk::desk
