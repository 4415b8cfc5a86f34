// The gallery: who may not come in, and whose name is sought.
#pragma once

#include "desk/Desk.h"
#include "desk/GalleryViews.h"

#include <QHash>

#include <memory>

namespace watchdesk::desk {

class GalleryKeeper;
class OpenSheets;

/// Window's thread; rules and roles are checked here. The wall names people, so it is read by those who are signed in
/// and shows members only what is in force (rule 11). A look at a sheet is an audit entry (rule 14), written in the
/// transaction that reads it.
class GalleryDesk : public QObject {
    Q_OBJECT
public:
    static constexpr int mostThumbnails = 256;

    explicit GalleryDesk(DeskContext& context);
    ~GalleryDesk() override;

    /// Everybody whom the person may see, as of the last commit that was announced. 10,000 subjects take some tenths of
    /// a second the first time; the desk asks for them when somebody signs in.
    QFuture<Result<GalleryWall>> wall();
    /// The desk is locked: no name is kept and no sheet is open.
    void forget();
    /// JPEG by photograph id, of those that have one; at most 256 at a time.
    QFuture<Result<QHash<QString, QByteArray>>> thumbnails(const QVector<QString>& photographIds);
    /// Opens a sheet: the audit entry "subject.view" and what it says. NotFound for one the person may not see.
    QFuture<Result<SubjectSheet>> openSheet(const QString& subjectId);
    /// Reads a sheet again that this person has open, because something changed: no second audit entry. Refused for one
    /// that is not open.
    QFuture<Result<SubjectSheet>> readAgain(const QString& subjectId);
    /// The sheet is put away: looking at it again is another look.
    void closeSheet(const QString& subjectId);
    /// A photograph in full, of a sheet that is open; else Refused.
    QFuture<Result<QByteArray>> photograph(const QString& photographId);
    /// What people should know first. A caution that ends the reason to compare the face destroys its templates in the
    /// same transaction (rule 12). Conflict when somebody else changed the subject since `version`.
    QFuture<Result<domain::Subject>> setCautions(const QString& subjectId, qint64 version, domain::Cautions cautions);

Q_SIGNALS:
    /// Something that the wall or a sheet shows was written, here or on another desk. Announced once a commit.
    void changed();

private:
    DeskContext& m_context;
    std::unique_ptr<GalleryKeeper> m_keeper;
    std::shared_ptr<OpenSheets> m_open; ///< shared with closures
};

} // namespace watchdesk::desk
