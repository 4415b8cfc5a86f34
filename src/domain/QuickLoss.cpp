// Losses of a quick line: amounts in figures, in words and in slang.
#include "domain/QuickParts.h"
#include "domain/QuickRun.h"

#include <QSet>

namespace watchdesk::domain::quick {

namespace {

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
    static const QSet<QString> set{QStringLiteral("quid"),  QStringLiteral("pound"), QStringLiteral("pounds"),
                                   QStringLiteral("quids"), QStringLiteral("gbp"),   QStringLiteral("sterling"),
                                   QStringLiteral("nicker")};
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

bool isGrand(const QString& word) {
    return word == QLatin1String("grand") || word == QLatin1String("grands");
}

/// "twelve pounds fifty": the pence after the pounds; nothing where they count something ("ten pounds two males").
Spelt withPence(const Work& work, int at, Spelt amount) {
    const int next = at + amount.words;
    if (work.words[next - 1].breakAfter)
        return amount;
    const int skip = work.free(next) == QLatin1String("and") ? 1 : 0;
    const auto pence = speltTens(work, next + skip);
    if (!pence || pence->value > 99)
        return amount;
    const int after = next + skip + pence->words;
    const bool said = work.free(after) == QLatin1String("pence") || work.free(after) == QLatin1String("p");
    const bool ends =
        work.words[after - 1].breakAfter || !work.isFree(after) || work.free(after) == QLatin1String("of");
    if (!said && (skip > 0 || !ends || pence->value < 10))
        return amount;
    return {amount.value + pence->value, amount.words + skip + pence->words + (said ? 1 : 0)};
}

std::optional<Spelt> grandAt(const Work& work, int at) {
    const bool a = work.free(at) == QLatin1String("a") && isGrand(work.free(at + 1));
    const bool half =
        work.free(at) == QLatin1String("half") && work.free(at + 1) == QLatin1String("a") && isGrand(work.free(at + 2));
    if (half)
        return Spelt{50'000, 3};
    const auto spelt = a ? std::optional(Spelt{1, 1}) : speltNumber(work, at);
    if (!spelt || spelt->value > 999 || !isGrand(work.free(at + spelt->words)))
        return std::nullopt;
    return Spelt{spelt->value * 100'000, spelt->words + 1};
}

/// "a couple of hundred quid".
std::optional<Spelt> coupleOfHundred(const Work& work, int at) {
    const bool said = work.free(at) == QLatin1String("couple") && work.free(at + 1) == QLatin1String("of") &&
                      work.free(at + 2) == QLatin1String("hundred");
    if (!said)
        return std::nullopt;
    return Spelt{20'000, isPounds(work.free(at + 3)) ? 4 : 3};
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
    if (const auto grand = grandAt(work, at))
        return grand;
    if (const auto couple = coupleOfHundred(work, at))
        return couple;
    const auto digits = penceOf(word);
    const auto spelt = digits ? std::optional(Spelt{*digits / 100, 1}) : speltNumber(work, at);
    if (!spelt)
        return std::nullopt;
    const QString unit = work.words[at + spelt->words - 1].breakAfter ? QString() : work.free(at + spelt->words);
    const bool pence = unit == QLatin1String("pence") || unit == QLatin1String("p");
    if (pence)
        return Spelt{spelt->value, spelt->words + 1};
    if (!isPounds(unit))
        return std::nullopt;
    return withPence(work, at, {digits ? *digits : spelt->value * 100, spelt->words + 1});
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
    if (value || !work.isFree(at))
        return value && last ? std::optional(Spelt{*value, 1}) : std::nullopt;
    // "value thirty four ninety nine"
    const auto pounds = speltTens(work, at);
    const int next = pounds ? at + pounds->words : at;
    const auto pence = pounds && !work.words[next - 1].breakAfter ? speltTens(work, next) : std::nullopt;
    if (!pence || pence->value < 10 ||
        !(work.words[next + pence->words - 1].breakAfter || !work.isFree(next + pence->words)))
        return std::nullopt;
    return Spelt{pounds->value * 100 + pence->value, pounds->words + pence->words};
}

/// A note that was not accepted has cost nothing.
bool isTurnedDown(const Work& work) {
    static const QSet<QString> set{
        QStringLiteral("refused"),    QStringLiteral("declined"), QStringLiteral("tried"),
        QStringLiteral("trying"),     QStringLiteral("tries"),    QStringLiteral("attempted"),
        QStringLiteral("attempting"), QStringLiteral("rejected"), QStringLiteral("spotted")};
    for (int i = 0; i < work.size(); ++i) {
        const QString& word = work.words[i].text;
        const QString before = i > 0 ? work.words[i - 1].text : QString();
        const bool nothing =
            (word == QLatin1String("lost") && before == QLatin1String("nothing")) ||
            ((word == QLatin1String("loss") || word == QLatin1String("losses")) && before == QLatin1String("no")) ||
            ((word == QLatin1String("accepted") || word == QLatin1String("accept") || word == QLatin1String("take")) &&
             (before == QLatin1String("not") || before == QLatin1String("didnt")));
        if (set.contains(word) || nothing)
            return true;
    }
    return false;
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

/// "forged twenty", "fake £20 note": what a note that was taken has cost.
std::optional<Spelt> noteAt(const Work& work, int at) {
    const QString word = work.free(at);
    const auto money = amountInOneWord(word);
    if (money || word == QLatin1String("tenner") || word == QLatin1String("fiver"))
        return money ? money : Spelt{word == QLatin1String("fiver") ? 500 : 1000, 1};
    const auto digits = penceOf(word);
    const auto spelt = digits ? std::optional(Spelt{*digits / 100, 1}) : speltNumber(work, at);
    if (!spelt || (spelt->value != 5 && spelt->value != 10 && spelt->value != 20 && spelt->value != 50))
        return std::nullopt;
    const int pounds = isPounds(work.free(at + spelt->words)) ? 1 : 0;
    return Spelt{spelt->value * 100, spelt->words + pounds};
}

bool saysForged(const QString& foldedWord) {
    static const QSet<QString> set{QStringLiteral("forged"), QStringLiteral("fake"),  QStringLiteral("dodgy"),
                                   QStringLiteral("snide"),  QStringLiteral("moody"), QStringLiteral("counterfeit"),
                                   QStringLiteral("duff")};
    return set.contains(foldedWord);
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
        const bool forged = i > 0 && saysForged(work.words[i - 1].text);
        if (forged)
            amount = noteAt(work, i);
        if (!amount || (forged && isTurnedDown(work)))
            continue;
        work.reading.lossPence = amount->value;
        work.claim(TokenKind::Loss, first, i + amount->words - 1, QStringLiteral("loss ") + moneyText(amount->value));
        return;
    }
}

} // namespace watchdesk::domain::quick
