// Numbers of people and of years in a quick line. Internal to its reader.
#pragma once

#include "domain/QuickParts.h"

#include <optional>

namespace watchdesk::domain::quick {

/// A number of people or years: "eight or nine", "20-25", "sixty odd", "fourteen-year-old".
struct Figure {
    qint64 low = 0;
    qint64 high = 0;
    int words = 0;
    bool years = false; ///< "15yo"
    [[nodiscard]] bool within(qint64 least, qint64 most) const { return low >= least && high <= most; }
};
[[nodiscard]] std::optional<Figure> figureAt(const Work& work, int at);

/// "20-25" and "sixty odd" are decades, "fifteen or sixteen" is a teen.
[[nodiscard]] QString ageOf(const Figure& figure);

} // namespace watchdesk::domain::quick
