// The page over a gallery in memory: real keys and clicks.
#include "ui/gallery/GalleryPage.h"

#include "gallery/MemoryGallery.h"
#include "support/TempDir.h"
#include "support/windows/TabWalk.h"
#include "ui/gallery/GalleryModel.h"
#include "ui/gallery/PhotoStrip.h"
#include "ui/gallery/PhotographForm.h"
#include "ui/gallery/SheetHead.h"
#include "ui/gallery/SheetLists.h"
#include "ui/gallery/SheetPanel.h"
#include "ui/gallery/WallView.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/FilterField.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/Toast.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

namespace watchdesk::test {
namespace {

using ui::GalleryPage;

class GalleryPageTest : public testing::Test {
protected:
    void open(int people, QSize size = {1920, 1036}) {
        m_gallery = std::make_unique<MemoryGallery>(people);
        show(size);
    }
    void show(QSize size = {1920, 1036}) {
        m_page = std::make_unique<GalleryPage>(ui::GalleryJobs{*m_gallery, &m_enrolment, m_clock});
        m_page->resize(size);
        m_page->show();
        m_page->activateWindow();
        m_page->wall().setFocus();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_page.get()));
        ASSERT_TRUE(QTest::qWaitFor([this] { return !m_page->footText().isEmpty(); }));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void click(int row) {
        const QPoint at = m_page->wall().visualRect(m_page->model().index(row)).center();
        QTest::mouseClick(m_page->wall().viewport(), Qt::LeftButton, {}, at);
    }
    [[nodiscard]] int row() const { return m_page->wall().currentIndex().row(); }
    [[nodiscard]] bool sheetShows(const QString& subjectId) {
        return QTest::qWaitFor([&] {
            const auto& sheet = m_page->sheet().sheet();
            return sheet && sheet->card.subjectId == subjectId && m_page->sheet().isVisible();
        });
    }
    [[nodiscard]] QString idAt(int row) const { return m_page->model().card(row).subjectId; }

    ManualClock m_clock{galleryNow};
    std::unique_ptr<MemoryGallery> m_gallery;
    MemoryEnrolment m_enrolment;
    std::unique_ptr<GalleryPage> m_page;
};

TEST_F(GalleryPageTest, TabReachesTheControlsAboveTheWallAndComesBack) {
    open(12);
    const QSet<QString> reached = namesTabComesBy(*m_page);
    EXPECT_FALSE(reached.contains(m_page->wall().accessibleName())) << "it began there";
    for (const char* control : {"Filter the gallery", "Who is shown", "In which order", "Size of the photographs"})
        EXPECT_TRUE(reached.contains(QLatin1String(control))) << control;
}

TEST_F(GalleryPageTest, ArrowKeysWalkInTheGrid) {
    open(200);
    const int columns = m_page->wall().wallLayout().columns();
    ASSERT_GT(columns, 4);
    EXPECT_EQ(row(), -1); // nothing is chosen until somebody chooses
    press(Qt::Key_Right);
    EXPECT_EQ(row(), 0);
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    EXPECT_EQ(row(), 1 + columns);
    press(Qt::Key_Left);
    press(Qt::Key_Up);
    EXPECT_EQ(row(), 0);
    press(Qt::Key_Up);
    EXPECT_EQ(row(), 0);
    press(Qt::Key_PageDown);
    EXPECT_GT(row(), columns);
    EXPECT_EQ(row() % columns, 0);
    press(Qt::Key_PageUp);
    EXPECT_EQ(row(), 0);
    press(Qt::Key_End);
    EXPECT_EQ(row(), m_page->model().rowCount() - 1);
    EXPECT_TRUE(m_page->wall().viewport()->rect().contains(m_page->wall().visualRect(m_page->wall().currentIndex())));
    press(Qt::Key_Home);
    EXPECT_EQ(row(), 0);
    EXPECT_EQ(m_page->footText(), QStringLiteral("180 people, 1 selected"));
}

TEST_F(GalleryPageTest, LettersAndTheSlashGoToTheFilter) {
    open(100);
    QTest::keyClicks(&m_page->wall(), "k");
    EXPECT_TRUE(m_page->filter().hasFocus());
    QTest::keyClicks(&m_page->filter(), "erry marsh");
    EXPECT_EQ(m_page->filter().text(), QStringLiteral("kerry marsh"));
    EXPECT_EQ(m_page->model().rowCount(), 1);
    EXPECT_EQ(m_page->footText(), QStringLiteral("1 person"));
    press(Qt::Key_Escape);
    EXPECT_TRUE(m_page->filter().text().isEmpty());
    EXPECT_EQ(m_page->model().rowCount(), 90);
    press(Qt::Key_Slash);
    EXPECT_TRUE(m_page->filter().hasFocus());
    // In the field itself the keys of the wall are letters.
    QTest::keyClicks(&m_page->filter(), "o/");
    EXPECT_EQ(m_page->filter().text(), QStringLiteral("o/"));
    EXPECT_FALSE(m_page->wall().trueColours());
    m_page->filter().clear();
    QTest::keyClicks(&m_page->filter(), "tina");
    press(Qt::Key_Return);
    EXPECT_FALSE(m_page->filter().hasFocus());
    EXPECT_EQ(row(), 0);
}

TEST_F(GalleryPageTest, GroupsAreTurnedOnAndOffByClickAndKey) {
    open(100);
    auto& groups = m_page->groups();
    EXPECT_EQ(groups.label(0), QStringLiteral("In force 80"));
    QTest::mouseClick(&groups, Qt::LeftButton, {}, groups.segmentRect(0).center());
    EXPECT_EQ(m_page->model().rowCount(), 10);
    groups.setFocus();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&groups, Qt::Key_Right);
    QTest::keyClick(&groups, Qt::Key_Space);
    EXPECT_TRUE(groups.isOn(3));
    EXPECT_EQ(m_page->model().rowCount(), 20);
}

