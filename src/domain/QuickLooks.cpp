// How people look: garments, bags, hair and build in a quick line.
#include "domain/LookSlot.h"
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

bool describes(const Work& work, int at) {
    const QString word = work.free(at);
    return isLookModifier(word) || (!work.words[at].breakAfter && makesOneThing(word, work.free(at + 1)));
}

bool isGarment(const QString& word) {
    const LookSlot slot = isLookNoun(word) ? lookSlot(word) : LookSlot::Other;
    return slot == LookSlot::Head || slot == LookSlot::Top || slot == LookSlot::Bottom || slot == LookSlot::Shoes;
}

/// "dinosaur T-shirt", "in a Leeds United shirt": a word that nobody knows, where only a kind of garment can stand.
bool isUnknownKind(const Work& work, int at) {
    static const QSet<QString> never = wordSet(
        "his her their its my our your this that these those same one two three four five six he she they them him it "
        "we who which whose stole took taken left lost found seen got put try wears wore was were are had have but for "
        "from off by near under over behind then now just also of to at into via not nothing never or some any other "
        "another each both all more few several back going gone ran run sat has with wearing carrying holding and "
        "designer only still very staff shop store said no in on the");
    static const QSet<QString> teams = wordSet("united city town rovers print style branded");
    const QString word = work.free(at);
    const bool plain = word.size() >= 3 && !never.contains(word) && !isLookWord(word) && !isPersonWord(word) &&
                       !isConnector(word) && !word.endsWith(QLatin1String("ing")) &&
                       !word.endsWith(QLatin1String("ed")) &&
                       std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLetter() || c == u'-'; });
    if (!plain || work.words[at].breakAfter)
        return false;
    const QString before = work.free(at - 1);
    const bool begins = at == 0 || work.words[at - 1].breakAfter || !work.isFree(at - 1) ||
                        before == QLatin1String("a") || before == QLatin1String("an");
    const int noun = teams.contains(work.free(at + 1)) ? at + 2 : at + 1;
    return begins && isGarment(work.free(noun));
}

/// "glasses being thrown", "by the bikes": things that are about, not on anybody.
bool isAbout(const Work& work, int at, int last) {
    static const QSet<QString> flung = wordSet("being thrown smashed broken everywhere flying");
    static const QSet<QString> beside = wordSet("by round around near behind under from into against beside through");
    if (!work.words[last].breakAfter && flung.contains(work.free(last + 1)))
        return true;
    const int before = work.free(at - 1) == QLatin1String("the") ? at - 2 : at - 1;
    return at == last && at > 0 && beside.contains(work.free(before)) && !work.words[at - 1].breakAfter;
}

/// "six foot two", "5 ft 10", "six feet tall".
bool takeHeight(Work& work, int at) {
    const auto feet = speltNumber(work, at);
    if (!feet || feet->value < 4 || feet->value > 7)
        return false;
    int last = at + feet->words;
    const QString unit = work.free(last);
    if (unit != QLatin1String("foot") && unit != QLatin1String("feet") && unit != QLatin1String("ft"))
        return false;
    QString text = QStringLiteral("%1ft").arg(feet->value);
    const auto inches = work.words[last].breakAfter ? std::nullopt : speltNumber(work, last + 1);
    if (inches && inches->value > 0 && inches->value < 12 && !countsPeople(work, last + 1)) {
        text += QString::number(inches->value);
        last += inches->words;
    }
    if (work.free(last + 1) == QLatin1String("tall") && !work.words[last].breakAfter)
        ++last;
    work.claim(TokenKind::Description, at, last, text);
    work.looks += text;
    return true;
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
    if (isUnknownKind(work, at))
        return isLookNoun(work.free(at + 1)) ? at + 1 : at + 2;
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
        const bool leads = describes(work, i) && !work.words[i].breakAfter && isLookNoun(work.free(i + 1));
        if (isLookNoun(word) && !leads)
            return i;
        if (isLookAlone(word) && i == at)
            lastAlone = i;
        else if (!describes(work, i) && !joins(work, i) && !isNamedKind(work, i))
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
        if (!work.isFree(i) || afterArrow || work.words[i].text.isEmpty() || takeWeapon(work, i) || takeHeight(work, i))
            continue;
        const int last = phraseEnd(work, i);
        if (last >= i) {
            if (!isAbout(work, i, last))
                take(work, i, last);
            i = last;
        }
    }
}

} // namespace watchdesk::domain::quick
