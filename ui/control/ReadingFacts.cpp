#include "ui/control/ReadingFacts.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

namespace watchdesk::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ReadingPane", text);
}

QString lostWords(const domain::Transmission& over) {
    const qint64 all = over.packets + over.lost;
    return all == 0 ? QString() : tr("%1 of %2").arg(over.lost).arg(all);
}

QString endWords(const domain::Transmission& over, QDate today) {
    const QString ended = over.end == 0 ? tr("still speaking") : whenText(over.end, today, true);
    return over.cut ? ended + tr(", cut off") : ended;
}

} // namespace

QVector<Fact> incidentFacts(const desk::RowDetail& detail, QDate today) {
    const domain::Incident& incident = detail.incident;
    if (incident.id.isEmpty())
        return {};
    return {{tr("Number"), incident.number > 0 ? QString::number(incident.number) : QString(), false, true},
            {tr("What"), detail.category, true, false},
            {tr("Looks"), incident.description, false, false},
            {tr("Heading"), incident.heading, false, false},
            {tr("Narrative"), incident.narrative, false, false},
            {tr("Loss"), incident.lossPence > 0 ? moneyText(incident.lossPence) : QString(), false, true},
            {tr("Police ref."), incident.policeReference, false, true},
            {tr("Outcome"), outcomeText(incident.outcome), false, false},
            {tr("As typed"), incident.line, false, false},
            {tr("Logged"),
             QStringList{whenText(incident.loggedAt, today, true), detail.loggedBy}.join(QStringLiteral(" · ")), false,
             false}};
}

QVector<Fact> callerFacts(const desk::RowDetail& detail) {
    return {{tr("Call sign"), detail.callSign, true, true},
            {tr("Premises"), detail.premises, false, false},
            {tr("Street"), detail.street, false, false},
            {tr("Contact"), detail.contact, false, false},
            {tr("Code heard"), detail.transmission.callerCode, false, true}};
}

QVector<Fact> recordingFacts(const desk::RowDetail& detail, QDate today) {
    const domain::Transmission& over = detail.transmission;
    if (over.id.isEmpty())
        return {};
    return {{tr("Began"), whenText(over.start, today, true), false, true},
            {tr("Ended"), endWords(over, today), false, over.end != 0 && !over.cut},
            {tr("Packets lost"), lostWords(over), over.lost > 0, true},
            {tr("Sound"), detail.recordingFormat.isEmpty() ? QString() : detail.recordingFormat + tr(", 8 kHz"), false,
             false},
            {tr("SHA-256"), QString::fromLatin1(detail.recordingSha256.toHex().left(16)), false, true},
            {tr("Kept"),
             detail.recordingComplete ? QString() : tr("only in part: the program ended before the over did"), true,
             false}};
}

} // namespace watchdesk::ui
