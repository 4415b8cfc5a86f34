#include "ui/widgets/FormSheet.h"

#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace watchdesk::ui {

FormSheet::FormSheet(QWidget* window, const Words& words, Button::Kind kind)
    : Overlay(window, words.title), m_trouble(new LabelText({}, TextStyle::Small, Tone::Soon)),
      m_act(new Button(words.act, nullptr, kind)), m_fields(new QVBoxLayout), m_buttons(new QHBoxLayout) {
    auto* column = new QVBoxLayout(box());
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(new LabelText(words.title, TextStyle::Head));
    if (!words.reason.isEmpty()) {
        auto* reason = new LabelText(words.reason, TextStyle::Body, Tone::TextMuted);
        reason->setWrapped(true);
        column->addWidget(reason);
    }
    m_fields->setSpacing(8);
    column->addLayout(m_fields);
    m_trouble->setWrapped(true);
    m_trouble->hide();
    column->addWidget(m_trouble);
    m_buttons->setSpacing(8);
    m_act->setKeyCap(tr("Enter"));
    m_buttons->addWidget(m_act);
    if (!words.leave.isEmpty()) {
        m_leave = new Button(words.leave);
        m_leave->setKeyCap(tr("Esc"));
        m_buttons->addWidget(m_leave);
        connect(m_leave, &QAbstractButton::clicked, this, &Overlay::dismiss);
    }
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
    connect(m_act, &QAbstractButton::clicked, this, &FormSheet::want);
    box()->installEventFilter(this);
}

void FormSheet::add(QWidget* field) {
    m_fields->addWidget(field);
    if (auto* edit = qobject_cast<QLineEdit*>(field))
        connect(edit, &QLineEdit::returnPressed, this, &FormSheet::want);
}

void FormSheet::add(const QString& label, QWidget* field) {
    m_fields->addWidget(new LabelText(label, TextStyle::SmallMedium, Tone::Text2));
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    add(field);
}

void FormSheet::addBeside(QWidget* button) {
    m_buttons->addWidget(button);
}

/// A form of fields alone has one height, whatever the width.
int FormSheet::wantedHeight() const {
    const QLayout& layout = *box()->layout();
    return layout.hasHeightForWidth() ? layout.totalHeightForWidth(m_width) : layout.totalSizeHint().height();
}

void FormSheet::openForm(QWidget* first, int width) {
    m_width = width;
    open({width, wantedHeight()});
    first->setFocus(Qt::OtherFocusReason);
}

void FormSheet::keepTyped() {
    for (const QLineEdit* field : box()->findChildren<QLineEdit*>())
        connect(field, &QLineEdit::textEdited, this, [this] { setTyped(true); });
    for (const QPlainTextEdit* field : box()->findChildren<QPlainTextEdit*>())
        connect(field, &QPlainTextEdit::textChanged, this, [this] { setTyped(true); });
}

void FormSheet::fit() {
    resizeBox({m_width, wantedHeight()});
}

void FormSheet::put(const QString& text, Tone tone) {
    m_trouble->setTone(tone);
    m_trouble->setText(text);
    m_trouble->setAccessibleName(text);
    m_trouble->setVisible(!text.isEmpty());
}

void FormSheet::say(const QString& trouble) {
    setHeld(false);
    m_act->setEnabled(true);
    if (m_leave != nullptr)
        m_leave->setEnabled(true);
    put(trouble, Tone::Soon);
}

void FormSheet::say(const Error& error) {
    say(QString::fromStdString(error.text()));
}

void FormSheet::tell(const QString& what) {
    put(what, Tone::Text2);
}

void FormSheet::work(const QString& doing) {
    setHeld(true);
    m_act->setEnabled(false);
    if (m_leave != nullptr)
        m_leave->setEnabled(false);
    tell(doing);
}

bool FormSheet::eventFilter(QObject* watched, QEvent* event) {
    // Something in it was shown, hidden or worded anew.
    if (watched == box() && event->type() == QEvent::LayoutRequest)
        fit();
    return Overlay::eventFilter(watched, event);
}

QString FormSheet::trouble() const {
    return m_trouble->isHidden() ? QString() : m_trouble->text();
}

void FormSheet::want() {
    if (m_act->isEnabled())
        Q_EMIT wanted();
}

void FormSheet::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        want();
    else
        Overlay::keyPressEvent(event);
}

} // namespace watchdesk::ui
