// The mail server and the outbox, by keys and clicks, against a real mail server.
#include "ui/scheme/PostSection.h"

#include "mail/ImapPeer.h"
#include "mail/SmtpPeer.h"
#include "scheme/SchemeFixture.h"
#include "store/OutboxTable.h"
#include "ui/scheme/BoxFields.h"
#include "ui/scheme/MailForm.h"
#include "ui/scheme/Table.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/RowList.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QStandardPaths>

namespace watchdesk::test {
namespace {

using domain::Letter;
using domain::LetterState;

class PostSectionTest : public SchemeFixture {
protected:
    void SetUp() override {
        if (!SmtpPeer::isThere())
            GTEST_SKIP() << "python3-aiosmtpd is not installed";
        QStandardPaths::setTestModeEnabled(true);
        DeskFixture::SetUp();
    }
    [[nodiscard]] ui::PostSection& section() const { return *page->findChild<ui::PostSection*>(); }
    void fill(const QString& name, const QString& text) {
        for (auto* edit : section().form().findChildren<QLineEdit*>()) {
            auto* box = qobject_cast<QSpinBox*>(edit->parentWidget());
            if ((box != nullptr ? box->accessibleName() : edit->accessibleName()) != name)
                continue;
            edit->setFocus();
            edit->selectAll();
            QTest::keyClicks(edit, text);
            return;
        }
        ADD_FAILURE() << "no field " << name.toStdString();
    }
    void choosePlain(const QString& name = QStringLiteral("Kept private by")) {
        for (auto* box : section().form().findChildren<QComboBox*>()) {
            if (box->accessibleName() != name)
                continue;
            box->setFocus();
            QTest::keyClick(box, Qt::Key_End);
        }
    }
    /// Words of the form, however far down they stand.
    [[nodiscard]] bool isInSight(const QString& words) const {
        for (const ui::LabelText* one : section().form().findChildren<ui::LabelText*>()) {
            if (one->text() == words)
                return !one->visibleRegion().isEmpty();
        }
        return false;
    }
    Letter letter(const QString& to, LetterState state, const QString& reply = {}) {
        Letter out;
        out.madeAt = clock.now();
        out.dueAt = clock.now() + 3'600'000;
        out.recipient = to;
        out.subject = QStringLiteral("Alert 1187: theft, C07 Hallam Pharmacy");
        out.body = QStringLiteral("Grey hoodie\n");
        out.state = state;
        out.reply = reply;
        out.tries = state == LetterState::Queued ? 0 : 2;
        return *desk->store().write([out](store::Tx& tx) { return store::OutboxTable::insert(tx, out); }).result();
    }
    [[nodiscard]] LetterState stateOf(const Letter& one) {
        return (*desk->store().read([one](store::Tx& tx) { return store::OutboxTable::find(tx, one.id); }).result())
            ->state;
    }
};

TEST_F(PostSectionTest, AMailServerIsTriedOutAndKept) {
    SmtpPeer peer;
    ASSERT_TRUE(peer.start()) << peer.trouble();
    openPage(QStringLiteral("post"));
    fill(QStringLiteral("Mail server"), QStringLiteral("mail.example.org"));
    choosePlain();
    fill(QStringLiteral("Sender's address"), QStringLiteral("watch@desk.example.org"));
    fill(QStringLiteral("Sender's name"), QStringLiteral("Ashby Cross Shop Watch"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return !section().form().trouble().isEmpty(); }));
    EXPECT_TRUE(section().form().trouble().contains(QStringLiteral("this machine alone")));
    EXPECT_TRUE(eventually([this] { return isInSight(section().form().trouble()); })) << "below the fold";
    fill(QStringLiteral("Mail server"), QStringLiteral("127.0.0.1"));
    fill(QStringLiteral("Port"), QString::number(peer.port()));
    fill(QStringLiteral("Send a trial to"), QStringLiteral("no-such@example.org"));
    key(Qt::Key_T, Qt::ControlModifier);
    ASSERT_TRUE(eventually([this] { return section().form().conversation().contains(QStringLiteral("550")); }));
    EXPECT_TRUE(section().form().trouble().contains(QStringLiteral("Nobody of that name here")));
    fill(QStringLiteral("Send a trial to"), QStringLiteral("me@example.org"));
    key(Qt::Key_T, Qt::ControlModifier);
    ASSERT_TRUE(eventually([this] { return section().form().trouble().contains(QStringLiteral("has taken it")); }));
    EXPECT_EQ(peer.letters().size(), 1U);
    keep(QStringLiteral("mail-trial"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return desk->post().setup().result()->host == QLatin1String("127.0.0.1"); }));
    EXPECT_EQ(desk->post().setup().result()->port, peer.port());
}

