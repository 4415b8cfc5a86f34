#include "sheets/TableFile.h"

#include "base/os/PipedProcess.h"
#include "sheets/FileKind.h"
#include "sheets/SheetAnswer.h"

#include <QFile>

namespace watchdesk::sheets {

namespace {

constexpr qint64 headBytes = 4096;

Error refused(const char* what, const char* todo) {
    return {ErrorCode::InvalidInput, what, "Nothing was taken from it.", todo};
}

constexpr char again[] = "Open it in Excel or LibreOffice and save it again, or save the sheet as .csv.";

Error wordsFor(Verdict verdict) {
    switch (verdict) {
    case Verdict::Locked:
        return refused("The workbook is protected by a password.", "Take the password away and save it again.");
    case Verdict::TooLarge:
        return refused("The workbook holds more than is taken: 4 million cells, 1,024 columns, 256 MB unpacked.",
                       "Save the sheet that matters as .csv.");
    case Verdict::NoSuchSheet:
        return refused("The workbook has no sheet of that name.", "Choose one of its sheets.");
    case Verdict::NoWorkbook:
        return notTaken(FileKind::Other);
    default:
        return refused("The workbook is damaged or cut short.", again);
    }
}

Result<os::PipedAnswer> askHelper(const TableOptions& options, const QByteArray& file, const Progress& progress) {
    auto helper = os::PipedProcess::start(
        {options.program.isEmpty() ? os::ownProgram("watchdesk-sheet") : options.program.toStdString()});
    if (!helper)
        return Error{ErrorCode::Unavailable, "Workbooks cannot be opened: the program watchdesk-sheet is not there.",
                     "Tables in .csv can be read.", "Install WatchDesk again, with all its programs."};
    const QByteArray input = requestHead(options.sheet) + file;
    auto answer = helper->exchange(std::as_bytes(std::span(input.constData(), static_cast<std::size_t>(input.size()))),
                                   mostAnswerBytes, options.timeout, progress.stop);
    if (answer && (answer->exit == 0 || !answer->output.empty()))
        return answer;
    if (!answer && answer.error().code == ErrorCode::Cancelled)
        return Error{ErrorCode::Cancelled, "The reading was stopped.", "Nothing was kept of the table.", ""};
    if (!answer && answer.error().code == ErrorCode::Timeout)
        return Error{ErrorCode::Timeout, "The workbook took too long to read, so that was stopped.",
                     "Nothing was taken from it.", "Save the sheet that matters as .csv."};
    return refused("The workbook made the program that opens workbooks fail; the desk was not touched by it.", again);
}

Result<TableSummary> readWorkbookFile(QFile& file, const TableOptions& options, const RowSink& sink,
                                      const Progress& progress) {
    const auto answer = askHelper(options, file.readAll(), progress);
    if (!answer)
        return answer.error();
    bool stopped = false;
    const SheetAnswer read = readAnswer(answer->output, [&](Row&& row) {
        stopped = progress.stop != nullptr && progress.stop->load();
        return !stopped && sink(std::move(row));
    });
    if (progress.told)
        progress.told(file.size(), file.size());
    if (stopped)
        return Error{ErrorCode::Cancelled, "The reading was stopped.", "Nothing was kept of the table.", ""};
    if (read.workbook.verdict != Verdict::Read && read.workbook.verdict != Verdict::WhichSheet)
        return wordsFor(read.workbook.verdict);
    TableSummary summary;
    summary.rows = read.rows;
    summary.notes = read.notes;
    summary.sheet = read.workbook.sheet;
    summary.sheets = read.workbook.sheets;
    summary.whichSheet = read.workbook.verdict == Verdict::WhichSheet;
    return summary;
}

} // namespace

Result<TableSummary> readTable(const QString& path, const TableOptions& options, const RowSink& sink,
                               const Progress& progress) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.exists() ? ErrorCode::Io : ErrorCode::NotFound,
                     "The file cannot be opened: " + file.errorString().toStdString() + ".",
                     "Nothing was taken from it.", "Choose a file that is there and may be read."};
    if (file.size() > mostFileBytes)
        return refused("The file is larger than 64 MB.", "Divide the table, or leave out what is not needed.");
    const FileKind kind = fileKindOf(file.peek(headBytes));
    if (kind == FileKind::Zip)
        return readWorkbookFile(file, options, sink, progress);
    if (kind != FileKind::Text)
        return notTaken(kind);
    return readCsv(file, options.text, sink, progress);
}

} // namespace watchdesk::sheets
