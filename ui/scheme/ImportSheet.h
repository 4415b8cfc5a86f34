// A spreadsheet on its way in: columns agreed on, tried, brought in.
#pragma once

#include "desk/ImportDesk.h"
#include "ui/widgets/FormSheet.h"

class QCheckBox;
class QStackedWidget;

namespace watchdesk::ui {

class ChoiceField;
class ImportColumns;
class ImportReportView;

/// Reads the file at once; asks for the sheet where a workbook has several; shows which column is which; tries it and
/// tells line by line; brings it in. Nothing is written before the last button. Says done() with the step that it was.
/// Window's thread.
class ImportSheet : public FormSheet {
    Q_OBJECT
public:
    ImportSheet(QWidget* window, desk::Desk& desk, sheets::ImportKind kind, const QString& path);
    [[nodiscard]] ImportColumns& columns() const { return *m_columns; }
    [[nodiscard]] ImportReportView& report() const { return *m_report; }

Q_SIGNALS:
    void done(const watchdesk::desk::RecordStep& step);

private:
    enum class Stage { Reading, WhichSheet, Columns, Report };
    void makeParts(desk::Desk& desk);
    void read(const QString& sheet);
    void showTable(const desk::ImportTable& table);
    void showReport(const desk::ImportReport& report);
    void goOn();
    void tryIt();
    void bringIn();
    void back();
    void judgeAct();
    void busy(const QString& doing);
    void fail(const Error& error);
    void setStage(Stage stage, const QString& act);
    [[nodiscard]] desk::ImportPlan plan() const;

    desk::ImportDesk& m_imports;
    sheets::ImportKind m_kind;
    QString m_path;
    Stage m_stage = Stage::Reading;
    desk::ImportTable m_table;
    desk::ImportReport m_tried;
    QWidget* m_sheetRow;
    ChoiceField* m_sheet;
    QWidget* m_dateRow;
    ChoiceField* m_dates;
    QWidget* m_schemeRow;
    ChoiceField* m_scheme;
    QStackedWidget* m_stack;
    ImportColumns* m_columns;
    ImportReportView* m_report;
    QCheckBox* m_leaveOut;
    Button* m_back;
    Button* m_stop;
};

} // namespace watchdesk::ui
