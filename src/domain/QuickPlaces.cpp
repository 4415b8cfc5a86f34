// Where it happened and where they went: headings and places of a quick line.
#include "domain/Looks.h"
#include "domain/Places.h"
#include "domain/QuickParts.h"

#include <QSet>

#include <algorithm>

namespace watchdesk::domain::quick {

namespace {

constexpr int mostWords = 6;

QSet<QString> setOf(const char* list) {
    const QStringList words = QString::fromLatin1(list).split(QLatin1Char(' '));
    return {words.begin(), words.end()};
}

/// A place named in the words from `at` on.
struct Spot {
    QString name;
    QString premisesId;
    int words = 0;
    [[nodiscard]] bool found() const { return words > 0; }
};

bool isStreet(const KnownPlace& place) {
    return place.premisesId.isEmpty();
}

/// The longest run of words that stands for a place or a call sign.
Spot spotAt(const Work& work, int at, bool fuzzy) {
    const int available = work.phraseLength(at, mostWords);
    const CalledBy by = available > 0 ? callerAt(work, at) : CalledBy{};
    if (by.caller != nullptr && !by.caller->premises.isEmpty())
        return {by.caller->premises, by.caller->premisesId, by.words};
    for (int count = available; count > 0; --count) {
        const QStringList words = work.texts(at, count);
        if (words.last() == QLatin1String("the") || words.last().isEmpty())
            continue;
        if (const KnownPlace* place = findPlace(words, work.vocabulary.places, fuzzy))
            return {place->name, place->premisesId, count};
    }
    return {};
}

/// Spoken headings: whole names first, then beginnings, but of streets and areas only ("towards town" is no shop).
Spot spokenSpot(const Work& work, int at) {
    const Spot exact = spotAt(work, at, false);
    if (exact.found())
        return exact;
    for (int count = work.phraseLength(at, mostWords); count > 0; --count) {
        const KnownPlace* place = findPlace(work.texts(at, count), work.vocabulary.places, true);
        if (place != nullptr && isStreet(*place))
            return {place->name, {}, count};
    }
    return {};
}

void addHeading(Work& work, const QString& name, bool known) {
    QuickReading& reading = work.reading;
    reading.headingKnown = known && (reading.heading.isEmpty() || reading.headingKnown);
    if (!reading.heading.isEmpty())
        reading.heading += QStringLiteral(", then ");
    reading.heading += name;
}

/// As typed, but for the punctuation at the end.
QString rawText(const Work& work, int first, int last) {
    const int from = work.words[first].from;
    QString text = work.line.mid(from, work.words[last].from + work.words[last].length - from).toString().simplified();
    while (!text.isEmpty() && QStringView(u",;.!?:").contains(text.back()))
        text.chop(1);
    return text;
}

bool isTowards(const QString& word) {
    static const QSet<QString> set = setOf("towards toward twds twrds heading headed direction");
    return set.contains(word);
}

bool isTo(const QString& word) {
    static const QSet<QString> set = setOf("to into onto up down along through via for of");
    return set.contains(word);
}

bool isMotion(const QString& word) {
    static const QSet<QString> set =
        setOf("gone going goes went ran run running walked walking walks off left legged made "
              "making moving moved turned turning now just then fled in is last seen");
    return set.contains(word);
}

/// The motion words in front of a heading belong to it: "gone", "ran off".
int motionStart(const Work& work, int at) {
    int first = at;
    while (first > 0 && work.isFree(first - 1) && !work.words[first - 1].breakAfter &&
           isMotion(work.words[first - 1].text))
        --first;
    return first;
}

/// Said after a place, and none of its name: "park now", "park on foot".
bool trails(const QString& word) {
    static const QSet<QString> set = setOf("now again fast quickly over please on foot at speed moment currently and");
    return set.contains(word);
}

/// Words of an unknown place: to the end of the phrase or the next thing understood.
int unknownEnd(const Work& work, int at, int most) {
    int last = at + work.phraseLength(at, most) - 1;
    while (last > at && trails(work.words[last].text))
        --last;
    return last;
}

void claimHeading(Work& work, int first, int last, const QString& name, bool known) {
    addHeading(work, name, known);
    work.claim(TokenKind::Heading, first, last, QStringLiteral("to ") + name);
}

/// Tries a spoken heading whose first preposition is at `at`; true when one was claimed.
bool takeHeading(Work& work, int at) {
    bool strong = false;
    int next = at;
    while (work.isFree(next) && (isTowards(work.words[next].text) || isTo(work.words[next].text))) {
        strong = strong || isTowards(work.words[next].text);
        if (work.words[next++].breakAfter)
            return false;
    }
    if (next == at)
        return false;
    const int place = work.free(next) == QLatin1String("the") ? next + 1 : next;
    const int first = motionStart(work, at);
    const Spot spot = strong ? spokenSpot(work, place) : spotAt(work, place, false);
    if (spot.found()) {
        claimHeading(work, first, place + spot.words - 1, spot.name, true);
        return true;
    }
    const int last = unknownEnd(work, place, 4);
    if (!strong || last < place || work.words[place].text.isEmpty())
        return false;
    claimHeading(work, first, last, rawText(work, place, last), false);
    return true;
}

bool isAt(const QString& word) {
    static const QSet<QString> set = setOf("at in on inside outside near nr by opposite opp o/s front behind from is");
    return set.contains(word);
}

/// A single word may be a garment ("fleece") or a kind of incident as well as a place: then it needs "at" before it.
bool tooPlain(const Work& work, int at, const Spot& spot) {
    if (spot.words > 1)
        return false;
    const QString& word = work.words[at].text;
    const bool said = at > 0 && work.free(at - 1) == QLatin1String("at");
    return !said && (isLookWord(word) || word.size() < 4);
}

void setPlace(Work& work, const Spot& spot) {
    const bool own =
        work.reading.caller && !spot.premisesId.isEmpty() && work.reading.caller->premisesId == spot.premisesId;
    if (own)
        return;
    work.reading.place = spot.name;
    work.reading.placePremisesId = spot.premisesId;
}

bool takePlace(Work& work, int at) {
    const bool marked = work.words[at].mark;
    int name = marked ? at + 1 : at;
    if (work.free(name) == QLatin1String("the"))
        ++name;
    const Spot spot = spotAt(work, name, marked);
    if (!spot.found() || (!marked && tooPlain(work, name, spot)))
        return false;
    // A call sign in the middle of a line is somebody spoken of, unless "at" makes it the place.
    const bool bySign = callerAt(work, name).caller != nullptr;
    int first = at;
    while (first > 0 && work.isFree(first - 1) && !work.words[first - 1].breakAfter && isAt(work.words[first - 1].text))
        --first;
    if (bySign && !marked && first == at)
        return false;
    setPlace(work, spot);
    work.claim(TokenKind::Place, first, name + spot.words - 1, QStringLiteral("at ") + spot.name);
    return true;
}

} // namespace

void findArrows(Work& work) {
    for (int i = 0; i < work.size(); ++i) {
        if (!work.words[i].arrow)
            continue;
        const int at = work.free(i + 1) == QLatin1String("the") ? i + 2 : i + 1;
        const Spot spot = spotAt(work, at, true);
        if (spot.found())
            claimHeading(work, i, at + spot.words - 1, spot.name, true);
    }
}

void findHeadingPhrase(Work& work) {
    if (!work.reading.heading.isEmpty())
        return;
    for (int i = 0; i < work.size(); ++i) {
        if (work.isFree(i) && takeHeading(work, i))
            return;
    }
}

void findPlaceName(Work& work) {
    for (int i = 0; i < work.size(); ++i) {
        const bool afterArrow = i > 0 && work.words[i - 1].arrow;
        if (work.isFree(i) && !work.words[i].arrow && !afterArrow && takePlace(work, i))
            return;
    }
}

void findUnknownHeadings(Work& work) {
    for (int i = 0; i < work.size(); ++i) {
        if (!work.words[i].arrow || !work.isFree(i))
            continue;
        const int last = unknownEnd(work, i + 1, 8);
        if (last > i)
            claimHeading(work, i, last, rawText(work, i + 1, last), false);
        else
            work.claim(TokenKind::Heading, i, i, QStringLiteral("to …"));
    }
}

} // namespace watchdesk::domain::quick
