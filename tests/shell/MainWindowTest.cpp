#include "base/Random.h"
#include "desk/IncidentDesk.h"
#include "desk/PeopleDesk.h"
#include "shell/Town.h"
#include "store/MediaTable.h"
#include "store/SubjectTable.h"
#include "ui/shell/IdleWatch.h"
#include "ui/shell/QuickKeySheet.h"
#include "ui/shell/Session.h"
#include "ui/shell/SignInPage.h"
#include "ui/shell/StatePages.h"
#include "ui/shell/TopBar.h"
#include "ui/widgets/DraftBox.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Overlay.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/PassphraseSheet.h"
#include "ui/widgets/Toast.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

namespace watchdesk::ui {
namespace {

using test::passphrase;
using test::Town;
using test::WaitingPage;

TEST(MainWindow, OpensBehindASignInAndAWrongPassphraseIsRefused) {
    Town town;
    town.session.open(town.path);
    town.signIn(QStringLiteral("not the right words"));
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return town.shown<PassphraseField>() && town.shown<PassphraseField>()->isEnabled(); }, 10'000));
    EXPECT_FALSE(town.window->currentPage());
    EXPECT_FALSE(town.session.desk()->isOpen());
    EXPECT_TRUE(town.window->openPalette() == nullptr);
    town.signIn(passphrase);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    EXPECT_EQ(town.session.desk()->person().name, QStringLiteral("Jo Mead"));
}

TEST(MainWindow, APageThatNamesAnotherIsBroughtThere) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    auto* first = qobject_cast<WaitingPage*>(town.window->currentPage());
    ASSERT_NE(first, nullptr);
    Q_EMIT first->pageWanted(QStringLiteral("nowhere/at all"));
    EXPECT_EQ(town.window->currentPage(), first);
    Q_EMIT first->pageWanted(QStringLiteral("gallery"));
    auto* second = qobject_cast<WaitingPage*>(town.window->currentPage());
    ASSERT_NE(second, first);
    // A part of a page is its action of that name.
    QAction part;
    part.setObjectName(QStringLiteral("section.wall"));
    second->addAction(&part);
    QSignalSpy opened(&part, &QAction::triggered);
    Q_EMIT second->pageWanted(QStringLiteral("control room"));
    EXPECT_EQ(opened.count(), 0);
    Q_EMIT first->pageWanted(QStringLiteral("gallery/wall"));
    EXPECT_EQ(town.window->currentPage(), second);
    EXPECT_EQ(opened.count(), 1);
    second->removeAction(&part);
}

TEST(MainWindow, LockingTakesThePagesAwayAndAsksAgain) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    const QPointer<QWidget> page = town.window->currentPage();
    QTest::keyClick(town.window.get(), Qt::Key_L, Qt::ControlModifier);
    EXPECT_TRUE(page.isNull());
    EXPECT_FALSE(town.session.desk()->isOpen());
    ASSERT_TRUE(town.shown<SignInPage>());
    EXPECT_TRUE(town.shown<PassphraseField>()->text().isEmpty());
    EXPECT_FALSE(town.window->actions().find(QStringLiteral("desk.lock"))->isEnabled());
    town.signIn(passphrase);
    EXPECT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
}

TEST(MainWindow, PagesAreThoseOfTheRoleAndGoWithIt) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    const QPointer<QWidget> page = town.window->currentPage();
    // With a coordinator the administrator is that and no more.
    auto& people = town.session.desk()->peopleDesk();
    ASSERT_TRUE(people.add(QStringLiteral("Ada Crane"), domain::Role::Coordinator, passphrase).result());
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.isNull(); }, 10'000));
    EXPECT_TRUE(town.shown<EmptyState>());
    for (auto* tab : town.window->findChildren<PageTab*>())
        EXPECT_FALSE(tab->isVisible()) << tab->text().toStdString();
    EXPECT_FALSE(town.window->actions().find(QStringLiteral("page.gallery"))->isEnabled());
    QTest::keyClick(town.window.get(), Qt::Key_2, Qt::ControlModifier);
    EXPECT_TRUE(town.shown<EmptyState>());
}

