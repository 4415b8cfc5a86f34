// Tables as text: every way in which people's programs write them.
#include "Making.h"
#include "sheets/CsvParser.h"
#include "sheets/CsvWriter.h"
#include "sheets/Encoding.h"

#include <QElapsedTimer>

#include <random>

namespace watchdesk::sheets {
namespace {

QStringList list(std::initializer_list<const char*> cells) {
    QStringList out;
    for (const char* cell : cells)
        out += QString::fromUtf8(cell);
    return out;
}

TEST(Csv, FindsTheSeparator) {
    for (const char separator : {',', ';', '\t', '|'}) {
        QByteArray text = "Shop;Contact;Phone\r\nHallam Pharmacy;Jo, or Sam;01632 960001\r\nB;C;D\r\n";
        text.replace(';', separator);
        if (separator == ',')
            text.replace("Jo, or Sam", "\"Jo, or Sam\"");
        const Taken taken = takeCsv(text);
        ASSERT_TRUE(taken.summary);
        EXPECT_EQ(taken.summary->separator, QLatin1Char(separator));
        ASSERT_EQ(taken.rows.size(), 3);
        EXPECT_EQ(taken.cells(1), list({"Hallam Pharmacy", "Jo, or Sam", "01632 960001"}));
    }
    EXPECT_EQ(takeCsv("sep=;\r\na,b;c,d\r\n1,2;3,4\r\n").cells(0), list({"a,b", "c,d"}));
    EXPECT_EQ(takeCsv("sep=;\r\na;b\r\n").rows.value(0).line, 2) << "lines keep their numbers";
    EXPECT_EQ(takeCsv("one column\r\nand no other\r\n").cells(1), list({"and no other"}));
}

TEST(Csv, KeepsQuotesLineBreaksAndLineNumbers) {
    const Taken taken = takeCsv("a,b\r\n\"one\r\ntwo\",\"say \"\"hi\"\"\"\n\n\r\nx,\"\"\rlast,y");
    ASSERT_TRUE(taken.summary) << taken.summary.error().text();
    ASSERT_EQ(taken.rows.size(), 4);
    EXPECT_EQ(taken.cells(1), list({"one\r\ntwo", "say \"hi\""}));
    EXPECT_EQ(taken.rows[1].line, 2);
    EXPECT_EQ(taken.cells(2), list({"x", ""}));
    EXPECT_EQ(taken.rows[2].line, 6) << "the cell of two lines and the empty ones count";
    EXPECT_EQ(taken.cells(3), list({"last", "y"}));
    EXPECT_EQ(taken.rows[3].line, 7);
}

TEST(Csv, ReadsEveryEncodingThatPeopleSend) {
    const QString text = QStringLiteral("Shop;Loss\r\nCaf\u00e9 No\u00ebl;\u00a35\r\nSmith\u2019s;\u20ac7\r\n");
    const QByteArray utf8 = text.toUtf8();
    QByteArray ansi = text.toLatin1();
    ansi.replace("Smith?s;?7", "Smith\x92s;\x80"
                               "7");
    QByteArray iso =
        QByteArray(utf8).replace("\xC3\xA9", "\xE9").replace("\xC3\xAB", "\xEB").replace("\xC2\xA3", "\xA3");
    iso.replace("\xE2\x80\x99", "'").replace("\xE2\x82\xAC", "\xA4");
    QByteArray little, big;
    for (const QChar c : text) {
        little.append(static_cast<char>(c.cell())).append(static_cast<char>(c.row()));
        big.append(static_cast<char>(c.row())).append(static_cast<char>(c.cell()));
    }
    const std::vector<std::pair<QByteArray, const char*>> cases{
        {utf8, "UTF-8"},        {"\xEF\xBB\xBF" + utf8, "UTF-8"},
        {ansi, "windows-1252"}, {iso, "ISO-8859-15"},
        {little, "UTF-16LE"},   {QByteArray("\xFF\xFE") + little, "UTF-16LE"},
        {big, "UTF-16BE"},      {QByteArray("\xFE\xFF") + big, "UTF-16BE"}};
    for (const auto& [bytes, name] : cases) {
        const Taken taken = takeCsv(bytes);
        ASSERT_TRUE(taken.summary) << name;
        EXPECT_EQ(taken.summary->encoding, QLatin1String(name));
        ASSERT_EQ(taken.rows.size(), 3) << name;
        EXPECT_EQ(taken.cells(0), list({"Shop", "Loss"})) << name << ": no mark is left over";
        EXPECT_EQ(taken.cells(1), list({"Café Noël", "£5"})) << name;
        EXPECT_EQ(taken.cells(2).value(1), QStringLiteral("\u20ac7")) << name;
    }
}

TEST(Csv, AnEncodingIsFoundByTheLastLineToo) {
    QByteArray text;
    while (text.size() < 900'000)
        text += "plain,letters,only\r\n";
    const Taken taken = takeCsv(text + "Caf\xE9,\xA3"
                                       "5,\x93quoted\x94\r\n");
    ASSERT_TRUE(taken.summary);
    EXPECT_EQ(taken.summary->encoding, QStringLiteral("windows-1252"));
    EXPECT_EQ(taken.rows.last().cells, list({"Café", "£5", "“quoted”"}));
    EXPECT_TRUE(taken.noted(0, "windows-1252"));
}

TEST(Csv, OneBrokenCharacterDoesNotMakeUtf8SomethingElse) {
    QByteArray text;
    for (int i = 0; i < 40; ++i)
        text += "Café,£5\n";
    const Taken taken = takeCsv(text + "broken \xE9,x\n");
    EXPECT_EQ(taken.summary->encoding, QStringLiteral("UTF-8"));
    EXPECT_EQ(taken.rows.last().cells.value(0), QStringLiteral("broken \uFFFD"));
    EXPECT_TRUE(taken.noted(41, "could not be read"));
}

TEST(Csv, CharactersCutByAPartAreWhole) {
    // 256 KB parts: a pound sign over every one of the first boundaries.
    QByteArray text = "a,";
    while (text.size() < 1'200'000)
        text += "£";
    for (const char* lead : {"", "x"}) {
        const Taken taken = takeCsv(lead + text + "\n");
        ASSERT_EQ(taken.rows.size(), 1);
        EXPECT_FALSE(taken.cells(0).value(1).contains(QChar(0xFFFD)));
        EXPECT_EQ(taken.cells(0).value(1).size(), (text.size() - 2) / 2);
    }
}

TEST(Csv, TellsOfRaggedRowsNoughtsAndStrayQuotes) {
    const Taken taken = takeCsv(QByteArray("a,b,c\n1,2\n1,2,3,4\nx\0y,2,3\n\"a\"b,2,3\n", 40));
    ASSERT_TRUE(taken.summary);
    EXPECT_TRUE(taken.noted(2, "2 cells"));
    EXPECT_TRUE(taken.noted(3, "4 cells"));
    EXPECT_TRUE(taken.noted(4, "nought"));
    EXPECT_TRUE(taken.noted(5, "quotation mark"));
    EXPECT_EQ(taken.cells(3).value(0), QStringLiteral("xy"));
    EXPECT_EQ(taken.cells(4).value(0), QStringLiteral("ab"));
    EXPECT_EQ(taken.cells(2).size(), 4) << "nothing is lost";
}

TEST(Csv, AnUnclosedQuoteNamesItsLine) {
    const Taken taken = takeCsv("a,b\n1,2\n3,\"four\n5,6\n7,8\n");
    ASSERT_FALSE(taken.summary);
    EXPECT_EQ(taken.summary.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(taken.summary.error().what.find("line 3"), std::string::npos) << taken.summary.error().what;
}

TEST(Csv, TakesALineOfTenMegabytesAndRefusesEndlessOnes) {
    const Taken taken = takeCsv("a,b\n\"" + QByteArray(10'000'000, 'x') + "\",2\n3,4\n");
    ASSERT_TRUE(taken.summary) << taken.summary.error().text();
    EXPECT_EQ(taken.cells(1).value(0).size(), 10'000'000);
    EXPECT_EQ(taken.rows.size(), 3);
    const Taken endless = takeCsv("a,b\n1,\"" + QByteArray(40'000'000, 'x'));
    ASSERT_FALSE(endless.summary);
    EXPECT_NE(endless.summary.error().what.find("line 2"), std::string::npos);
}

TEST(Csv, StopsWhenToldAndTellsHowFar) {
    QByteArray text;
    while (text.size() < 2'000'000)
        text += "some,words,here\n";
    std::atomic<bool> stop = false;
    qint64 told = 0;
    const Progress progress{[&](qint64 done, qint64 total) {
                                EXPECT_GE(done, told);
                                EXPECT_EQ(total, text.size());
                                told = done;
                                stop = done > 600'000;
                            },
                            &stop};
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    const auto summary = readCsv(
        buffer, {}, [](Row&&) { return true; }, progress);
    ASSERT_FALSE(summary);
    EXPECT_EQ(summary.error().code, ErrorCode::Cancelled);
    EXPECT_LT(told, 1'500'000);
    int rows = 0;
    buffer.seek(0);
    EXPECT_TRUE(readCsv(buffer, {}, [&](Row&&) { return ++rows < 10; }));
    EXPECT_EQ(rows, 10);
}

TEST(Csv, AnEmptyFileHasNoRows) {
    for (const char* text : {"", "\n\n\r\n", "\xEF\xBB\xBF"}) {
        const Taken taken = takeCsv(text);
        ASSERT_TRUE(taken.summary);
        EXPECT_TRUE(taken.rows.isEmpty());
    }
}

TEST(Csv, SaidEncodingAndSeparatorAreObeyed) {
    CsvOptions options;
    options.encoding = "ISO-8859-15";
    options.separator = u'|';
    EXPECT_EQ(takeCsv("a|\xA4,\xA4\nb|c\n", options).cells(0), list({"a", "€,€"}));
    options.encoding = "no such thing";
    EXPECT_EQ(takeCsv("a|b\n", options).summary.error().code, ErrorCode::InvalidInput);
}

/// Texts of every awkward sort, the same for each seed.
QString anyText(std::mt19937& random) {
    static const QString awkward = QStringLiteral(",;\t|\"\r\n'=+-@ ab\u00e9\u00a3\u20ac\u2019\u0416");
    QString text;
    for (std::size_t i = random() % 12; i > 0; --i)
        text += random() % 20 == 0
                    ? QString::fromUcs4(U"\U0001F600", 1)
                    : QString(awkward.at(static_cast<qsizetype>(random() % static_cast<unsigned>(awkward.size()))));
    return text;
}

QString harmless(const QString& text) {
    return !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()) ? QLatin1Char('\'') + text : text;
}

TEST(CsvWriter, WhatIsWrittenIsReadAgain) {
    std::mt19937 random(7);
    for (int round = 0; round < 400; ++round) {
        QByteArray bytes = csvMark();
        QVector<QStringList> rows;
        for (std::size_t i = 1 + random() % 6; i > 0; --i) {
            QStringList cells;
            for (std::size_t j = 1 + random() % 5; j > 0; --j)
                cells += anyText(random);
            bytes += csvLine(cells);
            for (QString& cell : cells)
                cell = harmless(cell);
            rows += cells;
        }
        CsvOptions options;
        options.separator = u',';
        const Taken taken = takeCsv(bytes, options);
        ASSERT_TRUE(taken.summary) << "round " << round << ": " << taken.summary.error().text();
        ASSERT_EQ(taken.rows.size(), rows.size()) << "round " << round;
        for (qsizetype i = 0; i < rows.size(); ++i)
            EXPECT_EQ(taken.cells(i), rows.at(i)) << "round " << round;
    }
}

TEST(CsvWriter, MakesFormulasHarmless) {
    EXPECT_EQ(csvLine(list({"=1+1", "+44 1632", "-", "@x", "a=b", ""})),
              "\"'=1+1\",\"'+44 1632\",\"'-\",\"'@x\",\"a=b\",\"\"\r\n");
}

TEST(Csv, FiftyThousandLinesOfWhichThreeHundredAreWrong) {
    QByteArray text = "Shop;Contact;Phone;Joined\r\n";
    for (int i = 0; i < 50'000; ++i) {
        const QByteArray n = QByteArray::number(i);
        text += i % 167 == 100 ? "Shop " + n + ";too few\r\n" : "Caf\xE9 " + n + ";Jo;01632 960001;3/4/25\r\n";
    }
    int wrong = 0;
    qint64 firstWrong = 0;
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    const auto summary = readCsv(buffer, {}, [&](Row&& row) {
        if (row.cells.size() != 4 && ++wrong == 1)
            firstWrong = row.line;
        return true;
    });
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->rows, 50'001);
    EXPECT_EQ(wrong, 299);
    EXPECT_EQ(firstWrong, 102);
    EXPECT_EQ(summary->notes.size(), mostNotes + 1);
    EXPECT_EQ(summary->notes.last().text, QStringLiteral("There are 200 more such notes."));
}

} // namespace
} // namespace watchdesk::sheets
