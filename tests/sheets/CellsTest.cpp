// Cells as people write them, and what is said of those that cannot be read.
#include "domain/Category.h"
#include "sheets/CellDates.h"
#include "sheets/CellTexts.h"
#include "sheets/CellValues.h"

#include <gtest/gtest.h>

namespace watchdesk::sheets {
namespace {

constexpr int thisYear = 2026;

QString day(const char* cell, DateOrder order = DateOrder::DayFirst) {
    const auto date = readDate(QString::fromUtf8(cell), order, thisYear);
    return date ? date->toString(Qt::ISODate) : QString::fromStdString("! " + date.error().what);
}

QString clock(const char* cell) {
    const auto time = readTime(QString::fromUtf8(cell));
    return time ? time->toString(QStringLiteral("hh:mm:ss")) : QString::fromStdString("! " + time.error().what);
}

qint64 pence(const char* cell) {
    const auto money = readMoney(QString::fromUtf8(cell));
    return money ? *money : -1;
}

QString telephone(const char* cell) {
    const auto phone = readTelephone(QString::fromUtf8(cell));
    return phone ? phone->number : QStringLiteral("!");
}

TEST(CellDates, AreReadAsTheyAreWritten) {
    const QString third = QStringLiteral("2025-04-03");
    for (const char* cell : {"3/4/25",
                             "03/04/2025",
                             "03-04-2025",
                             "3.4.25",
                             "3 4 25",
                             "3 Apr 25",
                             "3-Apr-25",
                             "3rd April 2025",
                             "Thursday 3rd April 2025",
                             "Thu 3 Apr 2025",
                             "3 of April 2025",
                             "April 3, 2025",
                             "Apr 3rd 2025",
                             "2025-04-03",
                             "2025/4/3",
                             "20250403",
                             "45750",
                             "45750.885",
                             "2025-04-03T21:15:00",
                             "2025-04-03 21:15:00",
                             "03/04/2025 21:15",
                             "3/4/25 at 9.15pm",
                             " 3/4/25 ",
                             "3 Apr '25",
                             "3apr25"})
        EXPECT_EQ(day(cell), third) << cell;
    EXPECT_EQ(day("4/3/25", DateOrder::MonthFirst), third);
    EXPECT_EQ(day("2025-04-03", DateOrder::MonthFirst), third) << "what is plain stays so";
    EXPECT_EQ(day("3/4/36"), QStringLiteral("2036-04-03"));
    EXPECT_EQ(day("3/4/37"), QStringLiteral("1937-04-03"));
    EXPECT_EQ(day("3/4/99"), QStringLiteral("1999-04-03"));
    EXPECT_EQ(day("29/2/24"), QStringLiteral("2024-02-29"));
    EXPECT_EQ(day("1 Sept 2025"), QStringLiteral("2025-09-01"));
}

TEST(CellDates, ThatAreNoneSayWhy) {
    EXPECT_EQ(day("29/2/25"), QStringLiteral("! That month has no such day."));
    EXPECT_EQ(day("3/13/25"), QStringLiteral("! There is no such month."));
    EXPECT_EQ(day(""), QStringLiteral("! There is no date."));
    for (const char* cell : {"yesterday", "3/4", "April 2025", "3/4-25", "12", "01632 960001", "0/4/25", "3 Foo 25",
                             "2025-13-01", "1/1/0001"})
        EXPECT_TRUE(day(cell).startsWith(QLatin1Char('!'))) << cell;
    const auto error = readDate(QStringLiteral("Jo Mead"), DateOrder::DayFirst, thisYear).error();
    EXPECT_EQ(error.text().find("Jo"), std::string::npos) << "a cell's text is not repeated";
    EXPECT_FALSE(error.todo.empty());
}

TEST(CellDates, AColumnSaysInWhichOrder) {
    const auto judged = [](std::initializer_list<const char*> cells) {
        QStringList list;
        for (const char* cell : cells)
            list += QString::fromLatin1(cell);
        return judgeDates(list);
    };
    const DateColumn british = judged({"3/4/25", "13/2/25", "1/1/25", "2025-01-01"});
    EXPECT_EQ(british.order, DateOrder::DayFirst);
    EXPECT_TRUE(british.sure);
    EXPECT_FALSE(british.ask);
    EXPECT_EQ(british.either, 1);
    const DateColumn american = judged({"3/4/25", "04/13/25"});
    EXPECT_EQ(american.order, DateOrder::MonthFirst);
    EXPECT_TRUE(american.ask);
    EXPECT_TRUE(american.words.contains(QLatin1String("month first")));
    const DateColumn mixed = judged({"13/4/25", "25/12/25", "04/13/25"});
    EXPECT_EQ(mixed.order, DateOrder::DayFirst) << "the more of them";
    EXPECT_FALSE(mixed.sure);
    EXPECT_TRUE(mixed.ask);
    const DateColumn open = judged({"3/4/25", "5/6/25"});
    EXPECT_EQ(open.order, DateOrder::DayFirst) << "as in the UK";
    EXPECT_FALSE(open.sure);
    EXPECT_FALSE(open.ask);
    EXPECT_TRUE(judged({"4/4/25", "3 Apr 25"}).sure) << "both ways are one";
    EXPECT_EQ(judged({"13/4/25 04:13", "5/6/25 10.15pm"}).dayFirst, 1) << "a time beside is no date";
}

TEST(CellTimes, AreReadAsTheyAreWritten) {
    for (const char* cell : {"21:15", "21.15", "2115", "9.15pm", "9:15 PM", "9.15 p.m.", "915pm", "21:15:00",
                             "2115 hrs", "21h15", "at 21:15", "0.885416666666667", "2025-04-03T21:15:00",
                             "03/04/2025 21:15", "3 Apr 25 9.15pm", "approx 21:15"})
        EXPECT_EQ(clock(cell), QStringLiteral("21:15:00")) << cell;
    EXPECT_EQ(clock("0905"), QStringLiteral("09:05:00"));
    EXPECT_EQ(clock("905"), QStringLiteral("09:05:00"));
    EXPECT_EQ(clock("9pm"), QStringLiteral("21:00:00"));
    EXPECT_EQ(clock("12pm"), QStringLiteral("12:00:00"));
    EXPECT_EQ(clock("12.30am"), QStringLiteral("00:30:00"));
    EXPECT_EQ(clock("noon"), QStringLiteral("12:00:00"));
    EXPECT_EQ(clock("Midnight"), QStringLiteral("00:00:00"));
    EXPECT_EQ(clock("9:15:42"), QStringLiteral("09:15:42"));
    for (const char* cell : {"", "25:00", "24:00", "9", "2175", "13am", "later", "0pm", "3/4/25", "12:345"})
        EXPECT_TRUE(clock(cell).startsWith(QLatin1Char('!'))) << cell;
}

TEST(CellMoney, IsReadInPence) {
    EXPECT_EQ(pence("£1,200.50"), 120'050);
    EXPECT_EQ(pence("12.5"), 1'250);
    EXPECT_EQ(pence("1200 GBP"), 120'000);
    EXPECT_EQ(pence("GBP 12"), 1'200);
    EXPECT_EQ(pence("£ 12"), 1'200);
    EXPECT_EQ(pence("50p"), 50);
    EXPECT_EQ(pence("about £20"), 2'000);
    EXPECT_EQ(pence("20 quid"), 2'000);
    EXPECT_EQ(pence("nil"), 0);
    EXPECT_EQ(pence("0"), 0);
    EXPECT_EQ(pence("1,234,567.89"), 123'456'789);
    EXPECT_EQ(pence("10000000"), 1'000'000'000);
    for (const char* cell :
         {"", "1.200,50", "12.345", "1,20", "12,34.5", "-5", "(12.50)", "10000001", "£", "twelve", "5 - 10", "12.5.6"})
        EXPECT_EQ(pence(cell), -1) << cell;
}

TEST(CellYesNo, IsReadInItsManyWays) {
    for (const char* cell : {"Yes", "y", "TRUE", "1", "X", "✓", " yes "})
        EXPECT_TRUE(readYesNo(QString::fromUtf8(cell)).value()) << cell;
    for (const char* cell : {"No", "n", "FALSE", "0", "-"})
        EXPECT_FALSE(readYesNo(QString::fromUtf8(cell)).value()) << cell;
    EXPECT_FALSE(readYesNo(QStringLiteral("maybe")));
    EXPECT_FALSE(readYesNo(QString()));
}

TEST(CellTelephones, AreMadeTheSame) {
    for (const char* cell :
         {"01632 960001", "(01632) 960-001", "+44 1632 960001", "+44 (0)1632 960001", "0044 1632 960001", "01632960001",
          "1632960001", "01632 960001 ext 12", "01632 960001 x12"})
        EXPECT_EQ(telephone(cell), QStringLiteral("01632960001")) << cell;
    EXPECT_TRUE(readTelephone(QStringLiteral("7700900123"))->zeroRestored);
    EXPECT_FALSE(readTelephone(QStringLiteral("07700 900123"))->zeroRestored);
    EXPECT_EQ(readTelephone(QStringLiteral("01632 960001 Ext. 12"))->extension, QStringLiteral("12"));
    EXPECT_EQ(telephone("+33 1 99 00 12 34"), QStringLiteral("+33199001234"));
    EXPECT_EQ(telephone("016977 3555"), QStringLiteral("0169773555")) << "old exchanges have ten";
    for (const char* cell : {"", "Jo", "960001", "01632 9600011 2", "01632 960001 / 07700 900123", "+44 12",
                             "00000000000", "04632 960001"})
        EXPECT_EQ(telephone(cell), QStringLiteral("!")) << cell;
}

TEST(CellPostCodes, AreWrittenAsRoyalMailDoes) {
    for (const char* cell : {"ec1a1bb", "EC1A 1BB", " ec1a  1bb ", "EC1A-1BB"})
        EXPECT_EQ(readPostCode(QString::fromLatin1(cell)).value(), QStringLiteral("EC1A 1BB")) << cell;
    for (const char* cell : {"M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "GIR 0AA"})
        EXPECT_EQ(readPostCode(QString::fromLatin1(cell)).value(), QString::fromLatin1(cell));
    for (const char* cell : {"", "90210", "M1 1CE", "Q1 1AA", "M1", "EC1A 1BBB", "High Street"})
        EXPECT_FALSE(readPostCode(QString::fromLatin1(cell))) << cell;
}

TEST(CellEmails, HaveTheShape) {
    EXPECT_EQ(readEmail(QStringLiteral(" jo@example.org ")).value(), QStringLiteral("jo@example.org"));
    for (const char* cell : {"", "jo", "jo@", "@example.org", "jo@example", "jo@a..b", "a@b.c; d@e.f"})
        EXPECT_FALSE(readEmail(QString::fromLatin1(cell))) << cell;
}

TEST(CellCategories, AreKnownByTheirWords) {
    for (const domain::Category& category : domain::categories()) {
        EXPECT_EQ(readCategory(category.code).value(), category.code);
        EXPECT_EQ(readCategory(category.label.toUpper()).value(), category.code);
    }
    EXPECT_EQ(readCategory(QStringLiteral("Shoplifting")).value(), QStringLiteral("shop-theft"));
    EXPECT_EQ(readCategory(QStringLiteral("Theft - alcohol")).value(), QStringLiteral("shop-theft"));
    EXPECT_EQ(readCategory(QStringLiteral("ASB")).value(), QStringLiteral("anti-social-behaviour"));
    EXPECT_EQ(readCategory(QStringLiteral("Refund fraud (attempt)")).value(), QStringLiteral("fraud"));
    EXPECT_FALSE(readCategory(QStringLiteral("parking"))) << "'king' or 'arking' is no word";
    EXPECT_FALSE(readCategory(QString()));
}

TEST(CellCallSigns, AndCodesKeepTheirNoughts) {
    EXPECT_EQ(readCallSign(QStringLiteral("c07")).value(), QStringLiteral("C07"));
    EXPECT_EQ(readCallSign(QStringLiteral("Sierra 12")).value(), QStringLiteral("SIERRA 12"));
    EXPECT_FALSE(readCallSign(QStringLiteral("the one by the door")));
    EXPECT_FALSE(readCallSign(QStringLiteral("-")));
    EXPECT_EQ(readToneCode(QStringLiteral("05710")).value(), QStringLiteral("05710"));
    EXPECT_EQ(readToneCode(QStringLiteral("1a2b")).value(), QStringLiteral("1A2B"));
    for (const char* cell : {"", "12", "123456789", "FEED", "57-106"})
        EXPECT_FALSE(readToneCode(QString::fromLatin1(cell))) << cell;
}

TEST(NumberFormats, SayWhatIsADate) {
    for (const char* code :
         {"dd/mm/yyyy", "d mmm yy", "yyyy\\-mm\\-dd", "[$-809]dd mmmm yyyy;@", "mmm", "m/d/yy", "\"on \"d.m"})
        EXPECT_TRUE(shapeOf(QString::fromLatin1(code)).date && !shapeOf(QString::fromLatin1(code)).time) << code;
    for (const char* code : {"h:mm", "hh:mm:ss", "[h]:mm", "mm:ss.0", "h:mm AM/PM"})
        EXPECT_TRUE(shapeOf(QString::fromLatin1(code)).time && !shapeOf(QString::fromLatin1(code)).date) << code;
    for (const char* code :
         {"General", "0.00", "#,##0.00", "[Red]-0", "\"days\" 0", "0\\d", "\"\"", "@", "[unclosed", "£#,##0"})
        EXPECT_TRUE(!shapeOf(QString::fromUtf8(code)).time && !shapeOf(QString::fromUtf8(code)).date) << code;
    EXPECT_TRUE(shapeOf(QStringLiteral("d/m/yy h:mm")).date && shapeOf(QStringLiteral("d/m/yy h:mm")).time);
    EXPECT_EQ(shapeOf(QStringLiteral("00000")).digits, 5);
}

TEST(NumberFormats, SerialsBecomeDates) {
    const NumberShape date{true, false, 0};
    EXPECT_EQ(serialText(45750, date, false), QStringLiteral("2025-04-03"));
    EXPECT_EQ(serialText(44288, date, true), QStringLiteral("2025-04-03"));
    EXPECT_EQ(serialText(1, date, false), QStringLiteral("1900-01-01"));
    EXPECT_EQ(serialText(59, date, false), QStringLiteral("1900-02-28"));
    EXPECT_EQ(serialText(61, date, false), QStringLiteral("1900-03-01"));
    EXPECT_EQ(serialText(45750.99999999, date, false), QStringLiteral("2025-04-04")) << "rounded to the second";
    EXPECT_EQ(serialText(-1, date, false), QStringLiteral("-1"));
    EXPECT_EQ(serialText(1e300, date, false), QStringLiteral("1e+300"));
    EXPECT_EQ(serialText(1.5, {false, true, 0}, false), QStringLiteral("36:00:00")) << "hours that were added up";
    EXPECT_EQ(numberText(0.1 + 0.2), QStringLiteral("0.3"));
    EXPECT_EQ(numberText(7700900123), QStringLiteral("7700900123"));
    EXPECT_EQ(numberText(-3), QStringLiteral("-3"));
    EXPECT_EQ(durationText(QStringLiteral("PT21H15M00S")), QStringLiteral("21:15:00"));
    EXPECT_EQ(durationText(QStringLiteral("P1DT1H00M00S")), QStringLiteral("25:00:00"));
    EXPECT_EQ(durationText(QStringLiteral("soon")), QStringLiteral("soon"));
}

} // namespace
} // namespace watchdesk::sheets
