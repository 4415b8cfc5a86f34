// The demo town's members as an office knows them: checklists, agreements, contacts, cameras, radios given out.
#include "domain/DemoParts.h"

namespace watchdesk::domain::demo {

namespace {

UtcMs nine(const QDate& day) {
    return QDateTime(day, QTime(9, 0), Qt::UTC).toMSecsSinceEpoch();
}

QString clock(int hour) {
    return QStringLiteral("%1:00").arg(hour % 24, 2, 10, QLatin1Char('0'));
}

Agreement editionOf(const Scheme& scheme, const char* edition, const QDate& day, Draw& draw) {
    Agreement agreement;
    agreement.id = draw.id(nine(day));
    agreement.schemeId = scheme.id;
    agreement.edition = QString::fromLatin1(edition);
    agreement.title = QStringLiteral("Information-sharing agreement of %1").arg(scheme.name);
    agreement.body = QStringLiteral(
        "1. What is shared\nPhotographs and names of persons who are excluded, incidents, and what members are warned "
        "of.\n\n"
        "2. What it is for\nTo prevent crime and disorder at the members' premises, and for nothing else.\n\n"
        "3. Who may see it\nStaff of the member, on the premises. Nothing is copied, forwarded or shown in public.\n\n"
        "4. How long\nFor as long as an exclusion is in force and the member belongs to the scheme. Papers go back "
        "when it "
        "leaves.\n\n"
        "5. Complaints and requests\nGo to the coordinator the same day. The scheme answers for the records.");
    agreement.issuedOn = day;
    return agreement;
}

void makeAgreements(Work& work, Draw& draw) {
    for (const Scheme& scheme : std::as_const(work.town.schemes)) {
        work.town.agreements += editionOf(scheme, "1", work.first.addYears(-7), draw);
        work.town.agreements += editionOf(scheme, "2", work.first.addDays(-20), draw);
    }
}

const Agreement& currentOf(const Work& work, const QString& schemeId) {
    return work.town.agreements[work.town.schemes[0].id == schemeId ? 1 : 3];
}

void addSteps(Work& work, const Membership& membership, bool whole) {
    const std::pair<MembershipStep, int> plan[] = {{MembershipStep::Application, -14},
                                                   {MembershipStep::Fee, 3},
                                                   {MembershipStep::Sticker, 9},
                                                   {MembershipStep::Training, 16}};
    for (const auto& [step, days] : plan) {
        if (whole || step == MembershipStep::Application)
            work.town.steps += {membership.id, step, membership.joined.addDays(days), {}};
    }
}

void addSignature(Work& work, const Membership& membership, const QString& by, Draw& draw) {
    AgreementSignature signature;
    const Agreement& agreement = currentOf(work, membership.schemeId);
    signature.signedOn = std::max(agreement.issuedOn, membership.joined).addDays(draw.between(0, 18));
    signature.id = draw.id(nine(signature.signedOn));
    signature.membershipId = membership.id;
    signature.agreementId = agreement.id;
    signature.signedBy = by;
    work.town.signatures += signature;
}

Contact contactOf(const Member& member, const QString& name, const char* position, int number, Topics told,
                  Draw& draw) {
    Contact contact;
    contact.id = draw.id(nine(QDate(2024, 1, 8)));
    contact.memberId = member.id;
    contact.name = name;
    contact.position = QString::fromLatin1(position);
    contact.phone = QStringLiteral("07700 900%1").arg(number, 3, 10, QLatin1Char('0'));
    contact.email = name.toLower().replace(QLatin1Char(' '), QLatin1Char('.')) + QStringLiteral("@example.org");
    contact.told = told;
    return contact;
}

void addContacts(Work& work, int site, Draw& draw) {
    const Member& member = work.town.members[site];
    work.town.contacts +=
        contactOf(member, member.contact, "Manager", 100 + site,
                  Topic::Alerts | Topic::Gallery | Topic::Minutes | Topic::Fees | Topic::Emergencies, draw);
    if (draw.percent(60))
        work.town.contacts +=
            contactOf(member, contactName(draw), "Duty manager", 300 + site, Topic::Alerts | Topic::Emergencies, draw);
}

void addCamera(Work& work, int number, int site, const char* covers, bool ofTown, Draw& draw) {
    Camera camera;
    const Premises& premises = work.town.premises[site];
    camera.id = draw.id(nine(QDate(2024, 1, 9)));
    camera.premisesId = ofTown ? QString() : premises.id;
    camera.number = QString::number(number);
    camera.covers = QString::fromLatin1(covers);
    camera.east = premises.east + (ofTown ? 6 : 0);
    camera.north = premises.north + (ofTown ? 4 : 0);
    camera.placed = true;
    work.town.cameras += camera;
}

void addCameras(Work& work, Draw& draw) {
    int number = 1;
    for (const char* callSign : {"C07", "C12", "C17", "C21", "C26", "C30", "C34", "C40"})
        addCamera(work, number++, siteOf(callSign), "the street", true, draw);
    for (const char* callSign : {"C01", "C05", "C34", "P01", "P12"})
        addCamera(work, number++, siteOf(callSign), "the door and the tills", false, draw);
}

void addMove(Work& work, int site, Draw& draw) {
    const RadioSet& set = work.town.radioSets[site];
    RadioMove move;
    move.at = nine(work.town.memberships[site].joined.addDays(1));
    move.id = draw.id(move.at);
    move.radioSetId = set.id;
    move.premisesId = set.premisesId;
    move.receiver = work.town.members[site].contact;
    move.remark = QStringLiteral("good, with charger");
    work.town.radioMoves += move;
}

/// Pubs that belong to the shop watch, too.
void addSecondMemberships(Work& work, Draw& draw) {
    for (const char* callSign : {"P01", "P12"}) {
        const int site = siteOf(callSign);
        Membership second = work.town.memberships[site];
        second.id = draw.id(nine(second.joined));
        second.schemeId = work.town.schemes[0].id;
        work.town.memberships += second;
        addSteps(work, second, true);
        addSignature(work, second, work.town.members[site].contact, draw);
    }
}

} // namespace

QString tradeWord(Trade trade) {
    static const char* const words[] = {
        "supermarket", "chemist",         "cosmetics",   "clothing",  "sports",   "electronics", "phones",
        "jeweller",    "books",           "toys",        "homeware",  "hardware", "food",        "cafe",
        "gifts",       "discount",        "off-licence", "newsagent", "services", "bank",        "post office",
        "charity",     "shopping centre", "pub",         "club"};
    return QString::fromLatin1(words[static_cast<std::size_t>(trade)]);
}

QString hoursOf(const Site& site) {
    const bool late = site.closes > 24;
    const QString times = clock(site.opens) + QLatin1Char('-') + clock(site.closes);
    if (site.trade == Trade::Bank || site.trade == Trade::Post)
        return QStringLiteral("Mo-Fr %1; Sa 09:00-13:00").arg(times);
    if (site.trade == Trade::Pub || site.trade == Trade::Club)
        return late ? QStringLiteral("Mo-Th %1-00:00; Fr,Sa %2; Su 12:00-22:30").arg(clock(site.opens), times)
                    : QStringLiteral("Mo-Sa %1; Su 12:00-22:30").arg(times);
    return QStringLiteral("Mo-Sa %1; Su 10:00-16:00").arg(times);
}

void makeMemberships(Work& work) {
    Draw draw(work.options.seed, 12);
    makeAgreements(work, draw);
    for (int site = 0; site < sites().size(); ++site) {
        work.town.memberships[site].id = draw.id(nine(work.town.memberships[site].joined));
        const Membership membership = work.town.memberships[site];
        addSteps(work, membership, !isNewcomer(site));
        if (!isNewcomer(site))
            addSignature(work, membership, work.town.members[site].contact, draw);
        addContacts(work, site, draw);
        addMove(work, site, draw);
        Premises& premises = work.town.premises[site];
        premises.house = QString::number(2 + site * 3 % 97);
        premises.dropIn = draw.percent(15);
        if (draw.percent(25))
            premises.safeSpaceUntil = work.today.addDays(draw.between(20, 700));
    }
    addSecondMemberships(work, draw);
    addCameras(work, draw);
}

} // namespace watchdesk::domain::demo