TEST(MainWindow, WhatWasTypedWaitsForWhoTypedIt) {
    struct Report : Overlay {
        using Overlay::Overlay;
        void keepDraft() override {
            DraftBox::instance().put(QStringLiteral("report"), {{QStringLiteral("words"), QStringLiteral("saw him")}});
        }
    };
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    const QString first = QStringLiteral("given by somebody else");
    ASSERT_TRUE(
        town.session.desk()->peopleDesk().add(QStringLiteral("Ada Crane"), domain::Role::CctvOperator, first).result());
    QWidget* page = town.window->currentPage();
    ASSERT_NE(page, nullptr);
    auto* report = new Report(page, QStringLiteral("Report"));
    report->open({300, 200});
    report->setTyped(true);
    town.window->showPage(1);
    EXPECT_EQ(town.window->currentPage(), page) << "another page does not close it";
    Toast::show(page, QStringLiteral("Noted"), QStringLiteral("Undo"), [] {});
    town.session.desk()->lock();
    EXPECT_EQ(Overlay::shownIn(town.window.get()), nullptr);
    EXPECT_EQ(Toast::shownIn(town.window.get()), nullptr) << "nobody else undoes it";
    ASSERT_TRUE(town.session.desk()->signIn(QStringLiteral("Jo Mead"), passphrase).result());
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    const QVariantMap draft = DraftBox::instance().take(QStringLiteral("report"));
    EXPECT_EQ(draft.value(QStringLiteral("words")).toString(), QStringLiteral("saw him"));
    DraftBox::instance().put(QStringLiteral("report"), draft);
    town.session.desk()->lock();
    ASSERT_TRUE(town.session.desk()->signIn(QStringLiteral("Ada Crane"), first).result());
    ASSERT_TRUE(town.waitFor<PassphraseSheet>());
    EXPECT_TRUE(DraftBox::instance().take(QStringLiteral("report")).isEmpty());
}

TEST(MainWindow, APageThatWorksForWhoeverSignsInIsThereBehindTheOther) {
    Town town;
    town.pages.setWorksFor(QStringLiteral("gallery"), {desk::Act::WorkAlerts});
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    const auto pages = town.window->findChildren<WaitingPage*>();
    ASSERT_EQ(pages.size(), 2);
    for (const WaitingPage* page : pages)
        EXPECT_EQ(page->isVisible(), page == town.window->currentPage());
    town.session.desk()->lock();
    EXPECT_TRUE(town.window->findChildren<WaitingPage*>().isEmpty());
}

