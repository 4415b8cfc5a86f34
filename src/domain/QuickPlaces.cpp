// Where it happened: places of a quick line.
#include "domain/Looks.h"
#include "domain/Places.h"
#include "domain/QuickParts.h"

#include <QSet>

namespace watchdesk::domain::quick {

namespace {

constexpr int mostWords = 6;

bool isAt(const QString& word) {
    static const QSet<QString> set =
        wordSet("at in on inside outside near nr by opposite opp o/s front behind from is");
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

void findPlaceName(Work& work) {
    for (int i = 0; i < work.size(); ++i) {
        const bool afterArrow = i > 0 && work.words[i - 1].arrow;
        if (work.isFree(i) && !work.words[i].arrow && !afterArrow && takePlace(work, i))
            return;
    }
}

} // namespace watchdesk::domain::quick
