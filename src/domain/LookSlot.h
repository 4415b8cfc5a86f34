// Which part of a description a phrase belongs to. Pure; any thread.
#pragma once

#include <QString>
#include <QStringList>

namespace watchdesk::domain {

/// The lines of a description sheet. Other: carried, ridden, or of no line.
enum class LookSlot { Build, Height, Hair, Face, Head, Top, Bottom, Shoes, Bag, Marks, Other };

/// "grey hoodie" → Top, "slim" → Build, "white trainers" → Shoes; by the last word that says which.
[[nodiscard]] LookSlot lookSlot(const QString& phrase);

/// What a description says of build: -1 slight, 0 medium, 1 heavy; nothing said: 2.
[[nodiscard]] int buildOf(const QString& description);
/// Height in centimetres: "1.83 m", "6ft", "5ft10", "175cm"; "tall" is 188 and "short" 160. 0: not said.
[[nodiscard]] int heightOf(const QString& description);
/// The colour of hair in one of few words ("fair", "dark", "grey", "red", "bald"); empty: not said. A colour counts
/// only where it is said of hair: never one of a person or a garment.
[[nodiscard]] QString hairOf(const QString& description);
/// Tattoos, scars, beards, glasses, a limp: what is said of them, in one word each.
[[nodiscard]] QStringList marksOf(const QString& description);
/// Garments and bags with their colour: "grey hoodie".
[[nodiscard]] QStringList garmentsOf(const QString& description);

} // namespace watchdesk::domain
