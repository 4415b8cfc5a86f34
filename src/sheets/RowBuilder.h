// One row of a workbook as it is put together, with the limits on what a table may be.
#pragma once

#include "sheets/Workbook.h"

#include <QRect>

namespace watchdesk::sheets {

/// Puts cells in their places and hands whole rows on. What lies under merged cells, and is not their first, stays
/// empty.
class RowBuilder {
public:
    explicit RowBuilder(const WorkbookSink& sink) : m_sink(sink) {}
    void begin(qint64 line) {
        m_row = Row();
        m_row.line = line;
    }
    [[nodiscard]] qint64 line() const { return m_row.line; }
    /// Column from 0. Beyond the limits: tooLarge() from then on.
    void put(int column, const QString& text);
    /// Hands the row out, `times` lines one after the other; nothing when it is empty. False: enough.
    bool end(qint64 times = 1);
    /// Cells from (left, top) on, columns from 0 and lines from 1; tells of it.
    void merged(const QRect& cells);
    [[nodiscard]] bool tooLarge() const { return m_tooLarge; }
    [[nodiscard]] bool anything() const { return m_anything; }

private:
    const WorkbookSink& m_sink;
    Row m_row;
    QVector<QRect> m_merged; ///< sorted by their top
    qint64 m_cells = 0;
    bool m_tooLarge = false;
    bool m_anything = false;
};

/// "C" for 2.
[[nodiscard]] QString columnName(int column);
/// The place of "C7" as column 2, line 7; (-1, 0) for what is none.
[[nodiscard]] QPoint placeOf(QStringView reference);

} // namespace watchdesk::sheets
