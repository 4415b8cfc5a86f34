// Photographs of subjects.
#pragma once

#include "domain/Subject.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table photograph. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct PhotographTable {
    static Result<domain::Photograph> insert(Tx& tx, domain::Photograph value);
    static Result<domain::Photograph> update(Tx& tx, domain::Photograph value);
    static Result<std::optional<domain::Photograph>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Photograph>> all(Tx& tx);
    static Result<QVector<domain::Photograph>> ofSubject(Tx& tx, const QString& subjectId);
    /// The picture with all that hangs on it: thumbnail, templates, media. NotFound.
    static Result<void> remove(Tx& tx, const QString& id);
};

/// Table thumbnail: a small JPEG of a photograph, sealed with the class of faces, keyed on the photograph's id.
struct ThumbnailTable {
    /// Takes the place of one that is there.
    static Result<void> put(Tx& tx, const QString& photographId, const QByteArray& jpeg);
    /// Those of the photographs that have one.
    static Result<QHash<QString, QByteArray>> fetch(Tx& tx, const QVector<QString>& photographIds);
};

} // namespace watchdesk::store
