#include "desk/PackReading.h"
#include "desk/PaperWords.h"
#include "insight/AgendaWords.h"

#include <QCoreApplication>

namespace watchdesk::desk {

namespace {

using Line = paper::ReportSheet::Line;
using Kind = Line::Kind;
using Part = paper::ReportSheet::Part;

constexpr int ruledLines = 18; ///< of a statement's first page

QString tr(const char* text) {
    return QCoreApplication::translate("PackSheet", text);
}

Line fact(const QString& label, const QString& value) {
    return {Kind::Fact, label, value};
}

/// Where the desk knows nothing there is nothing to be filled in either.
void addKnown(Part& part, const QString& label, const QString& value) {
    if (!value.isEmpty())
        part.lines += fact(label, value);
}

QString suspectsOf(const PackIncident& one) {
    QStringList lines;
    for (const PackIncident::Part& part : one.subjects)
        lines += withDots({part.subject.reference,
                           part.subject.name.isEmpty() ? tr("name not known") : part.subject.name, part.part});
    return lines.join(QStringLiteral("; "));
}

QString policeOf(const CaseView& view) {
    return withDots({view.incident.policeReference.isEmpty() ? tr("not given yet")
                                                             : tr("reference %1").arg(view.incident.policeReference),
                     view.known.crimeNumber.isEmpty() ? QString() : tr("crime number %1").arg(view.known.crimeNumber),
                     view.known.disposal == domain::Disposal::Open ? QString() : disposalText(view.known.disposal)});
}

Part crimeReport(const PackIncident& one) {
    const domain::Incident& incident = one.view.incident;
    Part part;
    part.title = tr("Crime report: incident %1").arg(incident.number);
    part.form = true;
    part.newPage = true;
    part.lines = {fact(tr("What"), one.view.category.isEmpty() ? tr("Note") : one.view.category),
                  fact(tr("When"), britishTime(incident.at, "dddd d MMMM yyyy, HH:mm")),
                  fact(tr("Where"), one.view.premises.isEmpty()
                                        ? QString()
                                        : withDots({one.view.premises, one.view.street, one.view.callSign})),
                  fact(tr("Police"), policeOf(one.view)),
                  fact(tr("Reported by (name, position, telephone)"), one.view.known.reporter)};
    addKnown(part, tr("Loss"), incident.lossPence > 0 ? insight::money(incident.lossPence) : QString());
    part.lines += fact(tr("Suspects and others"), suspectsOf(one));
    part.lines += fact(tr("Description, as it was given"), incident.description);
    addKnown(part, tr("Went towards"), incident.heading);
    part.lines += fact(tr("What happened, as it was told to the control room"), incident.narrative);
    addKnown(part, tr("Seen afterwards"), one.sightings.join(QLatin1Char('\n')));
    part.lines += fact(tr("Logged"), tr("by %1 on %2").arg(one.loggedBy, britishTime(incident.loggedAt)));
    return part;
}

Part exhibitList(const PackIncident& one) {
    Part part;
    part.title = tr("Exhibits of incident %1 and their continuity").arg(one.view.incident.number);
    part.nothing = tr("No recording and no still is kept of this incident.");
    for (const Exhibit& exhibit : one.exhibits) {
        part.lines += Line{Kind::Title, {}, withDots({exhibit.mark, exhibit.what})};
        part.lines += Line{Kind::Row, {}, britishTime(exhibit.at, "d MMMM yyyy, HH:mm:ss")};
        part.lines +=
            Line{Kind::Fixed,
                 {},
                 exhibit.sha256.isEmpty() ? tr("no hash was taken")
                                          : tr("SHA-256 %1").arg(QString::fromLatin1(exhibit.sha256.toHex()))};
        if (!exhibit.complete)
            part.lines += Line{Kind::Small, {}, tr("its end was never recorded")};
        for (const QString& line : exhibit.continuity)
            part.lines += Line{Kind::Small, {}, line};
        part.lines += Line{Kind::Fill, tr("Handed to (name, number), day and time, signature"), {}};
    }
    return part;
}

/// The form of section 9: what the witness says is the witness's to write.
Part statement(const PackIncident& one) {
    Part part;
    part.title = tr("Witness statement");
    part.form = true;
    part.newPage = true;
    part.lines = {
        {Kind::Small,
         {},
         tr("Criminal Procedure Rules, r. 16.2; Criminal Justice Act 1967, s. 9; Magistrates' Courts Act 1980, s. 5B")},
        {Kind::Row,
         {},
         withDots({tr("Incident %1").arg(one.view.incident.number), one.view.category,
                   britishTime(one.view.incident.at, "d MMMM yyyy, HH:mm"), one.view.premises})},
        {Kind::Fill, tr("URN"), {}},
        {Kind::Fill, tr("Statement of"), {}},
        {Kind::Fill, tr("Age if under 18 (if over 18 insert \"over 18\")"), {}},
        {Kind::Fill, tr("Occupation"), {}},
        {Kind::Text,
         {},
         tr("This statement (consisting of ____ page(s) each signed by me) is true to the best of my knowledge and "
            "belief and I make it knowing that, if it is tendered in evidence, I shall be liable to prosecution if I "
            "have wilfully stated in it anything which I know to be false, or do not believe to be true.")},
        {Kind::Fill, tr("Signature and date"), {}}};
    for (int i = 0; i < ruledLines; ++i)
        part.lines += Line{Kind::Ruled, {}, {}};
    part.lines += Line{Kind::Fill, tr("Signature"), {}};
    part.lines += Line{Kind::Fill, tr("Signature witnessed by"), {}};
    return part;
}

/// Its back: never handed to the defence.
Part witnessDetails() {
    Part part;
    part.title = tr("Witness: contact, dates and consent");
    part.form = true;
    part.newPage = true;
    part.lines = {
        {Kind::Small, {}, tr("For the police alone; not to be disclosed with the statement.")},
        {Kind::Fill, tr("Home address and postcode"), {}},
        {Kind::Ruled, {}, {}},
        {Kind::Fill, tr("Telephone"), {}},
        {Kind::Fill, tr("E-mail"), {}},
        {Kind::Fill, tr("Preferred means of contact, best time"), {}},
        {Kind::Fill, tr("Date and place of birth"), {}},
        {Kind::Fill, tr("Dates on which the witness is not available"), {}},
        {Kind::Ruled, {}, {}},
        {Kind::Title, {}, tr("Care of the witness")},
        {Kind::Fill, tr("Is the witness willing to attend court? Yes / No"), {}},
        {Kind::Fill, tr("What can be done to ensure attendance?"), {}},
        {Kind::Fill, tr("Is the witness vulnerable or intimidated (special measures)?"), {}},
        {Kind::Fill, tr("Does the witness have any particular needs?"), {}},
        {Kind::Title, {}, tr("Consent of the witness")},
        {Kind::Fill, tr("a) The Victim Personal Statement scheme has been explained to me. Yes / No"), {}},
        {Kind::Fill, tr("b) I have been given the leaflet for witnesses. Yes / No"), {}},
        {Kind::Fill, tr("c) I consent to the police having access to my medical records. Yes / No / N.A."), {}},
        {Kind::Fill, tr("d) I consent to this statement being disclosed for civil or other proceedings. Yes / No"), {}},
        {Kind::Text,
         {},
         tr("What is written here will be disclosed to the Witness Service so that they can offer help and "
            "support, unless the witness asks them not to.")},
        {Kind::Fill, tr("Signature of witness"), {}},
        {Kind::Fill, tr("Name in print"), {}},
        {Kind::Fill, tr("Statement taken by (name, number, station)"), {}},
        {Kind::Fill, tr("Time and place at which it was taken"), {}}};
    return part;
}

Part contents(const Pack& pack) {
    Part part{tr("What is in it"), false, false, {}, {}};
    for (const PackIncident& one : pack.incidents) {
        const qsizetype exhibits = one.exhibits.size();
        part.lines += Line{Kind::Row,
                           {},
                           withDots({tr("incident %1").arg(one.view.incident.number), one.view.category,
                                     britishTime(one.view.incident.at, "d MMM yyyy, HH:mm"), one.view.premises,
                                     exhibits == 1 ? tr("1 exhibit") : tr("%1 exhibits").arg(exhibits)})};
    }
    part.lines += Line{Kind::Small,
                       {},
                       tr("For each incident: a crime report, its exhibits with their continuity, a form for a witness "
                          "statement, and the witness's details. Names are for the police alone.")};
    return part;
}

} // namespace

paper::ReportSheet sheetOf(const Pack& pack, const QString& person, UtcMs now) {
    paper::ReportSheet sheet;
    sheet.marking = tr("OFFICIAL-SENSITIVE when complete");
    sheet.scheme = pack.scheme;
    sheet.title = tr("For the police");
    sheet.about = pack.incidents.size() == 1 ? tr("Incident %1").arg(pack.incidents.first().view.incident.number)
                                             : tr("%1 incidents").arg(pack.incidents.size());
    sheet.parts += contents(pack);
    for (const PackIncident& one : pack.incidents) {
        sheet.parts += crimeReport(one);
        sheet.parts += exhibitList(one);
        sheet.parts += statement(one);
        sheet.parts += witnessDetails();
    }
    sheet.printed = printedBy(person, now);
    return sheet;
}

} // namespace watchdesk::desk
