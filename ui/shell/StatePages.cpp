#include "ui/shell/StatePages.h"

#include "desk/StoreAddress.h"
#include "ui/shell/Card.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/RecoveryKeyField.h"
#include "ui/widgets/SecretClipboard.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

namespace watchdesk::ui {
namespace {

constexpr int failureWidth = 560;
constexpr int newStoreWidth = 520;

/// A page with one card in its middle.
QVBoxLayout* cardOn(QWidget* page, int width) {
    auto* column = new QVBoxLayout(page);
    column->addStretch(1);
    auto* card = new Card;
    card->setFixedWidth(width);
    column->addWidget(card, 0, Qt::AlignHCenter);
    column->addStretch(1);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(32, 28, 32, 28);
    inner->setSpacing(0);
    return inner;
}

LabelText* wrapped(TextStyle style, Tone tone) {
    auto* label = new LabelText({}, style, tone);
    label->setWrapped(true);
    return label;
}

/// Sets the words and the height they need in a card of this width: a card is as high as its contents ask for, before
/// it knows how wide they will be.
void fit(LabelText* label, const QString& text, int cardWidth) {
    label->setText(text);
    label->setFixedHeight(label->heightForWidth(cardWidth - 64));
}

QString headingFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::Corrupt:
        return QObject::tr("This is not a store that can be read");
    case ErrorCode::TooNew:
        return QObject::tr("This store is newer than the program");
    case ErrorCode::Locked:
        return QObject::tr("Another program holds this store");
    case ErrorCode::DiskFull:
        return QObject::tr("The disk is full");
    case ErrorCode::NotFound:
        return QObject::tr("There is no such store");
    case ErrorCode::Unavailable:
        return QObject::tr("The store is not there now");
    case ErrorCode::Cancelled:
        return QObject::tr("The store was not opened");
    default:
        return QObject::tr("The store could not be opened");
    }
}

QWidget* labelled(const QString& label, QWidget* field) {
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(6);
    column->addWidget(new LabelText(label, TextStyle::SmallMedium, Tone::Text2));
    column->addWidget(field);
    field->setAccessibleName(label);
    return widget;
}

} // namespace

FailurePage::FailurePage(QWidget* parent)
    : QWidget(parent), m_heading(new LabelText({}, TextStyle::Head)), m_what(wrapped(TextStyle::Body, Tone::Text)),
      m_keptHead(new LabelText(tr("What was kept"), TextStyle::Label, Tone::TextMuted)),
      m_kept(wrapped(TextStyle::Body, Tone::Text2)),
      m_todoHead(new LabelText(tr("What to do"), TextStyle::Label, Tone::TextMuted)),
      m_todo(wrapped(TextStyle::Body, Tone::Text2)), m_store(new LabelText({}, TextStyle::Small, Tone::TextMuted)),
      m_again(new Button(tr("Try again"), nullptr, Button::Kind::Primary)),
      m_password(new Button(tr("Give a password"))) {
    auto* column = cardOn(this, failureWidth);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new IconLabel(desk::Severity::LookSoon, 20));
    head->addWidget(m_heading, 1);
    column->addLayout(head);
    column->addSpacing(12);
    column->addWidget(m_what);
    for (const auto& [label, text] : {std::pair{m_keptHead, m_kept}, std::pair{m_todoHead, m_todo}}) {
        auto* part = new QVBoxLayout;
        part->setSpacing(4);
        part->setContentsMargins(0, 0, 0, 0);
        label->setFixedHeight(32);
        label->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
        part->addWidget(label);
        part->addWidget(text);
        column->addLayout(part);
    }
    column->addSpacing(16);
    column->addWidget(m_store);
    column->addSpacing(20);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_again->setIconName(QStringLiteral("refresh-cw"));
    auto* other = new Button(tr("Open another store"));
    row->addWidget(m_again);
    row->addWidget(m_password);
    row->addWidget(other);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_again, &QAbstractButton::clicked, this, &FailurePage::againWanted);
    connect(m_password, &QAbstractButton::clicked, this, &FailurePage::passwordWanted);
    connect(other, &QAbstractButton::clicked, this, &FailurePage::otherStoreWanted);
}

