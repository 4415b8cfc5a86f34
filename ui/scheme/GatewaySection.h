// Scheme: gateways and talkgroups.
#pragma once

#include "desk/GatewayDesk.h"
#include "ui/scheme/FormSection.h"
#include "ui/widgets/Rows.h"

namespace watchdesk::ui {

class Button;
class GatewayForm;
class PanelHead;
class Table;

/// For those who may change settings: the talkgroups at the left with how each stands on the air, the chosen one to be
/// filled in and tried out at the right.
class GatewaySection : public FormSection {
    Q_OBJECT
public:
    static constexpr int rowHeight = 48;

    /// A talkgroup as the list shows it.
    struct Line {
        QString name;
        QString gateway;
        QString state; ///< "on the air", "no answer from …"; empty: not started
        bool up = false;
    };
    explicit GatewaySection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;
    [[nodiscard]] GatewayForm& form() const { return *m_form; }
    [[nodiscard]] const Rows<Line>& rows() const { return *m_rows; }

public Q_SLOTS:
    void addTalkgroup();
    void removeTalkgroup();

private:
    void makeLayout();
    void showLines();
    void edit(int row);
    [[nodiscard]] int chosenRow() const; ///< -1: a new one
    void paintCell(QPainter& painter, const QRectF& cell, int row, int column) const;
    desk::GatewayDesk& m_gateways;
    radio::BridgeConfig m_config;
    QString m_wanted;    ///< whose form is shown, or is to be: it stays chosen when the configuration is read anew
    bool m_read = false; ///< for the first time
    Rows<Line>* m_rows;
    PanelHead* m_head;
    Table* m_table;
    Button* m_remove;
    GatewayForm* m_form;
};

} // namespace watchdesk::ui
