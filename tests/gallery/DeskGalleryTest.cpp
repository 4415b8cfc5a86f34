// The page over the real desk and a real store: what is looked at is on the log.
#include "desk/DeskFixture.h"
#include "desk/GalleryDesk.h"
#include "gallery/MemoryGallery.h"
#include "store/ExclusionTable.h"
#include "store/MediaTable.h"
#include "store/PhotographTable.h"
#include "store/SubjectTable.h"
#include "ui/gallery/GalleryModel.h"
#include "ui/gallery/GalleryPage.h"
#include "ui/gallery/PhotoStrip.h"
#include "ui/gallery/SheetHead.h"
#include "ui/gallery/SheetLists.h"
#include "ui/gallery/SheetPanel.h"
#include "ui/gallery/WallView.h"

#include <QTest>

namespace watchdesk::test {
namespace {

class DeskGalleryTest : public desk::DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        auto made = desk->store().write([this](store::Tx& tx) { return exclude(tx); }).result();
        ASSERT_TRUE(made) << made.error().text();
        m_subject = *made;
        m_page = std::make_unique<ui::GalleryPage>(*desk);
        m_page->resize(1280, 756);
        m_page->show();
        m_page->activateWindow();
        ASSERT_TRUE(eventually([this] { return m_page->model().rowCount() == 1; }));
    }
    void TearDown() override {
        m_page.reset();
        closeDesk();
    }
    /// Dean Hollis is excluded and has a photograph: an oval.
    Result<QString> exclude(store::Tx& tx) const {
        auto subject = store::SubjectTable::byReference(tx, QStringLiteral("W-0412"));
        domain::ExclusionNotice notice;
        notice.schemeId = desk->directory().schemes().first().id;
        notice.subjectId = (*subject)->id;
        notice.step = domain::ExclusionStep::Served;
        notice.months = 12;
        notice.servedOn = QDate(2026, 2, 14);
        notice.endsOn = domain::lastDay(notice.servedOn, 12);
        if (auto kept = store::ExclusionTable::insert(tx, notice); !kept)
            return kept.error();
        domain::Media media;
        media.kind = domain::MediaKind::Photograph;
        auto full = store::MediaTable::put(tx, media, ovalJpeg(1, {600, 750}));
        if (!full)
            return full.error();
        domain::Photograph photograph;
        photograph.subjectId = notice.subjectId;
        photograph.mediaId = full->id;
        photograph.addedAt = tx.now();
        auto kept = store::PhotographTable::insert(tx, photograph);
        if (!kept)
            return kept.error();
        if (auto small = store::ThumbnailTable::put(tx, kept->id, ovalJpeg(1)); !small)
            return small.error();
        return notice.subjectId;
    }
    [[nodiscard]] int views() {
        settle();
        const auto rows = desk->lists().audit({}).result();
        EXPECT_TRUE(rows);
        return static_cast<int>(std::count_if(rows->begin(), rows->end(), [](const desk::AuditRow& row) {
            return row.entry.action == QLatin1String("subject.view");
        }));
    }
    QString m_subject;
    std::unique_ptr<ui::GalleryPage> m_page;
};

TEST_F(DeskGalleryTest, ALookByKeyIsOneEntryAndShowsThePhotograph) {
    ui::WallView& wall = m_page->wall();
    wall.setFocus();
    QTest::keyClick(&wall, Qt::Key_Right);
    EXPECT_EQ(views(), 0);
    QTest::keyClick(&wall, Qt::Key_Space);
    ASSERT_TRUE(eventually([this] { return m_page->sheet().sheet().has_value(); }));
    EXPECT_EQ(m_page->sheet().head().name(), QStringLiteral("Dean Hollis"));
    ASSERT_TRUE(eventually([this] { return m_page->sheet().head().photograph().isShown(); }));
    ASSERT_TRUE(
        eventually([this] { return m_page->pictures().find(m_page->model().card(0).photographId) != nullptr; }));
    // Something else is written: read again, not looked at again.
    ASSERT_FALSE(log(QStringLiteral("C07 theft Dean Hollis")).incident.subjects.isEmpty());
    ASSERT_TRUE(eventually([this] { return m_page->sheet().history().rows().size() == 1; }));
    EXPECT_EQ(views(), 1);
    QTest::keyClick(&wall, Qt::Key_Space);
    EXPECT_FALSE(m_page->sheet().isVisible());
    QTest::keyClick(&wall, Qt::Key_Space);
    ASSERT_TRUE(eventually([this] { return m_page->sheet().sheet().has_value(); }));
    EXPECT_EQ(views(), 2);
    EXPECT_EQ(m_page->sheet().lookers().texts(), QStringList{QStringLiteral("you, now")});
}

TEST_F(DeskGalleryTest, ACautionSetHereIsOnTheCardAndInTheStore) {
    m_page->sheet().open(m_subject);
    ASSERT_TRUE(eventually([this] { return m_page->sheet().sheet().has_value(); }));
    m_page->sheet().setCaution(domain::Caution::Violence, true);
    ASSERT_TRUE(eventually([this] { return m_page->model().card(0).cautions.testFlag(domain::Caution::Violence); }));
    EXPECT_TRUE(m_page->sheet().head().chips().texts().contains(QStringLiteral("Violence")));
    EXPECT_EQ(views(), 1);
}

TEST_F(DeskGalleryTest, ALockedDeskShowsNoSheet) {
    desk->lock();
    m_page->sheet().open(m_subject);
    ASSERT_TRUE(eventually([this] { return m_page->sheet().subjectId().isEmpty(); }));
    EXPECT_FALSE(m_page->sheet().isVisible());
}

} // namespace
} // namespace watchdesk::test
