// Incidents on their way to the police: asked for, reported, recorded as crimes, disposed of; and what never was.
#pragma once

#include "desk/CaseWords.h"
#include "desk/Desk.h"
#include "desk/MeetingViews.h"
#include "domain/PoliceCase.h"
#include "insight/Reporting.h"

#include <QStringList>
#include <QThreadPool>

namespace watchdesk::desk {

/// An incident with its way to the police, joined for reading.
struct CaseView {
    domain::Incident incident;
    domain::PoliceCase known;
    domain::CaseStep step = domain::CaseStep::Told;
    bool onRadio = false;
    QString category; ///< "Theft"
    QString callSign;
    QString premises;
    QString street;
    // Persons' names, for those of the steps that were taken.
    QString askedBy;
    QString declinedBy;
    QString reportedBy;
    QString crimedBy;
    QString disposalBy;
};

/// What a step changed, for its undo.
struct CaseChange {
    domain::PoliceCase before;
    domain::PoliceCase after;
    QString referenceBefore;
    QString referenceAfter;
};

struct ReportedAs {
    UtcMs at = 0;      ///< 0: now, or when it was reported by what is known
    QString reporter;  ///< who reported it, and how; empty: as is known
    QString reference; ///< the police reference; may be empty, and then the incident keeps what it has
};

/// A shop's figures with what it is called.
struct ShopReporting {
    insight::ReportingCount count;
    QString callSign;
    QString premises; ///< empty: no member's place
};

/// Window's thread; papers on a thread of their own. Each step is one transaction with its audit entry and, where
/// others should know, its row in the feed. Asking is for who logs incidents; what the police say is noted by
/// coordinators and the police (Act::KeepCases). Conflict when somebody else was first, or when the incident's words
/// have been erased.
class CaseDesk : public QObject {
    Q_OBJECT
public:
    CaseDesk(DeskContext& context, TextDesk& texts);
    ~CaseDesk() override;

    QFuture<Result<CaseView>> view(const QString& incidentId);
    /// Ids of the incidents of these numbers, in their order; NotFound when one is not there.
    QFuture<Result<QStringList>> idsOf(const QVector<qint64>& numbers);
    QFuture<Result<CaseChange>> setReported(const QString& incidentId, const ReportedAs& reported);
    /// The police reference alone; may be empty. That is no report: when and by whom it was reported stays as it is.
    QFuture<Result<CaseChange>> setReference(const QString& incidentId, const QString& reference);
    /// An empty number is InvalidInput. It becomes the incident's reference, too, when that has none.
    QFuture<Result<CaseChange>> setCrimed(const QString& incidentId, const QString& number);
    /// `from`: who brought it. Open takes it back.
    QFuture<Result<CaseChange>> setDisposal(const QString& incidentId, domain::Disposal disposal, QDate on,
                                            const QString& from);
    /// The shop will not report it; InvalidInput without a reason.
    QFuture<Result<CaseChange>> decline(const QString& incidentId, const QString& why);
    /// As it was before that step, if nothing has come since.
    QFuture<Result<CaseChange>> undo(const CaseChange& change);

    /// What was told on the radio from then on, can be reported, and neither was nor will be: oldest first. 0: from as
    /// far back as the scheme's setting says.
    QFuture<Result<QVector<CaseView>>> nudges(UtcMs since = 0);
    /// Asks the shop for its report: by a text to a set that takes them, else it is noted that a voice did.
    QFuture<Result<CaseChange>> ask(const QString& incidentId);
    /// Told, reported, crimed: a line a shop. From 0: for as long as the nudge list looks back.
    QFuture<Result<QVector<ShopReporting>>> figures(const insight::Period& period);
    /// The nudge list as a paper, a letter a shop; each that is on it counts as asked once the paper is written.
    QFuture<Result<PaperWritten>> nudgePdf(const QString& path, UtcMs since = 0);

Q_SIGNALS:
    void changed(); ///< a case or an incident, here or on another desk

private:
    QFuture<Result<CaseChange>> change(const QString& incidentId, bool keeping, const char* action,
                                       std::function<Result<void>(store::Tx&, CaseChange&, QString& note)> step);
    QFuture<Result<CaseChange>> noteAsked(const QString& incidentId, domain::AskedHow how);
    DeskContext& m_context;
    TextDesk& m_texts;
    QThreadPool m_printing;
};

} // namespace watchdesk::desk
