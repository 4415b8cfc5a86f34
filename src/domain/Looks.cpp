#include "domain/Looks.h"

#include "domain/LineWords.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace watchdesk::domain {

namespace {

const QSet<QString>& nouns() {
    static const QSet<QString> set = wordSet(
        "hoodie hoody jacket coat raincoat anorak parka fleece gilet bodywarmer cardigan jumper sweater sweatshirt top "
        "tshirt t-shirt shirt polo vest blouse jeans trousers joggers shorts tracksuit trackies trackie bottoms "
        "leggings "
        "skirt dress cap hat beanie hood scarf snood gloves glasses sunglasses shades trainers shoes boots sandals "
        "sliders uniform suit tie overalls hi-vis hivis bag bags rucksack backpack handbag holdall suitcase manbag "
        "bumbag "
        "trolley pram pushchair buggy bike bicycle ebike e-bike scooter blanket mask balaclava bandana beard goatee "
        "moustache stubble hair ponytail dreadlocks dreads fringe tattoo tattoos scar piercing piercings earring "
        "earrings "
        "nosering crutch crutches limp stick wheelchair umbrella dog build headphones earphones lanyard poncho tabard "
        "kilt onesie pyjamas dressing-gown hijab turban puffer bomber windbreaker anoraks blazer waistcoat cardie "
        "jersey "
        "turtleneck dungarees chinos pants leggings tights socks slippers crocs flip-flops heels pumps loafers "
        "plimsolls "
        "nightdress nightie gown robe apron satchel tote briefcase purse holdalls carrier trilby bowler visor headband "
        "headscarf veil durag bobble earmuffs goggles necklace necklaces bracelet braids plaits mohican "
        "mullet "
        "quiff crewcut skinhead sideburns eyebrows teeth freckles birthmark bandage zimmer "
        "wellies wellingtons mac bob mop afro shawl cape cloak sari abaya niqab burka burqa jumpsuit playsuit catsuit "
        "beret fedora deerstalker snapback puffa warmer vis built frame skateboard moped motorbike scarves workwear "
        "bmx wheelie-bag shopper e-scooter escooter ebikes bikes helmet rosary leash");
    return set;
}

const QSet<QString>& modifiers() {
    static const QSet<QString> set = wordSet(
        "black white grey gray red blue green yellow orange purple pink brown beige cream navy maroon burgundy khaki "
        "tan "
        "gold silver turquoise lilac multicoloured coloured dark light pale bright striped stripey stripy checked "
        "check "
        "tartan camo camouflage floral patterned plain hooded puffer puffa padded quilted denim leather suede woolly "
        "wool "
        "knitted waterproof rain long short big large small little medium slim skinny heavy stocky thin athletic "
        "muscular "
        "baggy ripped scruffy smart new old dirty sports sport gym carrier shopping bin tote shoulder duffel duffle "
        "hand "
        "laptop sling cross-body crossbody drawstring foil foil-lined lined blond blonde ginger dyed bleached curly "
        "straight shaved cropped receding greasy shoulder-length bobble baseball bucket flat woollen football rugby "
        "running walking track bomber cargo combat work mobility electric mountain bmx neck face hand full no double "
        "pin "
        "polo roll ankle knee-length high-vis high nike adidas puma reebok lacoste umbro berghaus north stone canada "
        "under superdry converse vans montirex hoodrich hugo tommy barbour napapijri moncler gucci vuitton fila "
        "ellesse face school primary smart-casual tweed corduroy cord linen satin velvet fluffy furry fur sheepskin "
        "sequin "
        "sparkly glittery neon fluorescent two-tone patchwork oversized tight tatty torn worn muddy bloodstained shiny "
        "hand-knitted bushy thick wavy frizzy spiky permed silver-grey strawberry auburn brunette fair mousey jet "
        "trapper deerstalker beret panama straw fedora fisherman peaked flat-peaked snapback chunky platform ankle "
        "stiletto cowboy hiking dr doc martens jordan jordans asics balance levi levis carhartt burberry armani calvin "
        "klein balmain ralph lauren diesel primark shell varsity biker gothic goth high-visibility reflective charcoal "
        "mustard teal turqoise lime peach coral rust olive mint crimson scarlet ivory tartan-lined sleeveless cropped "
        "camel leopard leopard-print zebra snakeskin print pinstripe pin-stripe chequered spotty spotted polka-dot "
        "paisley "
        "hi vis body boiler jogging length shoulder-height bleach peroxide average slight broad solid lean wiry well "
        "heavily stockily powerfully walking woollen thermal designer england united rovers albion wanderers aqua "
        "platinum scruffy-looking salt-and-pepper bottle-green navy-blue light-blue dark-blue royal-blue sky-blue "
        "skinny-fit distressed bootcut flared wide rolled-up");
    return set;
}

const QSet<QString>& alone() {
    static const QSet<QString> set =
        wordSet("tall short slim stocky thin skinny bald balding bearded heavyset heavy-set overweight clean-shaven "
                "cleanshaven "
                "unshaven scruffy tattooed muscular freckled hooded masked pregnant limping barefoot topless shirtless "
                "stocky-built well-built well-dressed toothless dishevelled unkempt lanky petite chubby large-built "
                "blonde blond brunette ic0 ic1 ic2 ic3 ic4 ic5 ic6 ic7 ic8 ic9");
    return set;
}

/// "6ft", "5ft10", "5'10" (folded: "510" is not one), "6foot", "175cm".
bool isHeight(const QString& word) {
    const auto unit = word.indexOf(QLatin1String("ft"));
    const bool feet = unit == 1 && (word[0] == u'4' || word[0] == u'5' || word[0] == u'6' || word[0] == u'7');
    const bool centimetres =
        word.size() == 5 && word.endsWith(QLatin1String("cm")) && (word[0] == u'1' || word[0] == u'2');
    return (feet && word.size() <= 6) || centimetres;
}

const QHash<QString, QString>& shown() {
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> out{{QStringLiteral("tshirt"), QStringLiteral("T-shirt")},
                                    {QStringLiteral("t-shirt"), QStringLiteral("T-shirt")},
                                    {QStringLiteral("gray"), QStringLiteral("grey")},
                                    {QStringLiteral("bmx"), QStringLiteral("BMX")},
                                    {QStringLiteral("trackie"), QStringLiteral("tracksuit")},
                                    {QStringLiteral("hoody"), QStringLiteral("hoodie")}};
        for (const char* brand :
             {"Nike", "Adidas", "Puma", "Reebok", "Lacoste", "Umbro", "Berghaus", "Superdry", "Converse", "Vans",
              "Montirex", "Hoodrich", "Hugo", "Tommy", "Barbour", "Moncler", "Gucci", "Fila"})
            out.insert(QString::fromLatin1(brand).toLower(), QString::fromLatin1(brand));
        return out;
    }();
    return table;
}

} // namespace

