// Separated values: text in parts, rows out.
#pragma once

#include "base/Result.h"
#include "sheets/Table.h"

#include <QStringView>

namespace watchdesk::sheets {

/// Separated values as RFC 4180 has them and as people do: any separator, CRLF, CR or LF, line breaks in quoted cells
/// kept as they are, text after a closing quotation mark kept too. Characters of nought and rows without a character
/// are left out. Keeps one row, of at most mostRowChars.
class CsvParser {
public:
    CsvParser(QChar separator, RowSink sink) : m_separator(separator), m_sink(std::move(sink)) {}

    /// False: the sink has enough, or failed() says why not.
    bool feed(QStringView text);
    /// The end of the text: the last row goes out. InvalidInput when a quotation mark is open (the line where it was
    /// opened) or a row is longer than any is taken.
    Result<void> finish();

    [[nodiscard]] qint64 line() const { return m_line; }
    [[nodiscard]] bool failed() const { return m_tooLong; }
    [[nodiscard]] const Notes& notes() const { return m_notes; }

    static constexpr qsizetype mostRowChars = 32 * 1024 * 1024;

private:
    enum class State { CellStart, Plain, Quoted, QuoteInQuoted };
    bool take(QChar c);
    bool takeRun(QStringView text, qsizetype& at);
    void endCell();
    bool endRow();
    bool endLine();

    QChar m_separator;
    RowSink m_sink;
    State m_state = State::CellStart;
    QString m_cell;
    Row m_row;
    Notes m_notes;
    qint64 m_line = 1;
    qint64 m_rowLine = 1;
    qint64 m_quoteLine = 0;
    qint64 m_noughtLine = 0; ///< that was noted last
    qsizetype m_rowChars = 0;
    bool m_afterCr = false;
    bool m_anything = false; ///< the row has a character: two quotation marks are a cell
    bool m_tooLong = false;
};

} // namespace watchdesk::sheets