void FailurePage::showError(const Error& error, const QString& store) {
    m_heading->setText(headingFor(error.code));
    fit(m_what, QString::fromStdString(error.what), failureWidth);
    fit(m_kept, QString::fromStdString(error.kept), failureWidth);
    fit(m_todo, QString::fromStdString(error.todo), failureWidth);
    m_store->setText(store);
    for (QWidget* widget : {static_cast<QWidget*>(m_keptHead), static_cast<QWidget*>(m_kept)})
        widget->setVisible(!error.kept.empty());
    for (QWidget* widget : {static_cast<QWidget*>(m_todoHead), static_cast<QWidget*>(m_todo)})
        widget->setVisible(!error.todo.empty());
    setAccessibleName(QString::fromStdString(error.text()));
    m_password->setVisible(error.code == ErrorCode::Refused && desk::isServer(store));
    (m_password->isHidden() ? m_again : m_password)->setFocus();
}

void FailurePage::paintEvent(QPaintEvent*) {
    paintGround(this);
}

NewStorePage::NewStorePage(QWidget* parent)
    : QWidget(parent), m_form(new QWidget), m_path(new QLineEdit), m_name(new QLineEdit),
      m_first(new PassphraseField(tr("Passphrase"))), m_second(new PassphraseField(tr("The same again"))),
      m_trouble(new QWidget), m_troubleText(wrapped(TextStyle::Small, Tone::Text)),
      m_make(new Button(tr("Make the store"), nullptr, Button::Kind::Primary)), m_keyBox(new QWidget),
      m_key(new RecoveryKeyField), m_copied(new LabelText({}, TextStyle::Small, Tone::Text2)) {
    setAccessibleName(tr("A new store"));
    auto* column = cardOn(this, newStoreWidth);
    column->addWidget(new LabelText(tr("A new store"), TextStyle::Head));
    column->addSpacing(16);

    auto* form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(0);
    m_path->setPlaceholderText(tr("/path/to/town.watchdesk or postgresql://user@host/database"));
    m_name->setPlaceholderText(tr("Jo Mead"));
    form->addWidget(labelled(tr("Where it is kept"), m_path));
    form->addWidget(labelled(tr("Your name: you are its first administrator"), m_name));
    form->addWidget(labelled(tr("Passphrase, at least %1 characters").arg(int(shortest)), m_first));
    form->addWidget(labelled(tr("The same again"), m_second));
    auto* trouble = new QHBoxLayout(m_trouble);
    trouble->setContentsMargins(0, 0, 0, 12);
    trouble->setSpacing(8);
    trouble->addWidget(new IconLabel(desk::Severity::LookSoon, 14), 0, Qt::AlignTop);
    trouble->addWidget(m_troubleText, 1);
    m_trouble->hide();
    form->addWidget(m_trouble);
    auto* row = new QHBoxLayout;
    auto* back = new Button(tr("Back"));
    back->setKeyCap(tr("Esc"));
    row->setSpacing(8);
    row->addWidget(m_make);
    row->addWidget(back);
    row->addStretch(1);
    auto* demo = new Button(tr("Try the demo town"), nullptr, Button::Kind::Quiet);
    demo->setIconName(QStringLiteral("map"));
    row->addWidget(demo);
    form->addLayout(row);
    column->addWidget(m_form);

    column->addWidget(makeKeyBox());
    connect(m_make, &QAbstractButton::clicked, this, &NewStorePage::wish);
    connect(m_second, &QLineEdit::returnPressed, this, &NewStorePage::wish);
    connect(back, &QAbstractButton::clicked, this, &NewStorePage::cancelled);
    connect(demo, &QAbstractButton::clicked, this, &NewStorePage::demoWanted);
}

