#include "paper/ReportPaper.h"

#include "support/TempDir.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTextBlock>
#include <QTextDocument>

namespace watchdesk::paper {
namespace {

using Kind = ReportSheet::Line::Kind;

ReportSheet sheetOf(int lines) {
    ReportSheet sheet;
    sheet.marking = QStringLiteral("OFFICIAL-SENSITIVE when complete");
    sheet.scheme = QStringLiteral("Ashby Cross Shop Watch");
    sheet.title = QStringLiteral("For the police");
    sheet.about = QStringLiteral("Incident 4410");
    ReportSheet::Part first{QStringLiteral("Crime report"), false, true, {}, {}};
    first.lines = {{Kind::Fact, QStringLiteral("Where"), QStringLiteral("Hallam Pharmacy")},
                   {Kind::Fact, QStringLiteral("Reported by"), {}},
                   {Kind::Fill, QStringLiteral("Signature"), {}}};
    for (int i = 0; i < lines; ++i)
        first.lines +=
            {Kind::Text, {}, QStringLiteral("Line %1 of a long story that goes on and on. ").arg(i).repeated(6)};
    ReportSheet::Part second{QStringLiteral("Exhibits"), true, false, QStringLiteral("None."), {}};
    sheet.parts = {first, second};
    sheet.printed = QStringLiteral("Printed by Jo Mead");
    return sheet;
}

TEST(ReportPaperTest, SaysEverythingInOrderAndLeavesRoomWhereNothingIsKnown) {
    const QString text = reportDocument(sheetOf(0))->toPlainText();
    const QStringList lines = text.split(QLatin1Char('\n'));
    ASSERT_GE(lines.size(), 11);
    EXPECT_EQ(lines.at(1), QStringLiteral("For the police"));
    EXPECT_EQ(lines.at(4), QStringLiteral("Where"));
    EXPECT_EQ(lines.at(5), QStringLiteral("Hallam Pharmacy"));
    EXPECT_TRUE(lines.at(7).startsWith(QStringLiteral("_____"))) << "to be filled in by hand";
    EXPECT_TRUE(lines.at(8).startsWith(QStringLiteral("Signature ____")));
    EXPECT_EQ(lines.last(), QStringLiteral("None."));
}

TEST(ReportPaperTest, LettersThatJoinAreJoinedAndTheOthersStayPlain) {
    ReportSheet sheet = sheetOf(0);
    const QString arabic =
        QString::fromUtf8("\u0645\u0631\u062D\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645");
    const QString said = QStringLiteral("He said ") + arabic + QStringLiteral("! at 18:00 \U0001F600");
    sheet.parts[0].lines = {{Kind::Text, {}, said}};
    const auto document = reportDocument(sheet);
    EXPECT_TRUE(document->toPlainText().contains(said)) << "not a letter is lost";
    QStringList shaped;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (auto run = block.begin(); !run.atEnd(); ++run) {
            if (run.fragment().charFormat().fontStyleStrategy() != QFont::PreferNoShaping)
                shaped += run.fragment().text().trimmed();
        }
    }
    EXPECT_EQ(shaped, QStringList{arabic});
}

TEST(ReportPaperTest, APartThatBeginsAPageDoes) {
    const test::TempDir folder;
    const QString path = QString::fromStdString(folder.file("report.pdf"));
    const auto two = writeReportPdf(sheetOf(0), path);
    ASSERT_TRUE(two) << two.error().text();
    EXPECT_EQ(*two, 2);
    ReportSheet flowing = sheetOf(0);
    flowing.parts[1].newPage = false;
    EXPECT_EQ(*writeReportPdf(flowing, path), 1);
    ReportSheet first = sheetOf(0);
    first.scheme.clear();
    first.parts = {first.parts.last()};
    EXPECT_LE(*writeReportPdf(first, path), 2);
    EXPECT_GT(*writeReportPdf(sheetOf(80), path), 4);
}

TEST(ReportPaperTest, IsWrittenWholeOrNotAtAll) {
    const auto bad = writeReportPdf(sheetOf(0), QStringLiteral("/nowhere/report.pdf"));
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().code, ErrorCode::Io);
}

} // namespace
} // namespace watchdesk::paper
