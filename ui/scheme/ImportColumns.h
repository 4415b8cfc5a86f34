// Which column of a table is which field: a choice over each, above the first rows.
#pragma once

#include "desk/ImportViews.h"

#include <QScrollArea>
#include <QVector>

class QGridLayout;

namespace watchdesk::ui {

class ChoiceField;

/// Columns side by side: the choice, how sure its guess is in words, the heading, the first cells. A field is chosen
/// for one column: choosing it for another leaves the first out. Window's thread.
class ImportColumns : public QScrollArea {
    Q_OBJECT
public:
    static constexpr int shownRows = 5;

    explicit ImportColumns(QWidget* parent = nullptr);
    void show(const desk::ImportTable& table);
    /// A key for each column; empty: left out.
    [[nodiscard]] QStringList fields() const;
    [[nodiscard]] ChoiceField* choice(int column) const { return m_choices.value(column); }

Q_SIGNALS:
    void changed();

private:
    void addColumn(const desk::ImportTable& table, int column, QGridLayout* grid);
    void choose(int column);
    QVector<ChoiceField*> m_choices;
};

} // namespace watchdesk::ui
