#include "ui/widgets/PanelHead.h"

#include <QHBoxLayout>
#include <QPainter>

namespace watchdesk::ui {

PanelHead::PanelHead(const QString& title, QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_title(new LabelText(title, TextStyle::Label, Tone::Text2)),
      m_note(new LabelText({}, TextStyle::Small, Tone::TextMuted)) {
    setFixedHeight(36);
    setAccessibleName(title);
    m_row->setContentsMargins(12, 0, 12, 1);
    m_row->setSpacing(8);
    m_row->addWidget(m_title);
    m_row->addWidget(m_note, 1);
}

void PanelHead::setTitle(const QString& title, Tone tone) {
    m_title->setText(title);
    m_title->setTone(tone);
    setAccessibleName(title);
}

void PanelHead::setNote(const QString& note) {
    m_note->setText(note);
}
void PanelHead::addWidget(QWidget* widget) {
    m_row->addWidget(widget);
}
void PanelHead::addMark(QWidget* widget) {
    m_row->insertWidget(m_row->indexOf(m_title), widget);
}

void PanelHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
