// Alerts: raised, acknowledged, claimed, followed, closed.
#pragma once

#include "desk/Desk.h"
#include "domain/Subject.h"

namespace watchdesk::town {
class StreetIndex;
}

namespace watchdesk::desk {

class LooksAtAlerts;

/// Somebody whom an alert is about.
struct AlertPerson {
    QString subjectId;
    QString reference; ///< "W-0412"
    QString name;      ///< empty: it is sought
    int age = -1;      ///< whole years; -1: not known
    domain::Cautions cautions;
    domain::SubjectPart part = domain::SubjectPart::Suspect;
    QByteArray thumbnail; ///< JPEG; empty: there is none
};

/// Window's thread; rules and roles are checked here. Each step is one transaction with its audit entry; a step that
/// somebody else was first with answers Conflict, and the alert as it now is can be read again.
class AlertDesk : public QObject {
    Q_OBJECT
public:
    explicit AlertDesk(DeskContext& context);
    /// Where to ask for the map's streets: a person seen in one may be in a zone of an order.
    void setStreets(std::function<std::shared_ptr<const town::StreetIndex>()> streets);

    QFuture<Result<domain::Alert>> raise(const QString& incidentId, bool emergency);
    QFuture<Result<domain::Alert>> claim(const QString& alertId);
    /// A party said that it heard ("CCTV control room", "Police, duty sergeant", "Shop Watch members").
    QFuture<Result<domain::Alert>> acknowledge(const QString& alertId, const QString& party);
    QFuture<Result<domain::Alert>> close(const QString& alertId, domain::IncidentOutcome outcome);
    /// Undo of close, while its toast is shown: the alert is open again, in the hand of who reopens it.
    QFuture<Result<domain::Alert>> reopen(const QString& alertId);
    /// Silences the sound of one that nobody has taken, at this desk; on the audit log.
    QFuture<Result<void>> mute(const QString& alertId);
    /// Puts a row into the feed that nobody has taken it: once, whichever desk is first. Nothing when that is not so.
    QFuture<Result<void>> noteUntaken(const QString& alertId);
    /// The names of the contacts who would be mailed of it now; nobody where no mail server is set up.
    QFuture<Result<QStringList>> mailedTo(const QString& alertId);
    /// Mails them these words, at once; gives how many letters. Refused when they name a subject, InvalidInput when
    /// there are none, Conflict when the alert is closed.
    QFuture<Result<int>> mail(const QString& alertId, const QString& words);
    /// Seen at a place: call sign, premises or street as in the quick line ("C12 > butter row, dropped cap").
    QFuture<Result<domain::Sighting>> addSighting(const QString& alertId, const QString& line);
    /// Of an alert, with what applies on sight here and now.
    QFuture<Result<AlertView>> view(const QString& alertId);
    /// Not closed, most urgent first: emergencies, unclaimed, then oldest.
    QFuture<Result<QVector<AlertView>>> open();
    /// Who the alert is about, for whoever may see the gallery: the first look of each person at each of them is an
    /// audit entry "subject.view" (rule 14). Empty when nobody is known.
    QFuture<Result<QVector<AlertPerson>>> people(const QString& alertId);

Q_SIGNALS:
    /// An alert, its parties or its sightings changed, here or on another desk.
    void changed(const QString& alertId);

private:
    [[nodiscard]] std::shared_ptr<const town::StreetIndex> streets() const;
    DeskContext& m_context;
    std::function<std::shared_ptr<const town::StreetIndex>()> m_streets;
    std::shared_ptr<LooksAtAlerts> m_looks; ///< shared with closures
};

} // namespace watchdesk::desk
