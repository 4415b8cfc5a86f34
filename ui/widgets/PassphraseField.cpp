#include "ui/widgets/PassphraseField.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Painting.h"

#include <QKeyEvent>
#include <QPainter>

namespace watchdesk::ui {

PassphraseField::PassphraseField(const QString& accessibleName, QWidget* parent)
    : QLineEdit(parent), m_eye(Button::iconOnly(QStringLiteral("eye"), tr("Show the passphrase"), this)) {
    setAccessibleName(accessibleName);
    setFixedHeight(40);
    setEchoMode(Password);
    setTextMargins(28, 0, 36, 0);
    setContextMenuPolicy(Qt::NoContextMenu);
    m_eye->setCursor(Qt::ArrowCursor);
    m_eye->resize(m_eye->sizeHint());
    m_eye->setCheckable(true);
    connect(m_eye, &QAbstractButton::toggled, this, &PassphraseField::setShown);
}

void PassphraseField::setShown(bool shown) {
    setEchoMode(shown ? Normal : Password);
    m_eye->setChecked(shown);
    m_eye->setIconName(shown ? QStringLiteral("eye-off") : QStringLiteral("eye"));
    m_eye->setToolTip(shown ? tr("Hide the passphrase") : tr("Show the passphrase"));
    m_eye->setAccessibleName(m_eye->toolTip());
}

void PassphraseField::wipe() {
    setText(QString(text().size(), QLatin1Char('x')));
    clear();
    setShown(false);
}

void PassphraseField::setCaps(bool caps) {
    if (caps == m_caps)
        return;
    m_caps = caps;
    setTextMargins(28, 0, caps ? 124 : 36, 0);
    setAccessibleDescription(caps ? tr("Caps Lock is on") : QString());
    update();
}

void PassphraseField::keyPressEvent(QKeyEvent* event) {
    const QString typed = event->text();
    if (typed.size() == 1 && typed[0].isLetter() && typed[0].toUpper() != typed[0].toLower())
        setCaps(typed[0].isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
    else if (event->key() == Qt::Key_CapsLock && m_caps)
        setCaps(false);
    QLineEdit::keyPressEvent(event);
}

void PassphraseField::resizeEvent(QResizeEvent* event) {
    QLineEdit::resizeEvent(event);
    m_eye->move(width() - m_eye->width() - 4, (height() - m_eye->height()) / 2);
}

void PassphraseField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    paintIcon(painter, QRectF(12, 0, 16, height()), QStringLiteral("lock"), 16, Tone::Text2);
    if (!m_caps)
        return;
    const QRectF area(width() - 128, 0, 88, height());
    paintSeverity(painter, QRectF(area.left(), 0, 14, height()), desk::Severity::LookSoon, 14);
    paintLine(painter, area.adjusted(20, 0, 0, 0), tr("Caps Lock"), TextStyle::SmallMedium, Tone::Soon);
}

} // namespace watchdesk::ui
