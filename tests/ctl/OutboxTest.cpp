#include "ctl/Program.h"

namespace watchdesk::ctl {

TEST_F(CtlTest, TheOutboxIsListedAndWhatIsNotThereIsSaid) {
    const Ran listed = on({"outbox", "--limit", "5"});
    EXPECT_EQ(listed.exit, 0) << listed.err;
    EXPECT_TRUE(listed.lines().empty()) << "without a mail server nobody is mailed";
    const Ran retried = on({"outbox", "retry", "no-such-letter"});
    EXPECT_EQ(retried.exit, 1);
    EXPECT_NE(retried.err.find("being sent, or has gone"), std::string::npos) << retried.err;
    EXPECT_EQ(on({"outbox", "cancel", "no-such-letter"}).exit, 1);
    EXPECT_EQ(on({"outbox", "retry"}).exit, 2);
    EXPECT_EQ(on({"outbox", "--limit", "0"}).exit, 2);
    EXPECT_EQ(on({"outbox", "bounce", dir.file("not-there.eml")}).exit, 1);
    write("report.eml", "Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.1.1\n\nMessage-ID: <x@y>\n");
    const Ran bounced = on({"outbox", "bounce", dir.file("report.eml")});
    EXPECT_EQ(bounced.exit, 1);
    EXPECT_NE(bounced.err.find("no letter of this outbox"), std::string::npos) << bounced.err;
    const Ran fetched = on({"outbox", "fetch"});
    EXPECT_EQ(fetched.exit, 1);
    EXPECT_NE(fetched.err.find("No mail box is set up"), std::string::npos) << fetched.err;
    EXPECT_EQ(on({"status"}).lines().at(0)["counts"]["outbox"], 0);
}

} // namespace watchdesk::ctl