TEST(MainWindow, AFirstPassphraseIsChangedWhenItsOwnerSignsIn) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    EXPECT_FALSE(town.shown<PassphraseSheet>()) << "one's own is not asked for";
    const QString first = QStringLiteral("given by somebody else");
    const QString own = QStringLiteral("amber window cobalt train");
    ASSERT_TRUE(
        town.session.desk()->peopleDesk().add(QStringLiteral("Ada Crane"), domain::Role::Coordinator, first).result());
    town.session.desk()->lock();
    ASSERT_TRUE(town.session.desk()->signIn(QStringLiteral("Ada Crane"), first).result());
    ASSERT_TRUE(town.waitFor<PassphraseSheet>());
    const auto fields = town.shown<PassphraseSheet>()->findChildren<PassphraseField*>();
    ASSERT_EQ(fields.size(), 3);
    const auto type = [&](const QString& old, const QString& fresh, const QString& again) {
        const QString texts[] = {old, fresh, again};
        for (int i = 0; i < 3; ++i) {
            fields[i]->clear();
            QTest::keyClicks(fields[i], texts[i]);
        }
        QTest::keyClick(fields[2], Qt::Key_Return);
    };
    type(first, QStringLiteral("short"), QStringLiteral("short"));
    EXPECT_TRUE(town.says(QStringLiteral("fewer than ten")));
    type(first, own, own + QLatin1Char('x'));
    EXPECT_TRUE(town.says(QStringLiteral("differ")));
    type(QStringLiteral("not that at all"), own, own);
    EXPECT_TRUE(QTest::qWaitFor([&] { return town.says(QStringLiteral("is not that")); }, 10'000));
    type(first, own, own);
    EXPECT_TRUE(QTest::qWaitFor([&] { return town.shown<PassphraseSheet>() == nullptr; }, 10'000));
    town.session.desk()->lock();
    EXPECT_FALSE(town.session.desk()->signIn(QStringLiteral("Ada Crane"), first).result());
    EXPECT_TRUE(town.session.desk()->signIn(QStringLiteral("Ada Crane"), own).result());
    EXPECT_FALSE(town.session.desk()->mustChangePassphrase());
}

TEST(MainWindow, AnIdleDeskLocksAndTheQuickKeyBringsItBack) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    town.window->actions().find(QStringLiteral("desk.quick-key"))->trigger();
    ASSERT_TRUE(town.waitFor<QuickKeySheet>());
    const auto fields = town.shown<QuickKeySheet>()->findChildren<PassphraseField*>();
    ASSERT_EQ(fields.size(), 2);
    QTest::keyClicks(fields[0], QStringLiteral("4711"));
    QTest::keyClicks(fields[1], QStringLiteral("4712"));
    QTest::keyClick(fields[1], Qt::Key_Return);
    EXPECT_TRUE(town.says(QStringLiteral("differ")));
    fields[1]->clear();
    QTest::keyClicks(fields[1], QStringLiteral("4711"));
    QTest::keyClick(fields[1], Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.shown<QuickKeySheet>() == nullptr; }, 10'000));
    EXPECT_GT(town.window->idleWatch().limit(), 0);
    town.window->idleWatch().setLimit(1000);
    // What is done meanwhile keeps it open.
    for (int i = 0; i < 4; ++i) {
        QTest::qWait(300);
        QTest::keyClick(town.window.get(), Qt::Key_Shift);
    }
    EXPECT_TRUE(town.session.desk()->isOpen());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !town.session.desk()->isOpen(); }, 10'000));
    town.window->idleWatch().setLimit(0);
    ASSERT_TRUE(town.waitFor<SignInPage>());
    EXPECT_TRUE(town.says(QStringLiteral("Quick key")));
    town.signIn(QStringLiteral("0000"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return town.says(QStringLiteral("two tries are left")); }, 10'000));
    town.signIn(QStringLiteral("4711"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    town.session.desk()->lock();
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return town.shown<PassphraseField>()->isEnabled(); }, 10'000));
        town.signIn(QStringLiteral("0000"));
        ASSERT_TRUE(QTest::qWaitFor([&] { return town.shown<PassphraseField>()->isEnabled(); }, 10'000));
    }
    EXPECT_TRUE(town.says(QStringLiteral("third wrong quick key")));
    EXPECT_FALSE(town.says(QStringLiteral("Quick key"))) << "only the passphrase is asked for now";
    town.signIn(passphrase);
    EXPECT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
}

TEST(MainWindow, PagesAreReachedByKeyAndMadeWhenFirstShown) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    QWidget* first = town.window->currentPage();
    QTest::keyClick(town.window.get(), Qt::Key_2, Qt::ControlModifier);
    EXPECT_NE(town.window->currentPage(), first);
    QTest::keyClick(town.window.get(), Qt::Key_1, Qt::ControlModifier);
    EXPECT_EQ(town.window->currentPage(), first);
}

TEST(MainWindow, WhatWaitsOnAPageStandsOnItsTabUntilTheDeskIsLocked) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    town.window->showPage(1);
    auto* page = qobject_cast<WaitingPage*>(town.window->currentPage());
    ASSERT_NE(page, nullptr);
    const auto tabs = town.window->findChildren<PageTab*>();
    const int narrow = tabs[1]->sizeHint().width();
    page->setWaiting(3);
    EXPECT_EQ(tabs[0]->waiting(), 0);
    EXPECT_EQ(tabs[1]->waiting(), 3);
    EXPECT_EQ(tabs[1]->accessibleName(), QStringLiteral("Gallery, waiting: 3"));
    EXPECT_GT(tabs[1]->sizeHint().width(), narrow);
    town.window->showPage(0);
    page->setWaiting(2);
    EXPECT_EQ(tabs[1]->waiting(), 2) << "told from behind another page, too";
    town.session.desk()->lock();
    EXPECT_TRUE(QTest::qWaitFor([&] { return tabs[1]->waiting() == 0; }));
}

TEST(MainWindow, KeysThatPagesOpenAndPasteWithAreTheirs) {
    Town town(false);
    for (const QAction* action : town.window->actions().all()) {
        for (const auto standard : {QKeySequence::Open, QKeySequence::Paste, QKeySequence::Undo})
            EXPECT_NE(action->shortcut(), QKeySequence(standard)) << action->text().toStdString();
    }
}

TEST(MainWindow, ThePaletteOpensByKeyAndRunsAnAction) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    const auto mode = Theme::instance().mode();
    QTest::keyClick(town.window.get(), Qt::Key_K, Qt::ControlModifier);
    auto* palette = town.shown<CommandPalette>();
    ASSERT_TRUE(palette);
    QTest::keyClicks(palette->field(), QStringLiteral("light"));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([&] { return Theme::instance().mode() != mode; }));
    QTest::keyClick(town.window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(Theme::instance().mode(), mode);
}

TEST(MainWindow, WhatIsNoStoreIsAPageWithWords) {
    Town town(false);
    QFile file(town.path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("This is a letter. ").repeated(300));
    file.close();
    town.session.open(town.path);
    ASSERT_TRUE(town.waitFor<FailurePage>());
    EXPECT_TRUE(town.says(town.path));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().startsWith("This is a letter.")) << "it was not touched";
}

