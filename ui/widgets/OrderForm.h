// The sheet in which an order of a court or council is written.
#pragma once

#include "desk/Trail.h"
#include "domain/Order.h"
#include "ui/widgets/FormSheet.h"

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace watchdesk::ui {

class ChoiceField;
class ConditionRow;
class DayField;
class LabelText;

/// What the form offers to choose from.
struct OrderChoices {
    QVector<domain::Zone> zones;
    QVector<desk::TownPlace> places;
    QVector<std::pair<QString, QString>> subjects; ///< id and words; of one entry: it is about that one
    QDate today;
};

/// A new order or one that is there. What the kind asks for comes and goes with it (conviction, warning, power of
/// arrest). The rules are the desk's: what it refuses is said in the form, which stays. Window's thread.
class OrderForm : public FormSheet {
    Q_OBJECT
public:
    OrderForm(QWidget* window, const domain::Order& order, const OrderChoices& choices);
    [[nodiscard]] ChoiceField& kind() const { return *m_kind; }
    [[nodiscard]] QLineEdit& madeBy() const { return *m_madeBy; }
    [[nodiscard]] DayField& madeOn() const { return *m_madeOn; }
    [[nodiscard]] DayField& servedOn() const { return *m_servedOn; }
    [[nodiscard]] DayField& endsOn() const { return *m_endsOn; }
    [[nodiscard]] QCheckBox& convicted() const { return *m_convicted; }
    [[nodiscard]] const QVector<ConditionRow*>& conditions() const { return m_rows; }

Q_SIGNALS:
    /// As it is typed; whoever writes it dismisses the form or says what was wrong.
    void written(const domain::Order& order);

private:
    void makeFields(const domain::Order& order);
    ConditionRow* addCondition(const domain::OrderCondition& condition);
    void removeCondition(ConditionRow* row);
    void showKind();
    [[nodiscard]] bool takeDays(domain::Order& order);
    void read();
    domain::Order m_order;
    OrderChoices m_choices;
    ChoiceField* m_kind;
    QLineEdit* m_subject = nullptr;
    QLineEdit* m_madeBy;
    QLineEdit* m_reference;
    DayField* m_madeOn;
    DayField* m_servedOn;
    DayField* m_endsOn;
    DayField* m_endedOn;
    DayField* m_warnedOn;
    QCheckBox* m_convicted;
    QCheckBox* m_arrest;
    QVBoxLayout* m_list;
    QVector<ConditionRow*> m_rows;
};

} // namespace watchdesk::ui