TEST_F(GalleryPageTest, SortAndSizeByClick) {
    open(100);
    auto& sort = m_page->sort();
    QTest::mouseClick(&sort, Qt::LeftButton, {}, sort.segmentRect(2).center());
    EXPECT_EQ(m_page->model().card(0).daysLeft, 0);
    const int medium = m_page->wall().wallLayout().columns();
    auto& sizes = m_page->sizes();
    QTest::mouseClick(&sizes, Qt::LeftButton, {}, sizes.segmentRect(0).center());
    EXPECT_GT(m_page->wall().wallLayout().columns(), medium);
    QTest::mouseClick(&sizes, Qt::LeftButton, {}, sizes.segmentRect(2).center());
    EXPECT_LT(m_page->wall().wallLayout().columns(), medium);
}

TEST_F(GalleryPageTest, SpaceOpensTheSheetAndClosesIt) {
    open(50);
    press(Qt::Key_Right);
    press(Qt::Key_Space);
    ASSERT_TRUE(sheetShows(idAt(0)));
    EXPECT_EQ(m_gallery->opened, QStringList{idAt(0)});
    EXPECT_TRUE(m_page->sheet().note().contains(QStringLiteral("opened 14:32:18, on the audit log")));
    EXPECT_EQ(m_page->sheet().lookers().texts().first(), QStringLiteral("you, now"));
    // Walking on is not looking: the sheet stays with its subject until another is asked for.
    m_page->wall().setFocus();
    press(Qt::Key_Right);
    EXPECT_EQ(m_gallery->opened.size(), 1);
    press(Qt::Key_Return);
    ASSERT_TRUE(sheetShows(idAt(1)));
    EXPECT_EQ(m_gallery->opened.size(), 2);
    EXPECT_EQ(m_gallery->closed, QStringList{idAt(0)});
    press(Qt::Key_Space);
    EXPECT_FALSE(m_page->sheet().isVisible());
    EXPECT_EQ(m_gallery->closed.size(), 2);
    EXPECT_TRUE(m_page->wall().hasFocus());
}

TEST_F(GalleryPageTest, TheSheetOfWhomSomebodyAskedForIsOpenedAndStays) {
    open(50);
    m_page->showSheet(idAt(3));
    ASSERT_TRUE(sheetShows(idAt(3)));
    m_page->showSheet(idAt(3));
    EXPECT_TRUE(sheetShows(idAt(3)));
    EXPECT_EQ(m_gallery->opened, QStringList{idAt(3)});
}

