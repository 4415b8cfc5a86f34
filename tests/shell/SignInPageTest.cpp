#include "ui/shell/SignInPage.h"

#include "ui/shell/PeopleList.h"
#include "ui/shell/StatePages.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseField.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

namespace watchdesk::ui {
namespace {

domain::Person person(const char* name, domain::Role role) {
    domain::Person made;
    made.id = made.name = QString::fromUtf8(name);
    made.role = role;
    return made;
}

struct Page {
    ManualClock clock{1'795'183'200'000};
    SignInPage page{clock};
    Page() {
        page.resize(1280, 800);
        page.setStore({QStringLiteral("/srv/ashby.watchdesk"), QStringLiteral("sqlite"), 3,
                       QStringLiteral("Ashby Cross Shop Watch")},
                      {person("Jo Mead", domain::Role::Coordinator), person("Sam Rudd", domain::Role::Coordinator)});
        page.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&page));
        page.start();
    }
    PassphraseField* field() { return page.findChild<PassphraseField*>(); }
    bool says(const char* words) {
        for (auto* label : page.findChildren<LabelText*>())
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words)))
                return true;
        return false;
    }
};

TEST(SignInPage, EnterAsksForThePersonChosen) {
    Page on;
    QSignalSpy wanted(&on.page, &SignInPage::signInWanted);
    QTest::keyClick(on.field(), Qt::Key_Return);
    EXPECT_EQ(wanted.count(), 0) << "an empty passphrase is not tried";
    auto* people = on.page.findChild<PeopleList*>();
    people->setFocus();
    QTest::keyClick(people, Qt::Key_Down);
    QTest::keyClick(people, Qt::Key_Return);
    EXPECT_TRUE(on.field()->hasFocus());
    EXPECT_TRUE(on.says("Sam"));
    QTest::keyClicks(on.field(), QStringLiteral("four words and more"));
    QTest::keyClick(on.field(), Qt::Key_Return);
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].toString(), QStringLiteral("Sam Rudd"));
    EXPECT_EQ(wanted[0][1].toString(), QStringLiteral("four words and more"));
    QTest::keyClick(on.field(), Qt::Key_Return);
    EXPECT_EQ(wanted.count(), 1) << "not twice while it is being tried";
}

TEST(SignInPage, AWrongPassphraseIsSaidInWordsAndEmptied) {
    Page on;
    QTest::keyClicks(on.field(), QStringLiteral("wrong"));
    QTest::keyClick(on.field(), Qt::Key_Return);
    on.page.showError({ErrorCode::Refused, "The passphrase is wrong.", {}, "Try it again."});
    EXPECT_TRUE(on.says("The passphrase is wrong."));
    EXPECT_TRUE(on.field()->text().isEmpty());
    EXPECT_TRUE(on.field()->hasFocus());
    QTest::keyClicks(on.field(), QStringLiteral("a"));
    EXPECT_FALSE(on.says("The passphrase is wrong."));
}

TEST(SignInPage, ShowsNothingButWhatIsKnownWithoutKeys) {
    Page on;
    EXPECT_FALSE(on.says("While the desk is locked"));
    EXPECT_TRUE(on.says("/srv/ashby.watchdesk"));
    EXPECT_TRUE(on.says("SQLite, schema 3"));
    desk::ChannelState shop;
    shop.channel = QStringLiteral("SHOP");
    shop.link = desk::ChannelState::Link::Up;
    desk::ChannelState pub;
    pub.channel = QStringLiteral("PUB");
    pub.link = desk::ChannelState::Link::Lost;
    pub.why = QStringLiteral("no answer from 127.0.0.1:5060");
    on.page.setChannels({shop, pub});
    EXPECT_TRUE(on.says("SHOP is heard"));
    EXPECT_TRUE(on.says("PUB is not heard"));
    EXPECT_TRUE(on.says("no answer from 127.0.0.1:5060"));
    on.page.setChannels({});
    EXPECT_FALSE(on.says("SHOP is heard"));
}

