// Face templates, and the end of their legal reason.
#pragma once

#include "domain/Face.h"
#include "domain/Watchlist.h"
#include "store/Tx.h"

#include <QStringList>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table face_template; the features are sealed with the class of faces. On a store thread, inside a transaction.
struct TemplateTable {
    /// One a photograph and pack: Conflict for a second.
    static Result<domain::FaceTemplate> insert(Tx& tx, domain::FaceTemplate value);
    static Result<QVector<domain::FaceTemplate>> all(Tx& tx, const QString& pack);
    static Result<QVector<domain::FaceTemplate>> ofSubject(Tx& tx, const QString& subjectId);
    /// The subject's photographs that have one, of any pack; opens nothing.
    static Result<QStringList> photographsOf(Tx& tx, const QString& subjectId);
    /// How many there are of any pack; opens nothing.
    static Result<qint64> count(Tx& tx);
    static Result<qint64> removeOfPhotograph(Tx& tx, const QString& photographId);
    static Result<qint64> removeOfSubject(Tx& tx, const QString& subjectId);
};

/// What the watchlist's rules look at, from unsealed columns only (so without the date of birth): works while locked.
Result<domain::MatchGround> matchGround(Tx& tx, const QString& subjectId);

/// Destroys the templates of those of the subjects whose legal reason has ended on tx's day, each with an audit entry
/// that says why (rule 12). The tables of subjects, exclusions and incidents call it in every update, so that no use
/// case can forget it. Gives how many templates went.
Result<qint64> destroyUnfounded(Tx& tx, const QStringList& subjectIds);
/// The same for everybody who has a template: for the turn of the day, which ends exclusions without an update.
Result<qint64> destroyUnfounded(Tx& tx);

} // namespace watchdesk::store
