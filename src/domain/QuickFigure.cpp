#include "domain/QuickFigure.h"

#include "domain/QuickRun.h"

#include <algorithm>

namespace watchdesk::domain::quick {

namespace {

/// The ending that a number may have in the same word; false: none of them.
bool chopEnding(QString& word, Figure& figure) {
    for (const char* years : {"-year-olds", "-year-old", "-yr-old", "year-old", "yrs", "yr", "y/o", "yo"}) {
        if (!word.endsWith(QLatin1String(years)))
            continue;
        word.chop(static_cast<qsizetype>(qstrlen(years)));
        figure.years = true;
        return true;
    }
    for (const char* vague : {"-ish", "ish", "+"}) {
        if (!word.endsWith(QLatin1String(vague)))
            continue;
        word.chop(static_cast<qsizetype>(qstrlen(vague)));
        return true;
    }
    return false;
}

/// One word: "~30" as the record has it, "20-25", "18/19", "15yo".
std::optional<Figure> figureInWord(QString word) {
    Figure figure{0, 0, 1, false};
    const bool about = word.startsWith(u'~') && word.size() <= 3;
    if (about)
        word.remove(0, 1);
    const auto dash = std::max(word.indexOf(u'-'), word.indexOf(u'/'));
    if (dash > 0 && allDigits(word.left(dash)) && allDigits(word.mid(dash + 1)) && word.size() <= 5) {
        figure.low = word.left(dash).toLongLong();
        figure.high = word.mid(dash + 1).toLongLong();
        return figure.low < figure.high ? std::optional(figure) : std::nullopt;
    }
    const bool ended = chopEnding(word, figure);
    const auto value = ended || about ? numberOfWord(word) : std::nullopt;
    figure.low = figure.high = value.value_or(0);
    return value ? std::optional(figure) : std::nullopt;
}

bool saysRange(const Work& work, int at, const QString& word) {
    const bool between = work.free(at - 1) == QLatin1String("between") && word == QLatin1String("and");
    return between || word == QLatin1String("or") || word == QLatin1String("to");
}

} // namespace

std::optional<Figure> figureAt(const Work& work, int at) {
    if (const auto one = figureInWord(work.free(at)))
        return one;
    const auto number = speltNumber(work, at);
    if (!number)
        return std::nullopt;
    Figure figure{number->value, number->value, number->words, false};
    const int next = at + number->words;
    if (work.words[next - 1].breakAfter)
        return figure;
    const auto other = saysRange(work, at, work.free(next)) ? speltNumber(work, next + 1) : std::nullopt;
    if (other && other->value > number->value && other->value <= number->value + 20)
        figure = {number->value, other->value, number->words + 1 + other->words, false};
    const bool odd = work.free(next) == QLatin1String("odd") || work.free(next) == QLatin1String("ish");
    if (odd && number->value % 10 == 0)
        figure = {number->value, number->value + (work.free(next) == QLatin1String("odd") ? 9 : 0), number->words + 1,
                  false};
    return figure;
}

QString ageOf(const Figure& figure) {
    if (figure.low == figure.high)
        return QString::number(figure.low);
    if (figure.within(13, 19))
        return QStringLiteral("teen");
    const qint64 decade = figure.low / 10;
    const bool same = figure.low >= 20 && (figure.high / 10 == decade || figure.high == decade * 10 + 10);
    return same ? QStringLiteral("%1s").arg(decade * 10) : QString::number(figure.low);
}

} // namespace watchdesk::domain::quick
