#include "ui/scheme/FormSection.h"

#include "ui/scheme/Table.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/PanelHead.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

constexpr int formWidth = 480;

QScrollArea* scrolled(QWidget* form) {
    auto* area = new QScrollArea;
    area->setWidget(form);
    area->setWidgetResizable(true);
    area->setFixedWidth(formWidth);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace

void FormSection::lay(const Parts& parts) {
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->setSpacing(8);
    for (Button* button : parts.buttons)
        bar->addWidget(button);
    bar->addStretch(1);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(parts.head);
    left->addLayout(bar);
    left->addWidget(parts.table, 1);
    if (parts.below != nullptr)
        left->addLayout(parts.below);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(new RuleLine(Qt::Vertical));
    row->addWidget(scrolled(parts.form));
    focusGoesTo(this, parts.table);
}

} // namespace watchdesk::ui