TEST_F(GalleryPageTest, EscClosesTheSheetThenClearsTheFilter) {
    open(50);
    m_page->filter().setText(QStringLiteral("shop"));
    press(Qt::Key_Right);
    press(Qt::Key_Space);
    ASSERT_TRUE(sheetShows(idAt(0)));
    m_page->sheet().setFocus();
    press(Qt::Key_Escape);
    EXPECT_FALSE(m_page->sheet().isVisible());
    EXPECT_FALSE(m_page->filter().text().isEmpty());
    press(Qt::Key_Escape);
    EXPECT_TRUE(m_page->filter().text().isEmpty());
}

TEST_F(GalleryPageTest, AClickChoosesADoubleClickOpens) {
    open(50);
    click(3);
    EXPECT_EQ(row(), 3);
    EXPECT_TRUE(m_gallery->opened.isEmpty());
    QTest::mouseDClick(m_page->wall().viewport(), Qt::LeftButton, {},
                       m_page->wall().visualRect(m_page->model().index(3)).center());
    ASSERT_TRUE(sheetShows(idAt(3)));
    click(1); // with a sheet beside it a click shows that one
    ASSERT_TRUE(sheetShows(idAt(1)));
    QTest::mouseClick(m_page->sheet().findChild<ui::Button*>(QStringLiteral("close-sheet")), Qt::LeftButton);
    EXPECT_FALSE(m_page->sheet().isVisible());
}

TEST_F(GalleryPageTest, AChangeIsReadAgainWithoutAnotherLook) {
    open(50);
    press(Qt::Key_Right);
    press(Qt::Key_Space);
    ASSERT_TRUE(sheetShows(idAt(0)));
    const QString id = idAt(0);
    const int before = m_gallery->readings;
    m_gallery->find(id)->name = QStringLiteral("Changed Name");
    for (int i = 0; i < 5; ++i)
        Q_EMIT m_gallery->changed();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->sheet().head().name() == QLatin1String("Changed Name"); }));
    EXPECT_EQ(m_gallery->readings, before + 1); // five in a moment are one
    EXPECT_EQ(m_gallery->opened.size(), 1);
    EXPECT_EQ(m_page->wall().chosen(), id);
    // When it is gone the sheet goes with it.
    m_gallery->cards.removeFirst();
    m_gallery->cards.erase(std::remove_if(m_gallery->cards.begin(), m_gallery->cards.end(),
                                          [&](const auto& card) { return card.subjectId == id; }),
                           m_gallery->cards.end());
    Q_EMIT m_gallery->changed();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !m_page->sheet().isVisible(); }));
    EXPECT_TRUE(m_page->wall().chosen().isEmpty());
}

TEST_F(GalleryPageTest, WhatIsReadStaysWhereItIsWhenSomebodyIsAdded) {
    open(1000);
    m_page->wall().verticalScrollBar()->setValue(5'000);
    const auto [first, last] = m_page->wall().wallLayout().cardsIn(5'000, 5'000);
    const QString top = idAt(first);
    const int at = m_page->wall().visualRect(m_page->model().index(first)).top();
    desk::GalleryCard risky = MemoryGallery::cardFor(5000);
    risky.cautions = domain::Caution::CriminalBehaviourOrder;
    risky.cautions |= domain::Caution::Violence;
    risky.standing.breaches = 99;
    m_gallery->cards.append(risky);
    Q_EMIT m_gallery->changed();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->model().card(0).subjectId == risky.subjectId; }));
    EXPECT_NEAR(m_page->wall().visualRect(m_page->model().index(m_page->model().rowOf(top))).top(), at, 1);
}

