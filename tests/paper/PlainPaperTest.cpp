#include "paper/PlainPaper.h"

#include "support/TempDir.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTextDocument>

namespace watchdesk::paper {
namespace {

PlainSheet sheetOf(int lines) {
    PlainSheet sheet;
    sheet.scheme = QStringLiteral("Ashby Cross Shop Watch");
    sheet.title = QStringLiteral("Recovery key");
    sheet.paragraphs = {QStringLiteral("Keep it away from the machine.")};
    sheet.facts = {{QStringLiteral("Key"), QStringLiteral("7QX4-AAAA"), true}};
    sheet.listTitle = QStringLiteral("Records");
    for (int i = 0; i < lines; ++i)
        sheet.list += QStringLiteral("S-%1").arg(i);
    sheet.printed = QStringLiteral("Printed by Jo Mead");
    return sheet;
}

TEST(PlainPaperTest, HasEverythingInItsOrderAndNoHeadOverNothing) {
    EXPECT_EQ(plainDocument(sheetOf(0))->toPlainText(),
              QStringLiteral("Ashby Cross Shop Watch\nRecovery key\nKeep it away from the machine.\nKey\n7QX4-AAAA"));
    EXPECT_TRUE(plainDocument(sheetOf(2))->toPlainText().endsWith(QStringLiteral("Records\nS-0\nS-1")));
}

TEST(PlainPaperTest, GoesOnOverPagesAndIsWrittenWholeOrNotAtAll) {
    const test::TempDir folder;
    const QString path = QString::fromStdString(folder.file("plain.pdf"));
    const auto one = writePlainPdf(sheetOf(0), path);
    ASSERT_TRUE(one) << one.error().text();
    EXPECT_EQ(*one, 1);
    const auto many = writePlainPdf(sheetOf(200), path);
    ASSERT_TRUE(many);
    EXPECT_GT(*many, 3);
    const QString nowhere = QString::fromStdString(folder.file("not/there.pdf"));
    EXPECT_FALSE(writePlainPdf(sheetOf(1), nowhere));
    EXPECT_FALSE(QFile::exists(nowhere));
}

} // namespace
} // namespace watchdesk::paper
