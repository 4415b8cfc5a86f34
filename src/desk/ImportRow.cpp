#include "desk/ImportRow.h"

#include "sheets/CellValues.h"

namespace watchdesk::desk {

namespace {

/// Our own lists put an apostrophe before what a spreadsheet would run as a formula.
QString withoutGuard(const QString& cell) {
    const bool guarded =
        cell.size() > 1 && cell.startsWith(QLatin1Char('\'')) && QStringLiteral("=+-@").contains(cell.at(1));
    return guarded ? cell.mid(1) : cell;
}

} // namespace

QString whyOf(const Error& error) {
    const QString what = QString::fromStdString(error.what);
    return error.todo.empty() ? what : what + QLatin1Char(' ') + QString::fromStdString(error.todo);
}

ImportRow::Columns ImportRow::columnsOf(sheets::ImportKind kind, const ImportPlan& plan, const QDate& today) {
    Columns columns;
    columns.order = plan.order;
    columns.today = today;
    for (int i = 0; i < plan.fields.size(); ++i) {
        if (!plan.fields.at(i).isEmpty())
            columns.of.insert(plan.fields.at(i), i);
    }
    for (const sheets::ImportField& field : sheets::fieldsOf(kind))
        columns.labels.insert(field.key, field.label);
    return columns;
}

QString ImportRow::text(const char* field) const {
    return withoutGuard(m_row.cells.value(m_columns.of.value(QLatin1String(field), -1)).simplified());
}

QString ImportRow::lines(const char* field) const {
    return withoutGuard(m_row.cells.value(m_columns.of.value(QLatin1String(field), -1)).trimmed());
}

void ImportRow::refuse(const QString& why) {
    if (m_trouble.isEmpty())
        m_trouble = why;
}

void ImportRow::refuse(const Error& error) {
    refuse(whyOf(error));
}

template <class T>
T ImportRow::read(const char* field, const Result<T>& value) {
    if (value)
        return *value;
    refuse(QStringLiteral("%1: %2").arg(m_columns.labels.value(QLatin1String(field)), whyOf(value.error())));
    return T{};
}

QDate ImportRow::day(const char* field) {
    return has(field) ? read(field, sheets::readDate(text(field), m_columns.order, m_columns.today.year())) : QDate();
}

std::optional<QTime> ImportRow::time(const char* field, const char* date) {
    if (has(field))
        return read(field, sheets::readTime(text(field)));
    const auto beside = sheets::readTime(text(date));
    return beside && text(date).contains(QLatin1Char(':')) ? std::optional<QTime>(*beside) : std::nullopt;
}

qint64 ImportRow::pence(const char* field) {
    return has(field) ? read(field, sheets::readMoney(text(field))) : 0;
}

QString ImportRow::telephone(const char* field) {
    if (!has(field))
        return {};
    const auto read = sheets::readTelephone(text(field));
    if (!read) {
        this->read(field, Result<QString>(read.error()));
        return {};
    }
    return read->zeroRestored ? read->number : text(field);
}

QString ImportRow::postCode(const char* field) {
    return has(field) ? read(field, sheets::readPostCode(text(field))) : QString();
}

QString ImportRow::email(const char* field) {
    return has(field) ? read(field, sheets::readEmail(text(field))) : QString();
}

QString ImportRow::category(const char* field) {
    return has(field) ? read(field, sheets::readCategory(text(field))) : QString();
}

QString ImportRow::callSign(const char* field) {
    return has(field) ? read(field, sheets::readCallSign(text(field))) : QString();
}

QString ImportRow::toneCode(const char* field) {
    return has(field) ? read(field, sheets::readToneCode(text(field))) : QString();
}

std::optional<bool> ImportRow::yes(const char* field) {
    return has(field) ? std::optional<bool>(read(field, sheets::readYesNo(text(field)))) : std::nullopt;
}

QString ImportRow::whole() const {
    QStringList cells;
    for (const QString& cell : m_row.cells)
        cells += cell.simplified();
    while (!cells.isEmpty() && cells.last().isEmpty()) // a table that was saved again may lose or gain empty ends
        cells.removeLast();
    return cells.join(QChar(0x1F));
}

} // namespace watchdesk::desk