TEST_F(GalleryPageTest, CautionsAreSetFromTheMenuAndUndone) {
    open(50);
    m_page->toggleSheet(QStringLiteral("subject-1"));
    ASSERT_TRUE(sheetShows(QStringLiteral("subject-1")));
    EXPECT_FALSE(m_gallery->find(QStringLiteral("subject-1"))->cautions.testFlag(domain::Caution::Vulnerable));
    QTest::mouseClick(&m_page->sheet().head().cautionsButton(), Qt::LeftButton);
    auto* menu = m_page->findChild<QMenu*>(QStringLiteral("cautions"));
    ASSERT_NE(menu, nullptr);
    ASSERT_EQ(menu->actions().size(), 4);
    menu->actions().last()->trigger();
    menu->close();
    const auto isSet = [&] {
        return m_gallery->find(QStringLiteral("subject-1"))->cautions.testFlag(domain::Caution::Vulnerable);
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return isSet() && ui::Toast::shownIn(m_page.get()) != nullptr; }));
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return m_page->sheet().head().chips().texts().contains(QStringLiteral("Vulnerable")); }));
    ui::Toast::shownIn(m_page.get())->act();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !isSet(); }));
    EXPECT_GE(m_enrolment.catchUps, 1); // what may be compared again is
}

TEST_F(GalleryPageTest, WhoMayNotSetCautionsIsOfferedNone) {
    open(50);
    m_gallery->maySetCautions = false;
    m_page->toggleSheet(QStringLiteral("subject-1"));
    ASSERT_TRUE(sheetShows(QStringLiteral("subject-1")));
    EXPECT_TRUE(m_page->sheet().head().cautionsButton().isHidden());
    m_page->sheet().addFiles({QStringLiteral("/nowhere.jpg")});
    QTest::qWait(30);
    EXPECT_TRUE(m_page->sheet().form().isHidden());
}

TEST_F(GalleryPageTest, TheBannerSaysWhatApplies) {
    open(50);
    const auto banner = [&](const char* id) -> const ui::AppliesBanner& {
        m_page->sheet().open(QString::fromLatin1(id));
        EXPECT_TRUE(sheetShows(QString::fromLatin1(id)));
        return m_page->sheet().head().banner();
    };
    EXPECT_TRUE(banner("subject-7").isOffence()); // an order
    EXPECT_TRUE(banner("subject-7").accessibleName().contains(QStringLiteral("call the police")));
    EXPECT_FALSE(banner("subject-1").isOffence());
    EXPECT_EQ(banner("subject-1").text(), QStringLiteral("Civil: ask to leave, tell the coordinator"));
    EXPECT_EQ(banner("subject-8").text(), QStringLiteral("Identity sought"));
    EXPECT_EQ(banner("subject-9").text(), QStringLiteral("Nothing is in force"));
}

TEST_F(GalleryPageTest, PhotographsComeInByFileAndGoOutWithUndo) {
    open(50);
    m_page->toggleSheet(QStringLiteral("subject-0"));
    ASSERT_TRUE(sheetShows(QStringLiteral("subject-0")));
    TempDir dir;
    const QString path = QString::fromStdString(dir.file("a still.jpg"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(ovalJpeg(3));
    file.close();
    m_page->sheet().addFiles({path});
    auto& form = m_page->sheet().form();
    ASSERT_TRUE(QTest::qWaitFor([&] { return form.isVisible(); }));
    QTest::keyClick(&form.source(), Qt::Key_Return); // without a source nothing is taken in
    EXPECT_TRUE(m_enrolment.enrolled.isEmpty());
    QTest::keyClicks(&form.source(), "C07's door camera");
    QTest::keyClick(&form.source(), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_enrolment.enrolled.size() == 1; }));
    EXPECT_EQ(m_enrolment.enrolled.first().first, QStringLiteral("subject-0"));
    EXPECT_EQ(m_enrolment.enrolled.first().second.source, QStringLiteral("C07's door camera"));
    EXPECT_EQ(m_enrolment.enrolled.first().second.bytes, ovalJpeg(3));
    EXPECT_FALSE(m_enrolment.enrolled.first().second.takenOn.isValid());

    m_page->sheet().strip().setFocus();
    m_page->sheet().strip().setCurrent(1);
    const QString current = m_page->sheet().strip().current();
    QTest::keyClick(&m_page->sheet().strip(), Qt::Key_Delete);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_enrolment.removed == QStringList{current}; }));
    ASSERT_TRUE(QTest::qWaitFor([&] {
        auto* toast = ui::Toast::shownIn(m_page.get());
        return toast != nullptr && toast->text() == QLatin1String("Photograph removed");
    }));
    ui::Toast::shownIn(m_page.get())->act();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_enrolment.enrolled.size() == 2; }));
    EXPECT_EQ(m_enrolment.enrolled.last().second.source, QStringLiteral("custody"));
}

