// Incidents and the subjects' part in them.
#pragma once

#include "domain/Incident.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Which incidents, newest number first. Bounds are by the time they happened.
struct IncidentFilter {
    UtcMs since = 0;
    UtcMs until = 0;         ///< excluded; 0: no bound
    int limit = 0;           ///< 0: no limit
    qint64 beforeNumber = 0; ///< the next page: numbers below this one; 0: from the top
    QString category;        ///< empty: all
    QString premisesId;      ///< empty: all
};

/// What a radio set has told of, and where.
struct ToldBySet {
    QString radioSetId;
    QString premisesId;
    UtcMs at = 0;
};

/// An incident that is ready to be written: its texts are sealed, so that the writing itself is short.
struct SealedIncident {
    domain::Incident incident;
    QVariantList values;
};

/// Table incident. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct IncidentTable {
    static Result<domain::Incident> insert(Tx& tx, domain::Incident value);
    static Result<domain::Incident> update(Tx& tx, domain::Incident value);
    static Result<std::optional<domain::Incident>> find(Tx& tx, const QString& id);
    // insert() gives the next number when it is 0 (1, 2, 3, … in commit order); a number that is set is kept (history,
    // imports).
    static Result<QVector<domain::Incident>> list(Tx& tx, const IncidentFilter& filter = {});
    static Result<QVector<domain::Incident>> fetch(Tx& tx, const QVector<QString>& ids);
    /// The words of the next incidents after that id, ascending, without their subjects.
    static Result<QVector<domain::Incident>> plainPage(Tx& tx, const QString& afterId, int limit);
    /// Every incident with the subject in it, whatever the part; newest first.
    static Result<QVector<domain::Incident>> ofSubject(Tx& tx, const QString& subjectId);
    /// At premises, of that time and later, that were logged from an over of a known set; newest first. Withdrawn ones
    /// are left out. Nothing of it is sealed.
    static Result<QVector<ToldBySet>> toldBySets(Tx& tx, UtcMs since);
    /// For IncidentStage: an incident's id given, its columns sealed; and the parts of subjects in new ones.
    static Result<SealedIncident> seal(Tx& tx, domain::Incident value);
    static Result<void> insertSubjects(Tx& tx, const QVector<domain::Incident>& incidents);
    static Result<std::optional<domain::Incident>> byNumber(Tx& tx, qint64 number);
};

} // namespace watchdesk::store
