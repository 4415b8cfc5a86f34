#include "sheets/CsvParser.h"

namespace watchdesk::sheets {

namespace {

bool endsLine(QChar c) {
    return c == u'\n' || c == u'\r';
}

} // namespace

bool CsvParser::feed(QStringView text) {
    for (qsizetype at = 0; at < text.size();) {
        if (takeRun(text, at))
            continue;
        if (!take(text[at++]))
            return false;
        if (m_rowChars > mostRowChars) {
            m_tooLong = true;
            return false;
        }
    }
    return true;
}

/// Characters of a cell that mean nothing else, at once: most of any table.
bool CsvParser::takeRun(QStringView text, qsizetype& at) {
    if (m_state != State::Plain && m_state != State::Quoted)
        return false;
    const bool quoted = m_state == State::Quoted;
    qsizetype end = at;
    while (end < text.size()) {
        const char16_t c = text[end].unicode();
        if (c == 0 || c == u'\n' || c == u'\r' || (quoted ? c == u'"' : c == m_separator.unicode()))
            break;
        ++end;
    }
    if (end == at || m_rowChars + (end - at) > mostRowChars)
        return false;
    m_cell.append(text.sliced(at, end - at));
    m_rowChars += end - at;
    m_afterCr = false;
    at = end;
    return true;
}

bool CsvParser::take(QChar c) {
    const bool second = c == u'\n' && m_afterCr;
    m_afterCr = c == u'\r';
    if (c.isNull()) {
        if (m_noughtLine != m_line)
            m_notes.add(m_line, QStringLiteral("Characters of nought were left out."));
        m_noughtLine = m_line;
        return true;
    }
    ++m_rowChars;
    if (m_state == State::Quoted) {
        if (c == u'"') {
            m_state = State::QuoteInQuoted;
            return true;
        }
        if (endsLine(c) && !second)
            ++m_line;
        m_cell += c;
        return true;
    }
    if (second)
        return true; // the row went out at its CR
    if (endsLine(c))
        return endLine();
    if (c == m_separator) {
        m_anything = true;
        endCell();
        return true;
    }
    if (c == u'"' && m_state == State::CellStart) {
        m_state = State::Quoted;
        m_quoteLine = m_line;
        m_anything = true;
        return true;
    }
    if (m_state == State::QuoteInQuoted) {
        if (c == u'"') {
            m_state = State::Quoted;
            m_cell += c;
            return true;
        }
        m_notes.add(m_line, QStringLiteral("A quotation mark is closed in the middle of a cell."));
    }
    m_state = State::Plain;
    m_anything = true;
    m_cell += c;
    return true;
}

void CsvParser::endCell() {
    m_row.cells += m_cell;
    m_cell = QString();
    m_state = State::CellStart;
}

bool CsvParser::endRow() {
    bool more = true;
    if (m_anything) {
        endCell();
        m_row.line = m_rowLine;
        more = m_sink(std::move(m_row));
    }
    m_row = Row();
    m_state = State::CellStart;
    m_anything = false;
    m_rowChars = 0;
    return more;
}

bool CsvParser::endLine() {
    const bool more = endRow();
    m_rowLine = ++m_line;
    return more;
}

Result<void> CsvParser::finish() {
    if (m_tooLong)
        return Error{ErrorCode::InvalidInput,
                     "The row that begins on line " + std::to_string(m_rowLine) +
                         " is longer than 32 million characters.",
                     "Nothing was kept of the table.", "A quotation mark may be missing: look there."};
    if (m_state == State::Quoted)
        return Error{ErrorCode::InvalidInput,
                     "A quotation mark is opened on line " + std::to_string(m_quoteLine) + " and never closed.",
                     "Nothing was kept of the table.", "Close it, or take it out, and save the table again."};
    endRow();
    return {};
}

} // namespace watchdesk::sheets
