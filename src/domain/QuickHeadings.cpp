// Where they went: headings of a quick line.
#include "domain/Places.h"
#include "domain/QuickParts.h"

#include <QSet>

#include <algorithm>

namespace watchdesk::domain::quick {

namespace {

constexpr int mostWords = 6;

bool isStreet(const KnownPlace& place) {
    return place.premisesId.isEmpty();
}

/// What every town has, and streets are called after.
bool isLandmark(const QString& word) {
    static const QSet<QString> set =
        wordSet("church station park school bridge hospital library college canal river castle "
                "mill priory bank chapel abbey cathedral museum cemetery");
    return set.contains(word);
}

/// Where somebody may go that has no name of its own: "gone into the car park".
bool isGoal(const QString& word) {
    static const QSet<QString> set =
        wordSet("park carpark car-park station underpass subway alley alleyway precinct centre "
                "town bridge river canal square market arcade estate crossing roundabout lights "
                "multistorey multi-storey corner bypass towpath footpath taxi taxis ring");
    return set.contains(word) || isLandmark(word);
}

/// Spoken headings: whole names first, then beginnings, but of streets and areas only ("towards town" is no shop).
Spot spokenSpot(const Work& work, int at) {
    const Spot exact = spotAt(work, at, false);
    if (exact.found())
        return exact;
    for (int count = work.phraseLength(at, mostWords); count > 0; --count) {
        if (count == 1 && isLandmark(work.words[at].text))
            break; // "the station" is not Station Road
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
    static const QSet<QString> set = wordSet("towards toward twds twrds heading headed direction");
    return set.contains(word);
}

bool isTo(const QString& word) {
    static const QSet<QString> set =
        wordSet("to into onto up down along through via for of round around past across over under");
    return set.contains(word);
}

bool isMotion(const QString& word) {
    static const QSet<QString> set = wordSet(
        "gone going goes went ran run running walked walking walks off left legged made "
        "making moving moved turned turning now just then fled in is last seen legging bolted sprinted back out "
        "straight disappeared");
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
    static const QSet<QString> set =
        wordSet("now again fast quickly over please on foot at speed moment currently and");
    return set.contains(word);
}

/// Words of an unknown place: to the end of the phrase or the next thing understood.
int unknownEnd(const Work& work, int at, int most) {
    static const QSet<QString> other = wordSet("on with carrying wearing pushing");
    int last = at + work.phraseLength(at, most) - 1;
    for (int i = at + 1; i <= last; ++i) {
        if (other.contains(work.words[i].text))
            last = i - 1; // "the bus station on a bike"
    }
    while (last > at && trails(work.words[last].text))
        --last;
    return last;
}

void claimHeading(Work& work, int first, int last, const QString& name, bool known) {
    addHeading(work, name, known);
    work.claim(TokenKind::Heading, first, last, QStringLiteral("to ") + name);
}

/// "heading your way, Papa three": the other's premises; "your way" alone is nowhere.
bool takeYourWay(Work& work, int at, int first) {
    const QString whose = work.free(at);
    const bool said =
        (whose == QLatin1String("your") || whose == QLatin1String("our") || whose == QLatin1String("their") ||
         whose == QLatin1String("this") || whose == QLatin1String("that")) &&
        work.free(at + 1) == QLatin1String("way");
    if (!said)
        return false;
    const CalledBy by = callerAt(work, at + 2);
    if (by.caller != nullptr && !by.caller->premises.isEmpty())
        claimHeading(work, first, at + 1 + by.words, by.caller->premises, true);
    return true;
}

/// "gone into the car park": the last word of a goal that follows, or -1.
int goalEnd(const Work& work, int at) {
    for (int last = at + work.phraseLength(at, 3) - 1; last >= at; --last) {
        if (isGoal(work.words[last].text))
            return last;
    }
    return -1;
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
    if (takeYourWay(work, place, first))
        return !work.isFree(at);
    const Spot spot = strong ? spokenSpot(work, place) : spotAt(work, place, false);
    if (spot.found()) {
        claimHeading(work, first, place + spot.words - 1, spot.name, true);
        return true;
    }
    const bool gone =
        first < at && work.words[at].text != QLatin1String("of") && work.words[at].text != QLatin1String("for");
    const int last = strong ? unknownEnd(work, place, 4) : gone ? goalEnd(work, place) : -1;
    if (last < place || work.words[place].text.isEmpty())
        return false;
    claimHeading(work, first, last, rawText(work, place, last), false);
    return true;
}

bool isBoarding(const QString& word) {
    static const QSet<QString> set =
        wordSet("got gets getting jumped jumping hopped hopping boarded boarding on onto into in "
                "gone caught");
    return set.contains(word);
}

/// "jumped on the number nine bus", "got in a taxi": how they went.
bool takeRide(Work& work, int at) {
    static const QSet<QString> goes =
        wordSet("got gets getting jumped jumping hopped hopping boarded boarding gone caught");
    static const QSet<QString> rides = wordSet("bus taxi train tram cab minibus coach");
    if (!goes.contains(work.free(at)) || work.words[at].breakAfter)
        return false;
    int next = at + 1;
    while (isBoarding(work.free(next)) || work.free(next) == QLatin1String("off"))
        ++next;
    static const QSet<QString> articles = wordSet("the a an");
    const int place = articles.contains(work.free(next)) ? next + 1 : next;
    for (int last = place; last < place + work.phraseLength(place, 4); ++last) {
        if (!rides.contains(work.words[last].text) || work.free(last + 1) == QLatin1String("station"))
            continue;
        claimHeading(work, at, last, rawText(work, place, last), false);
        return true;
    }
    return false;
}

/// "turned left out of the door".
bool takeSide(Work& work, int at) {
    static const QSet<QString> turned = wordSet("gone going went turned turning turns headed walked ran running");
    static const QSet<QString> sides = wordSet("left right north south east west");
    const bool side =
        at > 0 && sides.contains(work.free(at)) && turned.contains(work.free(at - 1)) && !work.words[at - 1].breakAfter;
    if (!side)
        return false;
    claimHeading(work, motionStart(work, at), at, work.words[at].text, false);
    return true;
}

} // namespace

void findArrows(Work& work) {
    for (int i = 0; i < work.size(); ++i) {
        if (!work.words[i].arrow)
            continue;
        const int at = work.free(i + 1) == QLatin1String("the") ? i + 2 : i + 1;
        const Spot spot = spotAt(work, at, true);
        const QString word = work.free(at);
        if (spot.words == 1 && isLandmark(word) && folded(spot.name) != word)
            continue; // "> station" is not Station Road
        if (spot.found())
            claimHeading(work, i, at + spot.words - 1, spot.name, true);
    }
}

void findHeadingPhrase(Work& work) {
    if (!work.reading.heading.isEmpty())
        return;
    for (const auto take : {takeHeading, takeRide, takeSide}) {
        for (int i = 0; i < work.size(); ++i) {
            if (work.isFree(i) && take(work, i))
                return;
        }
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
