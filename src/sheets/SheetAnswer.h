// What watchdesk-sheet is given and answers. Little endian; texts as UTF-8 with their length before them.
#pragma once

#include "sheets/Workbook.h"

#include <cstddef>
#include <optional>
#include <span>

namespace watchdesk::sheets {

/// Largest answer that is taken: with it memory is bounded whatever the helper does.
inline constexpr std::size_t mostAnswerBytes = std::size_t(256) * 1024 * 1024;
/// Longest cell, thirty times what Excel lets anybody type; the helper cuts off what is beyond.
inline constexpr qsizetype mostCellBytes = 1 << 20;

/// "WDSH", then the length and name of the sheet that is asked for, then the file.
[[nodiscard]] QByteArray requestHead(const QString& sheet);
struct SheetRequest {
    QString sheet;
    QByteArray file; ///< of the bytes that were given; they must outlive it
};
[[nodiscard]] std::optional<SheetRequest> readRequest(std::span<const std::byte> bytes);

/// Puts an answer together: rows and notes as they come, the verdict last.
class AnswerWriter {
public:
    AnswerWriter();
    /// False: the answer would be larger than it may.
    bool row(const Row& row);
    void note(qint64 line, const QString& text);
    void forget();
    /// Closes it.
    [[nodiscard]] QByteArray finish(const WorkbookAnswer& answer);

private:
    void number(quint32 value);
    void text(QString value);
    QByteArray m_bytes;
};

/// Reads the answer of a helper that may have been taken over: every length is checked. Rows go to the sink as they are
/// met, after the verdict (which stands at the end) was found to be Read. A wrong answer is Damaged.
struct SheetAnswer {
    WorkbookAnswer workbook;
    QVector<Note> notes;
    qint64 rows = 0;
};
[[nodiscard]] SheetAnswer readAnswer(std::span<const std::byte> bytes, const RowSink& sink);

} // namespace watchdesk::sheets