TEST_F(PostSectionTest, TheSendersBoxIsTestedKeptAndLookedThrough) {
    if (!ImapPeer::isThere())
        GTEST_SKIP() << "dovecot-imapd is not installed";
    ImapPeer peer;
    ASSERT_TRUE(peer.start()) << peer.trouble();
    const Letter sent = letter(QStringLiteral("shop@example.org"), LetterState::Sent);
    peer.deliver("Content-Type: multipart/report; report-type=delivery-status\r\n\r\nAction: failed\r\n"
                 "Status: 5.1.1\r\nMessage-ID: <" +
                 sent.id.toStdString() + "@desk.example.org>\r\n");
    openPage(QStringLiteral("post"));
    fill(QStringLiteral("Mail server"), QStringLiteral("mail.example.org"));
    fill(QStringLiteral("Sender's address"), QStringLiteral("watch@desk.example.org"));
    fill(QStringLiteral("Box server"), QStringLiteral("127.0.0.1"));
    choosePlain(QStringLiteral("The box is kept private by"));
    fill(QStringLiteral("Port of the box server"), QString::number(peer.port()));
    fill(QStringLiteral("User of the box"), QString::fromLatin1(ImapPeer::user));
    fill(QStringLiteral("Password of the box"), QStringLiteral("wrong"));
    const auto says = [this](const char* words) {
        return eventually([&] { return section().form().box().said().contains(QString::fromLatin1(words)); });
    };
    click(QStringLiteral("Test the box"));
    EXPECT_TRUE(says("refuses the user or the password")) << section().form().box().said().toStdString();
    fill(QStringLiteral("Password of the box"), QString::fromLatin1(ImapPeer::password));
    key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(says("1 unread report is in it")) << section().form().box().said().toStdString();
    keep(QStringLiteral("mail-box"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return !desk->post().setup().result()->box.passwordFile.isEmpty(); }));
    EXPECT_EQ(desk->post().setup().result()->box.port, peer.port());
    EXPECT_TRUE(eventually([this] { return !section().form().box().password(); })) << "kept in a file";
    key(Qt::Key_B, Qt::ControlModifier);
    EXPECT_TRUE(eventually([&] { return stateOf(sent) == LetterState::Bounced; }));
}

TEST_F(PostSectionTest, LettersAreSentAgainAndTakenBackByKeys) {
    const Letter failed =
        letter(QStringLiteral("no-such@example.org"), LetterState::Failed, QStringLiteral("550 Nobody here"));
    clock.advance(1000);
    const Letter waiting = letter(QStringLiteral("shop@example.org"), LetterState::Queued);
    letter(QStringLiteral("a-manager-with-a-very-long-address.of-a-business@subdomain.of-a-large-chain.example.org"),
           LetterState::Sent);
    openPage(QStringLiteral("post"));
    ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 3; }));
    auto& list = page->findChild<ui::PostSection*>()->findChild<ui::Table*>()->list();
    list.setFocus();
    for (int row = 0; row < 3 && section().rows().at(list.currentIndex().row())->letter.id != failed.id; ++row)
        key(Qt::Key_Down);
    EXPECT_TRUE(section().trouble().contains(QStringLiteral("550 Nobody here"))) << section().trouble().toStdString();
    keep(QStringLiteral("mail-letters"));
    key(Qt::Key_R, Qt::ControlModifier);
    ASSERT_TRUE(eventually([&] { return stateOf(failed) == LetterState::Queued; }));
    list.setFocus();
    key(Qt::Key_Home);
    for (int row = 0; row < 3 && section().rows().at(list.currentIndex().row())->letter.id != waiting.id; ++row)
        key(Qt::Key_Down);
    key(Qt::Key_Delete);
    ASSERT_TRUE(eventually([&] { return stateOf(waiting) == LetterState::Cancelled; }));
}

TEST_F(PostSectionTest, AnEmptyOutboxSaysHowLettersComeIntoIt) {
    openPage(QStringLiteral("post"));
    ASSERT_TRUE(eventually([this] { return section().findChild<ui::Table*>()->isEmptyShown(); }));
    keep(QStringLiteral("mail-empty"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete); // of nothing
    EXPECT_EQ(section().rows().rowCount(), 0);
}

} // namespace
} // namespace watchdesk::test
