// The paper as it is read again: by its document, and by pdftotext where that is installed.
#include "paper/AgendaPaper.h"

#include "support/TempDir.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTextDocument>

namespace watchdesk::paper {
namespace {

AgendaSheet sheetOf(int lines) {
    AgendaSheet sheet;
    sheet.scheme = QStringLiteral("Ashby Cross Shop Watch");
    sheet.when = QStringLiteral("Thursday 26 November 2026, 18:00");
    sheet.place = QStringLiteral("Corn Exchange, upper room");
    sheet.about = QStringLiteral("Tells of 29 October to 20 November.");
    sheet.printed = QStringLiteral("Printed by Jo Mead on 20 November 2026, 14:32");
    sheet.sections = {{QStringLiteral("Attendance and apologies"), {}}, {QStringLiteral("Breaches"), {}}};
    for (int i = 0; i < lines; ++i)
        sheet.sections[1].lines += {QStringLiteral("W-%1 · man, 30 to 39 · 2 breaches").arg(1000 + i),
                                    i == 0 ? QStringLiteral("Zebedee Quillfeather") : QString(),
                                    QStringLiteral("The last on 18 November at C07 Hallam Pharmacy."),
                                    {QStringLiteral("18 Nov 14:02 · 4391 Breach · C07 Hallam Pharmacy")}};
    return sheet;
}

/// Text of the written file, page after page; nothing where pdftotext is not installed.
QString textOf(const QString& path) {
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

class AgendaPaperTest : public ::testing::Test {
protected:
    [[nodiscard]] QString file(const char* name) const { return QString::fromStdString(folder.file(name)); }
    test::TempDir folder;
};

#define NEEDS(program)                                                                                                 \
    if (QStandardPaths::findExecutable(QStringLiteral(program)).isEmpty())                                             \
    GTEST_SKIP() << program << " is not installed"

TEST_F(AgendaPaperTest, TheSameSheetGivesTheSameText) {
    const QString once = agendaDocument(sheetOf(40))->toPlainText();
    EXPECT_EQ(agendaDocument(sheetOf(40))->toPlainText(), once);
    EXPECT_TRUE(once.contains(QStringLiteral("W-1039 · man, 30 to 39 · 2 breaches")));
    EXPECT_TRUE(once.contains(QStringLiteral("Zebedee Quillfeather")));
    EXPECT_TRUE(once.contains(QStringLiteral("1\tAttendance and apologies\nNothing this time.\n2\tBreaches")));
}

TEST_F(AgendaPaperTest, EveryPageSaysWhichItIsAndWhoPrintedIt) {
    NEEDS("pdftotext");
    const auto pages = writeAgendaPdf(sheetOf(60), file("long.pdf"));
    ASSERT_TRUE(pages) << pages.error().text();
    ASSERT_GT(*pages, 2);
    const QStringList text = textOf(file("long.pdf")).split(QLatin1Char('\f'), Qt::SkipEmptyParts);
    ASSERT_EQ(text.size(), *pages);
    for (int page = 0; page < text.size(); ++page) {
        EXPECT_TRUE(text.at(page).contains(QStringLiteral("Page %1 of %2").arg(page + 1).arg(*pages)));
        EXPECT_TRUE(text.at(page).contains(QStringLiteral("Printed by Jo Mead")));
    }
    const QString all = text.join(QString());
    for (const QString& page : text)
        EXPECT_EQ(page.count(QStringLiteral("· 2 breaches")), page.count(QStringLiteral("4391 Breach")))
            << "a line and its evidence are on one page";
    for (int i = 0; i < 60; ++i)
        EXPECT_EQ(all.count(QStringLiteral("W-%1 ").arg(1000 + i)), 1) << "no line is cut at the foot of a page";
}

TEST_F(AgendaPaperTest, TheSameSheetGivesTheSameFileAsItIsRead) {
    NEEDS("pdftotext");
    ASSERT_TRUE(writeAgendaPdf(sheetOf(20), file("a.pdf")));
    ASSERT_TRUE(writeAgendaPdf(sheetOf(20), file("b.pdf")));
    EXPECT_EQ(textOf(file("a.pdf")), textOf(file("b.pdf")));
    EXPECT_FALSE(textOf(file("a.pdf")).isEmpty());
}

TEST_F(AgendaPaperTest, IsBlackOnWhiteUnderADarkDesk) {
    NEEDS("pdftoppm");
    ASSERT_TRUE(writeAgendaPdf(sheetOf(5), file("dark.pdf")));
    QProcess::execute(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("60"), QStringLiteral("-png"),
                                                   QStringLiteral("-singlefile"), file("dark.pdf"), file("dark")});
    const QImage page(file("dark.png"));
    ASSERT_FALSE(page.isNull());
    int black = 0;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x)
            black += qGray(page.pixel(x, y)) < 60 ? 1 : 0;
    }
    EXPECT_EQ(qGray(page.pixel(2, 2)), 255);
    EXPECT_GT(black, 200);
}

TEST_F(AgendaPaperTest, AnAgendaWithNothingToSayIsAPage) {
    const auto pages = writeAgendaPdf(sheetOf(0), file("short.pdf"));
    ASSERT_TRUE(pages);
    EXPECT_EQ(*pages, 1);
}

TEST_F(AgendaPaperTest, AFolderThatIsNotThereIsNamedAndNothingIsLeft) {
    const auto pages = writeAgendaPdf(sheetOf(1), file("no/such/agenda.pdf"));
    ASSERT_FALSE(pages);
    EXPECT_EQ(pages.error().code, ErrorCode::Io);
    EXPECT_NE(pages.error().what.find("agenda.pdf"), std::string::npos);
    EXPECT_FALSE(QFile::exists(file("no")));
}

} // namespace
} // namespace watchdesk::paper
