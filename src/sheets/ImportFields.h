// What can be taken in from a table, field by field.
#pragma once

#include "domain/EnumText.h"

#include <QStringList>
#include <QVector>

namespace watchdesk::sheets {

enum class ImportKind { Members, Radios, Subjects, Incidents };
inline constexpr domain::EnumWords<ImportKind, 4> importKindWords{{{ImportKind::Members, "members"},
                                                                   {ImportKind::Radios, "radios"},
                                                                   {ImportKind::Subjects, "subjects"},
                                                                   {ImportKind::Incidents, "incidents"}}};

/// What a field's cells are read as.
enum class CellType { Text, Date, Time, Money, YesNo, Telephone, Email, PostCode, Category, CallSign, ToneCode };

/// A field of a record. `key` is kept in remembered mappings; `synonyms` are what people write above such a column.
struct ImportField {
    QString key;
    QString label;
    QStringList synonyms;
    CellType type = CellType::Text;
    bool required = false;
};

/// The fields of a kind, in the order in which a person would fill them in.
[[nodiscard]] const QVector<ImportField>& fieldsOf(ImportKind kind);

/// Whether a cell can be read as the type; for Text whether it has a letter.
[[nodiscard]] bool readsAs(CellType type, const QString& cell);

} // namespace watchdesk::sheets
