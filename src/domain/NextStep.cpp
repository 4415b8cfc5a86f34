#include "domain/NextStep.h"

#include "domain/Category.h"

#include <QHash>

#include <vector>

namespace watchdesk::domain {

namespace {

struct Line {
    const char* code;
    StepKind kind;
    const char* text;
};

struct Kind {
    const char* category;
    std::vector<Line> lines;
};

constexpr StepKind now = StepKind::Now;
constexpr StepKind police = StepKind::Police;
constexpr StepKind help = StepKind::Support;
constexpr StepKind keep = StepKind::Keep;

std::vector<Kind> listsOfCrime() {
    return {{"shop-theft",
             {{"follow", now, "Tell members on the way and CCTV: description and heading, no name"},
              {"detained-999", police, "999 if somebody is held, hurt or threatened; else 101 or online"},
              {"cctv-keep", keep, "Have the shop keep its CCTV and the till roll; note what is lost"},
              {"root", help, "Taken to feed a habit or a family? Offer the treatment or food bank route"}}},
            {"violence",
             {{"999", police, "999 now: where, how many, weapons, injuries"},
              {"apart", now, "Staff keep apart and keep a way out; nobody detains alone"},
              {"ambulance", now, "Somebody hurt: ambulance, first aider, who stays with them"},
              {"scene", keep, "Leave the place as it is; keep CCTV, names of witnesses"},
              {"victim", help, "Victim Support for staff and bystanders: offer it today"}}},
            {"drugs",
             {{"distance", now, "Do not touch or move anything; keep customers away"},
              {"sharps", now, "Needles: sharps box or the council's needle line, never by hand"},
              {"drugs-999", police, "Dealing now, or a weapon: 999; else 101 with times and descriptions"},
              {"overdose", now, "Not breathing well or not to be woken: 999 ambulance, naloxone if there is any"},
              {"treatment", help, "Using, not dealing: offer the drug treatment service's card"}}},
            {"fraud",
             {{"stop-sale", now, "Stop the sale or refund; hand nothing more over, stay polite"},
              {"card-bank", now, "Card: call the acquirer's code 10 line; keep the card if they say so"},
              {"fraud-police", police, "Still here: 999; gone: 101, and Report Fraud for the scheme's loss"},
              {"fraud-keep", keep, "Keep receipt, card slip, goods and CCTV together"},
              {"warn-shops", now, "Tell shops of the same kind what was tried"}}},
            {"counterfeit-note",
             {{"not-back", now, "Do not give it back if that is safe; do not pass it on"},
              {"keep-note", keep, "Keep the note apart in an envelope: few fingers on it, for prints"},
              {"note-details", keep, "Write down serial number, till, time, who took it"},
              {"note-police", police, "Report to police: 999 if they are still here, else 101; get a reference"},
              {"note-bank", now, "Take it to the bank or police: a receipt, no value"},
              {"warn-tills", now, "Tell members: denomination and serial number to look for"}}},
            {"criminal-damage",
             {{"safe", now, "Make it safe: glass, doors, wiring"},
              {"damage-police", police, "Happening now: 999; else 101 or online, for a crime reference"},
              {"photograph", keep, "Photographs before it is cleared; CCTV; what repair costs"}}}};
}

std::vector<Kind> listsOfOrder() {
    return {
        {"anti-social-behaviour",
         {{"asb-ask", now, "Staff do not argue: ask once to stop, then step back"},
          {"asb-wardens", now, "Tell community wardens or PCSOs and CCTV: how many, where to"},
          {"asb-101", police, "101 for repeated nuisance; 999 if it turns to threats"},
          {"asb-log", keep, "Log each time: it is what a protection notice stands on"},
          {"asb-help", help, "Young, homeless or unwell? Youth service or outreach beside the warning"}}},
        {"public-order",
         {{"order-999", police, "Threats or a crowd: 999; say if it is aimed at race, faith, disability or being gay"},
          {"order-apart", now, "Staff inside, doors managed, others told to hold entry"},
          {"order-words", keep, "Write down the words used and who heard them; keep CCTV"},
          {"order-help", help, "Staff shaken: time off the floor, Victim Support"}}},
        {"breach",
         {{"breach-basis", now,
           "Private ban: civil, ask to leave. CBO, CPN, PSPO: offence. Bail, injunction: police, who may arrest"},
          {"breach-leave", now, "Ask once to leave, with a witness; no hands on"},
          {"breach-police", police,
           "CBO, bail or injunction, or refuses to leave with threats: 999. CPN, PSPO: the council or 101"},
          {"breach-log", keep, "Log time and words: a breach counts for the next meeting"}}},
        {"refused-entry",
         {{"refused-tell", now, "Tell the other doors: description and heading"},
          {"refused-safe", help, "Drunk or alone: taxi marshal, street pastors, a friend"},
          {"refused-log", keep, "Enter it in the refusals book"}}},
        {"suspicious",
         {{"eyes-on", now, "Customer service first: greet, keep in sight, no accusation"},
          {"cctv-look", now, "Ask CCTV to look; tell the shops on the way"},
          {"susp-101", police, "Weapon, child or vehicle of note: 999; else information to 101"}}},
        {"other",
         {{"other-who", now, "Who needs to know: CCTV, members, police, council"},
          {"other-keep", keep, "What is worth keeping: CCTV, names, times"}}}};
}

std::vector<Kind> listsOfCare() {
    return {
        {"begging",
         {{"beg-speak", now, "Speak first: are they all right, do they need anything?"},
          {"beg-outreach", help, "Outreach: StreetLink or the council's team, with place and description"},
          {"beg-support", help, "Day centre, food bank, treatment: offer the town's card"},
          {"beg-aggressive", police, "Only if aggressive or blocking a door: wardens, then 101"},
          {"beg-log", keep, "Log it: the outreach team looks for who comes back"}}},
        {"drunkenness",
         {{"drunk-safe", now, "Safe and breathing well? On their side, not alone, kept warm"},
          {"drunk-999", police, "Cannot be woken, hurt or fitting: 999 ambulance. Violent: 999 police"},
          {"drunk-home", help, "Friend, taxi, street pastors or the safe space: somebody takes them over"},
          {"drunk-service", help, "Comes back often: alcohol service's card, outreach told"},
          {"drunk-serve", now, "Tell other doors: no more alcohol"}}},
        {"youth-concern",
         {{"youth-safe", now, "Safe now? Somebody calm stays near; nobody chases or blocks"},
          {"youth-999", police, "Older adult with them, drugs or a weapon: 999"},
          {"youth-sale", now, "Under age: no sale; challenge 25; tell the next shops"},
          {"youth-refer", help, "Children's social care (MASH) or early help; school in school hours"},
          {"youth-log", keep, "Log facts, not names on the air; a guardian is for the referral"}}},
        {"lost-child",
         {{"child-stay", now, "One member of staff stays with the child, in sight of others, does not leave"},
          {"child-out", now, "Description out on ALL channels at once, and to CCTV: age, clothes, last seen"},
          {"child-meet", now, "Meeting place: the shop's front till; say it to the parent and on the air"},
          {"child-999", police, "999 at once if not found in 10 minutes, seen with a stranger, or near road or water"},
          {"child-match", now, "Before handing over: the child knows them, and they describe the clothes"},
          {"child-care", help, "Worried about how the child is looked after: children's social care"},
          {"child-down", now, "Found: stand down on all channels"}}},
        {"vulnerable-person",
         {{"vuln-stay", now, "Somebody stays with them: quiet place, seat, water, first name only"},
          {"vuln-welfare", now, "Welfare check: hurt, cold, medicine, who should be called?"},
          {"vuln-999", police, "In danger, missing, suicidal or followed: 999"},
          {"vuln-medical", now, "Unwell: 111, or 999 ambulance"},
          {"vuln-refer", help, "Safeguarding: adult social care, family, Herbert protocol if dementia"},
          {"vuln-safe", help, "Safe space or taxi home; Ask for Angela: away from who worries them"},
          {"vuln-no-ban", keep, "No exclusion comes of this: log it as care"}}}};
}

QHash<QString, QVector<NextStep>> build() {
    QHash<QString, QVector<NextStep>> all;
    for (const auto& lists : {listsOfCrime(), listsOfOrder(), listsOfCare()})
        for (const Kind& kind : lists)
            for (const Line& line : kind.lines)
                all[QString::fromLatin1(kind.category)].append(
                    {QString::fromLatin1(line.code), line.kind, QString::fromUtf8(line.text)});
    return all;
}

} // namespace

const QVector<NextStep>& nextSteps(const QString& category) {
    static const QHash<QString, QVector<NextStep>> all = build();
    const auto found = all.constFind(category);
    return found != all.constEnd() ? *found : *all.constFind(QStringLiteral("other"));
}

bool mayLeadToExclusion(const QString& category) {
    return category != QLatin1String("lost-child") && category != QLatin1String("vulnerable-person") &&
           category != QLatin1String("youth-concern");
}

} // namespace watchdesk::domain
