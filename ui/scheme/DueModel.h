// What is due, by kind, and what of it is chosen.
#pragma once

#include "desk/RetentionDesk.h"

#include <QAbstractListModel>
#include <QSet>

namespace watchdesk::ui {

/// Heads of kinds with their records under them. Window's thread.
class DueModel : public QAbstractListModel {
    Q_OBJECT
public:
    struct Row {
        QString entity;
        int record = -1; ///< index into records(); -1: the head of the kind
    };

    using QAbstractListModel::QAbstractListModel;
    /// What was chosen and is still due stays chosen.
    void set(const QVector<desk::DueRow>& records);
    [[nodiscard]] const QVector<desk::DueRow>& records() const { return m_records; }
    [[nodiscard]] const Row* at(int row) const;
    [[nodiscard]] const desk::DueRow* recordAt(int row) const;
    /// A record, or a whole kind: on unless all of it was.
    void toggle(int row);
    void chooseAll(bool chosen);
    [[nodiscard]] bool isChosen(const desk::DueRow& record) const;
    [[nodiscard]] QVector<desk::DueRow> chosen() const;
    [[nodiscard]] Qt::CheckState stateOf(const QString& entity) const;
    [[nodiscard]] int countOf(const QString& entity) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    void said();
    QVector<desk::DueRow> m_records;
    QVector<Row> m_rows;
    QSet<QString> m_chosen; ///< entity and id
};

/// "Subjects", "Overs": how a kind of record is called.
[[nodiscard]] QString kindTitle(const QString& entity);

} // namespace watchdesk::ui
