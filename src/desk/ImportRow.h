// A line of a table, field by field.
#pragma once

#include "desk/ImportViews.h"

#include <QHash>

#include <optional>

namespace watchdesk::desk {

/// Reads the cells of a line as a plan has them. The first cell that cannot be read is kept as trouble(), in words that
/// name the field and never the cell. One thread.
class ImportRow {
public:
    /// Which column is which field, worked out once a table.
    struct Columns {
        QHash<QString, int> of;
        QHash<QString, QString> labels;
        sheets::DateOrder order = sheets::DateOrder::DayFirst;
        QDate today;
    };
    [[nodiscard]] static Columns columnsOf(sheets::ImportKind kind, const ImportPlan& plan, const QDate& today);

    ImportRow(const Columns& columns, const sheets::Row& row) : m_columns(columns), m_row(row) {}

    [[nodiscard]] qint64 line() const { return m_row.line; }
    [[nodiscard]] bool has(const char* field) const { return !text(field).isEmpty(); }
    /// Without needless blanks; empty where the table has no such column.
    [[nodiscard]] QString text(const char* field) const;
    /// The same with its line breaks, for what is a text of several lines.
    [[nodiscard]] QString lines(const char* field) const;
    /// Null for an empty cell.
    QDate day(const char* field);
    /// Of the field, else of a date that has one beside it.
    std::optional<QTime> time(const char* field, const char* date);
    qint64 pence(const char* field);
    QString telephone(const char* field);
    QString postCode(const char* field);
    QString email(const char* field);
    QString category(const char* field);
    QString callSign(const char* field);
    QString toneCode(const char* field);
    /// "yes" and its kin; nothing for an empty cell.
    std::optional<bool> yes(const char* field);

    void refuse(const QString& why);
    void refuse(const Error& error);
    [[nodiscard]] const QString& trouble() const { return m_trouble; }
    /// Every cell, for telling a line again.
    [[nodiscard]] QString whole() const;

private:
    template <class T>
    T read(const char* field, const Result<T>& value);
    const Columns& m_columns;
    const sheets::Row& m_row;
    QString m_trouble;
};

/// What went wrong, as a line of a report has it.
[[nodiscard]] QString whyOf(const Error& error);

} // namespace watchdesk::desk
