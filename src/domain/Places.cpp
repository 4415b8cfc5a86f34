#include "domain/Places.h"

#include "domain/LineWords.h"

#include <QHash>

#include <algorithm>
#include <cstdlib>

namespace watchdesk::domain {

namespace {

QString unabbreviated(const QString& word) {
    static const QHash<QString, QString> table{
        {QStringLiteral("sq"), QStringLiteral("square")},     {QStringLiteral("st"), QStringLiteral("street")},
        {QStringLiteral("str"), QStringLiteral("street")},    {QStringLiteral("rd"), QStringLiteral("road")},
        {QStringLiteral("pl"), QStringLiteral("place")},      {QStringLiteral("ln"), QStringLiteral("lane")},
        {QStringLiteral("la"), QStringLiteral("lane")},       {QStringLiteral("ave"), QStringLiteral("avenue")},
        {QStringLiteral("av"), QStringLiteral("avenue")},     {QStringLiteral("mkt"), QStringLiteral("market")},
        {QStringLiteral("stn"), QStringLiteral("station")},   {QStringLiteral("ctr"), QStringLiteral("centre")},
        {QStringLiteral("center"), QStringLiteral("centre")}, {QStringLiteral("gdns"), QStringLiteral("gardens")},
        {QStringLiteral("gdn"), QStringLiteral("garden")},    {QStringLiteral("cl"), QStringLiteral("close")},
        {QStringLiteral("yd"), QStringLiteral("yard")},       {QStringLiteral("pk"), QStringLiteral("park")},
        {QStringLiteral("ch"), QStringLiteral("church")},     {QStringLiteral("hi"), QStringLiteral("high")},
        {QStringLiteral("wk"), QStringLiteral("walk")},       {QStringLiteral("gt"), QStringLiteral("gate")},
        {QStringLiteral("gr"), QStringLiteral("green")},      {QStringLiteral("br"), QStringLiteral("bridge")},
        {QStringLiteral("and"), QStringLiteral("&")}};
    return table.value(word, word);
}

bool isFiller(const QString& word) {
    return word == QLatin1String("the") || word == QLatin1String("&") || word == QLatin1String("and");
}

/// One letter more, less, other or swapped with its neighbour.
bool oneTypo(const QString& a, const QString& b) {
    if (a.size() < 5 || std::abs(a.size() - b.size()) > 1)
        return false;
    qsizetype i = 0;
    while (i < a.size() && i < b.size() && a[i] == b[i])
        ++i;
    const auto restEqual = [&](qsizetype fromA, qsizetype fromB) {
        return QStringView(a).mid(std::min(fromA, a.size())) == QStringView(b).mid(std::min(fromB, b.size()));
    };
    if (a.size() != b.size())
        return a.size() > b.size() ? restEqual(i + 1, i) : restEqual(i, i + 1);
    const bool swapped = i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && restEqual(i + 2, i + 2);
    return swapped || restEqual(i + 1, i + 1);
}

bool squareLike(const QString& word) {
    return word == QLatin1String("square") || word == QLatin1String("place");
}

/// How well one typed word stands for one word of a name, 0 to 10.
int wordScore(const QString& typed, const QString& known, bool fuzzy) {
    if (typed == known)
        return 10;
    const QString full = unabbreviated(typed);
    if (full == unabbreviated(known))
        return 9;
    if (squareLike(full) && squareLike(known))
        return 6;
    // "saint" and "street" share their abbreviation
    if (typed == QLatin1String("saint") && known == QLatin1String("st"))
        return 9;
    if (fuzzy && typed.size() >= 2 && known.startsWith(typed))
        return 7;
    return fuzzy && oneTypo(typed, known) ? 5 : 0;
}

QStringList nameWords(const QString& name) {
    QStringList out;
    for (const LineWord& word : splitLine(name)) {
        if (!word.text.isEmpty())
            out += word.text;
    }
    return out;
}

/// Sum of word scores when the typed words stand for the name's words from `start` on, or 0. Fillers may be left out.
int sumFrom(const QStringList& typed, const QStringList& known, qsizetype start, bool fuzzy, qsizetype& used) {
    int sum = 0;
    qsizetype k = start;
    for (const QString& word : typed) {
        if (isFiller(word))
            continue;
        while (k < known.size() && isFiller(known[k]))
            ++k;
        const int score = k < known.size() ? wordScore(word, known[k], fuzzy) : 0;
        if (score == 0)
            return 0;
        sum += score;
        ++k;
        ++used;
    }
    return sum;
}

qsizetype weightOf(const QStringList& words) {
    return std::count_if(words.begin(), words.end(), [](const QString& w) { return !isFiller(w); });
}

int scoreOf(const QStringList& words, const QStringList& known, bool fuzzy) {
    const qsizetype weight = weightOf(known);
    const qsizetype typed = weightOf(words);
    if (typed == 0 || typed > weight || (!fuzzy && typed < weight))
        return 0;
    // A single short beginning stands for too many places to be taken at its word.
    if (fuzzy && typed == 1 && words.last().size() < 3 && weight > 1)
        return 0;
    for (qsizetype start = 0; start < known.size(); ++start) {
        qsizetype used = 0;
        const int sum = sumFrom(words, known, start, fuzzy && start == 0, used);
        if (sum > 0) {
            const auto missing = static_cast<int>(weight - used);
            const int late = start > 0 && !isFiller(known[0]) ? 20 : 0;
            return std::max(1, sum * 10 / static_cast<int>(used) - missing * 10 - late);
        }
        if (!fuzzy && !isFiller(known[start]))
            break;
    }
    return 0;
}

/// The first word that counts, as both sides of a comparison write it.
QString keyOf(const QStringList& words) {
    for (const QString& word : words) {
        if (!isFiller(word))
            return word == QLatin1String("saint") ? QStringLiteral("street") : unabbreviated(word);
    }
    return {};
}

/// The words of every place's name, found once for a list and kept while the same list is asked about. Holding the list
/// itself keeps its address from being given to another, so that the comparison of addresses is enough.
struct PlaceIndex {
    QVector<KnownPlace> held;
    QVector<QStringList> words;
    QHash<QString, QVector<qsizetype>> byKey;

