// A row of the journal, written in the transaction of what it tells of.
#pragma once

#include "domain/Feed.h"
#include "store/FeedTable.h"

namespace watchdesk::desk {

/// Adds a record's row. On a store thread; the record is in the feed once (Conflict).
inline Result<void> writeFeed(store::Tx& tx, domain::FeedKind kind, const QString& recordId, UtcMs at) {
    domain::FeedEntry entry;
    entry.kind = kind;
    entry.recordId = recordId;
    entry.at = at;
    if (auto appended = store::FeedTable::append(tx, entry); !appended)
        return appended.error();
    return {};
}

/// Adds a system row: `code` is one of those in Wording.cpp, `text` (sealed) what people read beside it.
inline Result<void> writeSystemFeed(store::Tx& tx, UtcMs at, const QString& code, const QString& text) {
    domain::FeedEntry entry;
    entry.at = at;
    entry.code = code;
    entry.text = text;
    if (auto appended = store::FeedTable::append(tx, entry); !appended)
        return appended.error();
    return {};
}

} // namespace watchdesk::desk
