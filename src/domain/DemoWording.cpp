// How the demo town's incidents are typed and written up.
#include "domain/Category.h"
#include "domain/DemoParts.h"

#include <QHash>

namespace watchdesk::domain::demo {

namespace {

QVector<QString> split(const char* list) {
    const QStringList parts = QString::fromUtf8(list).split(QLatin1Char('|'));
    return {parts.begin(), parts.end()};
}

/// What is taken where, and what it costs in pounds.
struct Loot {
    const char* what;
    int low;
    int high;
};

QVector<Loot> lootOf(Trade trade) {
    switch (trade) {
    case Trade::Pharmacy:
        return {{"two bottles of fragrance", 60, 150},
                {"razor blades", 20, 60},
                {"baby formula", 26, 90},
                {"make-up", 15, 70}};
    case Trade::Cosmetics:
        return {{"fragrance testers and two boxed bottles", 70, 190}, {"a gift set", 35, 80}, {"skin cream", 25, 95}};
    case Trade::Clothing:
        return {{"three polo tops", 45, 135},
                {"designer jeans", 60, 140},
                {"a winter coat", 70, 180},
                {"underwear", 15, 45}};
    case Trade::Sports:
        return {{"two football shirts", 70, 130},
                {"running shoes", 65, 140},
                {"a waterproof jacket", 80, 190},
                {"cycle lights", 20, 60}};
    case Trade::Electronics:
        return {{"a pair of headphones", 60, 220}, {"console games", 40, 160}, {"a smart speaker", 35, 90}};
    case Trade::Phones:
        return {{"a display handset", 150, 480}, {"phone cases and chargers", 20, 85}};
    case Trade::Jeweller:
        return {{"a silver bracelet", 60, 240}, {"a tray of earrings", 90, 350}};
    case Trade::Toys:
        return {{"boxed building sets", 40, 160}, {"trading cards", 15, 70}};
    case Trade::Homeware:
        return {{"bed linen", 35, 110}, {"scented candles", 20, 75}};
    case Trade::Hardware:
        return {{"a cordless drill", 60, 150}, {"copper fittings", 15, 60}};
    case Trade::Discount:
        return {{"washing tablets", 12, 50}, {"batteries and razors", 10, 45}};
    case Trade::Wines:
        return {{"two bottles of whisky", 45, 95}, {"champagne", 35, 110}};
    case Trade::News:
        return {{"tobacco from behind the counter", 30, 160}, {"sweets and energy drinks", 4, 15}};
    case Trade::Supermarket:
        return {{"joints of meat", 25, 85},
                {"two bottles of vodka", 30, 60},
                {"a basket of groceries", 20, 95},
                {"cheese and coffee", 18, 70}};
    case Trade::Charity:
        return {{"the collection tin", 10, 45}, {"a handbag", 8, 30}};
    default:
        return {{"stock from the front table", 8, 45}, {"the staff tip jar", 10, 35}};
    }
}

/// Sentences by category; %He %he %him %his are the person's, %loot and %street are filled in.
const QHash<QString, QVector<QString>>& sentences() {
    static const QHash<QString, QVector<QString>> table{
        {"shop-theft", split("%He selected %loot and left without paying.|Staff saw %him conceal %loot and walk out "
                             "past the till.|%loot gone after %he left; the "
                             "camera shows the concealment.|%He filled a bag with %loot while a colleague was at the "
                             "stockroom door.|Door alarm sounded, %he did not "
                             "stop. %loot missing from the shelf.|%He asked about an order to draw staff away, then "
                             "took %loot.|Known method: %loot passed over the "
                             "barrier by the side exit.|%He ran when called. %loot taken, nobody hurt.")},
        {"recovered", split("%He dropped %loot when challenged at the door and walked off.|Stopped politely at the "
                            "exit; %loot handed back.|%loot found hidden behind the "
                            "fitting rooms after %he left empty-handed.")},
        {"suspicious", split("%He has been round the shop three times without a basket and keeps looking at the "
                             "cameras.|%He was trying the handles of the staff doors.|"
                             "%He had a bag lined with foil; left when greeted.|%He watched the tills being emptied "
                             "from across %street.|%He took pictures of the display "
                             "locks and went when asked if %he needed help.|For information: %he fits the description "
                             "circulated this week.")},
        {"anti-social-behaviour", split("A group at the entrance would not let customers past and threw food at the "
                                        "window.|Shouting and banging on the glass; moved on to %street "
                                        "after ten minutes.|Riding bicycles through the shop and knocking over "
                                        "stands.|%He refused to turn music down and swore at the manager.|"
                                        "Fireworks set off by the bins, nobody hurt.|Throwing eggs at the shutters; "
                                        "staff locked the doors until they had gone.")},
        {"begging", split("%He is sitting by the cash machine and asking each customer for change. Polite, no "
                          "trouble.|%He follows customers to their cars and asks for "
                          "money.|%He was given a hot drink and the outreach team's card; moved on by %himself.|%He "
                          "has his bedding in the doorway again. Outreach told.")},
        {"drunkenness", split("%He is unsteady and asleep in the doorway. Staff are keeping an eye on %him.|Refused "
                              "service, took it well and sat on the bench in %street.|"
                              "%He fell against the bar; offered water, a friend came for %him.|%He would not leave at "
                              "closing and had to be walked out.|%He is sick in the "
                              "yard and cold. Street pastors told.")},
        {"public-order", split("%He shouted abuse at the person at the till after a refund was refused.|%He threatened "
                               "to wait for staff after closing.|Argument between two "
                               "groups that moved out into %street.|%He squared up to the doorman and was talked "
                               "down.|%He kicked the door and made threats, then walked "
                               "off.")},
        {"violence", split("%He pushed a member of staff who stood in the doorway. Bruised arm, first aid given.|Fight "
                           "at the bar, glasses broken; separated by door "
                           "staff.|%He punched another customer and left towards %street. Victim is with staff.|%He "
                           "spat at and grabbed the security officer.|Fight "
                           "outside between four men. One has a cut hand, ambulance called.")},
        {"drugs", split("Dealing by the side door; cars stop for a moment and drive on.|Found with a small bag in the "
                        "toilets; asked to leave, bag handed to the "
                        "police.|Strong smell of cannabis at the back entrance, group left when spoken to.|Needles "
                        "found in the yard. Council asked to collect.")},
        {"fraud", split("%He asked for a refund on goods picked up in the shop. Refused.|Card declined twice, then a "
                        "second card in another name. Kept by the bank.|"
                        "%He tried to change a large note several times over to confuse the till.|A customer was told "
                        "by telephone to buy gift cards; stopped by "
                        "staff in time.")},
        {"counterfeit-note",
         split("Forged note found when the till was cashed up: no raised print, serial noted.|%He offered a note that "
               "failed the pen. %He left it behind.|"
               "Note taken for a small purchase, change given. Kept in an envelope for the police.")},
        {"criminal-damage", split("Window cracked overnight, glazier called.|Graffiti on the shutters and the wall in "
                                  "%street.|%He kicked the door panel in after being "
                                  "refused.|Planters tipped over and lights pulled down.")},
        {"refused-entry", split("%He was turned away at the door: already had enough.|No identification, "
                                "refused.|Refused on the register of exclusions' description, went "
                                "quietly.|%He argued for a while, then went towards %street.")},
        {"breach", split("%He came in although excluded. Asked to leave, and left.|%He was seen at the shelves; "
                         "reminded of the notice, left without trouble.|%He "
                         "refused to leave at first and went when the police were mentioned.|%He stood in the doorway "
                         "and shouted that the notice means nothing.")},
        {"youth-concern", split("In school uniform during lessons; school told.|Young people buying vapes for one "
                                "another outside.|%He has been in the centre since opening "
                                "and has nobody to fetch %him. Youth team told.|An adult nobody knows is handing them "
                                "parcels by the benches.")},
        {"lost-child", split("Separated from the parent near the entrance. Safe with staff, found within "
                             "minutes.|Waiting at the front till; mother came after an "
                             "announcement.|Wandered out to %street; brought back by a neighbour's staff.")},
        {"vulnerable-person", split("%He was confused about the way home. Daughter telephoned and came.|%He had no "
                                    "coat and could not say where %he lives. Ambulance car "
                                    "attended.|Sat down on the floor, tearful. Staff sat with %him until the street "
                                    "team came.|%He was offered drinks by people %he does not "
                                    "know; taxi called for %him.")},
        {"other", split("Delivery left in the fire exit; moved.|Water coming through the ceiling from next door.|Alarm "
                        "sounding at the neighbour's, keyholder "
                        "called.|Wallet found by the till, handed to the coordinator.")},
    };
    return table;
}

QString pronounced(QString text, const Seen& seen) {
    const bool they = seen.many || seen.sex.isEmpty();
    const bool he = seen.sex == QLatin1String("m");
    const QString subject = they ? QStringLiteral("they") : he ? QStringLiteral("he") : QStringLiteral("she");
    const QString object = they ? QStringLiteral("them") : he ? QStringLiteral("him") : QStringLiteral("her");
    const QString owner = they ? QStringLiteral("their") : he ? QStringLiteral("his") : QStringLiteral("her");
    text.replace(QLatin1String("%himself"), they ? QStringLiteral("themselves")
                                            : he ? QStringLiteral("himself")
                                                 : QStringLiteral("herself"));
    text.replace(QLatin1String("%him"), object)
        .replace(QLatin1String("%his"), owner)
        .replace(QLatin1String("%he"), subject);
    QString capital = subject;
    capital[0] = capital[0].toUpper();
    text.replace(QLatin1String("%He"), capital);
    if (they) {
        text.replace(QLatin1String("They is "), QLatin1String("They are "))
            .replace(QLatin1String("They was "), QLatin1String("They were "));
        text.replace(QLatin1String("they is "), QLatin1String("they are "))
            .replace(QLatin1String("they was "), QLatin1String("they were "));
        text.replace(QLatin1String("They has "), QLatin1String("They have "))
            .replace(QLatin1String("They follows "), QLatin1String("They follow "));
        text.replace(QLatin1String("they lives"), QLatin1String("they live"))
            .replace(QLatin1String("they does"), QLatin1String("they do"));
        text.replace(QLatin1String("they fits"), QLatin1String("they fit"));
    }
    return text;
}

/// Street names as they are typed in a hurry.
QString hurried(QString street, Draw& draw) {
    street = street.toLower();
    if (draw.percent(60))
        street.replace(QLatin1String(" street"), QLatin1String(" st"))
            .replace(QLatin1String(" place"), QLatin1String(" pl"));
    if (draw.percent(40))
        street.replace(QLatin1String(" lane"), QLatin1String(" ln"))
            .replace(QLatin1String(" road"), QLatin1String(" rd"));
    return street.remove(QLatin1Char('\''));
}

/// How the category is typed: short, as somebody does who listens at the same time.
QString typedCategory(const QString& code, Draw& draw) {
    static const QHash<QString, QVector<QString>> table{
        {"shop-theft", {"theft", "theft", "theft", "shoplifting", "stolen"}},
        {"suspicious", {"susp", "suspicious"}},
        {"anti-social-behaviour", {"asb", "asb", "nuisance", "rowdy"}},
        {"violence", {"assault", "violence"}},
        {"public-order", {"public order", "abusive", "threats"}},
        {"drunkenness", {"drunk", "drunk", "intoxicated"}},
        {"refused-entry", {"refused entry", "refused", "turned away"}},
        {"drugs", {"drugs", "dealing"}},
        {"fraud", {"fraud", "refund fraud", "scam"}},
        {"counterfeit-note", {"forged note", "fake note"}},
        {"criminal-damage", {"criminal damage", "damage"}},
        {"youth-concern", {"youth concern", "truants"}},
        {"lost-child", {"lost child", "missing child"}},
        {"vulnerable-person", {"vulnerable", "welfare", "confused"}}};
    const auto known = table.constFind(code);
    return known != table.constEnd() ? draw.pick(*known) : categoryByCode(code).words.first();
}

/// A capital at the start and after each stop.
QString capitalised(QString text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i == 0 || (i >= 2 && text[i - 1] == u' ' && text[i - 2] == u'.'))
            text[i] = text[i].toUpper();
    }
    return text;
}

