// Faces from the command line: the demo town with portraits, its stills matched against the truth, the matcher
// measured.
#include "ctl/Program.h"
#include "support/SharedData.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace watchdesk::ctl {

namespace fs = std::filesystem;
using nlohmann::json;

class MatchTest : public CtlTest {
protected:
    /// The first lines of a CSV of the shared set, with whole paths: those whose identity is, or is not, among `known`.
    static std::string some(const fs::path& csv, const std::set<std::string>& known, bool among, int most) {
        std::ifstream in(csv);
        std::string out;
        std::string line;
        std::getline(in, line);
        for (int taken = 0; taken < most && std::getline(in, line);) {
            const auto comma = line.find(',');
            if ((known.count(line.substr(comma + 1)) > 0) != among)
                continue;
            out += (csv.parent_path() / line.substr(0, comma)).string() + line.substr(comma) + "\n";
            ++taken;
        }
        return out;
    }
    Ran evaluate(const std::string& gallery, const std::string& probes) {
        write("gallery.csv", gallery);
        write("probes.csv", probes);
        return run(
            {"evaluate-matching", "--gallery", dir.file("gallery.csv"), "--probes", dir.file("probes.csv"), "--json"});
    }
};

TEST_F(MatchTest, TheDemosStillsNameTheRightPeopleAndNoStranger) {
    store = dir.file("faces.watchdesk");
    const std::string stills = dir.file("stills");
    const Ran made = on({"demo", "--months", "12", "--as", "Jo Mead", "--stills", stills});
    ASSERT_EQ(made.exit, 0) << made.err;
    EXPECT_GT(made.lines().at(0)["photographs"], 40);
    EXPECT_GT(made.lines().at(0)["face_templates"], 20);
    std::ifstream file(stills + "/stills.json");
    const json truth = json::parse(file);
    std::vector<std::string> arguments{"match"};
    for (const auto& still : truth)
        arguments.push_back(stills + "/" + still["file"].get<std::string>());
    const Ran ran = on(arguments);
    ASSERT_EQ(ran.exit, 0) << ran.err;
    const auto found = ran.lines();
    ASSERT_EQ(found.size(), truth.size());
    int named = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        std::set<std::string> there;
        for (const auto& face : truth[i]["faces"])
            there.insert(face["subject"].get<std::string>());
        for (const auto& face : found[i]["faces"]) {
            EXPECT_EQ(face["box"].size(), 4U);
            if (face["candidates"].empty())
                continue;
            const auto& first = face["candidates"][0];
            EXPECT_EQ(there.count(first["subject"]), 1U) << truth[i]["file"] << " " << first;
            EXPECT_EQ(first["rank"], 1);
            EXPECT_TRUE(face["usable"].get<bool>());
            ++named;
        }
    }
    EXPECT_GE(named, 9);
    EXPECT_EQ(on({"match", stills + "/" + truth[0]["file"].get<std::string>(), "--top", "2"})
                  .lines()
                  .at(0)["faces"][0]["candidates"]
                  .size(),
              2U);
    EXPECT_FALSE(on({"audit", "--text", "still.search"}).lines().empty());
    EXPECT_TRUE(on({"verify"}).lines().at(0)["ok"].get<bool>());
}

TEST_F(MatchTest, WhatIsNoPictureIsSaidAndTheOthersAreSearched) {
    write("letter.jpg", "Dear Sir");
    const Ran ran = on({"match", dir.file("letter.jpg"), dir.file("absent.jpg")});
    EXPECT_EQ(ran.exit, 1);
    EXPECT_NE(ran.err.find("no picture"), std::string::npos);
    EXPECT_NE(ran.err.find("cannot be read"), std::string::npos);
    EXPECT_EQ(on({"match"}).exit, 2);
}

TEST_F(MatchTest, ASetThatCannotBeReadIsNamedWithItsLine) {
    EXPECT_EQ(run({"evaluate-matching"}).exit, 2);
    EXPECT_NE(evaluate("", "file,identity\n").err.find("columns file and identity"), std::string::npos);
    EXPECT_NE(evaluate("file,identity\n", "file,identity\na.jpg,A\n").err.find("no picture in it"), std::string::npos);
    EXPECT_NE(evaluate("file,identity\na.jpg\n", "file,identity\na.jpg,A\n").err.find("line 2"), std::string::npos);
    const Ran absent = evaluate("file,identity\nno-such.jpg,A\n", "file,identity\na.jpg,A\n");
    EXPECT_EQ(absent.exit, 1);
    EXPECT_NE(absent.err.find("line 2"), std::string::npos);
}

TEST_F(MatchTest, SharedSetRanksTheRightPersonFirst) {
    WATCHDESK_NEED_SHARED_DATA(shared);
    const fs::path faces = shared / "faces";
    const std::string gallery = some(faces / "gallery.csv", {}, false, 40);
    std::set<std::string> known;
    std::istringstream lines(gallery);
    for (std::string line; std::getline(lines, line);)
        known.insert(line.substr(line.find(',') + 1));
    const std::string probes =
        some(faces / "probes_clean.csv", known, true, 40) + some(faces / "probes_clean.csv", known, false, 40);
    const Ran ran = evaluate("file,identity\n" + gallery, "file,identity\n" + probes);
    ASSERT_EQ(ran.exit, 0) << ran.err;
    const json report = ran.lines().at(0);
    EXPECT_EQ(report["gallery"], 40);
    EXPECT_EQ(report["strangers"], 40);
    EXPECT_GE(report["rank1"], 0.95);
    EXPECT_GE(report["tpir_at_default"], 0.9);
    EXPECT_LE(report["fpir_at_default"], 0.05);
    EXPECT_LT(report["ci95"]["rank1"][0], report["rank1"]);
    for (const char* key : {"probes", "faces_found", "tpir_at_fpir", "threshold_at_fpir", "default_threshold",
                            "ms_per_probe", "search_us"})
        EXPECT_TRUE(report.contains(key)) << key;
}

} // namespace watchdesk::ctl
