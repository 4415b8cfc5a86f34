#include "domain/LookSlot.h"

#include "domain/LineWords.h"
#include "domain/Looks.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QVector>

#include <array>
#include <utility>

namespace watchdesk::domain {

namespace {

const QHash<QString, LookSlot>& table() {
    static const QHash<QString, LookSlot> all = [] {
        constexpr std::array<std::pair<LookSlot, const char*>, 10> lists{
            {{LookSlot::Build,
              "build built slim stocky thin skinny heavyset heavy-set overweight muscular athletic lanky petite "
              "chubby large-built stocky-built well-built pregnant"},
             {LookSlot::Height, "tall short"},
             {LookSlot::Hair, "hair ponytail dreadlocks dreads fringe bald balding braids plaits mohican mullet quiff "
                              "crewcut skinhead bob mop afro blonde blond brunette"},
             {LookSlot::Face,
              "beard bearded goatee moustache stubble glasses sunglasses shades mask balaclava "
              "clean-shaven cleanshaven unshaven sideburns eyebrows teeth freckles freckled masked goggles"},
             {LookSlot::Head, "cap hat beanie hood scarf snood hijab turban bandana headscarf headband trilby bowler "
                              "visor durag veil helmet hooded earmuffs beret fedora "
                              "deerstalker snapback niqab burka burqa scarves"},
             {LookSlot::Top,
              "hoodie hoody jacket coat raincoat anorak parka fleece gilet bodywarmer cardigan jumper "
              "sweater sweatshirt top tshirt t-shirt shirt polo vest blouse tracksuit suit tie hi-vis hivis "
              "uniform overalls dress tabard poncho onesie pyjamas dressing-gown puffer bomber windbreaker "
              "blazer waistcoat jersey turtleneck dungarees nightdress nightie gown robe apron mac shawl cape cloak "
              "sari abaya jumpsuit playsuit catsuit puffa warmer vis workwear"},
             {LookSlot::Bottom,
              "jeans trousers joggers shorts trackies trackie bottoms leggings skirt kilt chinos pants "
              "tights"},
             {LookSlot::Shoes, "trainers shoes boots sandals sliders slippers crocs flip-flops heels pumps loafers "
                               "plimsolls socks wellies wellingtons"},
             {LookSlot::Bag, "bag bags rucksack backpack handbag holdall suitcase manbag bumbag satchel tote briefcase "
                             "purse carrier holdalls shopper"},
             {LookSlot::Marks, "tattoo tattoos tattooed scar piercing piercings earring earrings nosering limp limping "
                               "crutch crutches stick wheelchair birthmark"}}};
        QHash<QString, LookSlot> out;
        for (const auto& [slot, list] : lists)
            for (const QString& word : wordSet(list))
                out.insert(word, slot);
        return out;
    }();
    return all;
}

QStringList wordsOf(const QString& text) {
    QStringList out;
    for (const LineWord& word : splitLine(text))
        if (!word.text.isEmpty())
            out += word.text;
    return out;
}

/// The words between commas, stops and line ends: what stands in one says nothing of the next.
QVector<QStringList> phrasesOf(const QString& text) {
    QVector<QStringList> out;
    bool fresh = true;
    for (const LineWord& word : splitLine(text)) {
        if (fresh)
            out.append(QStringList());
        if (!word.text.isEmpty())
            out.last() += word.text;
        fresh = word.breakAfter;
    }
    return out;
}

/// "short brown hair", "short black jacket", "hair short": of a thing, not of the person.
bool isOfThing(const QStringList& phrase, qsizetype at) {
    if (at > 0 && phrase[at - 1] == QLatin1String("hair"))
        return true;
    for (auto i = at + 1; i < phrase.size(); ++i) {
        const auto slot = table().constFind(phrase[i]);
        if (slot != table().constEnd() && *slot != LookSlot::Build && *slot != LookSlot::Height)
            return true;
        if (!isLookModifier(phrase[i]))
            return false;
    }
    return false;
}

/// "short" is said of hair and jackets, too; "tall" is not.
bool isShort(const QString& text) {
    for (const QStringList& phrase : phrasesOf(text))
        for (auto at = phrase.indexOf(QLatin1String("short")); at >= 0;
             at = phrase.indexOf(QLatin1String("short"), at + 1))
            if (!isOfThing(phrase, at))
                return true;
    return false;
}

} // namespace

LookSlot lookSlot(const QString& phrase) {
    const QStringList words = wordsOf(phrase);
    for (auto word = words.crbegin(); word != words.crend(); ++word) {
        const auto slot = table().contains(*word) ? table().constFind(*word) : table().constFind(singularLook(*word));
        if (slot != table().constEnd())
            return *slot;
        if (heightOf(*word) > 0)
            return LookSlot::Height;
    }
    return LookSlot::Other;
}

int buildOf(const QString& description) {
    static const QSet<QString> slight = wordSet("slim thin skinny slight lanky petite");
    static const QSet<QString> heavy =
        wordSet("stocky heavyset heavy-set overweight chubby heavy broad well-built large-built stocky-built muscular");
    const QStringList words = wordsOf(description);
    for (const QString& word : words) {
        if (slight.contains(word))
            return -1;
        if (heavy.contains(word))
            return 1;
    }
    const auto build = words.indexOf(QLatin1String("build"));
    const bool medium =
        build > 0 && (words[build - 1] == QLatin1String("medium") || words[build - 1] == QLatin1String("average"));
    return medium || words.contains(QLatin1String("athletic")) ? 0 : 2;
}

int heightOf(const QString& description) {
    static const QRegularExpression metres(QStringLiteral(R"(\b([12])[.,](\d\d) ?m\b)"));
    static const QRegularExpression centimetres(QStringLiteral(R"(\b([12]\d\d) ?cm\b)"));
    static const QRegularExpression feet(QStringLiteral(R"(\b([4-7]) ?(?:ft|foot|feet|')(?: ?(\d{1,2}))?)"));
    const QString text = description.toLower();
    if (const auto m = metres.match(text); m.hasMatch())
        return m.captured(1).toInt() * 100 + m.captured(2).toInt();
    if (const auto m = centimetres.match(text); m.hasMatch())
        return m.captured(1).toInt();
    if (const auto m = feet.match(text); m.hasMatch())
        return static_cast<int>(m.captured(1).toInt() * 30.48 + m.captured(2).toInt() * 2.54 + 0.5);
    return wordsOf(text).contains(QLatin1String("tall")) ? 188 : isShort(text) ? 160 : 0;
}

namespace {

QString hairColour(const QString& word) {
    static const QHash<QString, QString> colours{
        {QStringLiteral("fair"), QStringLiteral("fair")},     {QStringLiteral("blond"), QStringLiteral("fair")},
        {QStringLiteral("blonde"), QStringLiteral("fair")},   {QStringLiteral("brown"), QStringLiteral("dark")},
        {QStringLiteral("black"), QStringLiteral("dark")},    {QStringLiteral("dark"), QStringLiteral("dark")},
        {QStringLiteral("brunette"), QStringLiteral("dark")}, {QStringLiteral("grey"), QStringLiteral("grey")},
        {QStringLiteral("gray"), QStringLiteral("grey")},     {QStringLiteral("white"), QStringLiteral("grey")},
        {QStringLiteral("silver"), QStringLiteral("grey")},   {QStringLiteral("ginger"), QStringLiteral("red")},
        {QStringLiteral("red"), QStringLiteral("red")},       {QStringLiteral("auburn"), QStringLiteral("red")}};
    return colours.value(word);
}

/// What may stand between a colour and the hair.
bool isHairWord(const QString& word) {
    static const QSet<QString> set = wordSet(
        "long short medium shoulder length shoulder-length curly straight wavy frizzy afro spiky spiked cropped "
        "thick thin thinning receding fine greasy messy scruffy untidy neat dyed bleached shaved tied back up");
    return set.contains(word);
}

} // namespace

QString hairOf(const QString& description) {
    const QVector<QStringList> phrases = phrasesOf(description);
    for (const QStringList& phrase : phrases)
        for (const char* none : {"bald", "balding", "skinhead"})
            if (phrase.contains(QLatin1String(none)))
                return QStringLiteral("bald");
    // Only a colour that is the hair's: "black male, long hair" says nothing of it (rule 16), "black jacket" neither.
    for (const QStringList& phrase : phrases) {
        for (auto hair = phrase.indexOf(QLatin1String("hair")); hair >= 0;
             hair = phrase.indexOf(QLatin1String("hair"), hair + 1)) {
            auto i = hair - 1;
            while (i >= 0 && isHairWord(phrase[i]))
                --i;
            if (i >= 0 && !hairColour(phrase[i]).isEmpty())
                return hairColour(phrase[i]);
        }
    }
    return {};
}

QStringList marksOf(const QString& description) {
    static const QHash<QString, QString> marks{{QStringLiteral("tattoo"), QStringLiteral("tattoo")},
                                               {QStringLiteral("tattoos"), QStringLiteral("tattoo")},
                                               {QStringLiteral("tattooed"), QStringLiteral("tattoo")},
                                               {QStringLiteral("scar"), QStringLiteral("scar")},
                                               {QStringLiteral("beard"), QStringLiteral("beard")},
                                               {QStringLiteral("bearded"), QStringLiteral("beard")},
                                               {QStringLiteral("goatee"), QStringLiteral("beard")},
                                               {QStringLiteral("moustache"), QStringLiteral("moustache")},
                                               {QStringLiteral("glasses"), QStringLiteral("glasses")},
                                               {QStringLiteral("limp"), QStringLiteral("limp")},
                                               {QStringLiteral("limping"), QStringLiteral("limp")},
                                               {QStringLiteral("crutches"), QStringLiteral("crutches")},
                                               {QStringLiteral("crutch"), QStringLiteral("crutches")},
                                               {QStringLiteral("wheelchair"), QStringLiteral("wheelchair")},
                                               {QStringLiteral("piercing"), QStringLiteral("piercing")},
                                               {QStringLiteral("freckles"), QStringLiteral("freckles")}};
    QStringList out;
    for (const QString& word : wordsOf(description))
        if (marks.contains(word) && !out.contains(marks.value(word)))
            out += marks.value(word);
    return out;
}

QStringList garmentsOf(const QString& description) {
    static const QSet<QString> colours =
        wordSet("black white grey gray red blue green yellow orange purple pink brown beige cream navy maroon burgundy "
                "khaki tan camo");
    QStringList out;
    const QStringList words = wordsOf(description);
    for (qsizetype i = 1; i < words.size(); ++i) {
        const LookSlot slot = lookSlot(words[i]);
        const bool worn = slot == LookSlot::Head || slot == LookSlot::Top || slot == LookSlot::Bottom ||
                          slot == LookSlot::Shoes || slot == LookSlot::Bag;
        for (auto c = i - 1; worn && c >= 0 && c >= i - 3 && isLookModifier(words[c]); --c)
            if (colours.contains(words[c]))
                out += words[c] + QLatin1Char(' ') + words[i];
    }
    return out;
}

} // namespace watchdesk::domain
