#include "ui/meeting/AgendaModel.h"

#include <algorithm>

namespace watchdesk::ui {

using domain::AgendaSection;

QVector<AgendaModel::Row> AgendaModel::arranged() const {
    QVector<Row> rows;
    for (const auto& [section, word] : domain::agendaSectionWords) {
        rows += Row{section, -1};
        for (int i = 0; i < m_view.lines.size() && !isClosed(section); ++i) {
            if (m_view.lines.at(i).item.section == section)
                rows += Row{section, i};
        }
    }
    return rows;
}

void AgendaModel::set(const desk::AgendaView& view) {
    beginResetModel();
    m_view = view;
    m_rows = arranged();
    endResetModel();
}

void AgendaModel::toggle(AgendaSection section) {
    const int head = rowOf(section);
    const bool closing = !m_closed.remove(int(section));
    if (closing)
        m_closed.insert(int(section));
    const QVector<Row> after = arranged();
    const int lines = static_cast<int>(std::abs(after.size() - m_rows.size()));
    if (lines > 0) {
        closing ? beginRemoveRows({}, head + 1, head + lines) : beginInsertRows({}, head + 1, head + lines);
        m_rows = after;
        closing ? endRemoveRows() : endInsertRows();
    }
    Q_EMIT dataChanged(index(head), index(head));
}

const desk::AgendaLine* AgendaModel::lineAt(int row) const {
    const bool isLine = row >= 0 && row < m_rows.size() && m_rows.at(row).line >= 0;
    return isLine ? &m_view.lines.at(m_rows.at(row).line) : nullptr;
}

int AgendaModel::rowOf(const QString& itemId) const {
    for (int row = 0; row < m_rows.size(); ++row) {
        const desk::AgendaLine* line = lineAt(row);
        if (line != nullptr && line->item.id == itemId)
            return row;
    }
    return -1;
}

int AgendaModel::rowOf(AgendaSection section) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const Row& row) { return row.section == section && row.line < 0; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int AgendaModel::step(int row, int by) const {
    for (int next = row + by; next >= 0 && next < m_rows.size(); next += by) {
        const bool bare = m_rows.at(next).line < 0 &&
                          (next + 1 == m_rows.size() || m_rows.at(next + 1).section != m_rows.at(next).section);
        if (m_rows.at(next).line >= 0 || bare)
            return next;
    }
    return row;
}

QString AgendaModel::note(AgendaSection section) const {
    int shown = 0, hidden = 0, late = 0;
    for (const desk::AgendaLine& line : m_view.lines) {
        if (line.item.section == section)
            ++(line.item.hidden ? hidden : shown);
    }
    for (const desk::ActionRow& action : m_view.actions)
        late += section == AgendaSection::Actions && action.carried && action.late ? 1 : 0;
    if (shown + hidden == 0)
        return tr("none");
    QStringList parts{QString::number(shown)};
    if (late > 0)
        parts += tr("%1 late").arg(late);
    if (hidden > 0)
        parts += tr("%1 hidden").arg(hidden);
    return parts.join(QStringLiteral(", "));
}

int AgendaModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString AgendaModel::words(const Row& row) const {
    if (row.line < 0)
        return tr("%1. %2, %3").arg(number(row.section)).arg(desk::sectionTitle(row.section), note(row.section));
    const desk::AgendaLine& line = m_view.lines.at(row.line);
    QStringList parts{line.item.title};
    if (!line.name.isEmpty())
        parts += line.name;
    if (line.item.hidden)
        parts += tr("hidden from the paper");
    if (line.item.gone)
        parts += tr("no longer in the records");
    return parts.join(QStringLiteral(" · "));
}

QVariant AgendaModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return words(m_rows.at(index.row()));
    return {};
}

} // namespace watchdesk::ui
