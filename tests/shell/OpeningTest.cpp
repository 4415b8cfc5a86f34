// A store that is opened beside the window: a server that is away, what is given up, and what no page may show or keep.
#include "desk/PeopleDesk.h"
#include "shell/Town.h"
#include "ui/shell/OpenStoreSheet.h"
#include "ui/shell/OpeningPage.h"
#include "ui/shell/SignInPage.h"
#include "ui/shell/StatePages.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Settings.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTimer>

namespace watchdesk::ui {
namespace {

using test::passphrase;
using test::Town;

/// Takes connections and never says a word.
class SilentServer {
public:
    SilentServer() : m_socket(socket(AF_INET, SOCK_STREAM, 0)) {
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof m_address;
        auto* address = reinterpret_cast<sockaddr*>(&m_address);
        EXPECT_EQ(bind(m_socket, address, size), 0);
        EXPECT_EQ(listen(m_socket, 8), 0);
        EXPECT_EQ(getsockname(m_socket, address, &size), 0);
    }
    ~SilentServer() { close(m_socket); } // whoever waits is told at once
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;
    [[nodiscard]] QString url(const QString& user) const {
        return QStringLiteral("postgresql://%1@127.0.0.1:%2/town?sslmode=disable")
            .arg(user)
            .arg(ntohs(m_address.sin_port));
    }

private:
    int m_socket;
    sockaddr_in m_address{};
};

/// Whether a word is anywhere in the window, shown or not.
bool holds(const Town& town, const QString& word) {
    for (auto* label : town.window->findChildren<LabelText*>())
        if (label->text().contains(word))
            return true;
    for (auto* field : town.window->findChildren<QLineEdit*>())
        if (field->text().contains(word))
            return true;
    return false;
}

TEST(Opening, AServerThatDoesNotAnswerHoldsUpNobodyAndEscGivesItUp) {
    Town town(false);
    const SilentServer server;
    QElapsedTimer since;
    since.start();
    town.session.open(server.url(QStringLiteral("desk:s3cret")));
    EXPECT_LT(since.elapsed(), 500);
    ASSERT_TRUE(town.waitFor<OpeningPage>());
    EXPECT_TRUE(town.says(server.url(QStringLiteral("desk"))));
    EXPECT_FALSE(town.shown<WaitBar>()) << "what is quick shows no bar";
    int turns = 0;
    QTimer turn;
    QObject::connect(&turn, &QTimer::timeout, [&turns] { ++turns; });
    turn.start(20);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.shown<WaitBar>() != nullptr; }, 10'000));
    EXPECT_TRUE(town.says(QStringLiteral("has not answered yet")));
    EXPECT_GT(turns, 10) << "the window goes on meanwhile";
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    since.restart();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_LT(since.elapsed(), 500);
    EXPECT_TRUE(town.shown<FailurePage>());
    auto* sheet = town.shown<OpenStoreSheet>();
    ASSERT_NE(sheet, nullptr);
    EXPECT_FALSE(holds(town, QStringLiteral("s3cret")));
}

TEST(Opening, WhatWasGivenUpDoesNotComeBackOverTheNextStore) {
    Town town;
    QSignalSpy failed(&town.session, &Session::failed);
    {
        const SilentServer server;
        town.session.open(server.url(QStringLiteral("desk")));
        town.session.open(town.path);
        ASSERT_TRUE(town.waitFor<SignInPage>());
    }
    QTest::qWait(300);
    EXPECT_EQ(failed.count(), 0) << "that of the server, when it went";
    EXPECT_TRUE(town.shown<SignInPage>());
    EXPECT_EQ(town.session.desk()->thread(), QThread::currentThread());
    EXPECT_EQ(town.session.desk()->store().thread(), QThread::currentThread());
}

TEST(Opening, APassphraseForAStoreThatDidNotOpenIsTriedOnNoOther) {
    Town town;
    const QString letter = QString::fromStdString(town.dir.file("letter"));
    QFile file(letter);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("This is a letter. ").repeated(300));
    file.close();
    QSignalSpy tried(&town.session, &Session::signingIn);
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(letter);
    ASSERT_TRUE(town.waitFor<FailurePage>());
    town.session.open(town.path);
    ASSERT_TRUE(town.waitFor<SignInPage>());
    EXPECT_EQ(tried.count(), 0);
    EXPECT_FALSE(town.session.desk()->isOpen());
}

