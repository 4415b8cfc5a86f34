// Finds known places by what people type of them: "market sq", "butter r", "tanners". Pure; any thread.
#pragma once

#include "domain/QuickLine.h"

#include <QStringList>
#include <QVector>

namespace watchdesk::domain {

/// How well the words (folded) stand for the place's name: 0 not at all, 100 the whole name. Abbreviations of street
/// types count as the word; "square" and "place" stand for each other; fuzzy also allows beginnings of words and one
/// typing error in words of five letters or more.
[[nodiscard]] int placeScore(const QStringList& words, const QString& name, bool fuzzy);

/// The best of the places, streets and areas before premises when equal; null when none fits.
[[nodiscard]] const KnownPlace* findPlace(const QStringList& words, const QVector<KnownPlace>& places, bool fuzzy);

} // namespace watchdesk::domain
