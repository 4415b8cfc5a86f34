#include "ctl/Program.h"

#include <filesystem>

namespace watchdesk::ctl {

TEST_F(CtlTest, TheDemoTownIsWholeAndVerifies) {
    const Ran status = on({"status"});
    ASSERT_EQ(status.exit, 0) << status.err;
    const auto json = status.lines().at(0);
    EXPECT_EQ(json["engine"], "sqlite");
    EXPECT_EQ(json["counts"]["member"], 64);
    EXPECT_EQ(json["counts"]["radio_set"], 66);
    EXPECT_EQ(json["counts"]["subject"], 40);
    EXPECT_GE(json["schema"], 1);
    const Ran verified = on({"verify"});
    EXPECT_EQ(verified.exit, 0) << verified.err;
    EXPECT_EQ(verified.lines().at(0)["ok"], true);
}

TEST_F(CtlTest, OneRadioAnswersToTheMeasuredCode) {
    const Ran radios = on({"radios", "--text", "57106"});
    ASSERT_EQ(radios.lines().size(), 1U) << radios.err;
    EXPECT_EQ(radios.lines().at(0)["callsign"], "C07");
    EXPECT_EQ(radios.lines().at(0)["set"], "EEA");
}

TEST_F(CtlTest, ALineIsLoggedAlertedListedAndAudited) {
    const Ran logged = on({"log", "C07 theft m30 grey hoodie nike bag > market sq", "--alert"});
    ASSERT_EQ(logged.exit, 0) << logged.err;
    const auto record = logged.lines().at(0);
    EXPECT_EQ(record["category"], "shop-theft");
    EXPECT_TRUE(record["alert"].is_number());
    const Ran found = on({"incidents", "--text", "nike bag", "--limit", "1"});
    EXPECT_EQ(found.lines().at(0)["number"], record["number"]);
    EXPECT_EQ(on({"alerts", "--limit", "1"}).lines().at(0)["state"], "open");
    const Ran audit = on({"audit", "--text", "incident.log"});
    EXPECT_EQ(audit.lines().at(0)["who"], "Jo Mead");
}

TEST_F(CtlTest, ALineIsReadWithoutBeingWritten) {
    const auto before = on({"incidents", "--limit", "1"}).lines().at(0)["number"];
    const Ran read = on({"log", "C07 theft m30 grey hoodie > market sq £40 wibble", "--dry-run"});
    ASSERT_EQ(read.exit, 0) << read.err;
    const auto reading = read.lines().at(0);
    EXPECT_EQ(reading["callsign"], "C07");
    EXPECT_EQ(reading["category"], "shop-theft");
    EXPECT_EQ(reading["sex"], "m");
    EXPECT_EQ(reading["heading"], "Market Place");
    EXPECT_EQ(reading["loss_pence"], 4000);
    EXPECT_EQ(reading["narrative"], "wibble") << "what it cannot place is said, too";
    EXPECT_EQ(on({"incidents", "--limit", "1"}).lines().at(0)["number"], before);
    EXPECT_EQ(on({"log", "C07 theft m30"}).lines().at(0)["understood"]["age"], "30");
}

TEST_F(CtlTest, TheReadingOfSubjectsIsAudited) {
    EXPECT_EQ(on({"subjects"}).lines().size(), 40U);
    EXPECT_FALSE(on({"audit", "--text", "subject.list"}).lines().empty());
}

TEST_F(CtlTest, ExclusionsAreListedWithHowTheyStand) {
    const auto all = on({"exclusions"}).lines();
    ASSERT_GT(all.size(), 5U);
    for (const auto& row : all) {
        for (const char* key : {"id", "subject", "name", "scheme", "step", "standing", "months", "served", "ends",
                                "breaches", "evidence"})
            EXPECT_TRUE(row.contains(key)) << key;
        EXPECT_EQ(row["served"].is_null(), row["ends"].is_null()) << row.dump();
        EXPECT_GE(row["evidence"], 1);
    }
    const std::string reference = all.front()["subject"];
    for (const auto& row : on({"exclusions", "--text", reference}).lines())
        EXPECT_EQ(row["subject"], reference);
    EXPECT_TRUE(on({"exclusions", "--since", "2999-01-01"}).lines().empty());
    EXPECT_EQ(on({"exclusions", "--limit", "2"}).lines().size(), 2U);
    EXPECT_FALSE(on({"audit", "--text", "exclusion.list"}).lines().empty());
}

TEST_F(CtlTest, RecordsAreFoundByWhatTheySay) {
    const auto logged = on({"log", "C07 theft m30 grey hoodie nike bag > market sq", "--alert"}).lines().at(0);
    const Ran found = on({"search", "hoodie nike ba", "--kind", "incident", "--limit", "3"});
    ASSERT_EQ(found.exit, 0) << found.err;
    ASSERT_FALSE(found.lines().empty());
    EXPECT_LE(found.lines().size(), 3U);
    const auto hit = found.lines().at(0);
    EXPECT_EQ(hit["kind"], "incident");
    EXPECT_EQ(hit["title"], "Incident " + std::to_string(logged["number"].get<int>()));
    EXPECT_EQ(hit["id"], logged["id"]);
    EXPECT_NE(hit["snippet"].get<std::string>().find("Nike bag"), std::string::npos);
    EXPECT_TRUE(hit["at"].is_string());
    EXPECT_EQ(hit.size(), 5U);
    EXPECT_TRUE(on({"audit", "--text", "nike ba"}).lines().empty()) << "no subject was found";
    const auto subject = on({"subjects", "--limit", "1"}).lines().at(0);
    const auto who = on({"search", subject["reference"], "--kind", "subject"}).lines();
    ASSERT_EQ(who.size(), 1U);
    EXPECT_EQ(who.at(0)["id"], subject["id"]);
    EXPECT_FALSE(on({"audit", "--text", "search"}).lines().empty());
    EXPECT_EQ(on({"search", "\"no such ( words"}).exit, 0);
    EXPECT_EQ(on({"search", "nike", "--kind", "nonsense"}).exit, 2);
}

TEST_F(CtlTest, TheNextAgendaIsALineAnItemOfTheDemosOwnBuilding) {
    const Ran ran = on({"agenda"});
    ASSERT_EQ(ran.exit, 0) << ran.err;
    const auto items = ran.lines();
    ASSERT_GT(items.size(), 10U);
    EXPECT_EQ(items.front()["section"], "attendance");
    EXPECT_EQ(items.back()["section"], "other-business");
    bool rests = false;
    for (const auto& item : items)
        rests = rests || !item["evidence"].empty();
    EXPECT_TRUE(rests);
    const std::string meeting = items.front()["meeting"];
    EXPECT_EQ(on({"agenda", meeting}).out, ran.out) << "the same store, the same agenda";
    EXPECT_EQ(on({"agenda", "no-such-meeting"}).exit, 1);
    EXPECT_EQ(on({"agenda", "2999-01-01"}).exit, 1);
}

TEST_F(CtlTest, TheAgendaIsWrittenAsAPaper) {
    const std::string path = dir.file("agenda.pdf");
    const Ran ran = on({"agenda", "--pdf", path});
    ASSERT_EQ(ran.exit, 0) << ran.err;
    ASSERT_EQ(ran.lines().size(), 1U);
    EXPECT_EQ(ran.lines().at(0)["pdf"], path);
    EXPECT_GE(ran.lines().at(0)["pages"], 1);
    EXPECT_EQ(read("agenda.pdf").substr(0, 5), "%PDF-");
    EXPECT_FALSE(on({"audit", "--text", "meeting.print"}).lines().empty());
    EXPECT_EQ(on({"agenda", "--pdf", dir.file("no/such/agenda.pdf")}).exit, 1);
}

TEST_F(CtlTest, WrongUsageIsTwoAndFailureIsOneWithASentence) {
    EXPECT_EQ(run({"no-such-command"}).exit, 2);
    EXPECT_EQ(run({"log"}).exit, 2);
    EXPECT_EQ(run({"--version"}).exit, 0);
    EXPECT_EQ(on({"incidents", "--since", "3/4/25"}).exit, 1);
    const Ran absent = run({"status", "--store", dir.file("absent")});
    EXPECT_EQ(absent.exit, 1);
    EXPECT_NE(absent.err.find("There is no store"), std::string::npos) << absent.err;
    write("wrong", "not the passphrase");
    const Ran refused = run({"incidents", "--store", store, "--passphrase-file", dir.file("wrong")});
    EXPECT_EQ(refused.exit, 1);
    EXPECT_TRUE(refused.out.empty());
}

TEST_F(CtlTest, AStoreThatIsNoDatabaseIsNamedAndLeftAlone) {
    const std::string letter = "Dear coordinator, this is a letter and no store. " + std::string(8000, 'x');
    write("letter", letter);
    const Ran ran = run({"status", "--store", dir.file("letter")});
    EXPECT_EQ(ran.exit, 1);
    EXPECT_FALSE(ran.err.empty());
    EXPECT_EQ(read("letter"), letter);
}

TEST_F(CtlTest, AClosedStoreIsOneFileThatCanBeCopied) {
    // A whole year is more than the background checkpoint lets pass: after one of those, the last connection to close
    // no longer folded the log into the file by itself, and a copy of the file alone missed most of the town.
    const Ran made = run({"demo", "--months", "12", "--without-faces", "--as", "Jo Mead", "--store", dir.file("year"),
                          "--passphrase-file", dir.file("secret"), "--json"});
    ASSERT_EQ(made.exit, 0) << made.err;
    EXPECT_FALSE(std::filesystem::exists(dir.file("year-wal")));
    std::filesystem::copy_file(dir.file("year"), dir.file("copy"));
    const Ran status = run({"status", "--store", dir.file("copy"), "--json"});
    EXPECT_EQ(status.lines().at(0)["counts"]["incident"], made.lines().at(0)["incidents"]) << status.err;
}

TEST_F(CtlTest, InitShowsTheRecoveryKeyOnceAndNeverOverwrites) {
    const std::vector<std::string> init{"init",      "--store",           dir.file("new"),    "--as",
                                        "Ann Other", "--passphrase-file", dir.file("secret"), "--json"};
    const Ran made = run(init);
    ASSERT_EQ(made.exit, 0) << made.err;
    EXPECT_FALSE(made.lines().at(0)["recovery_key"].get<std::string>().empty());
    EXPECT_EQ(run(init).exit, 1);
}

TEST_F(CtlTest, AConfigurationWithATypingErrorIsNamedWithItsPlace) {
    write("radio.json", R"({"gateways":[{"name":"town","hots":"127.0.0.1"}],"channels":[]})");
    const Ran ran = on({"listen", "--config", dir.file("radio.json"), "--seconds", "1"});
    EXPECT_EQ(ran.exit, 1);
    EXPECT_NE(ran.err.find("hots"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("host"), std::string::npos) << ran.err;
}

TEST_F(CtlTest, ABackupIsWrittenPutBackAndVerifies) {
    EXPECT_TRUE(on({"status"}).lines().at(0)["last_backup"].is_null());
    const Ran backed = on({"backup", dir.file("town.backup")});
    ASSERT_EQ(backed.exit, 0) << backed.err;
    const auto record = backed.lines().at(0);
    EXPECT_EQ(record["bytes"], std::filesystem::file_size(dir.file("town.backup")));
    EXPECT_EQ(std::string(record["sha256"]).size(), 64U);
    EXPECT_TRUE(on({"status"}).lines().at(0)["last_backup"].is_string());
    EXPECT_EQ(on({"backup", dir.file("town.backup")}).exit, 1) << "never over another";
    EXPECT_EQ(on({"restore", dir.file("town.backup")}).exit, 1) << "never over a store";
    store = dir.file("back.watchdesk");
    ASSERT_EQ(on({"restore", dir.file("town.backup")}).exit, 0);
    EXPECT_EQ(on({"verify"}).lines().at(0)["ok"], true);
    EXPECT_EQ(on({"status"}).lines().at(0)["counts"]["subject"], 40);
    EXPECT_EQ(on({"backup"}).exit, 2);
}

} // namespace watchdesk::ctl