TEST(PassphraseField, TellsCapsLockFromTheLettersThatArrive) {
    PassphraseField field(QStringLiteral("Passphrase"));
    field.show();
    QTest::keyClick(&field, 'a');
    EXPECT_FALSE(field.isCapsLockOn());
    QTest::keyClick(&field, 'A', Qt::ShiftModifier);
    EXPECT_FALSE(field.isCapsLockOn());
    QKeyEvent locked(QEvent::KeyPress, Qt::Key_B, Qt::NoModifier, QStringLiteral("B"));
    QApplication::sendEvent(&field, &locked);
    EXPECT_TRUE(field.isCapsLockOn());
    EXPECT_FALSE(field.accessibleDescription().isEmpty());
    QTest::keyClick(&field, '1');
    EXPECT_TRUE(field.isCapsLockOn()) << "a digit says nothing";
    QTest::keyClick(&field, 'c');
    EXPECT_FALSE(field.isCapsLockOn());
}

TEST(PassphraseField, IsShownAndHiddenByItsButton) {
    PassphraseField field(QStringLiteral("Passphrase"));
    field.resize(300, 40);
    field.show();
    EXPECT_EQ(field.echoMode(), QLineEdit::Password);
    QTest::mouseClick(field.findChild<Button*>(), Qt::LeftButton);
    EXPECT_EQ(field.echoMode(), QLineEdit::Normal);
    field.setText(QStringLiteral("secret"));
    field.wipe();
    EXPECT_EQ(field.echoMode(), QLineEdit::Password);
    EXPECT_TRUE(field.text().isEmpty());
    QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_FALSE(field.text().contains(QLatin1String("secret")));
}

TEST(NewStorePage, SaysWhatIsMissingAndMakesWhenAllIsThere) {
    NewStorePage page;
    page.resize(1280, 800);
    page.show();
    page.start(QStringLiteral("/tmp/town.watchdesk"));
    QSignalSpy made(&page, &NewStorePage::createWanted);
    const auto fields = page.findChildren<QLineEdit*>();
    const auto passphrases = page.findChildren<PassphraseField*>();
    ASSERT_EQ(passphrases.size(), 2);
    QTest::keyClick(passphrases[1], Qt::Key_Return);
    EXPECT_EQ(made.count(), 0);
    for (auto* field : fields)
        if (field->accessibleName().startsWith(QLatin1String("Your name")))
            QTest::keyClicks(field, QStringLiteral("Jo Mead"));
    QTest::keyClicks(passphrases[0], QStringLiteral("short"));
    QTest::keyClicks(passphrases[1], QStringLiteral("short"));
    QTest::keyClick(passphrases[1], Qt::Key_Return);
    EXPECT_EQ(made.count(), 0);
    QTest::keyClicks(passphrases[0], QStringLiteral(" but longer"));
    QTest::keyClick(passphrases[1], Qt::Key_Return);
    EXPECT_EQ(made.count(), 0) << "the two differ";
    QTest::keyClicks(passphrases[1], QStringLiteral(" but longer"));
    QTest::keyClick(passphrases[1], Qt::Key_Return);
    ASSERT_EQ(made.count(), 1);
    EXPECT_EQ(made[0][0].toString(), QStringLiteral("/tmp/town.watchdesk"));
    EXPECT_EQ(made[0][1].toString(), QStringLiteral("Jo Mead"));
}

TEST(FailurePage, SaysWhatHappenedWhatWasKeptAndWhatToDo) {
    FailurePage page;
    page.resize(1280, 800);
    page.show();
    page.showError({ErrorCode::TooNew, "Schema 9 is newer.", "Nothing was changed.", "Install the newer WatchDesk."},
                   QStringLiteral("/a/b"));
    QStringList words;
    for (auto* label : page.findChildren<LabelText*>())
        if (label->isVisible())
            words.append(label->text());
    for (const char* wanted : {"Schema 9 is newer.", "Nothing was changed.", "Install the newer WatchDesk.", "/a/b"})
        EXPECT_TRUE(words.contains(QString::fromUtf8(wanted))) << wanted;
    QSignalSpy again(&page, &FailurePage::againWanted);
    QTest::keyClick(page.focusWidget(), Qt::Key_Return);
    EXPECT_EQ(again.count(), 1);
}

} // namespace
} // namespace watchdesk::ui
