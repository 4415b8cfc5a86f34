// What kind of incident a quick line tells of.
#include "domain/Category.h"
#include "domain/Looks.h"
#include "domain/QuickHints.h"
#include "domain/QuickParts.h"

#include <QSet>

#include <functional>

namespace watchdesk::domain::quick {

namespace {

const KindWords& codesByWord() {
    static const KindWords table = [] {
        KindWords out = saidKinds();
        for (const Category& category : categories()) {
            out.insert(category.code, category.code);
            out.insert(category.label.toLower(), category.code);
            for (const QString& word : category.words)
                out.insert(word, category.code);
        }
        return out;
    }();
    return table;
}

bool afterArrow(const Work& work, int at) {
    return at > 0 && work.words[at - 1].arrow;
}

/// "no weapons", "not being aggressive", "no sign of drugs"; "known shoplifter" tells of another day.
bool negated(const Work& work, int at) {
    static const QSet<QString> no = wordSet(
        "not no non nothing never nobody isnt wasnt arent hasnt havent didnt dont doesnt without known prolific");
    static const QSet<QString> between = wordSet("being been a an any very sign signs of at all seen");
    for (int i = at - 1; i >= 0 && i >= at - 4 && !work.words[i].breakAfter; --i) {
        if (no.contains(work.words[i].text))
            return true;
        if (!between.contains(work.words[i].text))
            return false;
    }
    return false;
}

/// A phrase that names or hints at a kind.
struct Named {
    QString phrase;
    QString code;
    int first = 0;
    int words = 0;
};

/// "we refused it" is said of a note or a card.
bool saysOtherThing(const Work& work, const Named& named) {
    static const QSet<QString> things = wordSet("it them the to");
    return named.phrase == QLatin1String("refused") && things.contains(work.free(named.first + 1));
}

using Wanted = std::function<bool(const Named&)>;

/// The longest phrase of the table that begins at `at`.
std::optional<Named> namedAt(const Work& work, int at, const KindWords& codes, const Wanted& wanted) {
    const bool begins = work.isFree(at) && codes.longest(work.words[at].text) > 0;
    if (!begins || afterArrow(work, at) || negated(work, at))
        return std::nullopt;
    for (int count = work.phraseLength(at, codes.longest(work.words[at].text)); count > 0; --count) {
        const QString phrase = work.texts(at, count).join(QLatin1Char(' '));
        const Named named{phrase, codes.codeOf(phrase), at, count};
        if (!named.code.isEmpty() && wanted(named) && !saysOtherThing(work, named))
            return named;
    }
    return std::nullopt;
}

std::optional<Named> find(const Work& work, const KindWords& codes, const Wanted& wanted) {
    for (int i = 0; i < work.size(); ++i) {
        if (const auto named = namedAt(work, i, codes, wanted))
            return named;
    }
    return std::nullopt;
}

void take(Work& work, const Named& named, bool told) {
    work.reading.category = named.code;
    // "lost girl", "banned male": who it is stands in the kind's own words, and is read besides.
    const int last = named.first + named.words - 1;
    const bool who = named.words > 1 && isPersonWord(work.words[last].text);
    work.claim(TokenKind::Category, named.first, who ? last - 1 : last, categoryByCode(named.code).label, told);
}

/// A coordinator who begins with the name of a kind has decided.
bool isDecided(const Work& work, const Named& named) {
    const bool head = named.first == 0 || work.owner[named.first - 1] == 0;
    const Category category = categoryByCode(named.code);
    return head && (named.phrase == category.code || named.phrase == category.label.toLower() ||
                    named.phrase == category.words.first());
}

/// A blow outranks what else happened, but not who is in need.
std::optional<Named> outranking(const Work& work, const Named& first) {
    static const QSet<QString> need{QStringLiteral("lost-child"), QStringLiteral("vulnerable-person"),
                                    QStringLiteral("violence")};
    if (need.contains(first.code) || isDecided(work, first))
        return std::nullopt;
    return find(work, codesByWord(), [](const Named& named) { return isViolentDeed(named.phrase); });
}

/// "lost a little boy", "found girl 5".
bool takeLostChild(Work& work) {
    static const QSet<QString> lost = wordSet("lost missing found");
    static const QSet<QString> between = wordSet("a an the this our little young small wee one two very");
    for (int i = 0; i < work.size(); ++i) {
        if (!work.isFree(i) || !lost.contains(work.words[i].text) || negated(work, i))
            continue;
        int who = i + 1;
        while (between.contains(work.free(who)))
            ++who;
        if (!isYoungWord(work.free(who)))
            continue;
        take(work, {work.words[i].text, QStringLiteral("lost-child"), i, 1}, true);
        return true;
    }
    return false;
}

/// "dodgy fifty", "fake £20 note": the amount has been read as such already.
bool takeForgedAmount(Work& work) {
    for (int i = 0; i + 1 < work.size(); ++i) {
        if (!work.isFree(i) || !saysForged(work.words[i].text) || negated(work, i))
            continue;
        const bool loss = work.owner[i + 1] >= 0 && work.claims[work.owner[i + 1]].kind == TokenKind::Loss;
        if (!loss && !noteAt(work, i + 1))
            continue;
        take(work, {work.words[i].text, QStringLiteral("counterfeit-note"), i, 1}, true);
        return true;
    }
    return false;
}

/// Threats with a weapon in hand are violence; "no weapons seen" is not.
void weighWeapon(Work& work) {
    static const QSet<QString> weapons =
        wordSet("knife blade machete gun firearm hammer axe bat crowbar sword screwdriver");
    const bool threat = work.reading.category == QLatin1String("public-order") ||
                        work.reading.category == QLatin1String("anti-social-behaviour");
    for (int i = 0; threat && i < work.size(); ++i) {
        if (weapons.contains(work.words[i].text) && !negated(work, i))
            work.reading.category = QStringLiteral("violence");
    }
    for (Claim& claim : work.claims) {
        if (claim.kind == TokenKind::Category)
            claim.reading = categoryByCode(work.reading.category).label;
    }
}

/// "legged it out of the store with six bottles": gone, and with what is nobody's company.
bool leavesWithGoods(const Work& work, int at) {
    static const QSet<QString> gone =
        wordSet("walk walks walked walking ran run running runs legged legging left leaving "
                "went gone going bolted dashed strolled sprinted marched took "
                "got");
    static const QSet<QString> away = wordSet("out off away it store shop doors door left");
    static const QSet<QString> company =
        wordSet("him his her their them us me another friends mates mum dad security staff "
                "police nothing no");
    static const QSet<QString> articles = wordSet("a an the one");
    bool outside = false;
    if (!gone.contains(work.free(at)))
        return false;
    for (int i = at; i < at + 8 && work.isFree(i); ++i) {
        outside = outside || (i > at && away.contains(work.words[i].text));
        if (work.words[i].breakAfter)
            return false;
        if (work.words[i].text != QLatin1String("with"))
            continue;
        const int what = articles.contains(work.free(i + 1)) ? i + 2 : i + 1;
        return outside && work.isFree(what) && !company.contains(work.words[what].text) && !countsPeople(work, i + 1) &&
               !isPersonWord(work.words[what].text) && work.words[what].text != QLatin1String("limp");
    }
    return false;
}

/// "had perfume away"; "hid two packs up her sleeve".
bool hidesGoods(const Work& work, int at) {
    static const QSet<QString> verbs =
        wordSet("hidden hid hiding stuffed put putting puts shoved tucked slipped popped had");
    static const QSet<QString> where = wordSet("in into under up down inside");
    static const QSet<QString> whose = wordSet("his her their a the");
    static const QSet<QString> other = wordSet("to moved gone walked run ran got been turned chased sent hands hand");
    static const QSet<QString> pockets =
        wordSet("coat jacket sleeve sleeves trousers jumper hoodie bag bags pram buggy "
                "rucksack handbag holdall joggers dress skirt waistband backpack pushchair");
    if (!verbs.contains(work.free(at)))
        return false;
    for (int i = at + 1; i < at + 14 && work.isFree(i) && !other.contains(work.words[i].text); ++i) {
        const QString& word = work.words[i].text;
        if (word == QLatin1String("away") && i > at + 1 && i <= at + 5)
            return true;
        if (where.contains(word) && i > at + 1 && whose.contains(work.free(i + 1)) &&
            pockets.contains(work.free(i + 2)))
            return true;
        if (work.words[i].breakAfter)
            return false;
    }
    return false;
}

bool takeTheftTold(Work& work) {
    for (int i = 0; i < work.size(); ++i) {
        if (!work.isFree(i) || negated(work, i) || !(leavesWithGoods(work, i) || hidesGoods(work, i)))
            continue;
        take(work, {work.words[i].text, QStringLiteral("shop-theft"), i, 1}, true);
        return true;
    }
    return false;
}

bool takeNamed(Work& work) {
    auto named = find(work, codesByWord(), [](const Named& n) { return !isManner(n.phrase); });
    if (!named)
        return false;
    const auto blow = outranking(work, *named);
    take(work, blow ? *blow : *named, false);
    return true;
}

bool takeHint(Work& work, const KindWords& codes, const Wanted& wanted, bool told) {
    const auto named = find(work, codes, wanted);
    if (named)
        take(work, *named, told);
    return named.has_value();
}

} // namespace

void findCategory(Work& work) {
    const auto any = [](const Named&) { return true; };
    const auto behaved = [](const Named& n) { return n.code != QLatin1String("refused-entry"); };
    const auto violent = [](const Named& n) { return n.code == QLatin1String("violence"); };
    if (!takeForgedAmount(work) && !takeNamed(work) && !takeLostChild(work) &&
        !takeHint(work, kindHints(), violent, true) && !takeHint(work, codesByWord(), behaved, false) &&
        !takeTheftTold(work) && !takeHint(work, kindHints(), any, true) && !takeHint(work, codesByWord(), any, false))
        (void)takeHint(work, faintHints(), any, true);
    weighWeapon(work);
}

} // namespace watchdesk::domain::quick
