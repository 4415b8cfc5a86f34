// What a card and a sheet say in words.
#pragma once

#include "desk/GalleryViews.h"
#include "ui/widgets/People.h"

#include <QDate>
#include <QString>

namespace watchdesk::ui {

/// The name, or "Not known".
[[nodiscard]] QString subjectName(const QString& name);
/// "In force", "Id sought", …
[[nodiscard]] QString groupText(desk::GalleryGroup group);
/// Second line of a card: "ends in 86 days", "identity sought", "at ballot", "ended 3 Nov".
[[nodiscard]] QString standingText(const desk::GalleryCard& card, QDate today);
/// Whether that line asks to be looked at soon: ten days or less are left.
[[nodiscard]] bool endsSoon(const desk::GalleryCard& card);
/// "seen 1 min ago", "seen yesterday", "seen 14 Nov"; "not seen". Brief: without the word "seen".
[[nodiscard]] QString seenText(UtcMs lastSeen, UtcMs now, bool brief = false);
/// Why a face is not compared, in a few words; "on watchlist" when it is.
[[nodiscard]] QString watchlistText(domain::WatchlistBar bar);
/// The whole card for the screen reader.
[[nodiscard]] QString cardSentence(const desk::GalleryCard& card, QDate today, UtcMs now);

} // namespace watchdesk::ui
