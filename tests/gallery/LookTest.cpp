// The page as a whole: pictures for people to look at, and what must hold in every one of them.
#include "gallery/MemoryGallery.h"
#include "ui/gallery/GalleryModel.h"
#include "ui/gallery/GalleryPage.h"
#include "ui/gallery/SheetPanel.h"
#include "ui/gallery/WallPictures.h"
#include "ui/gallery/WallView.h"
#include "ui/theme/Theme.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTest>

namespace watchdesk::test {
namespace {

using ui::GalleryPage;
using ui::Theme;

/// Saves what is shown under $WATCHDESK_GRABS when that is set.
void keep(QWidget& page, const QString& name) {
    const QString folder = qEnvironmentVariable("WATCHDESK_GRABS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    page.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

// The window's top bar takes 44 px of 1080 and 800.
const QSize sizes[] = {{1920, 1036}, {1280, 756}};

class LookTest : public testing::TestWithParam<std::tuple<int, int>> {
protected:
    void SetUp() override {
        Theme::instance().setMode(std::get<0>(GetParam()) == 0 ? Theme::Mode::Dark : Theme::Mode::Light);
    }
    void TearDown() override { Theme::instance().setMode(Theme::Mode::Dark); }
    [[nodiscard]] QString name(const char* what) const {
        return QStringLiteral("gallery-%1-%2-%3")
            .arg(QLatin1String(what))
            .arg(sizes[std::get<1>(GetParam())].width())
            .arg(std::get<0>(GetParam()) == 0 ? QStringLiteral("dark") : QStringLiteral("light"));
    }
    void open(int people) {
        m_gallery = std::make_unique<MemoryGallery>(people);
        // Pictures of a folder in place of the ovals, for looking at: they stay where they are.
        const QString folder = qEnvironmentVariable("WATCHDESK_PORTRAITS");
        const QStringList files = folder.isEmpty() ? QStringList() : QDir(folder).entryList({QStringLiteral("*.jpg")});
        for (int i = 0; i < people && !files.isEmpty(); ++i) {
            QFile file(folder + QLatin1Char('/') + files.at(i % files.size()));
            if (file.open(QIODevice::ReadOnly))
                m_gallery->bytes.insert(m_gallery->cards.at(i).photographId, file.readAll());
        }
        m_page = std::make_unique<GalleryPage>(ui::GalleryJobs{*m_gallery, &m_enrolment, m_clock});
        m_page->resize(sizes[std::get<1>(GetParam())]);
        m_page->show();
        settle();
    }
    void settle() {
        QTest::qWait(60);
        ASSERT_TRUE(QTest::qWaitFor([this] { return m_page->pictures().isIdle(); }));
        QTest::qWait(60);
    }
    ManualClock m_clock{galleryNow};
    MemoryEnrolment m_enrolment;
    std::unique_ptr<MemoryGallery> m_gallery;
    std::unique_ptr<GalleryPage> m_page;
};

TEST_P(LookTest, Full) {
    open(44);
    keep(*m_page, name("full"));
    m_page->wall().setCurrentIndex(m_page->model().index(0));
    m_page->wall().setFocus();
    m_page->toggleSheet(m_page->wall().chosen());
    settle();
    keep(*m_page, name("sheet"));
    ASSERT_TRUE(m_page->sheet().isVisible());
    // Wall and sheet share the width, and the chosen card stays in sight.
    EXPECT_EQ(m_page->wall().width() + m_page->sheet().width(), m_page->width());
    EXPECT_TRUE(m_page->wall().viewport()->rect().contains(m_page->wall().visualRect(m_page->wall().currentIndex())));
}

TEST_P(LookTest, LongNames) {
    open(0);
    m_gallery->cards = MemoryGallery(6).cards;
    m_gallery->cards[0].name = QStringLiteral("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Bartholomew");
    m_gallery->cards[0].looks =
        QStringLiteral("1.83 m, medium build, fair hair; usually grey hoodie, black sports bag, "
                       "white trainers, a tattoo of a swallow on the left hand");
    m_gallery->cards[1].name = QString::fromUtf8("عبد الرحمن محمد");
    m_gallery->cards[2].photographId.clear();
    m_gallery->cards[3].photographId = QStringLiteral("broken");
    m_gallery->bytes.insert(QStringLiteral("broken"), "no picture");
    m_page->reload();
    settle();
    m_page->toggleSheet(QStringLiteral("subject-0"));
    settle();
    keep(*m_page, name("long"));
    EXPECT_LE(m_page->width(), sizes[std::get<1>(GetParam())].width());
}

TEST_P(LookTest, Nobody) {
    open(0);
    keep(*m_page, name("empty"));
    EXPECT_FALSE(m_page->emptyText().isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Modes, LookTest, testing::Combine(testing::Values(0, 1), testing::Values(0, 1)));

} // namespace
} // namespace watchdesk::test
