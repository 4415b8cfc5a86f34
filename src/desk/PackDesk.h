// What the police are handed of an incident: crime report, witness statements to be filled in, exhibits and their
// continuity.
#pragma once

#include "desk/Desk.h"
#include "desk/MeetingViews.h"

#include <QStringList>
#include <QThreadPool>

namespace watchdesk::desk {

/// Window's thread; papers on a thread of their own. For who keeps cases (Act::KeepCases).
class PackDesk : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype mostIncidents = 50;

    explicit PackDesk(DeskContext& context);
    ~PackDesk() override;

    /// One pack of one incident or several, by id; each is on the audit log as an export, and so is each subject named
    /// in it. Erased incidents have nothing to be packed (Conflict). NotFound, InvalidInput, Io.
    QFuture<Result<PaperWritten>> pdf(const QStringList& incidentIds, const QString& path);

private:
    DeskContext& m_context;
    QThreadPool m_printing;
};

} // namespace watchdesk::desk
