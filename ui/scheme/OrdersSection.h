// Scheme: orders of courts and councils, and the zones that they name.
#pragma once

#include "desk/OrderDesk.h"
#include "ui/scheme/ListSection.h"
#include "ui/widgets/OneReading.h"
#include "ui/widgets/RecordModel.h"

namespace watchdesk::ui {

class OrderForm;
class OrderPane;
class RecordTable;

/// The list at the left, the chosen order at the right; zones in a sheet of their own. Follows what other desks do.
class OrdersSection : public ListSection {
    Q_OBJECT
public:
    explicit OrdersSection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;
    [[nodiscard]] RecordTable& table() const { return *m_table; }
    [[nodiscard]] OrderPane& pane() const { return *m_pane; }
    [[nodiscard]] const Records<desk::OrderRow>& rows() const { return *m_rows; }

public Q_SLOTS:
    void addOrder();
    void changeOrder();
    void removeOrder();
    void showZones();

private:
    void makeLayout();
    void makeActions();
    void showChosen();
    void openForm(const domain::Order& order);
    void keep(OrderForm* form, const domain::Order& order);
    [[nodiscard]] bool mayChange() const;
    [[nodiscard]] const desk::OrderRow* chosen() const;
    desk::OrderDesk& m_orders;
    Records<desk::OrderRow>* m_rows;
    RecordTable* m_table;
    OrderPane* m_pane;
    OneReading m_reading;
    QString m_looker; ///< whose look at the list is on the audit log
};

} // namespace watchdesk::ui
