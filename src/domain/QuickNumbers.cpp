// Numbers, losses and police references of a quick line.
#include "domain/QuickParts.h"

#include <QHash>
#include <QSet>

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

bool allDigits(QStringView text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<Spelt> tensAt(const Work& work, int at) {
    const QString word = work.free(at);
    if (unitOf(word) >= 0)
        return Spelt{unitOf(word), 1};
    const int tens = tensOf(word);
    if (tens < 0)
        return std::nullopt;
    const int unit = work.words[at].breakAfter ? -1 : unitOf(work.free(at + 1));
    return unit >= 1 && unit <= 9 ? Spelt{tens + unit, 2} : Spelt{tens, 1};
}

/// Pence of "140", "20.50", "1,200", "1.5k"; nothing for what is no such number or past ten million pounds.
std::optional<qint64> penceOf(QString text) {
    const bool thousands = text.endsWith(QLatin1Char('k'));
    if (thousands)
        text.chop(1);
    text.remove(QLatin1Char(','));
    const auto point = text.indexOf(QLatin1Char('.'));
    const QString whole = point < 0 ? text : text.left(point);
    QString part = point < 0 ? QString() : text.mid(point + 1);
    if (!allDigits(whole) || whole.size() > 7 || (point >= 0 && (!allDigits(part) || part.size() > 2)))
        return std::nullopt;
    part = part.leftJustified(2, QLatin1Char('0'));
    const qint64 pence = whole.toLongLong() * 100 + part.toLongLong();
    const qint64 total = thousands ? pence * 1000 : pence;
    return total <= 1'000'000'000 ? std::optional(total) : std::nullopt;
}

bool isPounds(const QString& word) {
    static const QSet<QString> set{QStringLiteral("quid"), QStringLiteral("pound"), QStringLiteral("pounds"),
                                   QStringLiteral("gbp"), QStringLiteral("sterling")};
    return set.contains(word);
}

/// One amount beginning at `at`: pence and words.
std::optional<Spelt> amountInOneWord(const QString& word) {
    if (word.startsWith(u'£')) {
        const bool pence = word.endsWith(u'p');
        const auto value = penceOf(pence ? word.mid(1).chopped(1) : word.mid(1));
        return value ? std::optional(Spelt{*value, 1}) : std::nullopt;
    }
    for (const char* unit : {"quid", "gbp", "pounds"}) {
        if (word.endsWith(QLatin1String(unit))) {
            const auto value = penceOf(word.chopped(static_cast<qsizetype>(qstrlen(unit))));
            return value ? std::optional(Spelt{*value, 1}) : std::nullopt;
        }
    }
    if (word.size() <= 4 && word.endsWith(u'p') && allDigits(word.chopped(1)))
        return Spelt{word.chopped(1).toLongLong(), 1};
    return std::nullopt;
}

std::optional<Spelt> amountAt(const Work& work, int at) {
    const QString word = work.free(at);
    if (word.isEmpty())
        return std::nullopt;
    if (const auto one = amountInOneWord(word))
        return one;
    if (word == QStringView(u"£")) {
        const auto value = penceOf(work.free(at + 1));
        return value ? std::optional(Spelt{*value, 2}) : std::nullopt;
    }
    if (word == QLatin1String("fiver") || word == QLatin1String("tenner"))
        return Spelt{word == QLatin1String("fiver") ? 500 : 1000, 1};
    const auto digits = penceOf(word);
    const auto spelt = digits ? std::optional(Spelt{*digits / 100, 1}) : speltNumber(work, at);
    if (!spelt)
        return std::nullopt;
    const QString unit = work.free(at + spelt->words);
    const bool pence = unit == QLatin1String("pence") || unit == QLatin1String("p");
    if (pence)
        return Spelt{spelt->value, spelt->words + 1};
    if (!isPounds(unit))
        return std::nullopt;
    return Spelt{digits ? *digits : spelt->value * 100, spelt->words + 1};
}

/// "forged twenty", "fake £20 note": what a note that was taken has cost.
std::optional<Spelt> noteAt(const Work& work, int at) {
    const auto digits = penceOf(work.free(at));
    const auto spelt = digits ? std::optional(Spelt{*digits / 100, 1}) : speltNumber(work, at);
    if (!spelt || (spelt->value != 5 && spelt->value != 10 && spelt->value != 20 && spelt->value != 50))
        return std::nullopt;
    return Spelt{spelt->value * 100, spelt->words};
}

bool saysForged(const QString& word) {
    static const QSet<QString> set{QStringLiteral("forged"), QStringLiteral("fake"), QStringLiteral("dodgy"),
                                   QStringLiteral("counterfeit"), QStringLiteral("snide")};
    return set.contains(word);
}

bool saysLoss(const QString& word) {
    static const QSet<QString> set{QStringLiteral("loss"),  QStringLiteral("lost"), QStringLiteral("worth"),
                                   QStringLiteral("value"), QStringLiteral("val"),  QStringLiteral("losing")};
    return set.contains(word);
}

bool saysAbout(const QString& word) {
    static const QSet<QString> set{QStringLiteral("about"),  QStringLiteral("approx"),  QStringLiteral("approximately"),
                                   QStringLiteral("around"), QStringLiteral("roughly"), QStringLiteral("circa"),
                                   QStringLiteral("of"),     QStringLiteral("~")};
    return set.contains(word);
}

/// A bare number is money only right after a word such as "loss" and where nothing follows that it could count
/// ("lost 2 bottles").
std::optional<Spelt> bareLossAt(const Work& work, int at) {
    const auto value = penceOf(work.free(at));
    const bool last = work.words[at].breakAfter || !work.isFree(at + 1) || work.words[at + 1].arrow;
    return value && last ? std::optional(Spelt{*value, 1}) : std::nullopt;
}

/// Words before the amount that belong to it: "loss of about".
int lossStart(const Work& work, int at, bool& said) {
    int first = at;
    while (first > 0 && work.isFree(first - 1) && !work.words[first - 1].breakAfter &&
           (saysAbout(work.words[first - 1].text) || saysLoss(work.words[first - 1].text))) {
        --first;
        said = said || saysLoss(work.words[first].text);
    }
    // "of" alone belongs to something else: "a packet of 20p sweets"
    while (first < at && work.words[first].text == QLatin1String("of"))
        ++first;
    return first;
}

} // namespace

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
        const auto tens = figures ? std::nullopt : tensAt(work, at + count);
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
    auto spelt = tensAt(work, at);
    const bool a = word == QLatin1String("a") && work.free(at + 1) == QLatin1String("hundred");
    if (a)
        spelt = Spelt{1, 1};
    if (!spelt || work.free(at + spelt->words) != QLatin1String("hundred"))
        return spelt;
    spelt->value *= 100;
    ++spelt->words;
    const int skip = work.free(at + spelt->words) == QLatin1String("and") ? 1 : 0;
    if (const auto rest = tensAt(work, at + spelt->words + skip))
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

QString moneyText(qint64 pence) {
    if (pence < 100)
        return QString::number(pence) + QLatin1Char('p');
    const QString pounds = QStringLiteral("£%1").arg(pence / 100);
    return pence % 100 == 0 ? pounds : pounds + QStringLiteral(".%1").arg(pence % 100, 2, 10, QLatin1Char('0'));
}

void findLoss(Work& work) {
    // The first amount is the loss; a second one ("recovered £60") stays in the narrative.
    for (int i = 0; i < work.size(); ++i) {
        if (!work.isFree(i))
            continue;
        bool said = false;
        const int first = lossStart(work, i, said);
        auto amount = amountAt(work, i);
        if (!amount && said)
            amount = bareLossAt(work, i);
        if (!amount && i > 0 && saysForged(work.words[i - 1].text))
            amount = noteAt(work, i);
        if (!amount)
            continue;
        work.reading.lossPence = amount->value;
        work.claim(TokenKind::Loss, first, i + amount->words - 1, QStringLiteral("loss ") + moneyText(amount->value));
        return;
    }
}

} // namespace watchdesk::domain::quick
