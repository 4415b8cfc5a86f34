#include "ui/widgets/Fields.h"

#include "ui/widgets/DayText.h"

#include <QLocale>

namespace watchdesk::ui {

namespace {
constexpr int fieldHeight = 32;
constexpr int longestText = 4000;
} // namespace

QLineEdit* lineField(const QString& name, const QString& text, const QString& placeholder) {
    auto* edit = new QLineEdit(text);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(placeholder);
    edit->setMaxLength(longestText);
    edit->setFixedHeight(fieldHeight);
    return edit;
}

DayField::DayField(const QString& name, const QDate& today, const QDate& day, QWidget* parent)
    : QLineEdit(parent), m_today(today) {
    setAccessibleName(name);
    setPlaceholderText(tr("3 Apr 2026, today"));
    setFixedHeight(fieldHeight);
    setDay(day);
    connect(this, &QLineEdit::textChanged, this, [this] {
        const auto now = this->day();
        setToolTip(now && now->isValid() ? longDay(*now) : QString());
    });
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (const auto now = this->day(); now && now->isValid())
            setDay(*now);
    });
}

void DayField::setDay(const QDate& day) {
    setText(QLocale(QLocale::English, QLocale::UnitedKingdom).toString(day, QStringLiteral("d MMM yyyy")));
}

std::optional<QDate> DayField::day() const {
    const QString typed = text().trimmed();
    if (typed.isEmpty())
        return QDate();
    if (typed.compare(tr("today"), Qt::CaseInsensitive) == 0)
        return m_today;
    return parseDay(typed, m_today);
}

ChoiceField::ChoiceField(const QString& name, QWidget* parent) : Choice(parent) {
    setAccessibleName(name);
    setFixedHeight(fieldHeight);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

void ChoiceField::add(const QString& text, const QString& id) {
    addItem(text, id);
}

void ChoiceField::choose(const QString& id) {
    setCurrentIndex(std::max(0, findData(id)));
}

} // namespace watchdesk::ui
