// Cases, packs, shifts and intelligence reports on the command line.
#include "ctl/Program.h"

namespace watchdesk::ctl {

TEST_F(CtlTest, AnIncidentsCaseIsNotedListedAndPacked) {
    const Ran logged = on({"log", "C07 theft m30 grey hoodie"});
    ASSERT_EQ(logged.exit, 0) << logged.err;
    const std::string number = std::to_string(logged.lines().at(0)["number"].get<int>());
    EXPECT_EQ(on({"case", number}).lines().at(0)["step"], "told");
    const Ran noted = on({"case", number, "--reporter", "the manager", "--reference", "26*0042117", "--crimed", "CR/1",
                          "--disposal", "community-resolution", "--on", "2026-11-01", "--from", "the sergeant"});
    ASSERT_EQ(noted.exit, 0) << noted.err;
    const auto record = noted.lines().at(0);
    EXPECT_EQ(record["step"], "crimed");
    EXPECT_EQ(record["reference"], "26*0042117");
    EXPECT_EQ(record["crime_number"], "CR/1");
    EXPECT_EQ(record["disposal"], "community-resolution");
    EXPECT_EQ(record["disposal_on"], "2026-11-01");
    EXPECT_EQ(on({"case", number, "--disposal", "hanging"}).exit, 1);
    EXPECT_EQ(on({"case", "99999999"}).exit, 1);
    EXPECT_EQ(on({"case"}).exit, 2);
    const std::string path = dir.file("pack.pdf");
    const Ran packed = on({"police-pack", number, "--pdf", path});
    ASSERT_EQ(packed.exit, 0) << packed.err;
    EXPECT_GE(packed.lines().at(0)["pages"], 4);
    EXPECT_EQ(read("pack.pdf").substr(0, 5), "%PDF-");
    EXPECT_FALSE(on({"audit", "--text", "case.pack"}).lines().empty());
}

TEST_F(CtlTest, WhatWasNeverReportedIsListedAndCountedByShop) {
    // The demo town has a past without recordings: nothing in it was told on the radio.
    const Ran nudges = on({"never-reported", "--since", "2020-01-01"});
    EXPECT_EQ(nudges.exit, 0) << nudges.err;
    EXPECT_TRUE(nudges.lines().empty());
    const auto shops = on({"reporting"}).lines();
    ASSERT_GT(shops.size(), 5U);
    for (const auto& shop : shops) {
        EXPECT_GT(shop["logged"], 0);
        EXPECT_EQ(shop["told"], 0);
        EXPECT_EQ(shop["missing"], 0);
    }
    EXPECT_GE(shops.front()["logged"], shops.back()["logged"]);
    const Ran letters = on({"never-reported", "--pdf", dir.file("letters.pdf")});
    ASSERT_EQ(letters.exit, 0) << letters.err;
    EXPECT_EQ(letters.lines().at(0)["pages"], 1);
    EXPECT_EQ(on({"reporting", "--since", "never"}).exit, 1);
}

TEST_F(CtlTest, AShiftIsToldOfAndPrinted) {
    const auto facts = on({"shift"}).lines().at(0);
    for (const char* key : {"since", "until", "overs", "incidents", "alerts", "never_reported"})
        EXPECT_TRUE(facts.contains(key)) << key;
    const Ran paper = on({"shift", "--since", "2020-01-01", "--pdf", dir.file("shift.pdf")});
    ASSERT_EQ(paper.exit, 0) << paper.err;
    EXPECT_GE(paper.lines().at(0)["pages"], 2) << "a month of the demo town";
    EXPECT_TRUE(on({"intel"}).lines().empty());
    EXPECT_EQ(on({"intel", "1", "--pdf", dir.file("intel.pdf")}).exit, 1);
}

} // namespace watchdesk::ctl