QString typedLoss(int pounds, Draw& draw) {
    const bool odd = draw.percent(25);
    return QStringLiteral(" £%1").arg(pounds) +
           (odd ? (draw.percent(50) ? QStringLiteral(".50") : QStringLiteral(".99")) : QString());
}

QString streetOf(const Event& event) {
    return QString::fromUtf8(sites()[event.site].street);
}

} // namespace

Told tell(Draw& draw, const Event& event, const Seen& seen, const QString& heading) {
    Told told;
    const Site& site = sites()[event.site];
    told.line = QString::fromLatin1(site.callSign) + ' ' + typedCategory(event.category, draw);
    if (!seen.typed.isEmpty())
        told.line += ' ' + seen.typed;
    if (!heading.isEmpty())
        told.line += QStringLiteral(" > ") + hurried(heading, draw);
    const bool theft = event.category == QLatin1String("shop-theft");
    const bool recovered = theft && draw.percent(16);
    const Loot loot = draw.pick(lootOf(site.trade));
    if (theft && !recovered)
        told.line += typedLoss(draw.between(loot.low, loot.high), draw);
    if (event.category == QLatin1String("counterfeit-note"))
        told.line += draw.percent(80) ? QStringLiteral(" £20") : QStringLiteral(" £10");
    QString text = draw.pick(sentences()[recovered ? QStringLiteral("recovered") : event.category]);
    text.replace(QLatin1String("%loot"), QString::fromUtf8(loot.what))
        .replace(QLatin1String("%street"), heading.isEmpty() ? streetOf(event) : heading);
    told.narrative = capitalised(pronounced(text, seen));
    return told;
}

} // namespace watchdesk::domain::demo
