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

} // namespace watchdesk::desk