TEST_F(GalleryPageTest, APastedPictureIsAskedForItsSource) {
    open(50);
    m_page->toggleSheet(QStringLiteral("subject-0"));
    ASSERT_TRUE(sheetShows(QStringLiteral("subject-0")));
    QApplication::clipboard()->setImage(QImage::fromData(ovalJpeg(4)));
    m_page->wall().setFocus();
    press(Qt::Key_V, Qt::ControlModifier);
    auto& form = m_page->sheet().form();
    ASSERT_TRUE(QTest::qWaitFor([&] { return form.isVisible(); }));
    press(Qt::Key_Escape);
    EXPECT_TRUE(form.isHidden());
    EXPECT_TRUE(m_page->sheet().isVisible()); // Esc left the question, not the sheet
    EXPECT_TRUE(m_enrolment.enrolled.isEmpty());
}

TEST_F(GalleryPageTest, AFileThatIsNotThereAndARefusalAreSaidInTheBanner) {
    open(50);
    m_page->toggleSheet(QStringLiteral("subject-0"));
    ASSERT_TRUE(sheetShows(QStringLiteral("subject-0")));
    m_page->sheet().addFiles({QStringLiteral("/no/such/picture.jpg")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->banner().isVisible(); }));
    EXPECT_EQ(m_page->banner().error().code, ErrorCode::NotFound);
    m_page->banner().dismiss();
    m_page->sheet().addFiles({QStringLiteral("/dev/zero")}); // it would never end
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->banner().isVisible(); }));
    EXPECT_EQ(m_page->banner().error().code, ErrorCode::InvalidInput);
    m_page->banner().dismiss();
    m_enrolment.fail = Error{ErrorCode::Refused, "Your role does not include removing photographs.", "", ""};
    m_page->sheet().removePhotograph();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->banner().isVisible(); }));
    EXPECT_EQ(m_page->banner().error().code, ErrorCode::Refused);
}

TEST_F(GalleryPageTest, WithoutEnrolmentNothingIsOffered) {
    m_gallery = std::make_unique<MemoryGallery>(5);
    m_page = std::make_unique<GalleryPage>(ui::GalleryJobs{*m_gallery, nullptr, m_clock});
    m_page->toggleSheet(QStringLiteral("subject-0"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->sheet().sheet().has_value(); }));
    EXPECT_FALSE(m_page->sheet().mayAdd());
    for (const QAction* action : m_page->actions())
        EXPECT_FALSE(action->text().contains(QStringLiteral("Add photographs")));
}

TEST_F(GalleryPageTest, OldIncidentsAreAClickAway) {
    open(5);
    m_page->toggleSheet(QStringLiteral("subject-0"));
    ASSERT_TRUE(sheetShows(QStringLiteral("subject-0")));
    EXPECT_EQ(m_page->sheet().history().rows().size(), ui::SheetPanel::rowsAtFirst);
    EXPECT_EQ(m_page->sheet().history().rows().at(1).text, QStringLiteral("Breach 3, C07 Hallam Pharmacy"));
    for (ui::Button* button : m_page->sheet().findChildren<ui::Button*>()) {
        if (button->text() == QLatin1String("Show all 12"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    EXPECT_EQ(m_page->sheet().history().rows().size(), 12);
}

TEST_F(GalleryPageTest, TrueColoursAreOneKeyAway) {
    open(20);
    const QString id = m_page->model().card(0).photographId;
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->pictures().find(id) != nullptr && m_page->pictures().isIdle(); }));
    const auto saturation = [&] {
        const QImage image = m_page->pictures().find(id)->toImage();
        return image.pixelColor(image.width() / 2, image.height() / 2).saturation();
    };
    const int quiet = saturation();
    press(Qt::Key_O);
    EXPECT_TRUE(m_page->wall().trueColours());
    ASSERT_TRUE(QTest::qWaitFor([&] { return saturation() > quiet + 20; }));
    press(Qt::Key_O);
    ASSERT_TRUE(QTest::qWaitFor([&] { return std::abs(saturation() - quiet) < 3; }));
}

