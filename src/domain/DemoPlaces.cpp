// Ashby Cross: its streets, shops and pubs, and the radios in them.
#include "domain/DemoParts.h"
#include "domain/DemoStreets.h"

#include <QHash>
#include <QPoint>
#include <QSet>

#include <algorithm>

namespace watchdesk::domain::demo {

namespace {

const DemoStreet& streetNamed(const char* name) {
    const auto same = [&](const DemoStreet& s) { return s.name == QLatin1String(name); };
    return *std::find_if(demoStreets().begin(), demoStreets().end(), same);
}

/// Whole square root: floating point is kept out, see the header.
int rootOf(int square) {
    int root = 0;
    while ((root + 1) * (root + 1) <= square)
        ++root;
    return root;
}

int lengthOf(QPoint a, QPoint b) {
    const QPoint d = b - a;
    return std::max(1, rootOf(QPoint::dotProduct(d, d)));
}

/// Decimetres east and north of a point `along` metres down the street and `aside` metres off its middle.
QPoint pointOn(const DemoStreet& street, int along, int aside) {
    for (qsizetype i = 0; i + 1 < street.line.size(); ++i) {
        const QPoint a = street.line[i];
        const QPoint d = street.line[i + 1] - a;
        const int length = lengthOf(a, street.line[i + 1]);
        if (along <= length || i + 2 == street.line.size())
            return {a.x() * 10 + d.x() * along * 10 / length - d.y() * aside * 10 / length,
                    a.y() * 10 + d.y() * along * 10 / length + d.x() * aside * 10 / length};
        along -= length;
    }
    return {};
}

int lengthOf(const DemoStreet& street) {
    int sum = 0;
    for (qsizetype i = 0; i + 1 < street.line.size(); ++i)
        sum += lengthOf(street.line[i], street.line[i + 1]);
    return sum;
}

/// Numbers the sites of each street, so that they stand beside one another along it, on both sides by turns.
QPoint standsAt(int site, Draw& draw) {
    const DemoStreet& street = streetNamed(sites()[site].street);
    const auto sameStreet = [&](const Site& s) { return street.name == QLatin1String(s.street); };
    const auto count = static_cast<int>(std::count_if(sites().begin(), sites().end(), sameStreet));
    const auto before = static_cast<int>(std::count_if(sites().begin(), sites().begin() + site, sameStreet));
    const int length = lengthOf(street);
    // Not at the very ends, where another street comes in.
    const int along = length * (2 * before + 1) / (2 * count) + draw.between(-2, 2);
    const int side = street.side != 0 ? street.side : before % 2 == 0 ? 1 : -1;
    return pointOn(street, std::clamp(along, 12, length - 14), side * draw.between(7, 11));
}

const QVector<Site>& plan() {
    using enum Trade;
    static const QVector<Site> list{
        {"C01", "Tilling's", "Market Place", Clothing, 9, 18},
        {"C02", "Cutler & Daughter Butchers", "Sheep Street", Food, 8, 17},
        {"C03", "Fairbrother Jewellers", "Church Walk", Jeweller, 9, 17},
        {"C04", "The Wool Loft", "Butter Row", Gifts, 9, 17},
        {"C05", "Penhale Bakery", "Market Place", Cafe, 7, 16},
        {"C06", "Larkspur Florist", "Church Walk", Gifts, 9, 17},
        {"C07", "Hallam Pharmacy", "High Street", Pharmacy, 8, 19},
        {"C08", "Odell Ironmongers", "Mill Lane", Hardware, 8, 17},
        {"C09", "Marlow Books", "High Street", Books, 9, 18},
        {"C10", "Beadle's Bikes", "Station Road", Sports, 9, 18},
        {"C11", "Quill Stationers", "High Street", Gifts, 9, 17},
        {"C12", "Pennant Sports", "Butter Row", Sports, 9, 18},
        {"C13", "Hallam Chemist", "Station Road", Pharmacy, 8, 20, "C07"},
        {"C14", "Greengate Foods", "High Street", Supermarket, 7, 22},
        {"C15", "Thimble & Thread", "Tanner's Yard", Gifts, 9, 17},
        {"C16", "Wrenfield Opticians", "Market Place", Service, 9, 17},
        {"C17", "Rowe & Finch", "Market Place", Cosmetics, 9, 18},
        {"C18", "Dovecote Interiors", "High Street", Homeware, 9, 18},
        {"C19", "Northgate Phones", "Northgate", Phones, 9, 18},
        {"C20", "Merriweather Menswear", "High Street", Clothing, 9, 18},
        {"C21", "Lacey & Bright", "High Street", Clothing, 9, 18},
        {"C22", "Sheep St Post Office", "Sheep Street", Post, 9, 17},
        {"C23", "The Last Cobbler", "Cross Keys", Service, 9, 17},
        {"C24", "Ember Vape & Tobacco", "Northgate", News, 8, 20},
        {"C25", "Orchard Centre", "Orchard Centre", Centre, 8, 20},
        {"C26", "Juniper Fashion", "Orchard Centre", Clothing, 9, 18},
        {"C27", "Brightwater Beauty", "Orchard Centre", Cosmetics, 9, 18},
        {"C28", "Pixel & Volt", "Orchard Centre", Electronics, 9, 18},
        {"C29", "Sundial Travel", "Orchard Centre", Service, 9, 17},
        {"C30", "Harbour Mission Charity Shop", "Sheep Street", Charity, 9, 17},
        {"C31", "Keeble's Toys", "High Street", Toys, 9, 18},
        {"C32", "Fernley Wines", "Sheep Street", Wines, 10, 22},
        {"C33", "Corner House News", "Queen Street", News, 6, 20},
        {"C34", "Greengate Express", "Station Road", Supermarket, 7, 23, "C14"},
        {"C35", "Ashdown Garden & Pet", "Bath Street", Hardware, 9, 18},
        {"C36", "Vane & Partners Hair", "Queen Street", Service, 9, 18},
        {"C37", "Copper Urn Café", "Church Walk", Cafe, 8, 17},
        {"C38", "Ashby Vale Building Society", "Market Place", Bank, 9, 17},
        {"C39", "Loom & Linen", "Tanner's Yard", Homeware, 9, 17, "C18"},
        {"C40", "Orchard Homewares", "Orchard Centre", Homeware, 9, 18},
        {"C41", "Stride & Sole", "Orchard Centre", Clothing, 9, 18},
        {"C42", "Priory Health Foods", "Priory Road", Food, 9, 18},
        {"C43", "Farthing Discount", "Northgate", Discount, 8, 18},
        {"C44", "Weaver's Antiques", "Weaver Street", Jeweller, 10, 16},
        {"C45", "Bellwether Baby", "Queen Street", Clothing, 9, 17},
        {"C46", "Ashby Electrical", "Bath Street", Electronics, 9, 18},
        {"C47", "Riverside Outdoor", "Mill Lane", Sports, 9, 18},
        {"C48", "Cross Keys Convenience", "Cross Keys", Supermarket, 7, 23},
        {"C49", "Pickard's Bargains", "Northgate", Discount, 8, 18},
        {"C50", "Station Kiosk", "Station Road", News, 6, 21, "C33"},
        {"P01", "The Market Tavern", "Market Place", Pub, 11, 25},
        {"P02", "The Railway Arms", "Station Road", Pub, 11, 24},
        {"P03", "The Swan", "High Street", Pub, 11, 24},
        {"P04", "The Woolpack", "Sheep Street", Pub, 12, 24},
        {"P05", "Fox & Grapes", "Butter Row", Pub, 11, 24},
        {"P06", "The Old Cross Keys", "Cross Keys", Pub, 12, 24},
        {"P07", "The Tannery", "Tanner's Yard", Pub, 12, 25},
        {"P08", "Northgate Tap", "Northgate", Pub, 12, 25, "P07"},
        {"P09", "The Bell", "Church Walk", Pub, 12, 23},
        {"P10", "The Miller's Thumb", "Mill Lane", Pub, 12, 23},
        {"P11", "Corn Exchange Bar", "Sheep Street", Club, 16, 27},
        {"P12", "Velvet Rooms", "Queen Street", Club, 18, 27, "P11"},
        {"P13", "The Chapel Bar", "Chapel Lane", Pub, 16, 26},
        {"P14", "The Riverside Inn", "Bath Street", Pub, 11, 23},
    };
    return list;
}

const QStringList& contactFirst() {
    static const QStringList list =
        QStringLiteral(
            "Anita|Bill|Carys|Dilip|Elsie|Farah|Graham|Helen|Imran|Judith|Karl|Leona|Moira|Nigel|Odette|Priya|"
            "Quentin|Rashid|Sheila|Tomasz|Una|Vikram|Wendy|Yusuf|Zara|Bryony|Clive|Delia|Euan|Freya")
            .split(QLatin1Char('|'));
    return list;
}

const QStringList& contactLast() {
    static const QStringList list =
        QStringLiteral("Ackroyd|Bassett|Chaudhry|Denholm|Eastlake|Farrant|Gosling|Hathersage|Ibbotson|Jessop|Kirkbride|"
                       "Lomax|Mistry|Nuttall|Osgood|Pargeter|Quayle|Ransome|Sandhu|Threlfall|Underhill|Vasey|Whitlock|"
                       "Yardley|Zielinski|Birtwhistle|Copley|Dunmore|Entwistle|Fenwick|Garside|Holroyd")
            .split(QLatin1Char('|'));
    return list;
}

/// Numbers set aside for drama by Ofcom: 01632 960000 to 960999.
QString phoneFor(int site) {
    return QStringLiteral("01632 960%1").arg(113 + site * 7, 3, 10, QLatin1Char('0'));
}

/// The business, and since when it is a member.
std::pair<Member, Membership> memberOf(const Work& work, int site, Draw& draw) {
    Member member;
    Membership membership;
    member.schemeId = work.schemeOf(site);
    member.name = QString::fromUtf8(sites()[site].name);
    member.contact = contactName(draw);
    member.phone = phoneFor(site);
    member.trade = tradeWord(sites()[site].trade);
    membership.joined = work.first.addDays(-draw.between(30, 2200));
    if (isNewcomer(site))
        membership.joined = work.today.addDays(-12);
    member.id = draw.id(QDateTime(membership.joined, QTime(10, 0), Qt::UTC).toMSecsSinceEpoch());
    membership.memberId = member.id;
    membership.schemeId = member.schemeId;
    return {member, membership};
}

QString codeFor(int site, QSet<QString>& taken, Draw& draw) {
    if (qstrcmp(sites()[site].callSign, "C07") == 0)
        return QStringLiteral("57106");
    for (;;) {
        const QString code = QString::number(draw.between(10000, 99999));
        if (code != QLatin1String("57106") && !taken.contains(code)) {
            taken.insert(code);
            return code;
        }
    }
}

RadioSet setOf(const Work& work, int site, const QString& code, Draw& draw) {
    RadioSet set;
    const Member& member = work.town.members[site];
    const QDate joined = work.town.memberships[site].joined;
    set.id = draw.id(QDateTime(joined, QTime(11, 0), Qt::UTC).toMSecsSinceEpoch());
    set.schemeId = member.schemeId;
    set.premisesId = work.town.premises[site].id;
    set.callSign = QString::fromLatin1(sites()[site].callSign);
    set.serial = QStringLiteral("AX%1-%2").arg(joined.year() % 100).arg(4100 + site * 13);
    set.code = code;
    set.make = QStringLiteral("Motorola GP320");
    return set;
}

Premises premisesOf(const Work& work, int site, Draw& draw) {
    Premises premises;
    const Site& plan = sites()[site];
    const QPoint place = standsAt(site, draw);
    premises.id = draw.id(QDateTime(work.town.memberships[site].joined, QTime(10, 30), Qt::UTC).toMSecsSinceEpoch());
    premises.memberId = work.town.members[site].id;
    premises.name = QString::fromUtf8(plan.name);
    premises.street = QString::fromUtf8(plan.street);
    premises.area = streetNamed(plan.street).area;
    premises.hours = hoursOf(plan);
    premises.east = place.x() / 10.0;
    premises.north = place.y() / 10.0;
    return premises;
}

Scheme schemeOf(const Work& work, SchemeKind kind, const char* name, const char* channel, Draw& draw) {
    Scheme scheme;
    scheme.id = draw.id(QDateTime(work.first.addYears(-7), QTime(9, 0), Qt::UTC).toMSecsSinceEpoch());
    scheme.kind = kind;
    scheme.name = QString::fromLatin1(name);
    scheme.town = QStringLiteral("Ashby Cross");
    scheme.channel = QString::fromLatin1(channel);
    return scheme;
}

} // namespace

const QVector<Site>& sites() {
    return plan();
}

int siteOf(const char* callSign) {
    const auto same = [&](const Site& s) { return qstrcmp(s.callSign, callSign) == 0; };
    return static_cast<int>(std::find_if(sites().begin(), sites().end(), same) - sites().begin());
}

QString contactName(Draw& draw) {
    const QString first = draw.pick(contactFirst());
    return first + QLatin1Char(' ') + draw.pick(contactLast());
}

bool isNewcomer(int site) {
    return qstrcmp(sites()[site].callSign, "C44") == 0;
}

bool isPub(int site) {
    return sites()[site].callSign[0] == 'P';
}

QStringList streetNames() {
    QStringList names;
    for (const DemoStreet& street : demoStreets())
        names += street.name;
    return names;
}

void makeSchemes(Work& work) {
    Draw draw(work.options.seed, 1);
    work.town.schemes += schemeOf(work, SchemeKind::ShopWatch, "Ashby Cross Shop Watch", "SHOP", draw);
    work.town.schemes += schemeOf(work, SchemeKind::PubWatch, "Ashby Cross Pub Watch", "PUB", draw);
    QSet<QString> codes;
    for (int i = 0; i < sites().size(); ++i) {
        auto [member, membership] = memberOf(work, i, draw);
        if (const char* owner = sites()[i].owner; owner != nullptr && siteOf(owner) < i)
            member.contact = work.town.members[siteOf(owner)].contact;
        work.town.members += member;
        work.town.memberships += membership;
        work.town.premises += premisesOf(work, i, draw);
        work.town.radioSets += setOf(work, i, codeFor(i, codes, draw), draw);
    }
}

} // namespace watchdesk::domain::demo
