#include "ui/scheme/SettingLine.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

namespace {
constexpr int controlWidth = 150;
constexpr int codesWidth = 250;
} // namespace

SettingLine::SettingLine(const Words& words, QWidget* parent)
    : QWidget(parent), m_words(words), m_back(new Button(tr("Back to it"), nullptr, Button::Kind::Quiet)),
      m_default(new LabelText(tr("default %1").arg(words.defaultWords), TextStyle::Small, Tone::TextMuted)) {
    auto* title = new LabelText(words.title, TextStyle::BodyMedium);
    auto* explains = new LabelText(words.explains, TextStyle::Body, Tone::Text2);
    explains->setWrapped(true);
    auto* left = new QVBoxLayout;
    left->setSpacing(2);
    left->addWidget(title);
    left->addWidget(explains);
    if (words.isSwitch) {
        m_switch = new QCheckBox(tr("on"));
        m_switch->setAccessibleName(words.title);
        connect(m_switch, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT wanted(on ? 1 : 0); });
    } else if (words.isCodes) {
        m_codes = new QLineEdit;
        m_codes->setAccessibleName(words.title);
        m_codes->setAccessibleDescription(words.explains);
        connect(m_codes, &QLineEdit::editingFinished, this, &SettingLine::keep);
    } else {
        m_number = new QDoubleSpinBox;
        m_number->setAccessibleName(words.title);
        m_number->setAccessibleDescription(words.explains);
        m_number->setDecimals(words.decimals);
        m_number->setRange(words.least, words.most);
        m_number->setSingleStep(words.decimals > 0 ? 0.01 : 1);
        m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
        m_number->setKeyboardTracking(false);
        m_number->setSuffix(words.unit.isEmpty() ? QString() : QLatin1Char(' ') + words.unit);
        connect(m_number, &QAbstractSpinBox::editingFinished, this, &SettingLine::keep);
    }
    control()->setFixedSize(words.isCodes ? codesWidth : controlWidth, 32);
    m_back->setSmall(true);
    m_back->setAccessibleName(tr("Back to the default: %1").arg(words.title));
    connect(m_back, &QAbstractButton::clicked, this, [this] {
        if (m_codes != nullptr)
            Q_EMIT codesWanted({});
        else
            Q_EMIT wanted(m_words.normal);
    });
    auto* below = new QHBoxLayout;
    below->setSpacing(4);
    below->addWidget(m_default);
    below->addWidget(m_back);
    below->addStretch(1);
    auto* right = new QVBoxLayout;
    right->setSpacing(2);
    right->addWidget(control(), 0, Qt::AlignLeft);
    right->addLayout(below);
    auto* box = new QWidget;
    box->setLayout(right);
    box->setFixedWidth(260);
    right->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(24);
    row->addLayout(left, 1);
    row->addWidget(box, 0, Qt::AlignTop);
}

QWidget* SettingLine::control() const {
    if (m_codes != nullptr)
        return m_codes;
    return m_switch != nullptr ? static_cast<QWidget*>(m_switch) : m_number;
}

void SettingLine::setValue(double value) {
    m_value = value;
    const QSignalBlocker quiet(control());
    if (m_switch != nullptr)
        m_switch->setChecked(value != 0);
    else
        m_number->setValue(value);
    m_back->setVisible(std::abs(value - m_words.normal) > 1e-9);
}

void SettingLine::setCodes(const QString& codes) {
    m_kept = codes;
    const QSignalBlocker quiet(m_codes);
    m_codes->setText(codes);
    m_back->setVisible(!codes.isEmpty());
}

bool SettingLine::fits(const QString& filter) const {
    const QString words = m_words.title + QLatin1Char(' ') + m_words.explains;
    const QStringList wanted = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const QString& word) { return words.contains(word, Qt::CaseInsensitive); });
}

void SettingLine::keep() {
    if (m_codes != nullptr) {
        if (m_codes->text().simplified() != m_kept)
            Q_EMIT codesWanted(m_codes->text());
        return;
    }
    if (std::abs(m_number->value() - m_value) > 1e-9)
        Q_EMIT wanted(m_number->value());
}

} // namespace watchdesk::ui
