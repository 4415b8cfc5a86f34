// What sections of a list with the chosen record beside it have in common.
#pragma once

#include "ui/scheme/SectionPanel.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FilterField.h"
#include "ui/widgets/PanelHead.h"

#include <QVector>

namespace watchdesk::ui {

/// Head, filter and buttons, the list; the pane at the right. Enter and Esc in the filter go to the list, Ctrl+F to the
/// filter.
class ListSection : public SectionPanel {
    Q_OBJECT
protected:
    /// What it is called, and what its filter is and shows.
    struct Names {
        QString id;
        QString section;
        QString head;
        QString find; ///< "Find a member"
        QString hint; ///< in the empty filter
    };
    /// From the top; all but the list and the pane may be missing.
    struct Parts {
        QVector<QWidget*> filters; ///< beside the field
        QVector<QWidget*> acts;    ///< at the right end
        QWidget* above = nullptr;
        QWidget* list = nullptr; ///< has the focus of the section
        QWidget* below = nullptr;
        QWidget* pane = nullptr;
        int paneWidth = 0;
    };
    ListSection(const Names& names, desk::Desk& desk, QWidget* parent);
    void lay(const Parts& parts);
    /// The button that adds a record, by Ctrl+N.
    [[nodiscard]] Button* addButton(const QString& text, std::function<void()> fn);
    [[nodiscard]] Button* iconButton(const QString& icon, const QString& name, std::function<void()> fn);
    [[nodiscard]] PanelHead& head() const { return *m_head; }
    [[nodiscard]] FilterField& filter() const { return *m_filter; }

private:
    PanelHead* m_head;
    FilterField* m_filter;
};

} // namespace watchdesk::ui