TEST(MainWindow, AStoreThatIsNotThereIsOfferedToBeMade) {
    Town town(false);
    town.session.open(town.path);
    ASSERT_TRUE(town.waitFor<NewStorePage>());
    EXPECT_FALSE(QFile::exists(town.path));
    const auto fields = town.shown<NewStorePage>()->findChildren<PassphraseField*>();
    for (auto* field : town.shown<NewStorePage>()->findChildren<QLineEdit*>())
        if (field->accessibleName().startsWith(QLatin1String("Your name")))
            QTest::keyClicks(field, QStringLiteral("Jo Mead"));
    for (auto* field : fields)
        QTest::keyClicks(field, passphrase);
    QTest::keyClick(fields[1], Qt::Key_Return);
    QLineEdit* key = nullptr;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            for (auto* field : town.window->findChildren<QLineEdit*>())
                if (field->isVisible() && field->accessibleName() == QLatin1String("Recovery key"))
                    key = field;
            return key != nullptr;
        },
        20'000));
    EXPECT_FALSE(key->text().isEmpty());
    for (auto* button : town.window->findChildren<QAbstractButton*>())
        if (button->isVisible() && button->text().startsWith(QLatin1String("I have written")))
            QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 20'000));
}

class AtSize : public testing::TestWithParam<QSize> {};

TEST_P(AtSize, NothingInTheTopBarIsClippedOrOverlaps) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    town.window->resize(GetParam());
    QCoreApplication::processEvents();
    auto* bar = town.window->findChild<TopBar*>();
    desk::ChannelState state;
    for (const char* channel : {"SHOP", "PUB", "MARKET"}) {
        state.channel = QString::fromUtf8(channel);
        state.link = channel[0] == 'M' ? desk::ChannelState::Link::Lost : desk::ChannelState::Link::Up;
        bar->lights().setChannel(state);
    }
    QCoreApplication::processEvents();
    EXPECT_EQ(town.window->size(), GetParam());
    QVector<QWidget*> parts;
    for (QWidget* child : bar->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (child->isVisible())
            parts.append(child);
    ASSERT_GE(parts.size(), 7);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        EXPECT_TRUE(bar->rect().contains(parts[i]->geometry())) << parts[i]->metaObject()->className();
        EXPECT_GE(parts[i]->width(), parts[i]->sizeHint().width()) << parts[i]->metaObject()->className();
        for (qsizetype j = i + 1; j < parts.size(); ++j)
            EXPECT_FALSE(parts[i]->geometry().intersects(parts[j]->geometry()));
    }
    for (auto* label : bar->findChildren<LabelText*>())
        EXPECT_FALSE(label->isVisible() && label->isElided()) << label->text().toStdString();
}

