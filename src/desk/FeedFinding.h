// Rows of the feed by their words.
#pragma once

#include "desk/Directory.h"
#include "desk/SearchViews.h"
#include "desk/Views.h"
#include "store/TextIndex.h"
#include "store/Tx.h"

namespace watchdesk::desk {

inline constexpr int mostInFeed = 2000; ///< of each kind

/// The kinds of records that have rows in the feed.
[[nodiscard]] QVector<SearchKind> feedKinds();

/// The rows of these records, of the alerts of these incidents, and of the overs and emergencies of whoever is called
/// so. Inside a transaction.
[[nodiscard]] Result<FeedHits> readFeedHits(store::Tx& tx, const QString& text, const QVector<store::TextKey>& keys,
                                            const Directory& directory);

} // namespace watchdesk::desk
