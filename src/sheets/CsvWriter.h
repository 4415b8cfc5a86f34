// Separated values that go out: RFC 4180 in UTF-8.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace watchdesk::sheets {

/// The mark at the beginning of a file, without which Excel takes UTF-8 for something else.
[[nodiscard]] QByteArray csvMark();

/// A line, every cell quoted, CRLF included. A cell that a spreadsheet would run as a formula (beginning with = + - @,
/// tab or CR) is preceded by an apostrophe.
[[nodiscard]] QByteArray csvLine(const QStringList& cells);

} // namespace watchdesk::sheets
