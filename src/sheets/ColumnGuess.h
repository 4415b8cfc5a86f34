// Which column of a table is which field.
#pragma once

#include "sheets/ImportFields.h"

namespace watchdesk::sheets {

/// How far a guess can be trusted: Sure needs no look, Perhaps does.
enum class Sureness { None, Perhaps, Likely, Sure };

struct ColumnMatch {
    QString field; ///< key; empty: the column is left out
    Sureness sure = Sureness::None;
    QString why; ///< in words, for a person: "its heading", "what its cells look like"
};

/// What a person has said once about headings: kept by the desk, and used again when the same headings come.
struct RememberedMapping {
    ImportKind kind = ImportKind::Members;
    QStringList headings; ///< folded, in the table's order
    QStringList fields;   ///< a key for each; empty: left out
};

struct ColumnGuess {
    int headingRow = -1; ///< among the rows that were given; -1: the table has none
    QStringList headings;
    QVector<ColumnMatch> columns;
    QStringList missing; ///< required fields that no column was found for
    bool remembered = false;
};

/// The rows are the first of a table, some tens. Rows above the heading ("Members, spring") are passed over; without a
/// heading the cells alone tell, which only what has a shape of its own (telephones, dates, post codes) is sure by.
[[nodiscard]] ColumnGuess guessColumns(ImportKind kind, const QVector<QStringList>& rows,
                                       const QVector<RememberedMapping>& remembered = {});

/// What is to be remembered once a person has agreed to, or corrected, the fields.
[[nodiscard]] RememberedMapping mappingOf(ImportKind kind, const QStringList& headings, const QStringList& fields);

} // namespace watchdesk::sheets
