// Scheme: the audit log.
#pragma once

#include "desk/AuditDesk.h"
#include "ui/scheme/SectionPanel.h"

class QTimer;

namespace watchdesk::ui {

class AuditFilterBar;
class AuditModel;
class Button;
class EmptyState;
class FactList;
class PanelHead;
class Table;
class VerifyStrip;

/// For those who may see it. A bounded window on the log; new entries come in at the top without moving what is read.
class AuditSection : public SectionPanel {
    Q_OBJECT
public:
    static constexpr int rowHeight = 32;

    explicit AuditSection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;

    [[nodiscard]] AuditModel& model() const { return *m_model; }
    [[nodiscard]] Table& table() const { return *m_table; }
    [[nodiscard]] AuditFilterBar& filter() const { return *m_filter; }
    [[nodiscard]] VerifyStrip& strip() const { return *m_strip; }
    [[nodiscard]] FactList& entry() const { return *m_entry; }
    [[nodiscard]] QString note() const;

public Q_SLOTS:
    void verify();
    void exportCsv();
    void showEnds();

private:
    void makeLayout();
    void connectParts();
    void makeActions();
    void readPeople();
    void goTo(QDate day);
    void followScroll();
    void shift(int rows, bool live);
    void showEntry(int row);
    void showState();
    void writeCsv(const QString& reason);
    void paintCell(QPainter& painter, const QRectF& cell, int row, int column) const;

    desk::AuditDesk& m_audit;
    AuditModel* m_model;
    PanelHead* m_head;
    AuditFilterBar* m_filter;
    VerifyStrip* m_strip;
    Table* m_table;
    EmptyState* m_empty;
    FactList* m_entry;
    Button* m_verify;
    QString m_note;
    QTimer* m_soon; ///< new entries are taken together
};

} // namespace watchdesk::ui
