#include "ui/widgets/Labels.h"

#include "ui/theme/FixedDigits.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace watchdesk::ui {

LabelText::LabelText(const QString& text, TextStyle style, Tone tone, QWidget* parent)
    : QWidget(parent), m_text(text), m_style(style), m_tone(tone) {
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LabelText::refresh() {
    updateGeometry();
    update();
}

void LabelText::setText(const QString& text) {
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    refresh();
}

void LabelText::setTone(Tone tone) {
    m_tone = tone;
    update();
}

void LabelText::setStyle(TextStyle style) {
    m_style = style;
    refresh();
}

void LabelText::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

void LabelText::setWrapped(bool wrapped) {
    m_wrapped = wrapped;
    QSizePolicy policy(QSizePolicy::Preferred, wrapped ? QSizePolicy::Minimum : QSizePolicy::Fixed);
    policy.setHeightForWidth(wrapped);
    setSizePolicy(policy);
    refresh();
}

void LabelText::setFixedDigits(bool fixed) {
    m_fixed = fixed;
    refresh();
}

void LabelText::setMinimumShown(int width) {
    m_minimum = width;
    updateGeometry();
}

int LabelText::textWidth() const {
    const QFont font = textFont(m_style);
    return int(std::ceil(m_fixed ? fixedDigitsWidth(m_text, font) : QFontMetricsF(font).horizontalAdvance(m_text)));
}

bool LabelText::isElided() const {
    return m_wrapped ? heightForWidth(width()) > height() : textWidth() > width();
}

QSize LabelText::sizeHint() const {
    const int line = Theme::instance().lineHeight(m_style);
    if (m_wrapped)
        return {std::min(textWidth(), 320), heightForWidth(std::min(textWidth(), 320))};
    return {textWidth(), line};
}

QSize LabelText::minimumSizeHint() const {
    return {m_wrapped ? 40 : std::min(m_fixed ? textWidth() : m_minimum, textWidth()),
            Theme::instance().lineHeight(m_style)};
}

int LabelText::heightForWidth(int width) const {
    const double height = paintParagraph(nullptr, QRectF(0, 0, width, 0), m_text, m_style, m_tone);
    return std::max(int(std::lround(height)), Theme::instance().lineHeight(m_style));
}

void LabelText::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!m_wrapped) {
        painter.setPen(tone(m_tone));
        if (m_fixed)
            paintFixedDigits(painter, rect(), m_text, textFont(m_style), m_alignment);
        else
            paintLine(painter, rect(), m_text, m_style, m_tone, m_alignment);
        return;
    }
    paintParagraph(&painter, rect(), m_text, m_style, m_tone, m_alignment);
}

void LabelText::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    setToolTip(!m_wrapped && isElided() ? m_text : QString());
}

KeyCap::KeyCap(const QString& key, QWidget* parent) : QWidget(parent), m_key(key) {
    setAccessibleName(key);
    setFixedSize(sizeHint());
}

QSize KeyCap::sizeHint() const {
    return {keyCapWidth(m_key), 18};
}

void KeyCap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintKeyCap(painter, rect(), m_key, tone(Tone::Text2), tone(Tone::Outline));
}

Chip::Chip(const QString& text, ChipLook look, QWidget* parent)
    : QWidget(parent), m_text(text), m_look(std::move(look)) {
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setLook(const ChipLook& look) {
    m_look = look;
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    return {chipWidth(m_text, m_look), chipHeight};
}

void Chip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintChip(painter, rect(), m_text, m_look);
}

IconLabel::IconLabel(const QString& icon, int size, Tone tone, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_size(size), m_tone(tone) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

IconLabel::IconLabel(desk::Severity severity, int size, QWidget* parent) : QWidget(parent), m_size(size) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSeverity(severity);
}

void IconLabel::setIcon(const QString& icon, Tone tone) {
    m_icon = icon;
    m_tone = tone;
    update();
}

void IconLabel::setSeverity(desk::Severity severity) {
    m_severity = severity;
    m_icon.clear();
    setAccessibleName(severityWord(severity));
    update();
}

void IconLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_icon.isEmpty())
        paintSeverity(painter, rect(), m_severity, m_size);
    else
        paintIcon(painter, rect(), m_icon, m_size, m_tone);
}

RuleLine::RuleLine(Qt::Orientation orientation, QWidget* parent) : QWidget(parent) {
    orientation == Qt::Horizontal ? setFixedHeight(1) : setFixedWidth(1);
}

void RuleLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Rule));
}

} // namespace watchdesk::ui
