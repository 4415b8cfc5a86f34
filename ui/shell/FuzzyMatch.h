// Finding by a few letters.
#pragma once

#include <QString>
#include <QVector>

namespace watchdesk::ui {

/// How well a text answers a query; higher is better.
struct FuzzyMatch {
    bool matches = false;
    int score = 0;
    QVector<int> at; ///< places of the query's letters in the text, for emphasis
};

/// The query's letters must stand in the text in order; blanks part words that may come in any order. Beginnings of
/// words and runs score, gaps cost. Case and accents do not matter.
[[nodiscard]] FuzzyMatch fuzzyMatch(const QString& query, const QString& text);

} // namespace watchdesk::ui
