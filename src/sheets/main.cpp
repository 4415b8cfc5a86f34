// watchdesk-sheet: reads one workbook on its standard input, writes its rows to its standard output, ends.
#include "base/os/Confinement.h"
#include "sheets/SheetAnswer.h"

#include <unistd.h>

#include <QXmlStreamReader>

namespace {

using namespace watchdesk;
using namespace watchdesk::sheets;

/// Whatever is loaded the first time that XML is read in another encoding: afterwards no file can be opened any more.
void loadDecoders() {
    QXmlStreamReader reader(QByteArray("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a/>"));
    while (!reader.atEnd())
        reader.readNext();
}

QByteArray answerTo(const SheetRequest& request) {
    AnswerWriter writer;
    bool full = false;
    WorkbookSink sink;
    sink.row = [&](Row&& row) {
        full = !writer.row(row);
        return !full;
    };
    Notes notes;
    sink.note = [&](qint64 line, const QString& text) { notes.add(line, text); };
    sink.forget = [&] { writer.forget(); };
    WorkbookAnswer answer = readWorkbook(request.file, request.sheet, sink);
    if (full)
        answer.verdict = Verdict::TooLarge;
    for (const Note& note : notes.taken())
        writer.note(note.line, note.text);
    return writer.finish(answer);
}

} // namespace

int main(int argc, char**) {
    if (argc > 1) {
        constexpr char usage[] = "watchdesk-sheet: reads a workbook from standard input; WatchDesk runs it.\n";
        (void)!::write(STDERR_FILENO, usage, sizeof usage - 1);
        return 2;
    }
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    os::limitProcess({std::uint64_t(1536) << 20, 20});
    loadDecoders();
    if (!os::refuseSystemCalls())
        return 3;
    const auto input = os::readInput(static_cast<std::size_t>(mostFileBytes + mostCellBytes));
    const auto request = input ? readRequest(*input) : std::nullopt;
    const QByteArray answer = request ? answerTo(*request) : AnswerWriter().finish({});
    const bool written =
        os::writeOutput(std::as_bytes(std::span(answer.constData(), static_cast<std::size_t>(answer.size()))));
    ::_exit(written ? 0 : 4); // nothing to tidy up, and the fewest ways to go wrong
}
