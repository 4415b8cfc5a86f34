#include "ui/widgets/EmptyState.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QVBoxLayout>

namespace watchdesk::ui {

EmptyState::EmptyState(const QString& icon, const QString& heading, const QString& sentence, QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)),
      m_heading(new LabelText(heading, TextStyle::BodySemibold, Tone::Text2)),
      m_sentence(new LabelText(sentence, TextStyle::Body, Tone::TextMuted)) {
    setAccessibleName(heading);
    setAccessibleDescription(sentence);
    m_heading->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_sentence->setWrapped(true);
    m_sentence->setMaximumWidth(360);
    m_column->setContentsMargins(24, 24, 24, 24);
    m_column->setSpacing(4);
    m_column->addStretch(1);
    m_column->addWidget(new IconLabel(icon, 20, Tone::TextMuted), 0, Qt::AlignHCenter);
    m_column->addSpacing(8);
    m_column->addWidget(m_heading);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_sentence, 100);
    row->addStretch(1);
    m_column->addLayout(row);
    m_column->addStretch(2);
}

Button* EmptyState::addButton(const QString& text, const QString& keyCap) {
    auto* button = new Button(text);
    button->setKeyCap(keyCap);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_column->insertSpacing(m_column->count() - 1, 12);
    m_column->insertWidget(m_column->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyState::setTexts(const QString& heading, const QString& sentence) {
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    setAccessibleName(heading);
    setAccessibleDescription(sentence);
}

QString EmptyState::heading() const {
    return m_heading->text();
}

} // namespace watchdesk::ui
