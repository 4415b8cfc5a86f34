// Papers of the workspace "Scheme".
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "desk/MemberViews.h"
#include "desk/RetentionDesk.h"
#include "domain/Audit.h"

#include <QString>
#include <QVector>

namespace watchdesk::desk {

/// Whose paper it is, and who prints it when.
struct PaperHead {
    QString scheme;
    QString person;
    UtcMs now = 0;
};

/// The recovery key to be put away. Needs a QGuiApplication; any one thread. Gives the pages; Io.
Result<int> writeRecoveryKeyPaper(const PaperHead& head, const QString& key, const QString& path);
/// Where each desk's audit log ends, as lines that `watchdeskctl verify --heads` reads. Likewise.
Result<int> writeAuditHeadPaper(const PaperHead& head, const QVector<domain::AuditHead>& ends, const QString& path);
/// What was erased, by whom and why. Likewise.
Result<int> writeCertificatePaper(const PaperHead& head, const ErasureCertificate& certificate, const QString& path);
/// A radio set changes hands: what it is, who receives it, room for two signatures. Likewise.
Result<int> writeHandOverSlip(const PaperHead& head, const RadioSheet& radio, const QString& path);
/// An edition of the agreement, with room for a member's signature. Likewise.
Result<int> writeAgreementPaper(const PaperHead& head, const domain::Agreement& agreement, const QString& path);

} // namespace watchdesk::desk