TEST_F(GalleryPageTest, AGalleryOfNobody) {
    open(0);
    EXPECT_EQ(m_page->emptyText(), QStringLiteral("Nobody is in the gallery"));
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Space, Qt::Key_End, Qt::Key_Return, Qt::Key_O, Qt::Key_Escape})
        QTest::keyClick(&m_page->wall(), key);
    EXPECT_EQ(m_page->footText(), QStringLiteral("0 people"));
    EXPECT_TRUE(m_gallery->opened.isEmpty());
}

TEST_F(GalleryPageTest, NothingMatchesAndTheWayBack) {
    open(100);
    QTest::keyClicks(&m_page->wall(), "alan pike");
    EXPECT_EQ(m_page->emptyText(), QStringLiteral("Nobody matches")); // he was warned, and that is not shown
    for (ui::Button* button : m_page->findChildren<ui::Button*>()) {
        if (button->text() == QLatin1String("Show everybody") && button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    EXPECT_EQ(m_page->model().rowCount(), 100);
    EXPECT_TRUE(m_page->emptyText().isEmpty());
}

TEST_F(GalleryPageTest, AnErrorIsSaidAndTriedAgain) {
    m_gallery = std::make_unique<MemoryGallery>(10);
    m_gallery->fail = Error{ErrorCode::Locked, "The store is busy.", "Nothing was changed.", "Try again."};
    m_page = std::make_unique<GalleryPage>(ui::GalleryJobs{*m_gallery, nullptr, m_clock});
    m_page->show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->banner().isVisible(); }));
    m_gallery->fail.reset();
    for (ui::Button* button : m_page->banner().findChildren<ui::Button*>()) {
        if (button->text() == QLatin1String("Try again"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->model().rowCount() == 9; }));
}

TEST_F(GalleryPageTest, HostileNamesAndPicturesAreShown) {
    m_gallery = std::make_unique<MemoryGallery>(6);
    auto& cards = m_gallery->cards;
    cards[0].name = QString(300, QLatin1Char('W'));
    cards[1].name = QString::fromUtf8("محمد عبد الرحمن \u202e gnp.exe");
    cards[2].name = QString::fromUtf8("Zo\u0065\u0308 \U0001F600\n\tNew line");
    cards[3].photographId.clear();
    cards[4].photographId = QStringLiteral("broken-4");
    m_gallery->bytes.insert(QStringLiteral("broken-4"), QByteArray("\xff\xd8\xff not a picture"));
    cards[5].photographId = QStringLiteral("half-5");
    m_gallery->bytes.insert(QStringLiteral("half-5"), ovalJpeg(5).left(400));
    show({1280, 756});
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->pictures().isBroken(QStringLiteral("broken-4")); }));
    for (int i = 0; i < 6; ++i) {
        m_page->sheet().open(QStringLiteral("subject-%1").arg(i));
        ASSERT_TRUE(sheetShows(QStringLiteral("subject-%1").arg(i)));
        EXPECT_LE(m_page->sheet().width(), GalleryPage::narrowSheetWidth);
        EXPECT_FALSE(m_page->grab().isNull());
    }
    EXPECT_EQ(m_page->width(), 1280);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->pictures().isIdle(); }));
}

TEST_F(GalleryPageTest, EveryActionHasItsWordsAndEveryControlItsName) {
    open(10);
    m_page->toggleSheet(QStringLiteral("subject-0"));
    ASSERT_TRUE(sheetShows(QStringLiteral("subject-0")));
    for (const QAction* action : m_page->actions())
        EXPECT_FALSE(action->text().isEmpty());
    for (const QWidget* widget : m_page->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->parentWidget() == nullptr ||
            qobject_cast<const QScrollBar*>(widget) != nullptr)
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        EXPECT_TRUE(!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()) ||
                    widget->objectName().startsWith(QLatin1String("qt_")))
            << widget->metaObject()->className();
    }
}

} // namespace
} // namespace watchdesk::test
