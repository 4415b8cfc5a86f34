// How people look: garments, bags, hair and build in a quick line.
#include "domain/Looks.h"
#include "domain/QuickParts.h"

#include <QSet>

#include <algorithm>

namespace watchdesk::domain::quick {

namespace {

constexpr int mostWords = 7;

/// What may stand before a description and belongs to it without adding to it.
bool isConnector(const QString& word) {
    static const QSet<QString> set{
        QStringLiteral("wearing"), QStringLiteral("carrying"), QStringLiteral("with"),    QStringLiteral("in"),
        QStringLiteral("has"),     QStringLiteral("having"),   QStringLiteral("holding"), QStringLiteral("a"),
        QStringLiteral("an"),      QStringLiteral("the"),      QStringLiteral("some"),    QStringLiteral("and"),
        QStringLiteral("&"),       QStringLiteral("plus"),     QStringLiteral("on"),      QStringLiteral("w/"),
        QStringLiteral("got"),     QStringLiteral("armed"),    QStringLiteral("wears"),   QStringLiteral("wore")};
    return set.contains(word);
}

bool holds(const QString& word) {
    return word == QLatin1String("with") || word == QLatin1String("has") || word == QLatin1String("holding") ||
           word == QLatin1String("carrying") || word == QLatin1String("w/") || word == QLatin1String("got") ||
           word == QLatin1String("armed");
}

bool joins(const Work& work, int at) {
    const QString word = work.free(at);
    const bool plus = word == QLatin1String("and") || word == QLatin1String("&");
    return plus && isLookModifier(work.free(at - 1)) && isLookModifier(work.free(at + 1));
}

QString shown(const Work& work, int first, int last) {
    QStringList out;
    for (int i = first; i <= last; ++i)
        out += lookWordShown(work.words[i].text);
    return out.join(QLatin1Char(' '));
}

/// "blue Spiderman top": one word that nobody knows may stand between a colour and its garment.
bool isNamedKind(const Work& work, int at) {
    const QString word = work.free(at);
    const bool plain = word.size() >= 3 && !isConnector(word) && !isPersonWord(word) && !holds(word) &&
                       std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLetter() || c == u'-'; });
    static const QSet<QString> never{QStringLiteral("his"), QStringLiteral("her"), QStringLiteral("their"),
                                     QStringLiteral("was"), QStringLiteral("has"), QStringLiteral("but"),
                                     QStringLiteral("for"), QStringLiteral("from")};
    return plain && !never.contains(word) && !work.words[at].breakAfter && isLookModifier(work.free(at - 1)) &&
           isLookNoun(work.free(at + 1));
}

/// Last word of the phrase that begins with the modifier or noun at `at`: a noun, or a word that describes by itself;
/// -1 when the modifiers lead nowhere ("grey" alone).
int phraseEnd(const Work& work, int at) {
    // "slim black jacket" says two things, "short black hair" one.
    const QString first = work.free(at);
    const bool ownThing = isLookAlone(first) && first != QLatin1String("short") && !isLookNoun(work.free(at + 1));
    if (ownThing)
        return at;
    int lastAlone = -1;
    for (int i = at; i < at + mostWords; ++i) {
        const QString word = work.free(i);
        if (word.isEmpty())
            return lastAlone;
        // "hand bag" and "polo shirt": a noun that leads on to another is its modifier.
        const bool leads = isLookModifier(word) && !work.words[i].breakAfter && isLookNoun(work.free(i + 1));
        if (isLookNoun(word) && !leads)
            return i;
        if (isLookAlone(word) && i == at)
            lastAlone = i;
        else if (!isLookModifier(word) && !joins(work, i) && !isNamedKind(work, i))
            return lastAlone;
        if (work.words[i].breakAfter)
            return lastAlone;
    }
    return lastAlone;
}

/// "hood up", "cap on".
int withParticle(const Work& work, int last) {
    const QString next = work.words[last].breakAfter ? QString() : work.free(last + 1);
    const bool particle = next == QLatin1String("up") || next == QLatin1String("down") || next == QLatin1String("on");
    const bool ends = particle && (work.words[last + 1].breakAfter || !work.isFree(last + 2));
    return ends ? last + 1 : last;
}

int connectorStart(const Work& work, int at) {
    int first = at;
    while (first > 0 && work.isFree(first - 1) && !work.words[first - 1].breakAfter &&
           isConnector(work.words[first - 1].text))
        --first;
    return first;
}

/// "has a bottle": what the person could hurt somebody with.
bool takeWeapon(Work& work, int at) {
    if (!isWeapon(work.free(at)))
        return false;
    const int first = connectorStart(work, at);
    bool held = false;
    for (int i = first; i < at; ++i)
        held = held || holds(work.words[i].text);
    if (!held)
        return false;
    const QString text = QStringLiteral("has a ") + work.words[at].text;
    work.claim(TokenKind::Description, first, at, text);
    work.looks += text;
    return true;
}

void take(Work& work, int at, int last) {
    const int end = withParticle(work, last);
    const QString text = shown(work, at, end);
    work.claim(TokenKind::Description, connectorStart(work, at), end, text);
    work.looks += text;
}

} // namespace

void findLooks(Work& work) {
    for (int i = 0; i < work.size(); ++i) {
        const bool afterArrow = i > 0 && work.words[i - 1].arrow;
        if (!work.isFree(i) || afterArrow || work.words[i].text.isEmpty() || takeWeapon(work, i))
            continue;
        const int last = phraseEnd(work, i);
        if (last >= i) {
            take(work, i, last);
            i = last;
        }
    }
}

} // namespace watchdesk::domain::quick
