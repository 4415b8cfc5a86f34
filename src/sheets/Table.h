// What is read of a table: rows of cells as text, each with the line that it stood on, and what is to be said about
// them.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <atomic>
#include <functional>

namespace watchdesk::sheets {

/// A row that is not empty. Cells that are empty at its end may be missing.
struct Row {
    qint64 line = 0; ///< of the file where the row begins, or of the sheet; from 1
    QStringList cells;
};

/// Something that a person should know of what was read. Names no cell's content.
struct Note {
    qint64 line = 0; ///< 0: of the whole file
    QString text;
};

/// Takes rows as they are read; false: enough.
using RowSink = std::function<bool(Row&&)>;

/// How far a long reading is in bytes, and whether it is to go on. Called on the reading thread; of a workbook, which
/// the helper reads as a whole, only at its end.
struct Progress {
    std::function<void(qint64 done, qint64 total)> told;
    const std::atomic<bool>* stop = nullptr; ///< true: the reading ends with ErrorCode::Cancelled
};

/// What is known of a table once its rows have been handed out.
struct TableSummary {
    qint64 rows = 0;
    QVector<Note> notes;     ///< at most mostNotes, then one that says how many more
    QString encoding;        ///< of a text: "UTF-8", "windows-1252"
    QChar separator;         ///< of a text
    QString sheet;           ///< of a workbook: the one that was read
    QStringList sheets;      ///< of a workbook: all that can be asked for
    bool whichSheet = false; ///< several sheets hold something and none was named: no row was handed out
};

inline constexpr qsizetype mostNotes = 100;
/// Columns of a row; what no list of people has.
inline constexpr int mostColumns = 1024;
/// Largest file that is taken.
inline constexpr qint64 mostFileBytes = 64 * 1024 * 1024;

/// Collects notes up to mostNotes.
class Notes {
public:
    void add(qint64 line, const QString& text);
    /// With a last one for those that there was no room for.
    [[nodiscard]] QVector<Note> taken() const;

private:
    QVector<Note> m_notes;
    qint64 m_more = 0;
};

} // namespace watchdesk::sheets
