#include "desk/PlainPapers.h"

#include "domain/CivilDay.h"
#include "paper/PlainPaper.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PlainPapers", text);
}

QString dayAndTime(UtcMs at) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom)
        .toString(QDateTime::fromMSecsSinceEpoch(at, domain::schemeZone()), QStringLiteral("d MMMM yyyy, HH:mm"));
}

paper::PlainSheet sheetOf(const PaperHead& head, const QString& title) {
    paper::PlainSheet sheet;
    sheet.scheme = head.scheme;
    sheet.title = title;
    sheet.printed = tr("Printed by %1 on %2").arg(head.person, dayAndTime(head.now));
    return sheet;
}

} // namespace

Result<int> writeRecoveryKeyPaper(const PaperHead& head, const QString& key, const QString& path) {
    paper::PlainSheet sheet = sheetOf(head, tr("Recovery key"));
    sheet.paragraphs = {
        tr("It opens the store when every passphrase is forgotten. Keep it away from the machine, where "
           "you keep what must not be lost, and destroy the papers of earlier keys: they open nothing "
           "that is written from now on."),
        tr("To use it: watchdeskctl recover, with the name of somebody who may sign in.")};
    sheet.facts = {{tr("Made on"), dayAndTime(head.now), false}, {tr("Key"), key, true}};
    return paper::writePlainPdf(sheet, path);
}

Result<int> writeAuditHeadPaper(const PaperHead& head, const QVector<domain::AuditHead>& ends, const QString& path) {
    paper::PlainSheet sheet = sheetOf(head, tr("Where the audit log ends"));
    sheet.paragraphs = {
        tr("Kept away from the store, it shows whether the log was cut off or set back since: type these "
           "lines into a file and run watchdeskctl verify --heads FILE. A log that still has these "
           "entries under these hashes is the one that was there when this was printed.")};
    for (const domain::AuditHead& end : ends)
        sheet.facts +=
            {tr("Entry %1 of %2, %3").arg(end.number).arg(end.desk, dayAndTime(end.at)), domain::headText(end), true};
    return paper::writePlainPdf(sheet, path);
}

Result<int> writeCertificatePaper(const PaperHead& head, const ErasureCertificate& certificate, const QString& path) {
    paper::PlainSheet sheet = sheetOf(head, tr("Certificate of erasure"));
    sheet.facts = {{tr("When"), dayAndTime(certificate.at), false},
                   {tr("By"), tr("%1 and %2").arg(certificate.by, certificate.second), false},
                   {tr("Reason"), certificate.reason, false}};
    for (auto it = certificate.counts.begin(); it != certificate.counts.end(); ++it) {
        if (it.value() > 0)
            sheet.facts += {it.key(), QString::number(it.value()), false};
    }
    if (!certificate.stopped.isEmpty())
        sheet.facts += {tr("Stopped"), certificate.stopped, false};
    sheet.facts += {tr("Entry of the audit log"), certificate.id, true};
    sheet.listTitle = tr("Records");
    sheet.list = certificate.records;
    return paper::writePlainPdf(sheet, path);
}

Result<int> writeHandOverSlip(const PaperHead& head, const RadioSheet& radio, const QString& path) {
    const domain::RadioSet& set = radio.line.set;
    const domain::RadioMove last = radio.moves.value(0);
    const bool out = set.state == domain::RadioState::Issued;
    paper::PlainSheet sheet = sheetOf(head, out ? tr("Radio given out") : tr("Radio taken back"));
    sheet.paragraphs = {out ? tr("The radio stays the scheme's. It is used for the scheme alone, is not lent or taken "
                                 "abroad, and comes "
                                 "back when the membership ends. A loss is told to the control room at once.")
                            : tr("The radio is back with the scheme.")};
    const auto fact = [&sheet](const QString& label, const QString& value) {
        sheet.facts.append({label, value.isEmpty() ? QStringLiteral("—") : value, false});
    };
    fact(tr("Call sign"), set.callSign);
    fact(tr("Make"), set.make);
    fact(tr("Serial number"), set.serial);
    fact(tr("Selective call"), set.code.isEmpty() ? QString() : set.toneSet + QLatin1Char(' ') + set.code);
    fact(tr("Member"), radio.line.member.isEmpty() ? radio.movePlaces.value(0) : radio.line.member);
    fact(tr("Premises"), radio.movePlaces.value(0));
    fact(tr("Condition"), last.remark);
    fact(tr("Day"), last.at > 0 ? dayAndTime(last.at) : dayAndTime(head.now));
    fact(out ? tr("Received by") : tr("Brought back by"), last.receiver);
    sheet.listTitle = tr("Signatures");
    sheet.list = {tr("For the member:  ____________________________________"),
                  tr("For the scheme:  ____________________________________")};
    return paper::writePlainPdf(sheet, path);
}

Result<int> writeAgreementPaper(const PaperHead& head, const domain::Agreement& agreement, const QString& path) {
    paper::PlainSheet sheet = sheetOf(head, agreement.title);
    sheet.paragraphs = agreement.body.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts);
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    sheet.facts = {{tr("Edition"), agreement.edition, false},
                   {tr("From"), english.toString(agreement.issuedOn, QStringLiteral("d MMMM yyyy")), false}};
    sheet.listTitle = tr("Signed for the member");
    sheet.list = {tr("Business:  ____________________________________"),
                  tr("Name and position:  ____________________________________"),
                  tr("Signature and day:  ____________________________________")};
    return paper::writePlainPdf(sheet, path);
}

} // namespace watchdesk::desk