QWidget* NewStorePage::makeKeyBox() {
    auto* keep = new QVBoxLayout(m_keyBox);
    keep->setContentsMargins(0, 0, 0, 0);
    keep->setSpacing(12);
    auto* words = wrapped(TextStyle::Body, Tone::Text2);
    fit(words,
        tr("The store is made. This recovery key opens it when every passphrase is forgotten. It is shown this once: "
           "write it down and keep it away from this machine."),
        newStoreWidth);
    keep->addWidget(words);
    keep->addWidget(m_key);
    keep->addWidget(m_copied);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* done = new Button(tr("I have written it down"), nullptr, Button::Kind::Primary);
    auto* copy = new Button(tr("Copy"));
    copy->setIconName(QStringLiteral("copy"));
    row->addWidget(done);
    row->addWidget(copy);
    row->addStretch(1);
    keep->addLayout(row);
    m_keyBox->hide();
    connect(copy, &QAbstractButton::clicked, this, [this] {
        copySecret(m_key->text());
        m_copied->setText(tr("Copied. It leaves the clipboard after a minute."));
        m_copied->show();
    });
    connect(done, &QAbstractButton::clicked, this, [this] {
        m_key->clear();
        if (const auto proceed = std::exchange(m_proceed, {}))
            proceed();
    });
    return m_keyBox;
}

void NewStorePage::start(const QString& path) {
    m_path->setText(path);
    m_first->wipe();
    m_second->wipe();
    m_trouble->hide();
    m_keyBox->hide();
    m_form->show();
    m_make->setEnabled(true);
    (path.isEmpty() ? m_path : m_name)->setFocus();
}

void NewStorePage::say(const QString& trouble) {
    fit(m_troubleText, trouble, newStoreWidth - 22);
    m_trouble->setAccessibleName(trouble);
    m_trouble->show();
}

void NewStorePage::showError(const Error& error) {
    m_make->setEnabled(true);
    m_make->setText(tr("Make the store"));
    say(QString::fromStdString(error.text()));
}

void NewStorePage::showRecoveryKey(const QString& key, std::function<void()> proceed) {
    m_first->wipe();
    m_second->wipe();
    m_make->setText(tr("Make the store"));
    m_key->setText(key);
    m_key->setCursorPosition(0);
    m_proceed = std::move(proceed);
    m_form->hide();
    m_copied->hide();
    m_keyBox->show();
    m_key->setFocus(); // not on a button: Enter once too often neither copies it nor puts it away
}

bool NewStorePage::isKeyShown() const {
    return !m_key->text().isEmpty();
}

/// Whoever comes by later finds neither the key nor a password.
void NewStorePage::hideEvent(QHideEvent* event) {
    if (event->spontaneous()) // the window was made small
        return;
    m_key->clear();
    m_proceed = {};
    m_path->setText(desk::withoutSecrets(m_path->text()));
    for (PassphraseField* field : {m_first, m_second})
        field->wipe();
}

void NewStorePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_form->isVisible())
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

void NewStorePage::wish() {
    if (m_path->text().trimmed().isEmpty())
        return say(tr("Say where the store is to be kept."));
    if (m_name->text().trimmed().isEmpty())
        return say(tr("Give your name: people see it on what you log."));
    if (m_first->text().size() < shortest)
        return say(tr("The passphrase has fewer than %1 characters. Three or four words that nobody would guess are "
                      "easy to keep.")
                       .arg(int(shortest)));
    if (m_first->text() != m_second->text())
        return say(tr("The two passphrases differ. Type both again."));
    m_trouble->hide();
    m_make->setEnabled(false);
    m_make->setText(tr("Making it…"));
    Q_EMIT createWanted(m_path->text().trimmed(), m_name->text().trimmed(), m_first->text());
}

void NewStorePage::paintEvent(QPaintEvent*) {
    paintGround(this);
}

} // namespace watchdesk::ui