TEST(Opening, APasswordIsNeitherShownNorRememberedAndCanBeGivenAgain) {
    Town town(false);
    QString url;
    {
        const SilentServer server;
        url = server.url(QStringLiteral("desk:s3cret"));
    }
    town.session.open(url);
    ASSERT_TRUE(town.waitFor<FailurePage>());
    town.window->askForStore();
    auto* sheet = town.shown<OpenStoreSheet>();
    ASSERT_NE(sheet, nullptr);
    EXPECT_FALSE(holds(town, QStringLiteral("s3cret")));
    auto* password = sheet->findChild<PassphraseField*>();
    EXPECT_TRUE(password->hasFocus());
    EXPECT_TRUE(town.says(QStringLiteral(".pgpass")));
    QSignalSpy chosen(sheet, &OpenStoreSheet::storeChosen);
    QTest::keyClicks(password, QStringLiteral("p@ss word"));
    QTest::keyClick(password, Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_TRUE(chosen.first().first().toString().startsWith(QStringLiteral("postgresql://desk:p%40ss%20word@127")));
    ASSERT_TRUE(town.waitFor<FailurePage>());
    EXPECT_FALSE(holds(town, QStringLiteral("p@ss")));
}

TEST(Opening, AFileAsksForNoPassword) {
    Town town(false);
    OpenStoreSheet* sheet = new OpenStoreSheet(town.window.get(), QStringLiteral("/srv/town.watchdesk"));
    EXPECT_FALSE(sheet->findChild<PassphraseField*>()->isVisible());
    auto* field = sheet->findChild<QLineEdit*>();
    EXPECT_TRUE(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("postgresql://db/town"));
    EXPECT_TRUE(sheet->findChild<PassphraseField*>()->isVisible());
}

TEST(Opening, WhatAnEarlierVersionRememberedLosesItsPassword) {
    Settings().setValue(QStringLiteral("store/last"), QStringLiteral("postgresql://desk:s3cret@db/town"));
    EXPECT_EQ(lastStore(), QStringLiteral("postgresql://desk@db/town"));
    EXPECT_EQ(Settings().value(QStringLiteral("store/last")).toString(), QStringLiteral("postgresql://desk@db/town"));
    rememberStore(QStringLiteral("postgresql://desk:an0ther@db/town"));
    EXPECT_FALSE(Settings().value(QStringLiteral("store/last")).toString().contains(QStringLiteral("an0ther")));
}

TEST(NewStore, TheRecoveryKeyHasTheFocusAndNothingOfItStaysBehind) {
    NewStorePage page;
    page.resize(1280, 800);
    page.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
    page.start(QStringLiteral("postgresql://desk:s3cret@db/town"));
    bool proceeded = false;
    page.showRecoveryKey(QStringLiteral("AAAA-BBBB"), [&] { proceeded = true; });
    EXPECT_TRUE(page.isKeyShown());
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    EXPECT_EQ(QApplication::focusWidget()->accessibleName(), QStringLiteral("Recovery key"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    EXPECT_TRUE(page.isKeyShown());
    EXPECT_FALSE(proceeded);
    page.hide();
    EXPECT_FALSE(page.isKeyShown());
    for (auto* field : page.findChildren<QLineEdit*>())
        EXPECT_FALSE(field->text().contains(QStringLiteral("s3cret")) ||
                     field->text().contains(QStringLiteral("AAAA")));
}

/// A sheet that shows something once, over the window.
FormSheet* onceIn(QWidget* opener) {
    auto* sheet = new FormSheet(opener, {QStringLiteral("Once"), {}, QStringLiteral("Done"), {}});
    sheet->setHeld(true);
    sheet->setShownOnce(true);
    sheet->openForm(&sheet->actButton());
    return sheet;
}

TEST(Sheets, WhatIsShownOnceIsCoveredByALockAndComesBackForItsOwnerAlone) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    auto& people = town.session.desk()->peopleDesk();
    ASSERT_TRUE(people.add(QStringLiteral("Ada Crane"), domain::Role::Coordinator, passphrase).result());
    const QPointer<FormSheet> sheet = onceIn(town.window.get());
    town.window->openPalette();
    EXPECT_FALSE(sheet->isVisible()) << "the palette covers it";
    town.session.desk()->lock();
    QTest::qWait(50);
    ASSERT_FALSE(sheet.isNull());
    EXPECT_FALSE(sheet->isVisible());
    EXPECT_EQ(Overlay::shownIn(town.window.get()), nullptr);
    ASSERT_TRUE(town.session.desk()->signIn(QStringLiteral("Ada Crane"), passphrase).result());
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    EXPECT_FALSE(sheet->isVisible()) << "it is not hers";
    town.session.desk()->lock();
    ASSERT_TRUE(town.session.desk()->signIn(QStringLiteral("Jo Mead"), passphrase).result());
    EXPECT_TRUE(QTest::qWaitFor([&] { return sheet && sheet->isVisible(); }, 10'000));
    town.window->askForStore();
    EXPECT_FALSE(town.shown<OpenStoreSheet>()) << "it would go with its store";
}

TEST(Sheets, OneOverAPageThatGoesWithTheRoleCloses) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    const QPointer<FormSheet> sheet = onceIn(town.window->currentPage());
    auto& people = town.session.desk()->peopleDesk();
    ASSERT_TRUE(people.add(QStringLiteral("Ada Crane"), domain::Role::Coordinator, passphrase).result());
    EXPECT_TRUE(QTest::qWaitFor([&] { return sheet.isNull(); }, 10'000));
    EXPECT_EQ(Overlay::shownIn(town.window.get()), nullptr);
}

} // namespace
} // namespace watchdesk::ui