    explicit PlaceIndex(const QVector<KnownPlace>& places) : held(places) {
        for (qsizetype i = 0; i < places.size(); ++i) { // not through `held`: its operator[] would make it a copy
            words += nameWords(places[i].name);
            byKey[keyOf(words.last())] += i;
        }
    }
};

const PlaceIndex& indexOf(const QVector<KnownPlace>& places) {
    thread_local PlaceIndex last{QVector<KnownPlace>{}};
    if (last.held.constData() != places.constData() || last.held.size() != places.size())
        last = PlaceIndex(places);
    return last;
}

/// Keeps the best of what is offered: higher score, then streets and areas, then the shorter name.
struct Best {
    const KnownPlace* place = nullptr;
    int rank = 0;

    void offer(const KnownPlace& other, int score) {
        if (score == 0)
            return;
        const int otherRank = score * 2 + (other.premisesId.isEmpty() ? 1 : 0);
        if (otherRank > rank || (otherRank == rank && other.name.size() < place->name.size())) {
            place = &other;
            rank = otherRank;
        }
    }
};

} // namespace

int placeScore(const QStringList& words, const QString& name, bool fuzzy) {
    return scoreOf(words, nameWords(name), fuzzy);
}

const KnownPlace* findPlace(const QStringList& words, const QVector<KnownPlace>& places, bool fuzzy) {
    const PlaceIndex& index = indexOf(places);
    Best best;
    if (fuzzy) {
        for (qsizetype i = 0; i < places.size(); ++i)
            best.offer(places[i], scoreOf(words, index.words[i], true));
        return best.place;
    }
    const auto candidates = index.byKey.constFind(keyOf(words));
    if (candidates == index.byKey.constEnd())
        return nullptr;
    for (const qsizetype i : *candidates)
        best.offer(places[i], scoreOf(words, index.words[i], false));
    return best.place;
}

} // namespace watchdesk::domain
