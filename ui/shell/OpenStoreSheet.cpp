#include "ui/shell/OpenStoreSheet.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace watchdesk::ui {

OpenStoreSheet::OpenStoreSheet(QWidget* window, const QString& now)
    : Overlay(window, tr("Open another store")), m_field(new QLineEdit(now)) {
    auto* column = new QVBoxLayout(box());
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(new LabelText(tr("Open another store"), TextStyle::Head));
    m_field->setPlaceholderText(tr("/path/to/town.watchdesk or postgresql://user@host/database"));
    m_field->setAccessibleName(tr("Path or address of the store"));
    m_field->setFixedHeight(32);
    m_field->selectAll();
    column->addWidget(m_field);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* open = new Button(tr("Open"), nullptr, Button::Kind::Primary);
    open->setKeyCap(tr("Enter"));
    auto* browse = new Button(tr("Browse…"));
    browse->setIconName(QStringLiteral("folder-open"));
    row->addWidget(open);
    row->addWidget(browse);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_field, &QLineEdit::returnPressed, this, &OpenStoreSheet::choose);
    connect(open, &QAbstractButton::clicked, this, &OpenStoreSheet::choose);
    connect(browse, &QAbstractButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Open a store"), m_field->text(),
                                                          tr("Stores (*.watchdesk *.db *.sqlite);;All files (*)"));
        if (!path.isEmpty())
            m_field->setText(path);
    });
    OpenStoreSheet::open({560, 156});
}

void OpenStoreSheet::choose() {
    const QString url = m_field->text().trimmed();
    if (url.isEmpty())
        return;
    dismiss();
    Q_EMIT storeChosen(url);
}

} // namespace watchdesk::ui
