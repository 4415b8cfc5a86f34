#include "ui/scheme/AuditModel.h"

#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <utility>

namespace watchdesk::ui {

AuditModel::AuditModel(desk::AuditDesk& audit, QObject* parent) : QAbstractListModel(parent), m_audit(audit) {}

void AuditModel::setBusy(bool busy) {
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

void AuditModel::open(const desk::AuditQuery& query, qint64 beforeSeq) {
    m_query = query;
    m_newest = beforeSeq == 0;
    // When nothing is found, newer entries are looked for from here on.
    m_newer = beforeSeq > 0 ? beforeSeq - 1 : 0;
    const quint64 asked = ++m_asked;
    setBusy(true);
    onAnswer(
        this, m_audit.before(query, beforeSeq, part),
        [this, asked](const desk::AuditPage& page) {
            if (asked == m_asked)
                begin(page);
        },
        [this, asked](const Error& error) { fail(asked, error); });
}

/// What was asked of an older filter concerns nobody any more.
void AuditModel::fail(quint64 asked, const Error& error) {
    if (asked != m_asked)
        return;
    setBusy(false);
    Q_EMIT failed(error);
}

void AuditModel::begin(const desk::AuditPage& page) {
    beginResetModel();
    m_lines = page.lines;
    endResetModel();
    m_older = page.goOn;
    if (!m_lines.isEmpty())
        m_newer = m_lines.first().entry.seq;
    setBusy(false);
    // A text that is far back: so many entries were looked through without filling a window.
    if (m_lines.size() < part)
        older();
}

void AuditModel::older() {
    if (m_busy || m_older == 0)
        return;
    const quint64 asked = ++m_asked;
    setBusy(true);
    onAnswer(
        this, m_audit.before(m_query, m_older, part),
        [this, asked](const desk::AuditPage& page) {
            if (asked != m_asked)
                return;
            m_older = page.goOn;
            append(page.lines);
            setBusy(false);
            if (page.lines.isEmpty())
                older();
        },
        [this, asked](const Error& error) { fail(asked, error); });
}

void AuditModel::newer() {
    if (m_busy)
        return;
    if (m_newer == 0)
        return open(m_query);
    const quint64 asked = ++m_asked;
    setBusy(true);
    onAnswer(
        this, m_audit.after(m_query, m_newer, part),
        [this, asked](const desk::AuditPage& page) {
            if (asked != m_asked)
                return;
            const bool live = std::exchange(m_newest, page.goOn == 0);
            if (!page.lines.isEmpty() || page.goOn > 0)
                m_newer = page.goOn > 0 ? page.goOn : page.lines.first().entry.seq;
            prepend(page.lines, live);
            setBusy(false);
        },
        [this, asked](const Error& error) { fail(asked, error); });
}

void AuditModel::append(const QVector<desk::AuditLine>& lines) {
    if (lines.isEmpty())
        return;
    const int from = static_cast<int>(m_lines.size());
    beginInsertRows({}, from, from + static_cast<int>(lines.size()) - 1);
    m_lines += lines;
    endInsertRows();
    trim(End::Top);
}

void AuditModel::prepend(const QVector<desk::AuditLine>& lines, bool live) {
    if (lines.isEmpty())
        return;
    beginInsertRows({}, 0, static_cast<int>(lines.size()) - 1);
    m_lines = lines + m_lines;
    endInsertRows();
    Q_EMIT shifted(static_cast<int>(lines.size()), live);
    trim(End::Bottom);
}

void AuditModel::trim(End end) {
    const int surplus = static_cast<int>(m_lines.size()) - most;
    if (surplus <= 0)
        return;
    const int from = end == End::Top ? 0 : most;
    beginRemoveRows({}, from, from + surplus - 1);
    m_lines.remove(from, surplus);
    endRemoveRows();
    if (end == End::Bottom) {
        m_older = m_lines.last().entry.seq;
        return;
    }
    m_newer = m_lines.first().entry.seq;
    m_newest = false;
    Q_EMIT shifted(-surplus, false);
}

const desk::AuditLine* AuditModel::at(int row) const {
    return row >= 0 && row < m_lines.size() ? &m_lines.at(row) : nullptr;
}

int AuditModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant AuditModel::data(const QModelIndex& index, int role) const {
    const desk::AuditLine* line = index.isValid() ? at(index.row()) : nullptr;
    if (line == nullptr || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole))
        return {};
    QStringList parts{whenText(line->entry.at, {}, true), line->who, line->what};
    for (const QString& more : {line->record, line->detail}) {
        if (!more.isEmpty())
            parts += more;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace watchdesk::ui
