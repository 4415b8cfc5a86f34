// sip-check: a line a file, with the keys that scripts rely on.
#include "ctl/Program.h"

namespace watchdesk::ctl {

namespace {

const std::string kHead = "Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1\r\n"
                          "From: <sip:tower@192.0.2.9>;tag=1\r\n"
                          "To: <sip:desk@192.0.2.7>\r\n"
                          "Call-ID: 1@192.0.2.9\r\n";

} // namespace

class SipCheckTest : public CtlTest {
protected:
    void SetUp() override {} // no store
};

TEST_F(SipCheckTest, SaysWhatTheBridgeWouldDo) {
    write("sound", "OPTIONS sip:desk@192.0.2.7 SIP/2.0\r\n" + kHead + "CSeq: 1 OPTIONS\r\n\r\n");
    write("unable", "OPTIONS tel:999 SIP/2.0\r\n" + kHead + "CSeq: 1 OPTIONS\r\n\r\n");
    write("broken", "OPTIONS sip:desk@192.0.2.7 SIP/2.0\r\n" + kHead + "CSeq: x OPTIONS\r\n\r\n");
    write("dropped", "SIP/2.0 2000 OK\r\n" + kHead + "CSeq: 1 OPTIONS\r\n\r\n");
    const Ran ran =
        run({"--json", "sip-check", dir.file("sound"), dir.file("unable"), dir.file("broken"), dir.file("dropped")});
    EXPECT_EQ(ran.exit, 0) << ran.err;
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(
        lines[0],
        (nlohmann::json{
            {"file", dir.file("sound")}, {"accept", true}, {"layer", nullptr}, {"response", nullptr}, {"why", ""}}));
    EXPECT_EQ(lines[1]["accept"], true);
    EXPECT_EQ(lines[1]["layer"], nullptr);
    EXPECT_EQ(lines[1]["response"], 416);
    EXPECT_EQ(lines[2]["accept"], false);
    EXPECT_EQ(lines[2]["layer"], "header");
    EXPECT_EQ(lines[2]["response"], 400);
    EXPECT_EQ(lines[2]["why"], "CSeq: without a number below 2^31");
    EXPECT_EQ(lines[3]["layer"], "startline");
    EXPECT_EQ(lines[3]["response"], nullptr);
}

TEST_F(SipCheckTest, SaysItInWordsAndGoesOnBehindAFileThatIsNotThere) {
    write("dropped", "SIP/2.0 2000 OK\r\n" + kHead + "CSeq: 1 OPTIONS\r\n\r\n");
    const Ran ran = run({"sip-check", dir.file("nobody"), dir.file("dropped")});
    EXPECT_EQ(ran.exit, 1);
    EXPECT_NE(ran.err.find("cannot be read"), std::string::npos) << ran.err;
    EXPECT_EQ(ran.out,
              dir.file("dropped") + ": refused, startline, dropped: a status code that is not between 100 and 699\n");
    EXPECT_EQ(run({"sip-check"}).exit, 2);
}

} // namespace watchdesk::ctl
