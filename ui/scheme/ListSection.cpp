#include "ui/scheme/ListSection.h"

#include "ui/widgets/FocusGoesTo.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace watchdesk::ui {

ListSection::ListSection(const Names& names, desk::Desk& desk, QWidget* parent)
    : SectionPanel(names.id, names.section, desk, parent), m_head(new PanelHead(names.head)),
      m_filter(new FilterField(names.find, names.hint, tr("Ctrl F"))) {
    addJob(names.find, QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
}

void ListSection::lay(const Parts& parts) {
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->setSpacing(12);
    bar->addWidget(m_filter, 1);
    for (QWidget* one : parts.filters)
        bar->addWidget(one);
    bar->addStretch(1);
    for (QWidget* one : parts.acts)
        bar->addWidget(one);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_head);
    left->addLayout(bar);
    if (parts.above != nullptr)
        left->addWidget(parts.above);
    left->addWidget(parts.list, 1);
    if (parts.below != nullptr)
        left->addWidget(parts.below);
    parts.pane->setFixedWidth(parts.paneWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(new RuleLine(Qt::Vertical));
    row->addWidget(parts.pane);
    focusGoesTo(this, parts.list);
    for (const auto signal : {&FilterField::listWanted, &FilterField::left})
        connect(m_filter, signal, parts.list, [list = parts.list] { list->setFocus(Qt::OtherFocusReason); });
}

Button* ListSection::addButton(const QString& text, std::function<void()> fn) {
    auto* button = new Button(text);
    button->setIconName(QStringLiteral("plus"));
    button->setKeyCap(tr("Ctrl N"));
    connect(button, &QAbstractButton::clicked, this, std::move(fn));
    return button;
}

Button* ListSection::iconButton(const QString& icon, const QString& name, std::function<void()> fn) {
    auto* button = Button::iconOnly(icon, name);
    connect(button, &QAbstractButton::clicked, this, std::move(fn));
    return button;
}

} // namespace watchdesk::ui