/// "tracksuits" → "tracksuit", "dresses" → "dress".
QString singularLook(const QString& foldedWord) {
    for (const char* ending : {"s", "es"}) {
        const QLatin1String plural(ending);
        if (foldedWord.size() > 3 + plural.size() && foldedWord.endsWith(plural) &&
            nouns().contains(foldedWord.chopped(plural.size())))
            return foldedWord.chopped(plural.size());
    }
    return foldedWord;
}

bool isLookNoun(const QString& foldedWord) {
    return nouns().contains(foldedWord) || nouns().contains(singularLook(foldedWord));
}

bool makesOneThing(const QString& foldedWord, const QString& next) {
    static const QHash<QString, QSet<QString>> pairs{
        {QStringLiteral("tracksuit"), wordSet("top bottoms jacket trousers pants")},
        {QStringLiteral("trackie"), wordSet("top bottoms")},
        {QStringLiteral("hi-vis"), wordSet("vest jacket coat top trousers tabard gear")},
        {QStringLiteral("hivis"), wordSet("vest jacket coat top trousers tabard")},
        {QStringLiteral("vis"), wordSet("vest jacket coat top trousers tabard")},
        {QStringLiteral("pyjama"), wordSet("top bottoms trousers")},
        {QStringLiteral("suit"), wordSet("jacket trousers")},
        {QStringLiteral("man"), wordSet("bag bun")},
        {QStringLiteral("bum"), wordSet("bag")},
        {QStringLiteral("sleeping"), wordSet("bag bags")},
        {QStringLiteral("pull-along"), wordSet("trolley suitcase bag")},
        {QStringLiteral("dressing"), wordSet("gown")},
        {QStringLiteral("bobble"), wordSet("hat")}};
    const auto found = pairs.constFind(foldedWord);
    return found != pairs.constEnd() && found->contains(next);
}

bool isLookModifier(const QString& foldedWord) {
    return modifiers().contains(foldedWord);
}

bool isLookAlone(const QString& foldedWord) {
    return alone().contains(foldedWord) || isHeight(foldedWord);
}

bool isLookWord(const QString& foldedWord) {
    return isLookNoun(foldedWord) || isLookModifier(foldedWord) || isLookAlone(foldedWord);
}

bool isWeapon(const QString& foldedWord) {
    static const QSet<QString> set =
        wordSet("knife blade machete hammer bat bottle glass screwdriver needle syringe bar gun "
                "stick acid crowbar axe chain");
    return set.contains(foldedWord);
}

QString lookWordShown(const QString& foldedWord) {
    if (foldedWord.size() == 3 && foldedWord.startsWith(QLatin1String("ic")))
        return foldedWord.toUpper();
    return shown().value(foldedWord, foldedWord);
}

} // namespace watchdesk::domain
