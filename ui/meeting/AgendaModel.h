// The agenda as a list: sections with their numbers, and the lines under those that are open.
#pragma once

#include "desk/MeetingViews.h"

#include <QAbstractListModel>
#include <QSet>

namespace watchdesk::ui {

/// Window's thread. Rows are sections and lines; a section that is closed shows no lines.
class AgendaModel : public QAbstractListModel {
    Q_OBJECT
public:
    struct Row {
        domain::AgendaSection section = domain::AgendaSection::Attendance;
        int line = -1; ///< index into the view's lines; -1: the section itself
    };

    using QAbstractListModel::QAbstractListModel;
    void set(const desk::AgendaView& view);
    void toggle(domain::AgendaSection section);
    [[nodiscard]] bool isClosed(domain::AgendaSection section) const { return m_closed.contains(int(section)); }
    [[nodiscard]] const desk::AgendaView& view() const { return m_view; }
    [[nodiscard]] Row rowAt(int row) const { return m_rows.value(row); }
    [[nodiscard]] const desk::AgendaLine* lineAt(int row) const;
    /// -1 when it is not shown.
    [[nodiscard]] int rowOf(const QString& itemId) const;
    [[nodiscard]] int rowOf(domain::AgendaSection section) const;
    /// The next line in that direction (1 or -1), or a section that shows none; `row` itself at the end.
    [[nodiscard]] int step(int row, int by) const;
    /// "3, 1 hidden", "5, 2 late", "none".
    [[nodiscard]] QString note(domain::AgendaSection section) const;
    /// From 1.
    [[nodiscard]] static int number(domain::AgendaSection section) { return int(section) + 1; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QVector<Row> arranged() const;
    [[nodiscard]] QString words(const Row& row) const;
    desk::AgendaView m_view;
    QVector<Row> m_rows;
    QSet<int> m_closed;
};

} // namespace watchdesk::ui
