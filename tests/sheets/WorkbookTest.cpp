// Workbooks through the confined helper: what they hold, and what hostile ones come to.
#include "Making.h"
#include "base/os/PipedProcess.h"
#include "sheets/FileKind.h"
#include "sheets/SheetAnswer.h"

namespace watchdesk::sheets {
namespace {

QStringList list(std::initializer_list<const char*> cells) {
    QStringList out;
    for (const char* cell : cells)
        out += QString::fromUtf8(cell);
    return out;
}

std::string refusal(const QString& path) {
    const Taken taken = takeFile(path);
    if (taken.summary)
        return "it was read";
    EXPECT_EQ(taken.summary.error().code, ErrorCode::InvalidInput) << taken.summary.error().text();
    EXPECT_FALSE(taken.summary.error().todo.empty());
    EXPECT_TRUE(taken.rows.isEmpty());
    return taken.summary.error().what;
}

TEST(Xlsx, ReadsTextsNumbersDatesTruthAndErrors) {
    const test::TempDir dir;
    const QString path = writeZip(
        dir, "a.xlsx",
        workbookOf(
            {{"Members",
              "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
              "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Caf&#233;</t></is></c><c r=\"B3\"><v>12.5</v></c>"
              "<c r=\"C3\"><v>1000000</v></c><c r=\"D3\" s=\"1\"><v>45750</v></c><c r=\"E3\" "
              "s=\"2\"><v>0.885416666666667</v></c>"
              "<c r=\"F3\" s=\"3\"><v>45750.885416666664</v></c><c r=\"G3\" t=\"b\"><v>1</v></c>"
              "<c r=\"H3\" t=\"e\"><v>#N/A</v></c><c r=\"I3\" s=\"4\"><v>123</v></c><c r=\"J3\"><v>0.1</v></c></row>"
              "<row><c t=\"str\"><f>A1</f><v>no places said</v></c><c><v>2</v></c></row></sheetData>"}},
            "<si><t>Shop</t></si><si><r><t>Tele</t></r><r><t xml:space=\"preserve\">phone "
            "</t></r><rPh><t>no</t></rPh></si>"));
    const Taken taken = takeFile(path);
    ASSERT_TRUE(taken.summary) << taken.summary.error().text();
    ASSERT_EQ(taken.rows.size(), 3);
    EXPECT_EQ(taken.summary->sheet, QStringLiteral("Members"));
    EXPECT_EQ(taken.cells(0), list({"Shop", "", "Telephone "}));
    EXPECT_EQ(taken.rows[1].line, 3);
    EXPECT_EQ(taken.cells(1), list({"Café", "12.5", "1000000", "2025-04-03", "21:15:00", "2025-04-03T21:15:00", "TRUE",
                                    "", "00123", "0.1"}));
    EXPECT_TRUE(taken.noted(3, "H3 shows an error"));
    EXPECT_EQ(taken.cells(2), list({"no places said", "2"}));
    EXPECT_EQ(taken.rows[2].line, 4);
}

TEST(Xlsx, MergedCellsHaveTheirValueOnceAndFormulasTheirResult) {
    const test::TempDir dir;
    const Taken taken = takeFile(writeZip(
        dir, "a.xlsx",
        workbookOf(
            {{"S",
              "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>9</v></c><c r=\"C1\"><v>3</v></c></row>"
              "<row r=\"2\"><c r=\"A2\"><v>9</v></c><c r=\"B2\"><v>9</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c>"
              "<c r=\"D2\"><f>1+2</f></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"}})));
    ASSERT_TRUE(taken.summary) << taken.summary.error().text();
    EXPECT_EQ(taken.cells(0), list({"1", "", "3"}));
    EXPECT_EQ(taken.cells(1), list({"", "", "2"}));
    EXPECT_TRUE(taken.noted(1, "A1 to B2 are merged"));
    EXPECT_TRUE(taken.noted(2, "D2 has a formula"));
}

TEST(Xlsx, AsksWhichSheetWhenSeveralHoldSomething) {
    const test::TempDir dir;
    const QByteArray one = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    const QByteArray two = "<sheetData><row><c><v>2</v></c></row></sheetData>";
    const QString path =
        writeZip(dir, "a.xlsx", workbookOf({{"Members", one}, {"Empty", "<sheetData/>"}, {"Radios &amp; sets", two}}));
    const Taken asked = takeFile(path);
    ASSERT_TRUE(asked.summary) << asked.summary.error().text();
    EXPECT_TRUE(asked.summary->whichSheet);
    EXPECT_TRUE(asked.rows.isEmpty());
    EXPECT_EQ(asked.summary->sheets, list({"Members", "Empty", "Radios & sets"}));
    EXPECT_EQ(takeFile(path, QStringLiteral("Radios & sets")).cells(0), list({"2"}));
    const Taken none = takeFile(path, QStringLiteral("Other"));
    ASSERT_FALSE(none.summary);
    EXPECT_NE(none.summary.error().what.find("no sheet of that name"), std::string::npos);
    const Taken only = takeFile(writeZip(dir, "b.xlsx", workbookOf({{"Empty", "<sheetData/>"}, {"Full", two}})));
    EXPECT_EQ(only.summary->sheet, QStringLiteral("Full")) << "an empty one is no choice";
}

TEST(Ods, ReadsValuesRepeatsAndSpans) {
    const test::TempDir dir;
    const Taken taken = takeFile(writeZip(
        dir, "a.ods",
        openDocumentOf(
            "<table:table table:name=\"Members\"><table:table-header-rows><table:table-row><table:table-cell "
            "office:value-type=\"string\">"
            "<text:p>Shop</text:p></table:table-cell><table:table-cell/></table:table-row></table:table-header-rows>"
            "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
            "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\" "
            "office:value-type=\"float\" "
            "office:value=\"12.50\"><text:p>12,50</text:p></table:table-cell><table:table-cell "
            "office:value-type=\"date\" "
            "office:date-value=\"2025-04-03\"><text:p>03/04/25</text:p></table:table-cell><table:table-cell "
            "office:value-type=\"time\" "
            "office:time-value=\"PT21H15M00S\"/><table:table-cell office:value-type=\"boolean\" "
            "office:boolean-value=\"true\"/>"
            "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a "
            "note</text:p></office:annotation>"
            "<text:p>two<text:s text:c=\"3\"/>words</text:p><text:p>and "
            "more</text:p></table:table-cell></table:table-row>"
            "<table:table-row><table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"1\" "
            "office:value-type=\"string\">"
            "<text:p>wide</text:p></table:table-cell><table:covered-table-cell><text:p>hidden</text:p></"
            "table:covered-table-cell>"
            "<table:table-cell table:formula=\"of:=1+1\"/><table:table-cell office:value-type=\"string\" "
            "calcext:value-type=\"error\" "
            "office:string-value=\"\"><text:p>#N/A</text:p></table:table-cell><table:table-cell "
            "office:value-type=\"string\"><text:p>end</text:p>"
            "</table:table-cell></table:table-row><table:table-row "
            "table:number-rows-repeated=\"1048000\"><table:table-cell "
            "table:number-columns-repeated=\"16384\"/></table:table-row></table:table><table:table "
            "table:name=\"Sheet2\"/>")));
    ASSERT_TRUE(taken.summary) << taken.summary.error().text();
    ASSERT_EQ(taken.rows.size(), 4);
    EXPECT_EQ(taken.summary->sheet, QStringLiteral("Members"));
    EXPECT_EQ(taken.cells(0), list({"Shop"}));
    EXPECT_EQ(taken.cells(1), list({"12.5", "12.5", "2025-04-03", "21:15:00", "TRUE", "two   words\nand more"}));
    EXPECT_EQ(taken.cells(2), taken.cells(1));
    EXPECT_EQ(taken.rows[1].line, 5);
    EXPECT_EQ(taken.rows[2].line, 6);
    EXPECT_EQ(taken.cells(3), list({"wide", "", "", "", "end"}));
    EXPECT_TRUE(taken.noted(7, "merged"));
    EXPECT_TRUE(taken.noted(7, "C7 has a formula"));
    EXPECT_TRUE(taken.noted(7, "D7 shows an error"));
}

TEST(Ods, AsksWhichSheetAndKnowsALockedOne) {
    const test::TempDir dir;
    const auto table = [](const char* name) {
        return QByteArray("<table:table table:name=\"") + name +
               "\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>" + name +
               "</text:p></table:table-cell></table:table-row></table:table>";
    };
    const QString path = writeZip(dir, "a.ods", openDocumentOf(table("A") + table("B") + table("C")));
    const Taken asked = takeFile(path);
    ASSERT_TRUE(asked.summary) << asked.summary.error().text();
    EXPECT_TRUE(asked.summary->whichSheet);
    EXPECT_EQ(asked.summary->sheets, list({"A", "B", "C"}));
    EXPECT_TRUE(asked.rows.isEmpty());
    EXPECT_EQ(takeFile(path, QStringLiteral("B")).cells(0), list({"B"}));
    EXPECT_FALSE(takeFile(path, QStringLiteral("D")).summary);
    ZipParts locked = openDocumentOf(table("A"));
    locked.emplaceBack("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>");
    EXPECT_NE(refusal(writeZip(dir, "b.ods", locked)).find("password"), std::string::npos);
}

TEST(Workbook, HostileOnesAreASentence) {
    const test::TempDir dir;
    const std::string blanks = refusal(writeZip(dir, "blanks.xlsx", workbookOf({{"S", QByteArray(300 << 20, ' ')}})));
    EXPECT_TRUE(blanks.find("more than is taken") != std::string::npos || blanks.find("fail") != std::string::npos)
        << blanks;
    const QByteArray laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>";
    ZipParts parts = workbookOf({{"S", "<sheetData><row><c><v>1</v></c></row></sheetData>"}});
    parts[0].second.prepend(laughs);
    EXPECT_NE(refusal(writeZip(dir, "laughs.xlsx", parts)).find("damaged"), std::string::npos);
    EXPECT_NE(refusal(writeZip(dir, "wide.xlsx",
                               workbookOf({{"S", "<sheetData><row><c r=\"ZZZ1\"><v>1</v></c></row></sheetData>"}})))
                  .find("more than is taken"),
              std::string::npos);
    EXPECT_NE(
        refusal(writeZip(dir, "many.ods",
                         openDocumentOf(
                             "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"1000000\">"
                             "<table:table-cell table:number-columns-repeated=\"1000\" office:value-type=\"float\" "
                             "office:value=\"1\"/>"
                             "</table:table-row></table:table>")))
            .find("more than is taken"),
        std::string::npos);
    QByteArray deep = "<sheetData>";
    for (int i = 0; i < 100'000; ++i)
        deep += "<a>";
    EXPECT_NE(refusal(writeZip(dir, "deep.xlsx", workbookOf({{"S", deep}}))).find("damaged"), std::string::npos);
    EXPECT_NE(
        refusal(writeZip(dir, "cut.xlsx", workbookOf({{"S", "<sheetData><row><c><v>1</v></c>"}}))).find("damaged"),
        std::string::npos);
}

TEST(Workbook, FiftyThousandRowsComeOut) {
    const test::TempDir dir;
    const QByteArray row = "<row><c t=\"inlineStr\"><is><t>Hallam Pharmacy</t></is></c><c><v>12.5</v></c><c "
                           "s=\"1\"><v>45750</v></c></row>";
    const Taken taken =
        takeFile(writeZip(dir, "a.xlsx", workbookOf({{"S", "<sheetData>" + row.repeated(50'000) + "</sheetData>"}})));
    ASSERT_TRUE(taken.summary) << taken.summary.error().text();
    EXPECT_EQ(taken.rows.size(), 50'000);
    EXPECT_EQ(taken.rows.last().line, 50'000);
    EXPECT_EQ(taken.rows.last().cells, list({"Hallam Pharmacy", "12.5", "2025-04-03"}));
}

TEST(Workbook, OtherFilesAreASentence) {
    const test::TempDir dir;
    EXPECT_NE(refusal(write(dir, "old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + QByteArray(600, '\0'))).find(".xls"),
              std::string::npos);
    for (const QByteArray& bytes :
         {QByteArray("%PDF-1.7 ..."), QByteArray("\x89PNG\r\n\x1A\n....", 12), QByteArray("<!DOCTYPE html><table>"),
          QByteArray("\x01\x02\x03\x04\x05\x06\x07\x08", 8)})
        EXPECT_NE(refusal(write(dir, "other.csv", bytes)).find("no table"), std::string::npos);
    EXPECT_NE(
        refusal(writeZip(dir, "letter.docx", {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}}))
            .find("no table"),
        std::string::npos);
    EXPECT_NE(refusal(writeZip(dir, "pictures.zip", {{"a.png", "x"}})).find("no table"), std::string::npos);
    QByteArray torn;
    {
        QFile whole(
            writeZip(dir, "whole.xlsx", workbookOf({{"S", "<sheetData><row><c><v>1</v></c></row></sheetData>"}})));
        ASSERT_TRUE(whole.open(QIODevice::ReadOnly));
        torn = whole.readAll();
    }
    EXPECT_NE(refusal(write(dir, "torn.xlsx", torn.left(torn.size() / 2))).find("no table"), std::string::npos);
    const Taken absent = takeFile(QString::fromStdString(dir.file("nothing")));
    ASSERT_FALSE(absent.summary);
    EXPECT_EQ(absent.summary.error().code, ErrorCode::NotFound);
}

/// A program that behaves badly in the helper's place.
QString stand(const test::TempDir& dir, const char* name, const QByteArray& script) {
    const QString path = write(dir, name, "#!/bin/sh\n" + script);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
    return path;
}

TEST(Workbook, TheHelpersDeathIsASentence) {
    const test::TempDir dir;
    const QString path =
        writeZip(dir, "a.xlsx", workbookOf({{"S", "<sheetData><row><c><v>1</v></c></row></sheetData>"}}));
    const auto with = [&](const QString& program, const Progress& progress = {}) {
        TableOptions options;
        options.program = program;
        options.timeout = std::chrono::milliseconds(300);
        return readTable(
            path, options, [](Row&&) { return true; }, progress);
    };
    EXPECT_NE(with(stand(dir, "dies", "kill -SEGV $$\n")).error().what.find("the desk was not touched"),
              std::string::npos);
    EXPECT_NE(with(stand(dir, "babbles", "cat > /dev/null; echo nonsense\n")).error().what.find("damaged"),
              std::string::npos);
    const QString sleeper = stand(dir, "hangs", "exec sleep 60\n");
    EXPECT_EQ(with(sleeper).error().code, ErrorCode::Timeout);
    const std::atomic<bool> stop = true;
    EXPECT_EQ(with(sleeper, {{}, &stop}).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(with(QString::fromStdString(dir.file("absent"))).error().code, ErrorCode::Unavailable);
}

TEST(SheetAnswer, IsReadWithEveryLengthChecked) {
    const auto read = [](const QByteArray& bytes, qsizetype* rows = nullptr) {
        const auto answer =
            readAnswer(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))), [&](Row&&) {
                if (rows != nullptr)
                    ++*rows;
                return true;
            });
        return answer.workbook.verdict;
    };
    AnswerWriter writer;
    ASSERT_TRUE(writer.row({7, {QStringLiteral("a"), QStringLiteral("b")}}));
    writer.note(7, QStringLiteral("a note"));
    const QByteArray good = writer.finish({Verdict::Read, {QStringLiteral("S")}, QStringLiteral("S")});
    qsizetype rows = 0;
    EXPECT_EQ(read(good, &rows), Verdict::Read);
    EXPECT_EQ(rows, 1);
    for (qsizetype length = 0; length < good.size(); ++length)
        EXPECT_EQ(read(good.left(length)), Verdict::Damaged) << length;
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = '\xFF';
        (void)read(bad); // the sanitizers watch
    }
}

TEST(Peers, ReadsWhatOpenpyxlWrites) {
    const test::TempDir dir;
    const QString path = QString::fromStdString(dir.file("peer.xlsx"));
    const bool made = python(
        QStringLiteral(
            "import openpyxl,datetime,sys\n"
            "wb=openpyxl.Workbook(); ws=wb.active; ws.title='Members'\n"
            "ws.append(['Shop','Joined','At','Loss','Open','Sum'])\n"
            "ws.append(['Caf\\u00e9',datetime.date(2025,4,3),datetime.datetime(2025,4,3,21,15),12.5,True,'=D2*2'])\n"
            "ws.merge_cells('A3:B4'); ws['A3']='merged'; ws['C3']=datetime.time(9,5)\n"
            "wb.save(sys.argv[1])\n"),
        {path});
    if (!made)
        GTEST_SKIP() << "python3-openpyxl is not installed";
    const Taken taken = takeFile(path);
    ASSERT_TRUE(taken.summary) << taken.summary.error().text();
    EXPECT_EQ(taken.cells(1), list({"Café", "2025-04-03", "2025-04-03T21:15:00", "12.5", "TRUE"}));
    EXPECT_EQ(taken.cells(2), list({"merged", "", "09:05:00"}));
    EXPECT_TRUE(taken.noted(2, "F2 has a formula"));
    EXPECT_TRUE(taken.noted(3, "A3 to B4 are merged"));
}

TEST(Peers, ReadsWhatOdfpyWrites) {
    const test::TempDir dir;
    const QString path = QString::fromStdString(dir.file("peer.ods"));
    const bool made = python(
        QStringLiteral("import sys\nfrom odf.opendocument import OpenDocumentSpreadsheet\n"
                       "from odf.table import Table,TableRow,TableCell\nfrom odf.text import P\n"
                       "d=OpenDocumentSpreadsheet(); t=Table(name='Members')\n"
                       "def cell(v,**k):\n c=TableCell(**k); c.addElement(P(text=v)); return c\n"
                       "r=TableRow(); r.addElement(cell('Caf\\u00e9',valuetype='string'))\n"
                       "r.addElement(cell('03/04/25',valuetype='date',datevalue='2025-04-03'))\n"
                       "r.addElement(cell('12.50',valuetype='currency',currency='GBP',value='12.5')); t.addElement(r)\n"
                       "d.spreadsheet.addElement(t); d.save(sys.argv[1])\n"),
        {path});
    if (!made)
        GTEST_SKIP() << "python3-odf is not installed";
    const Taken taken = takeFile(path);
    ASSERT_TRUE(taken.summary) << taken.summary.error().text();
    EXPECT_EQ(taken.cells(0), list({"Café", "2025-04-03", "12.5"}));
}

} // namespace
} // namespace watchdesk::sheets
