// Who is calling: the call sign at the head of a quick line, as it is typed or said.
#include "domain/QuickParts.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace watchdesk::domain::quick {

namespace {

QString letterOf(const QString& word) {
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> out;
        for (const char* name :
             {"alpha",  "bravo", "charlie", "delta",  "echo",     "foxtrot", "golf",   "hotel",  "india",
              "juliet", "kilo",  "lima",    "mike",   "november", "oscar",   "papa",   "quebec", "romeo",
              "sierra", "tango", "uniform", "victor", "whiskey",  "xray",    "yankee", "zulu"})
            out.insert(QString::fromLatin1(name), QString(QLatin1Char(name[0])));
        out.insert(QStringLiteral("alfa"), QStringLiteral("a"));
        out.insert(QStringLiteral("x-ray"), QStringLiteral("x"));
        out.insert(QStringLiteral("juliett"), QStringLiteral("j"));
        out.insert(QStringLiteral("whisky"), QStringLiteral("w"));
        return out;
    }();
    if (word.size() == 1 && word[0] >= u'a' && word[0] <= u'z')
        return word;
    return table.value(word);
}

/// A call sign as letters and a number: "C07", "c7", "C-07" and "charlie07" are all {c, 7}. Number -1: not of that
/// form.
struct Sign {
    QString letters;
    qint64 number = -1;
};

Sign signOf(const QString& word) {
    qsizetype digits = word.size();
    while (digits > 0 && word[digits - 1] >= u'0' && word[digits - 1] <= u'9')
        --digits;
    const qsizetype count = word.size() - digits;
    if (count == 0 || count > 4 || digits == 0)
        return {};
    QString letters = word.left(digits);
    while (letters.endsWith(QLatin1Char('-')) || letters.endsWith(QLatin1Char('.')))
        letters.chop(1);
    const QString spelt = letterOf(letters);
    return {spelt.isEmpty() ? letters : spelt, word.mid(digits).toLongLong()};
}

const KnownCaller* callerOf(const Work& work, const Sign& sign) {
    const auto& callers = work.vocabulary.callers;
    const auto same = [&](const KnownCaller& caller) {
        const Sign known = signOf(folded(caller.callSign));
        return known.number == sign.number && known.letters == sign.letters;
    };
    const auto found = std::find_if(callers.begin(), callers.end(), same);
    return found == callers.end() ? nullptr : &*found;
}

/// "2" is said "two".
bool sameWord(const QString& sign, const QString& said) {
    if (sign.isEmpty() || sign == said)
        return !sign.isEmpty();
    const auto number = numberOfWord(sign);
    return number && number == numberOfWord(said);
}

/// Call signs that are words: "GUARD 2", "CONTROL".
CalledBy callerByWords(const Work& work, int at) {
    CalledBy best;
    const QChar initial = work.words[at].text.front();
    for (const KnownCaller& caller : work.vocabulary.callers) {
        if (caller.callSign.isEmpty() || caller.callSign.front().toLower() != initial)
            continue;
        const QVector<LineWord> said = splitLine(caller.callSign);
        const auto count = static_cast<int>(said.size());
        bool same = count > 0 && count > best.words && work.phraseLength(at, count) == count;
        for (int i = 0; same && i < count; ++i)
            same = sameWord(said[i].text, work.words[at + i].text);
        if (same)
            best = {&caller, count};
    }
    return best;
}

/// "charlie zero seven", "c 07": the longest run of digits that names a set. A run may end before a number of people
/// ("zero seven two females"), but "one seven" is never the set "one": another's words would be put into its mouth.
CalledBy callerSpelt(const Work& work, int at) {
    const QString letter = letterOf(work.free(at));
    if (letter.isEmpty() || work.words[at].breakAfter)
        return {};
    for (int most = 3; most > 0; --most) {
        const auto digits = speltDigits(work, at + 1, most);
        if (!digits)
            continue;
        const KnownCaller* caller = callerOf(work, {letter, digits->value});
        if (caller == nullptr)
            continue;
        const int next = at + 1 + digits->words;
        const bool more = !work.words[next - 1].breakAfter && speltDigits(work, next, 1).has_value();
        return more && digits->words == 1 && !countsPeople(work, next) ? CalledBy{}
                                                                       : CalledBy{caller, 1 + digits->words};
    }
    return {};
}

/// What is said before a call sign: "Control from", "Priority, priority,".
bool isOpening(const QString& word) {
    static const QSet<QString> set{QStringLiteral("control"),   QStringLiteral("from"),   QStringLiteral("to"),
                                   QStringLiteral("this"),      QStringLiteral("is"),     QStringLiteral("priority"),
                                   QStringLiteral("emergency"), QStringLiteral("urgent"), QStringLiteral("hello"),
                                   QStringLiteral("base"),      QStringLiteral("hi"),     QStringLiteral("yes"),
                                   QStringLiteral("morning"),   QStringLiteral("all"),    QStringLiteral("units"),
                                   QStringLiteral("it"),        QStringLiteral("its"),    QStringLiteral("afternoon"),
                                   QStringLiteral("evening"),   QStringLiteral("good"),   QStringLiteral("here")};
    return set.contains(word);
}

/// How many words of "to control", "to all units", "here" follow a call sign.
int calledWords(const Work& work, int at) {
    if (work.free(at) == QLatin1String("here"))
        return 1;
    if (work.free(at) != QLatin1String("to") && work.free(at) != QLatin1String("for"))
        return 0;
    const QString whom = work.free(at + 1);
    if (whom == QLatin1String("control") || whom == QLatin1String("base"))
        return 2;
    const QString units = work.free(at + 2);
    const bool all = whom == QLatin1String("all") && !work.words[at + 1].breakAfter;
    return all && (units == QLatin1String("units") || units == QLatin1String("members")) ? 3 : 0;
}

} // namespace

CalledBy callerAt(const Work& work, int at) {
    const QString word = work.free(at);
    if (word.isEmpty())
        return {};
    const Sign sign = signOf(word);
    if (sign.number >= 0) {
        if (const KnownCaller* caller = callerOf(work, sign))
            return {caller, 1};
    }
    const CalledBy spelt = callerSpelt(work, at);
    return spelt.caller != nullptr ? spelt : callerByWords(work, at);
}

void findCaller(Work& work) {
    constexpr int mostOpening = 6;
    int at = 0;
    CalledBy by = callerAt(work, at);
    while (by.caller == nullptr && at < mostOpening && isOpening(work.free(at)))
        by = callerAt(work, ++at);
    if (by.caller == nullptr)
        return;
    int last = at + by.words - 1;
    if (!work.words[last].breakAfter)
        last += calledWords(work, last + 1);
    work.reading.caller = *by.caller;
    QString shown = by.caller->callSign;
    if (!by.caller->premises.isEmpty())
        shown += QLatin1Char(' ') + by.caller->premises;
    work.claim(TokenKind::CallSign, 0, last, shown);
}

} // namespace watchdesk::domain::quick
