#include "sheets/SheetAnswer.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace watchdesk::sheets {

namespace {

constexpr char magic[] = "WDSH";
constexpr qsizetype magicBytes = 4;
constexpr char rowMark = 'R';
constexpr char noteMark = 'N';
constexpr qsizetype mostSheets = 10'000;

/// Takes numbers and texts off bytes; once something does not fit nothing does.
class Taker {
public:
    explicit Taker(std::span<const std::byte> bytes) : m_left(bytes) {}
    char mark() {
        if (m_left.empty())
            return '\0';
        const char c = static_cast<char>(m_left.front());
        m_left = m_left.subspan(1);
        return c;
    }
    quint32 number() {
        if (m_left.size() < 4)
            return fail();
        const auto value = qFromLittleEndian<quint32>(m_left.data());
        m_left = m_left.subspan(4);
        return value;
    }
    QString text() {
        const quint32 length = number();
        if (length > m_left.size() || static_cast<qsizetype>(length) > mostCellBytes) {
            fail();
            return {};
        }
        const auto* start = reinterpret_cast<const char*>(m_left.data());
        m_left = m_left.subspan(length);
        return QString::fromUtf8(start, static_cast<qsizetype>(length));
    }
    QStringList texts(qsizetype most) {
        const quint32 count = number();
        QStringList all;
        if (static_cast<qsizetype>(count) > most)
            fail();
        for (quint32 i = 0; i < count && good(); ++i)
            all += text();
        return all;
    }
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_left.empty(); }
    [[nodiscard]] std::span<const std::byte> rest() const { return m_left; }

private:
    quint32 fail() {
        m_good = false;
        m_left = {};
        return 0;
    }
    std::span<const std::byte> m_left;
    bool m_good = true;
};

bool takeMagic(std::span<const std::byte>& bytes) {
    if (bytes.size() < magicBytes || std::memcmp(bytes.data(), magic, magicBytes) != 0)
        return false;
    bytes = bytes.subspan(magicBytes);
    return true;
}

/// The verdict's part has its own length as the last four bytes.
std::optional<std::span<const std::byte>> takeTail(std::span<const std::byte>& bytes) {
    if (bytes.size() < 4)
        return std::nullopt;
    const auto length = qFromLittleEndian<quint32>(bytes.data() + bytes.size() - 4);
    bytes = bytes.first(bytes.size() - 4);
    if (length > bytes.size())
        return std::nullopt;
    const auto tail = bytes.last(length);
    bytes = bytes.first(bytes.size() - length);
    return tail;
}

bool readVerdict(std::span<const std::byte> tail, WorkbookAnswer& answer) {
    Taker taker(tail);
    const quint32 verdict = taker.number();
    answer.sheet = taker.text();
    answer.sheets = taker.texts(mostSheets);
    if (!taker.good() || !taker.atEnd() || verdict > static_cast<quint32>(Verdict::Stopped))
        return false;
    answer.verdict = static_cast<Verdict>(verdict);
    return true;
}

/// False: not well formed. Stops early when the sink has enough.
bool readRecords(std::span<const std::byte> bytes, SheetAnswer& answer, const RowSink& sink) {
    Taker taker(bytes);
    Notes notes;
    while (!taker.atEnd()) {
        const char mark = taker.mark();
        const qint64 line = taker.number();
        if (mark == rowMark) {
            Row row{line, taker.texts(mostColumns)};
            ++answer.rows;
            if (!taker.good() || !sink(std::move(row)))
                return taker.good();
        } else if (mark == noteMark) {
            notes.add(line, taker.text());
        } else {
            return false;
        }
    }
    answer.notes = notes.taken();
    return taker.good();
}

} // namespace

QByteArray requestHead(const QString& sheet) {
    const QByteArray name = sheet.toUtf8();
    QByteArray head(magic, magicBytes);
    head.resize(magicBytes + 4);
    qToLittleEndian(static_cast<quint32>(name.size()), head.data() + magicBytes);
    return head + name;
}

std::optional<SheetRequest> readRequest(std::span<const std::byte> bytes) {
    if (!takeMagic(bytes))
        return std::nullopt;
    Taker taker(bytes);
    SheetRequest request;
    request.sheet = taker.text();
    if (!taker.good())
        return std::nullopt;
    request.file = QByteArray::fromRawData(reinterpret_cast<const char*>(taker.rest().data()),
                                           static_cast<qsizetype>(taker.rest().size()));
    return request;
}

AnswerWriter::AnswerWriter() : m_bytes(magic, magicBytes) {}

void AnswerWriter::number(quint32 value) {
    char bytes[4];
    qToLittleEndian(value, bytes);
    m_bytes.append(bytes, 4);
}

void AnswerWriter::text(QString value) {
    QByteArray utf8 = value.toUtf8();
    if (utf8.size() > mostCellBytes) {
        value.truncate(mostCellBytes / 4);
        utf8 = value.toUtf8();
    }
    number(static_cast<quint32>(utf8.size()));
    m_bytes += utf8;
}

bool AnswerWriter::row(const Row& row) {
    m_bytes += rowMark;
    number(static_cast<quint32>(row.line));
    number(static_cast<quint32>(row.cells.size()));
    for (const QString& cell : row.cells) {
        text(cell);
        if (static_cast<std::size_t>(m_bytes.size()) > mostAnswerBytes / 2)
            return false;
    }
    return true;
}

void AnswerWriter::note(qint64 line, const QString& words) {
    m_bytes += noteMark;
    number(static_cast<quint32>(line));
    text(words);
}

void AnswerWriter::forget() {
    m_bytes.truncate(magicBytes);
}

QByteArray AnswerWriter::finish(const WorkbookAnswer& answer) {
    if (answer.verdict != Verdict::Read)
        forget();
    const qsizetype from = m_bytes.size();
    number(static_cast<quint32>(answer.verdict));
    text(answer.sheet);
    number(static_cast<quint32>(std::min(answer.sheets.size(), mostSheets)));
    for (const QString& sheet : answer.sheets.mid(0, mostSheets))
        text(sheet);
    number(static_cast<quint32>(m_bytes.size() - from));
    return std::move(m_bytes);
}

SheetAnswer readAnswer(std::span<const std::byte> bytes, const RowSink& sink) {
    SheetAnswer answer;
    answer.workbook.verdict = Verdict::Damaged;
    if (!takeMagic(bytes))
        return answer;
    const auto tail = takeTail(bytes);
    WorkbookAnswer said;
    if (!tail || !readVerdict(*tail, said))
        return answer;
    if (said.verdict != Verdict::Read || readRecords(bytes, answer, sink))
        answer.workbook = said;
    return answer;
}

} // namespace watchdesk::sheets
