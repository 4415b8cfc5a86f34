// Tables brought in and lists taken out by the command line.
#include "ctl/Program.h"

#include <csignal>
#include <filesystem>
#include <thread>

namespace watchdesk::ctl {

class ExchangeTest : public CtlTest {
protected:
    /// A workbook as Excel writes it, by openpyxl; false where there is none.
    bool makeWorkbook(const std::string& name, const std::string& body) {
        write("make.py", "import openpyxl\nb=openpyxl.Workbook()\n" + body + "b.save('" + dir.file(name) + "')\n");
        auto python = start({"/usr/bin/python3", dir.file("make.py")}, "python");
        return python && python->wait(std::chrono::seconds(60)).value_or(-1) == 0;
    }
};

TEST_F(ExchangeTest, ATableIsTriedBroughtInAndNotTwice) {
    write("members.csv", "Shop,Tel no,Street\nTill & Co,01632 960111,Mill Lane\nThe Nook,01632 960112,Mill Lane\n");
    const Ran trial = on({"import", "members", dir.file("members.csv"), "--dry-run"});
    ASSERT_EQ(trial.exit, 0) << trial.err;
    EXPECT_EQ(trial.lines().at(0)["read"], 2);
    EXPECT_EQ(trial.lines().at(0)["added"], 2);
    EXPECT_TRUE(on({"members", "--text", "Till & Co"}).lines().empty());
    EXPECT_EQ(on({"import", "members", dir.file("members.csv")}).lines().at(0)["added"], 2);
    const Ran again = on({"import", "members", dir.file("members.csv")});
    EXPECT_EQ(again.lines().at(0)["added"], 0);
    EXPECT_EQ(again.lines().at(0)["same"], 2);
    EXPECT_EQ(on({"members", "--text", "Till & Co"}).lines().size(), 1U);
}

TEST_F(ExchangeTest, WrongLinesAreToldAndRefuseTheWhole) {
    write("incidents.csv", "When,What,Where\n3/4/25,Theft,C07\n31/2/25,Theft,C07\n");
    const std::vector<std::string> command{"import", "incidents", dir.file("incidents.csv"), "--map", "category=What",
                                           "--map",  "date=1"};
    const Ran refused = on(command);
    EXPECT_EQ(refused.exit, 1);
    const auto report = refused.lines().at(0);
    EXPECT_EQ(report["added"], 0);
    ASSERT_EQ(report["refused"].size(), 1U);
    EXPECT_EQ(report["refused"][0]["line"], 3);
    EXPECT_EQ(report["refused"][0]["why"].get<std::string>().substr(0, 6), "Date: ");
    auto leaving = command;
    leaving.emplace_back("--leave-wrong-out");
    const Ran some = on(leaving);
    EXPECT_EQ(some.exit, 0) << some.err;
    EXPECT_EQ(some.lines().at(0)["added"], 1);
    EXPECT_FALSE(on({"audit", "--text", "incident.import"}).lines().empty());
    EXPECT_EQ(on({"import", "members", dir.file("incidents.csv"), "--map", "nonsense=1"}).exit, 1);
    EXPECT_EQ(on({"import", "members", dir.file("nothing.csv")}).exit, 1);
    EXPECT_EQ(on({"import", "nonsense", dir.file("incidents.csv")}).exit, 2);
}

TEST_F(ExchangeTest, OfAWorkbookWithSeveralSheetsOneIsNamed) {
    if (!makeWorkbook("book.xlsx", "s=b.active\ns.title='Notes'\ns['A1']='Members, spring'\n"
                                   "m=b.create_sheet('Members')\nm.append(['Shop','Street','Joined'])\n"
                                   "import datetime\nm.append(['Till & Co','Mill Lane',datetime.date(2025,4,3)])\n"
                                   "m.append(['The Nook','Mill Lane','=1/0'])\nm.merge_cells('A3:A4')\n"))
        GTEST_SKIP() << "python3-openpyxl is not here";
    const Ran which = on({"import", "members", dir.file("book.xlsx")});
    EXPECT_EQ(which.exit, 1);
    EXPECT_NE(which.err.find("Notes, Members"), std::string::npos) << which.err;
    const Ran done = on({"import", "members", dir.file("book.xlsx"), "--sheet", "Members"});
    ASSERT_EQ(done.exit, 0) << done.err;
    EXPECT_EQ(done.lines().at(0)["added"], 2) << "a formula without a result is an empty cell";
    EXPECT_EQ(on({"members", "--text", "Till & Co"}).lines().at(0)["joined"], "2025-04-03");
}

TEST_F(ExchangeTest, KilledInTheMiddleItIsAllThereOrNothing) {
    constexpr int many = 20'000;
    std::string table = "Ref,Date,Category,What happened\n";
    for (int i = 0; i < many; ++i)
        table += "T-" + std::to_string(i) + ",3/4/25,Theft,took two razors and a bottle of scent from the shelf\n";
    write("many.csv", table);
    const auto count = [this] { return on({"status"}).lines().at(0)["counts"]["incident"].get<int>(); };
    const int before = count();
    auto import = start({program("watchdeskctl"), "--store", store, "--as", "Jo Mead", "--passphrase-file",
                         dir.file("secret"), "import", "incidents", dir.file("many.csv")},
                        "import");
    ASSERT_TRUE(import);
    // Rows go into the log of the one transaction before it commits: then it is killed.
    std::error_code none;
    const std::string log = store + "-wal";
    while (import->running()) {
        const auto size = std::filesystem::file_size(log, none);
        if (!none && size > 2'000'000)
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    import->signal(SIGKILL);
    (void)import->wait(std::chrono::seconds(30));
    const int after = count();
    EXPECT_TRUE(after == before || after == before + many) << after;
    const auto again = on({"import", "incidents", dir.file("many.csv")}).lines().at(0);
    EXPECT_EQ(again["added"].get<int>() + again["same"].get<int>(), many);
    EXPECT_EQ(count(), before + many);
    EXPECT_EQ(on({"verify"}).exit, 0);
}

TEST_F(ExchangeTest, ListsAreTakenOut) {
    for (const char* kind : {"members", "radios", "subjects", "incidents"}) {
        const Ran out = on({"export", kind, dir.file("list.csv")});
        ASSERT_EQ(out.exit, 0) << out.err;
        EXPECT_GT(out.lines().at(0)["written"], 10) << kind;
        EXPECT_EQ(read("list.csv").substr(0, 3), "\xEF\xBB\xBF");
    }
    EXPECT_EQ(on({"export", "members", dir.file("list.vcf"), "--vcard"}).exit, 0);
    EXPECT_EQ(read("list.vcf").substr(0, 11), "BEGIN:VCARD");
    EXPECT_EQ(on({"export", "radios", dir.file("list.vcf"), "--vcard"}).exit, 1);
    EXPECT_EQ(on({"audit", "--text", "list.export"}).lines().size(), 5U);
    on({"export", "members", dir.file("list.csv")});
    const auto again = on({"import", "members", dir.file("list.csv"), "--dry-run"}).lines().at(0);
    EXPECT_EQ(again["added"], 0);
    EXPECT_EQ(again["updated"], 0);
    EXPECT_TRUE(again["refused"].empty()) << again["refused"].dump();
}

} // namespace watchdesk::ctl
