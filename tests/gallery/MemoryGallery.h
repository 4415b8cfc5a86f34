// A gallery in memory behind the page's interfaces, answering at once or when told.
#pragma once

#include "ui/gallery/Jobs.h"

#include <QColor>
#include <QQueue>

#include <optional>

namespace watchdesk::test {

inline constexpr UtcMs galleryNow = 1'795'185'138'000; // Fri 20 Nov 2026 14:32:18 UTC
inline const QDate galleryDay{2026, 11, 20};

/// A coloured oval on a coloured ground, as JPEG: nobody's face.
[[nodiscard]] QByteArray ovalJpeg(int number, const QSize& size = {160, 200});

/// Cards made by formula, and sheets that fit them.
class MemoryGallery final : public ui::GallerySource {
    Q_OBJECT
public:
    explicit MemoryGallery(int people = 0);
    QFuture<Result<desk::GalleryWall>> wall() override;
    QFuture<Result<QHash<QString, QByteArray>>> thumbnails(const QVector<QString>& photographIds) override;
    QFuture<Result<desk::SubjectSheet>> openSheet(const QString& subjectId) override;
    QFuture<Result<desk::SubjectSheet>> readAgain(const QString& subjectId) override;
    void closeSheet(const QString& subjectId) override { closed += subjectId; }
    QFuture<Result<QByteArray>> photograph(const QString& photographId) override;
    QFuture<Result<domain::Subject>> setCautions(const QString& subjectId, qint64 version,
                                                 domain::Cautions cautions) override;

    [[nodiscard]] static desk::GalleryCard cardFor(int number);
    [[nodiscard]] desk::GalleryCard* find(const QString& subjectId);
    /// A sheet with something in every part of it.
    [[nodiscard]] desk::SubjectSheet sheetOf(const desk::GalleryCard& card) const;

    QVector<desk::GalleryCard> cards;
    QHash<QString, QByteArray> bytes; ///< of photographs that are not made by formula
    std::optional<Error> fail;
    QStringList opened; ///< looks, in order
    QStringList closed;
    int readings = 0;
    bool maySetCautions = true;
    int incidents = 12;
};

/// Takes photographs in and out of a MemoryGallery's sheets.
class MemoryEnrolment final : public ui::EnrolmentJobs {
    Q_OBJECT
public:
    QFuture<Result<desk::Enrolled>> enrol(const QString& subjectId, const desk::PhotographFile& file) override;
    QFuture<Result<desk::RemovedPhotograph>> remove(const QString& photographId) override;
    QFuture<Result<int>> catchUp() override;

    std::optional<Error> fail;
    QVector<std::pair<QString, desk::PhotographFile>> enrolled;
    QStringList removed;
    int catchUps = 0;
};

} // namespace watchdesk::test
