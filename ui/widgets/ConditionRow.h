// One condition of an order, as it is typed.
#pragma once

#include "desk/Trail.h"
#include "domain/Order.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace watchdesk::ui {

class ChoiceField;
class LabelText;

/// Number and kind, the court's words, where (a zone, premises by call sign or name) and at which hours. Window's
/// thread.
class ConditionRow : public QWidget {
    Q_OBJECT
public:
    ConditionRow(const domain::OrderCondition& condition, const QVector<domain::Zone>& zones,
                 const QVector<desk::TownPlace>& places, QWidget* parent = nullptr);
    void setNumber(int number);
    /// What is typed; `trouble` says which premises nobody knows.
    [[nodiscard]] domain::OrderCondition condition(QString& trouble) const;
    [[nodiscard]] QLineEdit& words() const { return *m_words; }

Q_SIGNALS:
    void removeWanted();

private:
    [[nodiscard]] const desk::TownPlace* placeOf(const QString& typed) const;
    QVector<desk::TownPlace> m_places;
    int m_number = 1;
    LabelText* m_mark;
    ChoiceField* m_kind;
    QLineEdit* m_words;
    ChoiceField* m_zone;
    QLineEdit* m_premises;
    QLineEdit* m_hours;
};

} // namespace watchdesk::ui
