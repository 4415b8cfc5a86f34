#include "ui/widgets/SealingBar.h"

#include "ui/widgets/Labels.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

QString sealingText(const desk::SealingState& state) {
    if (!state.runs())
        return {};
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    return QCoreApplication::translate("SealingBar", "New keys: %1 of %2 values sealed anew")
        .arg(locale.toString(state.done), locale.toString(std::max(state.done, state.total)));
}

SealingBar::SealingBar(QWidget* parent)
    : QWidget(parent), m_text(new LabelText({}, TextStyle::Small, Tone::Text2)), m_bar(new QProgressBar) {
    setAccessibleName(tr("Sealing anew"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(4);
    m_bar->setAccessibleName(tr("Progress"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(6);
    column->addWidget(m_text);
    column->addWidget(m_bar);
    hide();
}

void SealingBar::setState(const desk::SealingState& state) {
    setVisible(state.runs());
    m_text->setText(sealingText(state));
    setAccessibleDescription(m_text->text());
    m_bar->setRange(0, 1000);
    m_bar->setValue(state.runs() ? static_cast<int>(std::min(state.done, state.total) * 1000 / state.total) : 0);
}

QString SealingBar::text() const {
    return isHidden() ? QString() : m_text->text();
}

SealingSign::SealingSign(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Sealing anew"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void SealingSign::setState(const desk::SealingState& state) {
    setVisible(state.runs());
    setToolTip(sealingText(state));
    setAccessibleDescription(sealingText(state));
}

void SealingSign::setCompact(bool compact) {
    m_compact = compact;
    updateGeometry();
    update();
}

QSize SealingSign::sizeHint() const {
    const double words = QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(tr("sealing anew"));
    return {m_compact ? 16 : 22 + static_cast<int>(std::ceil(words)), 20};
}

void SealingSign::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintIcon(painter, QRectF(0, 0, 16, height()), QStringLiteral("key-round"), 14, Tone::Text2);
    if (!m_compact)
        paintLine(painter, QRectF(22, 0, width() - 22, height()), tr("sealing anew"), TextStyle::Small, Tone::Text2);
}

} // namespace watchdesk::ui
