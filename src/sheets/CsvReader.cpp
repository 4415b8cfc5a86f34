#include "sheets/CsvReader.h"

#include "sheets/CsvParser.h"
#include "sheets/Encoding.h"

#include <QIODevice>

#include <algorithm>
#include <map>

namespace watchdesk::sheets {

namespace {

constexpr qint64 partBytes = 1 << 18;
constexpr qsizetype sampleChars = 1 << 16;
constexpr int sampleRows = 60;
constexpr char16_t separators[] = {u',', u';', u'\t', u'|'};

Error cannotRead() {
    return {ErrorCode::Io, "The file could not be read to its end.", "Nothing was kept of the table.", "Try again."};
}

/// How well a separator cuts: rows that have the commonest number of cells, as long as that is more than one.
double evenness(QStringView sample, QChar separator) {
    std::map<qsizetype, int> widths;
    int rows = 0;
    CsvParser parser(separator, [&](Row&& row) {
        ++widths[row.cells.size()];
        return ++rows < sampleRows;
    });
    if (parser.feed(sample))
        (void)parser.finish(); // the sample may be cut anywhere
    const auto commonest = std::max_element(widths.begin(), widths.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
    if (commonest == widths.end() || commonest->first < 2)
        return 0;
    return static_cast<double>(commonest->second) / rows +
           0.001 * static_cast<double>(std::min<qsizetype>(commonest->first, 50));
}

/// Takes Excel's first line "sep=;" off; null when there is none.
QChar takeSeparatorLine(QString& text) {
    if (text.size() < 6 || !text.startsWith(QLatin1String("sep="), Qt::CaseInsensitive))
        return {};
    const QChar said = text.at(4);
    const bool alone = text.at(5) == u'\r' || text.at(5) == u'\n';
    if (!alone)
        return {};
    // The line stays as an empty one, so that those below keep their numbers.
    text.remove(0, 5);
    return said;
}

/// Counts rows and says which are ragged or broken, on their way to the sink.
class Watch {
public:
    Watch(const RowSink& sink, Notes& notes) : m_sink(sink), m_notes(notes) {}
    bool take(Row&& row) {
        const qsizetype cells = row.cells.size();
        if (m_first == 0)
            m_first = cells;
        else if (cells != m_first)
            m_notes.add(row.line, QStringLiteral("This row has %1 cells, the first has %2.").arg(cells).arg(m_first));
        const bool broken =
            std::any_of(row.cells.begin(), row.cells.end(), [](const QString& c) { return c.contains(QChar(0xFFFD)); });
        if (broken)
            m_notes.add(row.line, QStringLiteral("This row has characters that could not be read."));
        ++m_rows;
        return m_sink(std::move(row));
    }
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    const RowSink& m_sink;
    Notes& m_notes;
    qsizetype m_first = 0;
    qint64 m_rows = 0;
};

/// The device's text, part by part.
class TextParts {
public:
    TextParts(QIODevice& device, Decoder decoder) : m_device(device), m_decoder(std::move(decoder)) {}
    /// Empty at the end. A part whose bytes make no character yet is asked past.
    Result<QString> next() {
        while (!m_ended) {
            const QByteArray bytes = m_device.read(partBytes);
            m_ended = bytes.isEmpty();
            if (m_ended && !m_device.atEnd())
                return cannotRead();
            const QString text = m_decoder.decode(bytes, m_ended);
            if (!text.isEmpty())
                return text;
        }
        return QString();
    }

private:
    QIODevice& m_device;
    Decoder m_decoder;
    bool m_ended = false;
};

bool toStop(const Progress& progress) {
    return progress.stop != nullptr && progress.stop->load();
}

Error stopped() {
    return {ErrorCode::Cancelled, "The reading was stopped.", "Nothing was kept of the table.", ""};
}

Result<void> readParts(QIODevice& device, QString text, TextParts& parts, CsvParser& parser, const Progress& progress) {
    while (!text.isEmpty()) {
        if (toStop(progress))
            return stopped();
        if (!parser.feed(text))
            return parser.failed() ? parser.finish() : Result<void>();
        if (progress.told)
            progress.told(device.pos(), device.size());
        auto next = parts.next();
        if (!next)
            return next.error();
        text = *next;
    }
    return parser.finish();
}

} // namespace

QChar guessSeparator(QStringView beginning) {
    QChar best = u',';
    double bestEvenness = 0;
    for (const QChar separator : separators) {
        const double even = evenness(beginning.first(std::min(beginning.size(), sampleChars)), separator);
        if (even > bestEvenness) {
            best = separator;
            bestEvenness = even;
        }
    }
    return best;
}

Result<TableSummary> readCsv(QIODevice& device, const CsvOptions& options, const RowSink& sink,
                             const Progress& progress) {
    auto encoding = findEncoding(device);
    if (!encoding)
        return encoding.error();
    if (!options.encoding.isEmpty())
        encoding->name = options.encoding;
    auto decoder = Decoder::of(encoding->name);
    if (!decoder)
        return decoder.error();
    device.seek(encoding->mark);
    TextParts parts(device, std::move(*decoder));
    auto text = parts.next();
    if (!text)
        return text.error();
    const QChar said = takeSeparatorLine(*text);
    TableSummary summary;
    summary.encoding = QString::fromLatin1(encoding->name);
    summary.separator = !options.separator.isNull() ? options.separator : !said.isNull() ? said : guessSeparator(*text);
    Notes notes;
    if (!encoding->sure && options.encoding.isEmpty())
        notes.add(
            0,
            QStringLiteral("The text was taken for %1. If letters look wrong, say what it is.").arg(summary.encoding));
    Watch watch(sink, notes);
    CsvParser parser(summary.separator, [&watch](Row&& row) { return watch.take(std::move(row)); });
    if (auto read = readParts(device, std::move(*text), parts, parser, progress); !read)
        return read.error();
    summary.rows = watch.rows();
    for (const Note& note : parser.notes().taken())
        notes.add(note.line, note.text);
    summary.notes = notes.taken();
    return summary;
}

} // namespace watchdesk::sheets
