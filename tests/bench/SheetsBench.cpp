// A table of 50,000 rows and eight columns as text and as a workbook; beside ours Python's csv module and openpyxl over
// the same files, timed by themselves without their start. To reach: text well under a second, a workbook in some
// seconds.
#include "sheets/ColumnGuess.h"
#include "sheets/TableFile.h"
#include "support/TempDir.h"

#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <zip.h>

#include <QBuffer>
#include <QFile>
#include <QProcess>

#include <cstdlib>

namespace {

using namespace watchdesk;

constexpr int tableRows = 50'000;
const QByteArray relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

QByteArray csvOfTown() {
    QByteArray text = "Shop,Contact,Tel,E-mail,Street,Post code,Joined,Note\r\n";
    for (int i = 0; i < tableRows; ++i) {
        const QByteArray n = QByteArray::number(i);
        text += "Caf\xC3\xA9 " + n + ",Jo Mead,01632 960001,jo" + n + "@example.org,\"" + n +
                ", High Street\",EC1A 1BB,3/4/25,\"rings \"\"late\"\"\"\r\n";
    }
    return text;
}

QByteArray sheetOfTown() {
    QByteArray xml = "<worksheet><sheetData>";
    for (int i = 1; i <= tableRows; ++i) {
        const QByteArray n = QByteArray::number(i);
        xml += "<row r=\"" + n + "\">";
        for (const char column : {'A', 'B', 'C', 'D', 'E', 'F'})
            xml += "<c r=\"" + QByteArray(1, column) + n + "\" t=\"inlineStr\"><is><t>words " + n + "</t></is></c>";
        xml += "<c r=\"G" + n + "\"><v>" + n + ".5</v></c><c r=\"H" + n + "\"><v>1</v></c></row>";
    }
    return xml + "</sheetData></worksheet>";
}

void addPart(zipFile zip, const char* name, const QByteArray& content) {
    zipOpenNewFileInZip64(zip, name, nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6, 1);
    zipWriteInFileInZip(zip, content.constData(), static_cast<unsigned>(content.size()));
    zipCloseFileInZip(zip);
}

/// Both files, made once.
struct Files {
    Files() {
        QFile text(csv);
        if (!text.open(QIODevice::WriteOnly) || text.write(csvOfTown()) < 0)
            std::abort();
        const QByteArray type = "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.";
        const QByteArray name = "http://schemas.openxmlformats.org/";
        zipFile zip = zipOpen64(xlsx.toUtf8().constData(), APPEND_STATUS_CREATE);
        addPart(zip, "[Content_Types].xml",
                "<Types xmlns=\"" + name +
                    "package/2006/content-types\"><Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    "<Override PartName=\"/xl/workbook.xml" +
                    type + "sheet.main+xml\"/><Override PartName=\"/xl/s.xml" + type + "worksheet+xml\"/></Types>");
        addPart(zip, "_rels/.rels",
                "<Relationships xmlns=\"" + name + "package/2006/relationships\"><Relationship Id=\"r\" Type=\"" +
                    relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        addPart(zip, "xl/workbook.xml",
                "<workbook xmlns=\"" + name + "spreadsheetml/2006/main\" xmlns:r=\"" + relations +
                    "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        addPart(zip, "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + name + "package/2006/relationships\"><Relationship Id=\"r1\" Type=\"" +
                    relations + "/worksheet\" Target=\"s.xml\"/></Relationships>");
        addPart(zip, "xl/s.xml",
                sheetOfTown().replace("<worksheet>", "<worksheet xmlns=\"" + name + "spreadsheetml/2006/main\">"));
        zipClose(zip, nullptr);
    }
    test::TempDir dir;
    QString csv = QString::fromStdString(dir.file("town.csv"));
    QString xlsx = QString::fromStdString(dir.file("town.xlsx"));
};

Files& files() {
    static Files made;
    return made;
}

void read(benchmark::State& state, const QString& path) {
    qint64 cells = 0;
    for ([[maybe_unused]] auto _ : state) {
        cells = 0;
        const auto summary = sheets::readTable(path, {}, [&cells](sheets::Row&& row) {
            cells += row.cells.size();
            return true;
        });
        if (!summary)
            state.SkipWithError(summary.error().what.c_str());
    }
    state.counters["cells"] = static_cast<double>(cells);
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    state.counters["peak MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

/// The seconds that the peer measures itself.
void peer(benchmark::State& state, const QString& script, const QString& path) {
    for ([[maybe_unused]] auto _ : state) {
        QProcess process;
        process.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), script, path});
        process.waitForFinished(-1);
        bool number = false;
        const double seconds = process.readAllStandardOutput().trimmed().toDouble(&number);
        if (!number)
            state.SkipWithError("Python, or a module of it, is not there");
        state.SetIterationTime(seconds);
    }
}

void csvOurs(benchmark::State& state) {
    read(state, files().csv);
}

void csvPython(benchmark::State& state) {
    peer(state,
         QStringLiteral("import csv,sys,time\nt=time.perf_counter()\nn=sum(len(r) for r in "
                        "csv.reader(open(sys.argv[1],encoding='utf-8',newline='')))\nprint(time.perf_counter()-t)"),
         files().csv);
}

void xlsxOurs(benchmark::State& state) {
    read(state, files().xlsx);
}

void xlsxOpenpyxl(benchmark::State& state) {
    peer(state,
         QStringLiteral("import "
                        "openpyxl,sys,time\nt=time.perf_counter()\nw=openpyxl.load_workbook(sys.argv[1],read_only=True)"
                        ".active\nn=sum(len(r) for r in w.iter_rows(values_only=True))\nprint(time.perf_counter()-t)"),
         files().xlsx);
}

/// The first sixty rows of a table of members.
void columnsGuessed(benchmark::State& state) {
    QVector<QStringList> rows;
    (void)sheets::readTable(files().csv, {}, [&rows](sheets::Row&& row) {
        rows += row.cells;
        return rows.size() < 60;
    });
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(sheets::guessColumns(sheets::ImportKind::Members, rows));
}

BENCHMARK(csvOurs)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(10);
BENCHMARK(csvPython)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(10);
BENCHMARK(xlsxOurs)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);
BENCHMARK(xlsxOpenpyxl)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(3);
BENCHMARK(columnsGuessed)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(20);

} // namespace

BENCHMARK_MAIN();
