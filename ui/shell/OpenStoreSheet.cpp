#include "ui/shell/OpenStoreSheet.h"

#include "desk/StoreAddress.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseField.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {
constexpr int sheetWidth = 560;
} // namespace

OpenStoreSheet::OpenStoreSheet(QWidget* window, const QString& now)
    : FormSheet(window, {tr("Open another store"), {}, tr("Open"), tr("Leave")}), m_field(new QLineEdit(now)),
      m_server(new QWidget), m_password(new PassphraseField(tr("Password of the server's user"))) {
    m_field->setPlaceholderText(tr("/path/to/town.watchdesk or postgresql://user@host/database"));
    m_field->setFixedHeight(32);
    add(tr("Path or address of the store"), m_field);
    auto* column = new QVBoxLayout(m_server);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(new LabelText(tr("Password of the server's user"), TextStyle::SmallMedium, Tone::Text2));
    column->addWidget(m_password);
    auto* words = new LabelText(tr("It is not kept, and asked for again at the next start. Left empty, the password is "
                                   "looked for in ~/.pgpass, the file of PostgreSQL's own programs."),
                                TextStyle::Small, Tone::TextMuted);
    words->setWrapped(true);
    column->addWidget(words);
    add(m_server);
    auto* browse = new Button(tr("Browse…"));
    browse->setIconName(QStringLiteral("folder-open"));
    addBeside(browse);
    connect(m_field, &QLineEdit::textChanged, this, &OpenStoreSheet::showPassword);
    connect(m_password, &QLineEdit::returnPressed, this, &OpenStoreSheet::choose);
    connect(this, &FormSheet::wanted, this, &OpenStoreSheet::choose);
    connect(browse, &QAbstractButton::clicked, this, &OpenStoreSheet::browse);
    showPassword();
    openForm(desk::isServer(now) ? m_password : m_field, sheetWidth);
    if (m_field->hasFocus())
        m_field->selectAll();
}

void OpenStoreSheet::showPassword() {
    m_server->setVisible(desk::isServer(m_field->text().trimmed()));
}

void OpenStoreSheet::browse() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a store"), m_field->text(),
                                                      tr("Stores (*.watchdesk *.db *.sqlite);;All files (*)"));
    if (!path.isEmpty())
        m_field->setText(path);
}

void OpenStoreSheet::choose() {
    QString url = m_field->text().trimmed();
    if (url.isEmpty())
        return say(tr("Give the path of a store, or the address of a server."));
    if (desk::isServer(url) && !m_password->text().isEmpty())
        url = desk::withPassword(url, m_password->text());
    m_password->wipe();
    m_field->clear();
    dismiss();
    Q_EMIT storeChosen(url);
}

} // namespace watchdesk::ui
