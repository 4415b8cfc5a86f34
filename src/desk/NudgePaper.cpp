#include "desk/NudgePaper.h"

#include "desk/PaperWords.h"
#include "insight/AgendaWords.h"

#include <QCoreApplication>

#include <algorithm>

namespace watchdesk::desk {

namespace {

using Line = paper::ReportSheet::Line;
using Kind = Line::Kind;

QString tr(const char* text) {
    return QCoreApplication::translate("NudgePaper", text);
}

QString nameOf(const CaseView& view) {
    return view.premises.isEmpty() ? tr("At none of the members")
                                   : withDots({view.callSign, view.premises, view.street});
}

paper::ReportSheet::Part letterTo(const CaseView& shop) {
    paper::ReportSheet::Part part;
    part.title = nameOf(shop);
    part.form = true;
    part.lines = {{Kind::Text,
                   {},
                   tr("What follows was told to the control room on the radio. The police have not been told of it, as "
                      "far as we know. Please report each of them (on 101, at the police's web page, or to the officer "
                      "who visits you), and tell the control room the reference: what is not reported is counted "
                      "nowhere, even where no officer could come.")}};
    return part;
}

void addTo(paper::ReportSheet::Part& part, const CaseView& view) {
    const domain::Incident& incident = view.incident;
    part.lines += Line{Kind::Title, {}, tr("Incident %1").arg(incident.number)};
    part.lines += Line{Kind::Row,
                       {},
                       withDots({britishTime(incident.at, "dddd d MMMM yyyy, HH:mm"), view.category,
                                 incident.lossPence > 0 ? insight::money(incident.lossPence) : QString()})};
    if (view.known.asked > 0)
        part.lines +=
            Line{Kind::Small, {}, tr("asked for before, the last time on %1").arg(britishTime(view.known.askedAt))};
    part.lines += Line{Kind::Fill, tr("Police reference"), {}};
}

} // namespace

paper::ReportSheet nudgeLetters(const QVector<CaseView>& nudges, const QString& scheme, const QString& person,
                                UtcMs now) {
    paper::ReportSheet sheet;
    sheet.scheme = scheme;
    sheet.title = tr("Please report to the police");
    sheet.printed = printedBy(person, now);
    QStringList places;
    for (const CaseView& view : nudges) {
        qsizetype at = places.indexOf(view.incident.premisesId);
        if (at < 0) {
            at = places.size();
            places += view.incident.premisesId;
            sheet.parts += letterTo(view);
            sheet.parts.last().newPage = at > 0;
        }
        addTo(sheet.parts[at], view);
    }
    if (nudges.isEmpty())
        sheet.parts = {{{}, false, false, tr("Everything that was told on the radio has been reported."), {}}};
    return sheet;
}

} // namespace watchdesk::desk
