#include "desk/AgendaSheet.h"

#include "desk/AgendaWriting.h"
#include "domain/CivilDay.h"
#include "insight/AgendaWords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace watchdesk::desk {

namespace {

constexpr qsizetype mostEvidence = 6; ///< lines under an item; the rest is counted

QString tr(const char* text) {
    return QCoreApplication::translate("AgendaSheet", text);
}

QString british(UtcMs at, const char* format) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom)
        .toString(QDateTime::fromMSecsSinceEpoch(at, domain::schemeZone()), QString::fromLatin1(format));
}

QString evidenceWords(const EvidenceLine& line) {
    if (!line.there)
        return tr("no longer in the records");
    const QString when =
        line.at > 0 ? british(line.at, "d MMM HH:mm")
        : line.day.isValid()
            ? QLocale(QLocale::English, QLocale::UnitedKingdom).toString(line.day, QStringLiteral("d MMM"))
            : QString();
    return insight::dotted(
        {when, line.what, line.where, line.lossPence == 0 ? QString() : insight::money(line.lossPence), line.source});
}

/// A person's own file and the place itself say nothing that the title has not said.
bool saysMore(const EvidenceLine& line) {
    return line.evidence.entity != QLatin1String("subject") && line.evidence.entity != QLatin1String("premises") &&
           line.evidence.entity != QLatin1String("member") && line.evidence.entity != QLatin1String("action_item");
}

paper::AgendaSheet::Line lineOf(const AgendaLine& line) {
    paper::AgendaSheet::Line out{line.item.title, line.name, line.item.detail, {}};
    QVector<EvidenceLine> evidence;
    for (const EvidenceLine& one : line.evidence) {
        if (saysMore(one))
            evidence += one;
    }
    // Totals rest on everything there was: the paper prints evidence for people, not for sums.
    if (line.item.section == domain::AgendaSection::Incidents)
        return out;
    for (const EvidenceLine& one : evidence.mid(0, mostEvidence))
        out.evidence += evidenceWords(one);
    if (evidence.size() > mostEvidence)
        out.evidence += tr("and %1 more").arg(evidence.size() - mostEvidence);
    return out;
}

} // namespace

paper::AgendaSheet sheetOf(const AgendaView& view, const QString& person, UtcMs now) {
    paper::AgendaSheet sheet;
    sheet.scheme = view.scheme;
    sheet.when = british(view.meeting.at, "dddd d MMMM yyyy, HH:mm");
    sheet.place = view.meeting.place;
    if (view.meeting.builtAt > 0)
        sheet.about = tr("Tells of %1 to %2.")
                          .arg(british(view.meeting.builtFrom, "d MMMM yyyy, HH:mm"),
                               british(view.meeting.builtAt, "d MMMM yyyy, HH:mm"));
    for (const auto& [section, word] : domain::agendaSectionWords) {
        paper::AgendaSheet::Section part{sectionTitle(section), {}};
        for (const AgendaLine& line : view.lines) {
            if (line.item.section == section && !line.item.hidden)
                part.lines += lineOf(line);
        }
        sheet.sections += part;
    }
    sheet.printed = tr("Printed by %1 on %2").arg(person, british(now, "d MMMM yyyy, HH:mm"));
    return sheet;
}

} // namespace watchdesk::desk
