// Intelligence reports on the national 3×5×2 form.
#pragma once

#include "desk/Desk.h"
#include "desk/MeetingViews.h"
#include "domain/IntelReport.h"

#include <QThreadPool>

namespace watchdesk::desk {

/// A report with what it refers to.
struct IntelView {
    domain::IntelReport report;
    QString author;
    qint64 incident = 0; ///< its number; 0: none
    QString subject;     ///< reference: "W-0412"
};

/// Window's thread; papers on a thread of their own. For who keeps cases (Act::KeepCases). Reports are written once:
/// what was graded is not graded anew under another's hand.
class IntelDesk : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype mostWords = 8000; ///< characters

    explicit IntelDesk(DeskContext& context);
    ~IntelDesk() override;

    /// InvalidInput without words, without conditions under handling code C, or too long; Refused when it gives its
    /// source away. `incidentId` and `subjectId` may be empty; who is the only subject of the incident is taken for
    /// whom it is about.
    QFuture<Result<domain::IntelReport>> write(domain::IntelReport report);
    /// Newest first; reading them is on the audit log.
    QFuture<Result<QVector<IntelView>>> list(UtcMs since = 0, UtcMs until = 0);
    /// The form, without its source. NotFound, Io.
    QFuture<Result<PaperWritten>> pdf(const QString& reportId, const QString& path);

Q_SIGNALS:
    void changed();

private:
    DeskContext& m_context;
    QThreadPool m_printing;
};

/// "Reliable", "Known indirectly, but corroborated", "Lawful sharing permitted with conditions".
[[nodiscard]] QString evaluationText(domain::SourceEvaluation evaluation);
[[nodiscard]] QString assessmentText(domain::InformationAssessment assessment);
[[nodiscard]] QString handlingText(domain::HandlingCode handling);

} // namespace watchdesk::desk
