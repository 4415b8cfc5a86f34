// One condition of an order, as it is typed.
#pragma once

#include "desk/Trail.h"
#include "domain/Order.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace watchdesk::ui {

class ChoiceField;

/// Number (the order's own: it is what is said on the screen and to the police) and kind, the court's words, where (a
/// zone, premises by call sign or name) and at which hours. Window's thread.
class ConditionRow : public QWidget {
    Q_OBJECT
public:
    ConditionRow(const domain::OrderCondition& condition, const QVector<domain::Zone>& zones,
                 const QVector<desk::TownPlace>& places, QWidget* parent = nullptr);
    /// What is typed; `trouble` says which premises nobody knows, or of which name there are two.
    [[nodiscard]] domain::OrderCondition condition(QString& trouble) const;
    [[nodiscard]] QLineEdit& words() const { return *m_words; }

Q_SIGNALS:
    void removeWanted();

private:
    [[nodiscard]] QStringList premisesIds(QString& trouble) const;
    QVector<desk::TownPlace> m_places;
    QStringList m_ids;  ///< of the premises as they were, also of such as are closed now
    QString m_idsTyped; ///< in words
    QLineEdit* m_number;
    ChoiceField* m_kind;
    QLineEdit* m_words;
    ChoiceField* m_zone;
    QLineEdit* m_premises;
    QLineEdit* m_hours;
};

} // namespace watchdesk::ui
