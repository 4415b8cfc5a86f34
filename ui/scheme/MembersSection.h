// Scheme: members and their premises.
#pragma once

#include "desk/ImportViews.h"
#include "desk/MemberDesk.h"
#include "ui/scheme/ListSection.h"
#include "ui/scheme/MemberSheets.h"
#include "ui/widgets/OneReading.h"
#include "ui/widgets/RecordModel.h"

namespace watchdesk::ui {

class Exchange;
class MemberForms;
class MemberPane;
class OfficeSteps;
class RecordTable;
class SegmentedControl;

/// The list at the left, the chosen member at the right. Those who may only see it have no buttons. The list follows
/// what other desks do.
class MembersSection : public ListSection {
    Q_OBJECT
public:
    explicit MembersSection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;

    [[nodiscard]] RecordTable& table() const { return *m_table; }
    [[nodiscard]] const Records<desk::MemberLine>& rows() const { return *m_rows; }
    [[nodiscard]] MemberPane& pane() const { return *m_pane; }

public Q_SLOTS:
    void addMember();
    void undo();
    /// Asks for a spreadsheet; asks where the list is to be written.
    void bringIn();
    void takeOut();
    /// The contacts, for a telephone.
    void takeOutCards();

private:
    void makeLayout();
    void connectParts();
    void connectPane();
    void makeActions();
    void showChosen();
    void changeMember();
    void bringRecordsIn(sheets::ImportKind kind, const QString& title);
    void changeCell(const QString& membershipId, const QString& column, const QString& text);
    void runOn(const QStringList& membershipIds, BulkSheet::Job job);
    void showMenu(const QPoint& global);
    [[nodiscard]] bool mayChange() const;
    [[nodiscard]] const desk::MemberLine* chosen() const;

    desk::MemberDesk& m_members;
    Records<desk::MemberLine>* m_rows;
    SegmentedControl* m_which;
    RecordTable* m_table;
    MemberPane* m_pane;
    OfficeSteps* m_steps;
    MemberForms* m_forms;
    Exchange* m_exchange;
    QVector<QAction*> m_exchanges; ///< what of it is in the menu too
    OneReading m_reading;
    QString m_read; ///< the member whose sheet is being read
};

} // namespace watchdesk::ui
