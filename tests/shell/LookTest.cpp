// What fills the window while there is no desk, and what lies over it: pictures for people to look at, and that no word
// is cut off in them.
#include "shell/Town.h"
#include "ui/shell/OpenStoreSheet.h"
#include "ui/shell/OpeningPage.h"
#include "ui/shell/StatePages.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/Labels.h"

#include <gtest/gtest.h>

#include <QDir>

namespace watchdesk::ui {
namespace {

using test::passphrase;
using test::Town;

class ShellLook : public testing::TestWithParam<std::tuple<bool, bool>> {
protected:
    void SetUp() override {
        Theme::instance().setMode(std::get<0>(GetParam()) ? Theme::Mode::Light : Theme::Mode::Dark);
    }
    void TearDown() override { Theme::instance().setMode(Theme::Mode::Dark); }
    [[nodiscard]] static QSize size() { return std::get<1>(GetParam()) ? QSize(1920, 1080) : QSize(1280, 800); }
    /// Every word is there; the picture goes under $WATCHDESK_GRABS when that is set.
    static void look(QWidget& window, const QString& name) {
        window.resize(size());
        window.show();
        QTest::qWait(60);
        for (auto* label : window.findChildren<LabelText*>())
            EXPECT_FALSE(label->isVisible() && label->isElided() && !label->text().contains(QLatin1Char('/')))
                << label->text().toStdString();
        const QString folder = qEnvironmentVariable("WATCHDESK_GRABS");
        if (folder.isEmpty() || !QDir().mkpath(folder))
            return;
        window.grab().save(QStringLiteral("%1/shell-%2-%3-%4.png")
                               .arg(folder, name)
                               .arg(size().width())
                               .arg(std::get<0>(GetParam()) ? QStringLiteral("light") : QStringLiteral("dark")));
    }
};

TEST_P(ShellLook, WhileAStoreIsOpened) {
    OpeningPage page;
    page.resize(size());
    page.show();
    page.sayOpening(QStringLiteral("postgresql://desk@records.ashby-cross-shop-watch.example:5432/town?schema=watch"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.findChild<WaitBar*>()->isVisible(); }, 5'000));
    look(page, QStringLiteral("opening"));
    page.say(QStringLiteral("Making the demo town…"), 40);
    look(page, QStringLiteral("making"));
}

TEST_P(ShellLook, WhatWentWrong) {
    FailurePage page;
    page.resize(size());
    page.show();
    page.showError({ErrorCode::Refused, "The database server does not take this user's password.",
                    "Nothing was sent to it.",
                    "Look at the user and the password in the store's address or in ~/.pgpass."},
                   QStringLiteral("postgresql://desk@db.example/town"));
    look(page, QStringLiteral("refused"));
    page.showError({ErrorCode::Unavailable, "The database server does not answer.",
                    "What was confirmed before is kept; the last step may not be.",
                    "See that it runs and that this machine reaches it; WatchDesk tries again with the next step."},
                   QLatin1Char('/') + QStringLiteral("a-very-long-folder/").repeated(8) +
                       QStringLiteral("town.watchdesk"));
    look(page, QStringLiteral("away"));
}

TEST_P(ShellLook, ANewStoreAndItsKey) {
    NewStorePage page;
    page.resize(size());
    page.show();
    page.start(QStringLiteral("/srv/ashby.watchdesk"));
    page.showError({ErrorCode::DiskFull, "The disk is full.", "Nothing was made.", "Free some space on it."});
    look(page, QStringLiteral("new-store"));
    page.showRecoveryKey(QStringLiteral("9GME-7M5C-Z8EJ-EHDJ-9R7M-VPY4-KBCT-FZ5A-RDJD"), [] {});
    look(page, QStringLiteral("new-store-key"));
}

TEST_P(ShellLook, WhatLiesOverTheWindow) {
    Town town;
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.session.desk() != nullptr; }, 10'000));
    look(*town.window, QStringLiteral("sign-in"));
    auto* sheet =
        new OpenStoreSheet(town.window.get(), QStringLiteral("postgresql://desk@db.example/town?schema=watch"));
    look(*town.window, QStringLiteral("open-store"));
    sheet->dismiss();
    ASSERT_TRUE(town.session.desk()->signIn(QStringLiteral("Jo Mead"), passphrase).result());
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    town.window->findChild<ErrorBanner*>()->showError(
        {ErrorCode::Corrupt, "The store's file is damaged: nothing more is written to it.",
         "What can be read is shown, and recordings wait beside the store.",
         "Keep the file, and restore the backup of 3 Nov 2026 04:00 (/srv/backups/ashby 2026-11-03.backup) to a new "
         "place."});
    look(*town.window, QStringLiteral("damage"));
    town.window->openPalette();
    look(*town.window, QStringLiteral("palette"));
}

INSTANTIATE_TEST_SUITE_P(Window, ShellLook, testing::Combine(testing::Bool(), testing::Bool()));

} // namespace
} // namespace watchdesk::ui
