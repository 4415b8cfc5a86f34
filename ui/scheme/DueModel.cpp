#include "ui/scheme/DueModel.h"

#include <QCoreApplication>

#include <algorithm>

namespace watchdesk::ui {

namespace {

QString keyOf(const desk::DueRow& record) {
    return record.entity + QLatin1Char('/') + record.id;
}

} // namespace

QString kindTitle(const QString& entity) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("DueModel", text); };
    const std::pair<const char*, const char*> titles[] = {{"subject", "Subjects"},
                                                          {"exclusion_notice", "Exclusions"},
                                                          {"court_order", "Orders of courts and councils"},
                                                          {"incident", "Incidents"},
                                                          {"still", "Stills"},
                                                          {"transmission", "Overs"},
                                                          {"recording", "Recordings"},
                                                          {"meeting", "Meetings"},
                                                          {"emergency", "Emergencies"},
                                                          {"radio_text", "Texts"},
                                                          {"outbox", "Letters"},
                                                          {"roll_call", "Roll-calls"},
                                                          {"sign_on", "Turns on watch"},
                                                          {"shift", "Shifts"},
                                                          {"intel_report", "Intelligence reports"},
                                                          {"member", "Contacts of members who left"}};
    for (const auto& [name, title] : titles) {
        if (entity == QLatin1String(name))
            return tr(title);
    }
    QString words = entity;
    words.replace(QLatin1Char('_'), QLatin1Char(' '));
    return words.left(1).toUpper() + words.mid(1);
}

void DueModel::set(const QVector<desk::DueRow>& records) {
    beginResetModel();
    m_records = records;
    QStringList kinds;
    QSet<QString> there;
    for (const desk::DueRow& record : records) {
        if (!kinds.contains(record.entity))
            kinds += record.entity;
        there.insert(keyOf(record));
    }
    m_chosen.intersect(there);
    m_rows.clear();
    for (const QString& kind : kinds) {
        m_rows += Row{kind, -1};
        for (int i = 0; i < records.size(); ++i) {
            if (records.at(i).entity == kind)
                m_rows += Row{kind, i};
        }
    }
    endResetModel();
    Q_EMIT chosenChanged();
}

const DueModel::Row* DueModel::at(int row) const {
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

const desk::DueRow* DueModel::recordAt(int row) const {
    const Row* found = at(row);
    return found != nullptr && found->record >= 0 ? &m_records.at(found->record) : nullptr;
}

void DueModel::said() {
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
    Q_EMIT chosenChanged();
}

void DueModel::toggle(int row) {
    const Row* found = at(row);
    if (found == nullptr)
        return;
    if (const desk::DueRow* record = recordAt(row)) {
        if (!m_chosen.remove(keyOf(*record)))
            m_chosen.insert(keyOf(*record));
        return said();
    }
    const bool on = stateOf(found->entity) != Qt::Checked;
    for (const desk::DueRow& record : std::as_const(m_records)) {
        if (record.entity != found->entity)
            continue;
        if (on)
            m_chosen.insert(keyOf(record));
        else
            m_chosen.remove(keyOf(record));
    }
    said();
}

void DueModel::chooseAll(bool chosen) {
    m_chosen.clear();
    for (const desk::DueRow& record : std::as_const(m_records)) {
        if (chosen)
            m_chosen.insert(keyOf(record));
    }
    said();
}

bool DueModel::isChosen(const desk::DueRow& record) const {
    return m_chosen.contains(keyOf(record));
}

QVector<desk::DueRow> DueModel::chosen() const {
    QVector<desk::DueRow> rows;
    std::copy_if(m_records.begin(), m_records.end(), std::back_inserter(rows),
                 [this](const desk::DueRow& record) { return isChosen(record); });
    return rows;
}

Qt::CheckState DueModel::stateOf(const QString& entity) const {
    int on = 0;
    for (const desk::DueRow& record : m_records)
        on += record.entity == entity && isChosen(record) ? 1 : 0;
    return on == 0 ? Qt::Unchecked : on == countOf(entity) ? Qt::Checked : Qt::PartiallyChecked;
}

int DueModel::countOf(const QString& entity) const {
    return static_cast<int>(std::count_if(m_records.begin(), m_records.end(),
                                          [&](const desk::DueRow& record) { return record.entity == entity; }));
}

int DueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DueModel::data(const QModelIndex& index, int role) const {
    const Row* row = index.isValid() ? at(index.row()) : nullptr;
    if (row == nullptr || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole))
        return {};
    const desk::DueRow* record = recordAt(index.row());
    if (record == nullptr)
        return tr("%1, %2").arg(kindTitle(row->entity)).arg(countOf(row->entity));
    QStringList parts{record->what, record->why};
    if (!record->takes.isEmpty())
        parts += record->takes;
    if (role == Qt::AccessibleTextRole)
        parts += isChosen(*record) ? tr("chosen") : tr("not chosen");
    return parts.join(QStringLiteral(", "));
}

} // namespace watchdesk::ui
