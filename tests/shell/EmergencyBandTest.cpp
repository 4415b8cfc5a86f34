// The emergency alarm over the window: by real clicks and keys.
#include "ui/shell/EmergencyBand.h"

#include "desk/EmergencyWriting.h"
#include "shell/Town.h"
#include "store/EmergencyTable.h"
#include "ui/shell/SignInPage.h"
#include "ui/shell/StandDownSheet.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Choice.h"

#include <gtest/gtest.h>

#include <QLineEdit>

namespace watchdesk::ui {
namespace {

using test::passphrase;
using test::Town;

void raise(Town& town, int count = 1) {
    for (int i = 0; i < count; ++i) {
        desk::EmergencySign sign;
        sign.over = QString::fromStdString(town.ids.next());
        sign.channel = QStringLiteral("SHOP");
        sign.at = town.clock.now() - 42'000;
        sign.cause = domain::EmergencyCause::Code;
        sign.code = QStringLiteral("EEA %1").arg(57000 + i);
        ASSERT_TRUE(town.session.desk()
                        ->store()
                        .write([sign](store::Tx& tx) { return desk::noteEmergency(tx, sign); })
                        .result());
    }
}

bool shows(Town& town, int count) {
    EmergencyBand& band = town.window->emergencies();
    return QTest::qWaitFor([&] { return band.open().count == count && band.isVisible() == (count > 0); }, 10'000);
}

Button* buttonOf(EmergencyLine* line, const QString& text) {
    for (Button* button : line->findChildren<Button*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

void openTown(Town& town) {
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
}

TEST(EmergencyBand, IsOverEveryPageUntilItIsStoodDown) {
    Town town;
    openTown(town);
    EmergencyBand& band = town.window->emergencies();
    EXPECT_FALSE(band.isVisible());
    raise(town);
    ASSERT_TRUE(shows(town, 1));
    EXPECT_TRUE(band.isSounding());
    EXPECT_TRUE(
        band.lines().first()->text().startsWith(QStringLiteral("Emergency · EEA 57000, unknown set · SHOP · ")));
    EXPECT_TRUE(band.lines().first()->text().contains(QStringLiteral("0:4")));
    for (int page = 0; page < town.window->pageCount(); ++page) {
        town.window->showPage(page);
        EXPECT_TRUE(band.isVisible()) << page;
        EXPECT_EQ(band.mapTo(town.window.get(), QPoint()).y(), 0) << page;
    }
    QTest::keyClick(town.window.get(), Qt::Key_F5);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !band.isSounding(); }, 10'000));
    EXPECT_TRUE(band.isVisible()) << "acknowledged is not over";
    EXPECT_TRUE(band.lines().first()->text().contains(QStringLiteral("acknowledged by Jo Mead")));
    QTest::mouseClick(buttonOf(band.lines().first(), QStringLiteral("Stand down…")), Qt::LeftButton);
    auto* sheet = town.shown<StandDownSheet>();
    ASSERT_TRUE(sheet);
    QTest::mouseClick(&sheet->actButton(), Qt::LeftButton);
    EXPECT_FALSE(sheet->trouble().isEmpty()) << "no outcome was chosen";
    QTest::keyClick(&sheet->outcome(), Qt::Key_Down);
    QTest::keyClicks(&sheet->words(), QStringLiteral("All well"));
    QTest::mouseClick(&sheet->actButton(), Qt::LeftButton);
    ASSERT_TRUE(shows(town, 0));
    const auto kept =
        town.session.desk()->store().read([](store::Tx& tx) { return store::EmergencyTable::list(tx, 0, 0); }).result();
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->first().words, QStringLiteral("All well"));
    EXPECT_EQ(kept->first().outcome, domain::EmergencyOutcome::Helped);
}

TEST(EmergencyBand, NoSheetCoversIt) {
    Town town;
    openTown(town);
    auto* palette = town.window->openPalette();
    ASSERT_TRUE(palette);
    raise(town);
    ASSERT_TRUE(shows(town, 1));
    EmergencyBand& band = town.window->emergencies();
    EXPECT_GE(palette->y(), band.height());
    // A real click reaches it.
    auto* acknowledge = buttonOf(band.lines().first(), QStringLiteral("Acknowledge"));
    ASSERT_TRUE(acknowledge);
    const QPoint at = acknowledge->mapTo(town.window.get(), acknowledge->rect().center());
    EXPECT_EQ(town.window->childAt(at), acknowledge);
    QTest::mouseClick(acknowledge, Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !band.isSounding(); }, 10'000));
}

TEST(EmergencyBand, IsOnTheLockedDeskWithoutAnythingToDo) {
    Town town;
    openTown(town);
    town.session.desk()->lock();
    ASSERT_TRUE(town.waitFor<SignInPage>());
    raise(town);
    ASSERT_TRUE(shows(town, 1));
    EmergencyBand& band = town.window->emergencies();
    EXPECT_TRUE(band.isSounding());
    for (Button* button : band.findChildren<Button*>())
        EXPECT_FALSE(button->isVisible()) << button->text().toStdString();
    QTest::keyClick(town.window.get(), Qt::Key_F5);
    EXPECT_TRUE(band.isSounding());
    town.signIn(passphrase);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return buttonOf(band.lines().first(), QStringLiteral("Acknowledge"))->isVisible(); }, 10'000));
}

TEST(EmergencyBand, AFloodShowsTheNewestAndHowManyMore) {
    Town town;
    openTown(town);
    raise(town, 500);
    ASSERT_TRUE(shows(town, 500));
    EmergencyBand& band = town.window->emergencies();
    EXPECT_EQ(band.lines().size(), EmergencyBand::linesShown);
    EXPECT_TRUE(band.moreText().contains(QStringLiteral("497"))) << band.moreText().toStdString();
    EXPECT_LE(band.height(), 4 * EmergencyBand::lineHeight + 30);
}

TEST(AlarmSound, IsHeardAndThenRests) {
    const auto samples = alarmSamples();
    ASSERT_EQ(samples.size(), 16'000);
    EXPECT_GT(*std::max_element(samples.begin(), samples.begin() + 8000), 15'000);
    EXPECT_TRUE(std::all_of(samples.begin() + 8000, samples.end(), [](qint16 sample) { return sample == 0; }));
}

TEST(AlarmSound, GoesOnUntilItIsTold) {
    AlarmSound sound;
    sound.setSounding(true);
    EXPECT_TRUE(sound.isSounding());
    sound.setSounding(false);
    EXPECT_FALSE(sound.isSounding());
}

} // namespace
} // namespace watchdesk::ui
