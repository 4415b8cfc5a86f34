// What sections of a list with one form beside it have in common.
#pragma once

#include "ui/scheme/SectionPanel.h"

#include <QVector>

class QLayout;

namespace watchdesk::ui {

class Button;
class PanelHead;
class Table;

/// Head, buttons, the list, which has the section's focus; at the right the form, which scrolls.
class FormSection : public SectionPanel {
    Q_OBJECT
protected:
    /// From the top; `below` may be missing.
    struct Parts {
        PanelHead* head = nullptr;
        QVector<Button*> buttons;
        Table* table = nullptr;
        QLayout* below = nullptr;
        QWidget* form = nullptr;
    };
    using SectionPanel::SectionPanel;
    void lay(const Parts& parts);
};

} // namespace watchdesk::ui