TEST_P(AtSize, NothingOnTheSignInPageIsClipped) {
    Town town;
    town.session.open(town.path);
    ASSERT_TRUE(town.waitFor<SignInPage>());
    town.window->resize(GetParam());
    QCoreApplication::processEvents();
    for (auto* label : town.shown<SignInPage>()->findChildren<LabelText*>()) {
        if (!label->isVisible() || label->text().startsWith(QLatin1Char('/')))
            continue;
        EXPECT_FALSE(label->isElided()) << label->text().toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, AtSize,
                         testing::Values(QSize(1280, 800), QSize(1499, 900), QSize(1500, 900), QSize(1920, 1080)));

TEST(Accessibility, WhateverTakesTheFocusHasAName) {
    Town town;
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    for (QWidget* widget : town.window->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName() == QLatin1String("quick-line"))
            continue;
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        EXPECT_TRUE(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()))
            << widget->metaObject()->className();
    }
}

TEST(MainWindow, FindsRecordsWhileOneTypesAndOpensThePageThatShowsThem) {
    Town town;
    town.session.open(town.path);
    town.signIn(passphrase);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000));
    desk::Desk& desk = *town.session.desk();
    desk::LogRequest request;
    request.line = QStringLiteral("theft m30 grey hoodie nike bag");
    const auto logged = desk.incidents().log(request).result();
    ASSERT_TRUE(logged);
    domain::Subject subject;
    subject.reference = QStringLiteral("W-0412");
    subject.name = QStringLiteral("Dean Hollis");
    subject.description = QStringLiteral("often a grey hoodie");
    ASSERT_TRUE(desk.store().write([&](store::Tx& tx) { return store::SubjectTable::insert(tx, subject); }).result());
    CommandPalette* palette = town.window->openPalette();
    ASSERT_TRUE(palette);
    QTest::keyClicks(palette->field(), QStringLiteral("hoodi"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return palette->model().records() == 2; }, 10'000));
    EXPECT_EQ(palette->said(), QString());
    QStringList titles;
    for (int row = 0; row < palette->model().rowCount(); ++row)
        titles << palette->model().item(row).title;
    const auto at = titles.indexOf(QStringLiteral("W-0412 Dean Hollis"));
    ASSERT_GE(at, 0) << titles.join(QLatin1Char('|')).toStdString();
    EXPECT_TRUE(titles.contains(QStringLiteral("Incident %1").arg(logged->incident.number)));
    for (int i = 0; i < at; ++i)
        QTest::keyClick(palette->field(), Qt::Key_Down);
    QTest::keyClick(palette->field(), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.shownOn != nullptr; }));
    EXPECT_EQ(town.shownHit.title, QStringLiteral("W-0412 Dean Hollis"));
    EXPECT_EQ(town.shownOn, town.window->currentPage());
    town.window->showPage(1);
    EXPECT_EQ(town.shownOn, town.window->currentPage()) << "the gallery";
}

// After a crash the file is looked through beside everything else; what is damaged is said above every page.
TEST(MainWindow, ADamagedStoreIsSaidWithWhatIsLeftOfIt) {
    Town town;
    {
        desk::Desk::Options options;
        options.url = town.path;
        auto desk = desk::Desk::open(options, town.clock, town.ids);
        ASSERT_TRUE(desk);
        const auto fill = [](store::Tx& tx) -> Result<domain::Media> {
            return store::MediaTable::put(tx, {{}, 0, domain::MediaKind::Recording}, QByteArray(4'000'000, 'r'));
        };
        ASSERT_TRUE((*desk)->store().write(fill).result());
    }
    ASSERT_TRUE(QDir().mkpath(town.path + QStringLiteral(".spool/gone")));
    QFile file(town.path);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    file.seek(file.size() / 2 / 4096 * 4096);
    file.write(QByteArray(4096, '\xaa'));
    file.close();
    town.session.setSignIn(QStringLiteral("Jo Mead"), passphrase);
    town.session.open(town.path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return town.window->currentPage() != nullptr; }, 10'000)) << "it is still read";
    EXPECT_TRUE(town.waitFor<ErrorBanner>());
    EXPECT_EQ(town.shown<ErrorBanner>()->error().code, ErrorCode::Corrupt);
    EXPECT_FALSE(town.shown<ErrorBanner>()->error().todo.empty());
}

} // namespace
} // namespace watchdesk::ui
