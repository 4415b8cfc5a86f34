#include "desk/PaperWords.h"
#include "desk/ShiftReading.h"
#include "insight/AgendaWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace watchdesk::desk {

namespace {

using Line = paper::ReportSheet::Line;
using Kind = Line::Kind;
using Part = paper::ReportSheet::Part;

QString tr(const char* text) {
    return QCoreApplication::translate("ShiftWords", text);
}

/// "3 incidents", "1 incident".
QString counted(qsizetype count, const char* one, const char* many) {
    return QStringLiteral("%1 %2").arg(count).arg(tr(count == 1 ? one : many));
}

QString periodOf(const ShiftFacts& facts) {
    const bool sameDay = britishTime(facts.since, "yyyyMMdd") == britishTime(facts.until, "yyyyMMdd");
    return tr("%1 to %2")
        .arg(britishTime(facts.since, "dddd d MMMM yyyy, HH:mm"),
             britishTime(facts.until, sameDay ? "HH:mm" : "dddd d MMMM, HH:mm"));
}

QString alertWords(const ShiftFacts::AlertLine& alert) {
    return withDots({tr("alert %1").arg(alert.number), alert.what.toLower(), alert.place});
}

/// "theft 3 · violence 1", most first.
QString kindsOf(const ShiftFacts& facts) {
    std::map<QString, int> counts;
    for (const ShiftFacts::IncidentLine& incident : facts.incidents)
        ++counts[incident.what.toLower()];
    QVector<std::pair<QString, int>> kinds(counts.begin(), counts.end());
    std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    QStringList words;
    for (const auto& [kind, count] : kinds)
        words += QStringLiteral("%1 %2").arg(kind).arg(count);
    return withDots(words);
}

UtcMs medianOf(const QVector<ShiftFacts::AlertLine>& alerts, UtcMs ShiftFacts::AlertLine::*what) {
    QVector<UtcMs> times;
    for (const ShiftFacts::AlertLine& alert : alerts)
        if (alert.*what >= 0)
            times += alert.*what;
    if (times.isEmpty())
        return -1;
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

void addList(QStringList& into, const QString& title, const QStringList& lines) {
    if (lines.isEmpty())
        return;
    into += QString();
    into += title;
    for (const QString& line : lines)
        into += QStringLiteral("– ") + line;
}

QStringList openAlertWords(const ShiftFacts& facts) {
    QStringList lines;
    for (const ShiftFacts::AlertLine& alert : facts.openAlerts)
        lines += withDots(
            {alertWords(alert), tr("raised %1").arg(britishTime(alert.raisedAt, "d MMM HH:mm")),
             alert.claimedBy.isEmpty() ? tr("nobody has claimed it") : tr("in the hand of %1").arg(alert.claimedBy)});
    return lines;
}

/// What nobody has ended yet, and no alert looks after.
QStringList openIncidentWords(const ShiftFacts& facts) {
    constexpr qsizetype most = 12;
    QStringList lines;
    for (const ShiftFacts::IncidentLine& incident : facts.incidents)
        if (incident.outcome.isEmpty() && !incident.alerted)
            lines += withDots({tr("incident %1").arg(incident.number), britishTime(incident.at, "HH:mm"),
                               incident.what.toLower(), incident.place});
    if (lines.size() <= most)
        return lines;
    const qsizetype more = lines.size() - most;
    lines = lines.mid(more); // the latest are what the next one meets
    lines.prepend(tr("and %1 before them").arg(more));
    return lines;
}

QString timesOf(const ShiftFacts::AlertLine& alert) {
    const auto after = [](const char* words, UtcMs ms) { return ms < 0 ? QString() : tr(words).arg(lasting(ms)); };
    return withDots({after("acknowledged after %1", alert.toAcknowledge), after("claimed after %1", alert.toClaim),
                     after("closed after %1", alert.toClose), alert.closed ? alert.outcome : tr("still open")});
}

Part notesPart(const QString& title, const QString& nothing, const QVector<ShiftFacts::Note>& notes) {
    Part part{title, false, false, nothing, {}};
    for (const ShiftFacts::Note& note : notes) {
        part.lines += Line{Kind::Title, {}, withDots({britishTime(note.at, "d MMM HH:mm"), note.title})};
        if (!note.detail.isEmpty())
            part.lines += Line{Kind::Row, {}, note.detail};
    }
    return part;
}

Part figuresPart(const ShiftFacts& facts) {
    const auto median = [&](UtcMs ShiftFacts::AlertLine::*what) {
        const UtcMs ms = medianOf(facts.alerts, what);
        return ms < 0 ? tr("none") : lasting(ms);
    };
    Part part{tr("In figures"), false, false, {}, {}};
    part.lines = {
        {Kind::Row,
         {},
         tr("%1 heard, %2 of ours, %3")
             .arg(counted(facts.overs, "over", "overs"))
             .arg(facts.ownOvers)
             .arg(counted(facts.texts, "text", "texts"))},
        {Kind::Row, {}, withDots({counted(facts.incidents.size(), "incident", "incidents"), kindsOf(facts)})},
        {Kind::Row,
         {},
         tr("%1; in the middle acknowledged after %2, claimed after %3, closed after %4")
             .arg(counted(facts.alerts.size(), "alert", "alerts"), median(&ShiftFacts::AlertLine::toAcknowledge),
                  median(&ShiftFacts::AlertLine::toClaim), median(&ShiftFacts::AlertLine::toClose))}};
    return part;
}

Part whoPart(const ShiftFacts& facts) {
    Part part{tr("Who"), false, false, tr("Nobody has taken a desk."), {}};
    for (const ShiftFacts::Turn& turn : facts.turns)
        part.lines += Line{
            Kind::Row,
            {},
            withDots(
                {turn.person, turn.desk,
                 turn.until > 0
                     ? tr("%1 to %2").arg(britishTime(turn.from, "d MMM HH:mm"), britishTime(turn.until, "d MMM HH:mm"))
                     : tr("since %1").arg(britishTime(turn.from, "d MMM HH:mm")),
                 turn.until > 0 && !turn.noted ? tr("left without a note") : QString()})};
    return part;
}

Part incidentsPart(const ShiftFacts& facts) {
    Part part{tr("Incidents"), false, false, tr("Nothing was logged."), {}};
    for (const ShiftFacts::IncidentLine& incident : facts.incidents) {
        part.lines += Line{Kind::Title,
                           {},
                           withDots({tr("%1").arg(incident.number), britishTime(incident.at, "d MMM HH:mm"),
                                     incident.what, incident.place})};
        const QString detail =
            withDots({incident.lossPence > 0 ? insight::money(incident.lossPence) : QString(), incident.outcome,
                      incident.reference.isEmpty() ? QString() : tr("police reference %1").arg(incident.reference),
                      incident.crimeNumber.isEmpty() ? QString() : tr("crime number %1").arg(incident.crimeNumber)});
        if (!detail.isEmpty())
            part.lines += Line{Kind::Row, {}, detail};
    }
    return part;
}

Part alertsPart(const ShiftFacts& facts) {
    Part part{tr("Alerts"), false, false, tr("No alert was raised."), {}};
    for (const ShiftFacts::AlertLine& alert : facts.alerts) {
        part.lines += Line{Kind::Title,
                           {},
                           withDots({tr("%1").arg(alert.number), britishTime(alert.raisedAt, "d MMM HH:mm"),
                                     alert.emergency ? tr("emergency") : QString(), alert.what, alert.place})};
        part.lines += Line{Kind::Row, {}, withDots({timesOf(alert), alert.claimedBy})};
    }
    return part;
}

} // namespace

QString noteOf(const ShiftFacts& facts, const QString& person) {
    QStringList lines{tr("Shift of %1, %2").arg(person, periodOf(facts))};
    lines += withDots({counted(facts.overs, "over", "overs"), counted(facts.incidents.size(), "incident", "incidents"),
                       counted(facts.alerts.size(), "alert", "alerts"),
                       counted(facts.emergencies.size(), "emergency", "emergencies")});
    addList(lines, tr("Emergencies not stood down"), facts.openEmergencies);
    addList(lines, tr("Open alerts"), openAlertWords(facts));
    addList(lines, tr("Incidents without an outcome"), openIncidentWords(facts));
    addList(lines, tr("Radio lost"), facts.lostChannels);
    if (!facts.silentSets.isEmpty())
        addList(lines, tr("Silent at the last roll-call"), {facts.silentSets.join(QStringLiteral(", "))});
    QStringList waiting;
    if (facts.undecidedStills > 0)
        waiting += counted(facts.undecidedStills, "still to be decided", "stills to be decided");
    if (facts.unservedNotices > 0)
        waiting += counted(facts.unservedNotices, "notice to be served", "notices to be served");
    if (facts.nudges > 0)
        waiting += counted(facts.nudges, "incident told on the radio and not reported",
                           "incidents told on the radio and not reported");
    addList(lines, tr("Waiting"), waiting);
    if (lines.size() == 2)
        lines += tr("Nothing is open.");
    return lines.join(QLatin1Char('\n'));
}

paper::ReportSheet sheetOf(const ShiftFacts& facts, const QString& person, UtcMs now) {
    paper::ReportSheet sheet;
    sheet.marking = tr("OFFICIAL");
    sheet.scheme = facts.scheme;
    sheet.title = tr("Shift report");
    sheet.about = periodOf(facts);
    sheet.parts = {whoPart(facts),
                   figuresPart(facts),
                   incidentsPart(facts),
                   alertsPart(facts),
                   notesPart(tr("Emergencies"), tr("No emergency was raised."), facts.emergencies),
                   notesPart(tr("Roll-calls"), tr("No roll-call was made."), facts.rollCalls),
                   notesPart(tr("Radio gateways"), tr("No gateway was lost."), facts.gateways),
                   notesPart(tr("Handed over"), tr("Nothing was handed over."), facts.handedOver)};
    sheet.printed = printedBy(person, now);
    return sheet;
}

} // namespace watchdesk::desk
