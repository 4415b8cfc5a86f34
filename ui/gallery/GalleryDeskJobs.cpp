#include "ui/gallery/GalleryDeskJobs.h"

#include "desk/Desk.h"
#include "desk/EnrolmentDesk.h"
#include "desk/GalleryDesk.h"

namespace watchdesk::ui {

namespace {

class DeskGallery final : public GallerySource {
public:
    explicit DeskGallery(desk::GalleryDesk& gallery) : m_gallery(gallery) {
        connect(&gallery, &desk::GalleryDesk::changed, this, &GallerySource::changed);
    }
    QFuture<Result<desk::GalleryWall>> wall() override { return m_gallery.wall(); }
    QFuture<Result<QHash<QString, QByteArray>>> thumbnails(const QVector<QString>& ids) override {
        return m_gallery.thumbnails(ids);
    }
    QFuture<Result<desk::SubjectSheet>> openSheet(const QString& id) override { return m_gallery.openSheet(id); }
    QFuture<Result<desk::SubjectSheet>> readAgain(const QString& id) override { return m_gallery.readAgain(id); }
    void closeSheet(const QString& id) override { m_gallery.closeSheet(id); }
    QFuture<Result<QByteArray>> photograph(const QString& id) override { return m_gallery.photograph(id); }
    QFuture<Result<domain::Subject>> setCautions(const QString& id, qint64 version,
                                                 domain::Cautions cautions) override {
        return m_gallery.setCautions(id, version, cautions);
    }

private:
    desk::GalleryDesk& m_gallery;
};

class DeskEnrolment final : public EnrolmentJobs {
public:
    explicit DeskEnrolment(desk::EnrolmentDesk& enrolment) : m_enrolment(enrolment) {}
    QFuture<Result<desk::Enrolled>> enrol(const QString& id, const desk::PhotographFile& file) override {
        return m_enrolment.enrol(id, file);
    }
    QFuture<Result<desk::RemovedPhotograph>> remove(const QString& id) override { return m_enrolment.remove(id); }
    QFuture<Result<int>> catchUp() override { return m_enrolment.catchUp(); }

private:
    desk::EnrolmentDesk& m_enrolment;
};

} // namespace

struct GalleryDeskJobs::Impl {
    explicit Impl(desk::Desk& owner) : desk(owner), gallery(owner.gallery()), enrolment(owner.enrolment()) {}
    desk::Desk& desk;
    DeskGallery gallery;
    DeskEnrolment enrolment;
};

GalleryDeskJobs::GalleryDeskJobs(desk::Desk& desk) : m_impl(std::make_unique<Impl>(desk)) {}
GalleryDeskJobs::~GalleryDeskJobs() = default;

GalleryJobs GalleryDeskJobs::jobs() const {
    return {m_impl->gallery, &m_impl->enrolment, m_impl->desk.clock()};
}

} // namespace watchdesk::ui
