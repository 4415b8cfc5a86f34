#include "ui/scheme/EntryRow.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace watchdesk::ui {

EntryRow::EntryRow(const QString& title, const QString& words, QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(4);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    auto* head = new LabelText(title, TextStyle::BodyMedium);
    head->setWrapped(true);
    column->addWidget(head);
    if (!words.isEmpty()) {
        auto* lines = new LabelText(words, TextStyle::Body, Tone::Text2);
        lines->setWrapped(true);
        column->addWidget(lines);
    }
    column->addStretch(1);
    m_row->addLayout(column, 1);
}

void EntryRow::addAct(const QString& icon, const QString& name, std::function<void()> fn) {
    auto* button = Button::iconOnly(icon, name);
    button->setSmall(true);
    connect(button, &QAbstractButton::clicked, this, std::move(fn));
    m_row->addWidget(button, 0, Qt::AlignTop);
}

} // namespace watchdesk::ui
