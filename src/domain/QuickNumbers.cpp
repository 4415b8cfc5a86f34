// Numbers of a quick line, in figures and in words.
#include "domain/QuickParts.h"
#include "domain/QuickRun.h"

#include <QHash>

#include <algorithm>

namespace watchdesk::domain::quick {

namespace {

int unitOf(const QString& word) {
    static const QHash<QString, int> table{
        {QStringLiteral("zero"), 0},      {QStringLiteral("oh"), 0},         {QStringLiteral("one"), 1},
        {QStringLiteral("two"), 2},       {QStringLiteral("three"), 3},      {QStringLiteral("four"), 4},
        {QStringLiteral("five"), 5},      {QStringLiteral("six"), 6},        {QStringLiteral("seven"), 7},
        {QStringLiteral("eight"), 8},     {QStringLiteral("nine"), 9},       {QStringLiteral("niner"), 9},
        {QStringLiteral("ten"), 10},      {QStringLiteral("eleven"), 11},    {QStringLiteral("twelve"), 12},
        {QStringLiteral("thirteen"), 13}, {QStringLiteral("fourteen"), 14},  {QStringLiteral("fifteen"), 15},
        {QStringLiteral("sixteen"), 16},  {QStringLiteral("seventeen"), 17}, {QStringLiteral("eighteen"), 18},
        {QStringLiteral("nineteen"), 19}};
    return table.value(word, -1);
}

int tensOf(const QString& word) {
    static const QHash<QString, int> table{
        {QStringLiteral("twenty"), 20},  {QStringLiteral("thirty"), 30}, {QStringLiteral("forty"), 40},
        {QStringLiteral("fourty"), 40},  {QStringLiteral("fifty"), 50},  {QStringLiteral("sixty"), 60},
        {QStringLiteral("seventy"), 70}, {QStringLiteral("eighty"), 80}, {QStringLiteral("ninety"), 90}};
    return table.value(word, -1);
}

/// "twenty-five" in one word.
int hyphenedOf(const QString& word) {
    const auto dash = word.indexOf(u'-');
    const int tens = dash < 0 ? -1 : tensOf(word.left(dash));
    const int unit = dash < 0 ? -1 : unitOf(word.mid(dash + 1));
    return tens >= 0 && unit >= 1 && unit <= 9 ? tens + unit : -1;
}

} // namespace

std::optional<Spelt> speltTens(const Work& work, int at) {
    const QString word = work.free(at);
    if (unitOf(word) >= 0)
        return Spelt{unitOf(word), 1};
    if (hyphenedOf(word) >= 0)
        return Spelt{hyphenedOf(word), 1};
    const int tens = tensOf(word);
    if (tens < 0)
        return std::nullopt;
    const int unit = work.words[at].breakAfter ? -1 : unitOf(work.free(at + 1));
    return unit >= 1 && unit <= 9 ? Spelt{tens + unit, 2} : Spelt{tens, 1};
}

std::optional<qint64> numberOfWord(const QString& foldedWord) {
    if (allDigits(foldedWord) && foldedWord.size() <= 3)
        return foldedWord.toLongLong();
    for (const int value : {unitOf(foldedWord), tensOf(foldedWord), hyphenedOf(foldedWord)}) {
        if (value >= 0)
            return value;
    }
    return std::nullopt;
}

std::optional<Spelt> speltDigits(const Work& work, int at, int most) {
    qint64 value = 0;
    int count = 0;
    while (count < most) {
        const QString word = work.free(at + count);
        const int twice = word == QLatin1String("double") ? unitOf(work.free(at + count + 1)) : -1;
        if (twice >= 0 && twice <= 9 && count + 2 <= most) {
            value = value * 100 + twice * 11;
            count += 2;
            if (work.words[at + count - 1].breakAfter || value > 9999)
                break;
            continue;
        }
        const bool figures = allDigits(word) && word.size() <= 3;
        const auto tens = figures ? std::nullopt : speltTens(work, at + count);
        const bool zero = word == QLatin1String("o");
        if (!figures && !zero && (!tens || count + tens->words > most))
            break;
        const qint64 next = figures ? word.toLongLong() : zero ? 0 : tens->value;
        value = value * (next >= 10 ? 100 : 10) + next;
        count += tens ? tens->words : 1;
        if (work.words[at + count - 1].breakAfter || value > 9999)
            break;
    }
    return count == 0 ? std::nullopt : std::optional(Spelt{value, count});
}

namespace {

/// Up to 999: "ninety", "a hundred and forty".
std::optional<Spelt> hundredsAt(const Work& work, int at) {
    const QString word = work.free(at);
    auto spelt = speltTens(work, at);
    const bool a = word == QLatin1String("a") && work.free(at + 1) == QLatin1String("hundred");
    if (a || word == QLatin1String("hundred"))
        spelt = Spelt{1, a ? 1 : 0};
    if (!spelt || work.free(at + spelt->words) != QLatin1String("hundred"))
        return spelt;
    spelt->value *= 100;
    ++spelt->words;
    const int skip = work.free(at + spelt->words) == QLatin1String("and") ? 1 : 0;
    if (const auto rest = speltTens(work, at + spelt->words + skip))
        spelt = Spelt{spelt->value + rest->value, spelt->words + skip + rest->words};
    return spelt;
}

} // namespace

std::optional<Spelt> speltNumber(const Work& work, int at) {
    const QString word = work.free(at);
    if (allDigits(word) && word.size() <= 7)
        return Spelt{word.toLongLong(), 1};
    const bool a = word == QLatin1String("a") && work.free(at + 1) == QLatin1String("thousand");
    auto spelt = a ? std::optional(Spelt{1, 1}) : hundredsAt(work, at);
    if (!spelt || work.free(at + spelt->words) != QLatin1String("thousand"))
        return spelt;
    spelt = Spelt{spelt->value * 1000, spelt->words + 1};
    const int skip = work.free(at + spelt->words) == QLatin1String("and") ? 1 : 0;
    if (const auto rest = hundredsAt(work, at + spelt->words + skip))
        spelt = Spelt{spelt->value + rest->value, spelt->words + skip + rest->words};
    return spelt;
}

} // namespace watchdesk::domain::quick
