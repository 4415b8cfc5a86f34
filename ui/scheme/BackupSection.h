// Scheme: backups of the store.
#pragma once

#include "desk/BackupDesk.h"
#include "ui/scheme/SectionPanel.h"
#include "ui/widgets/Rows.h"

#include <QThreadPool>

class QProgressBar;
class QStackedWidget;

namespace watchdesk::ui {

class Button;
class FactList;
class LabelText;
class PanelHead;
class PlanView;
class Table;

/// A backup, and whether its file is where it was written.
struct BackupRow {
    enum class Place { Unknown, There, Gone, Elsewhere };
    domain::Backup backup;
    Place place = Place::Unknown;
};

/// For those who may back up. Files are looked for beside the window's thread: a folder may be on the network.
class BackupSection : public SectionPanel {
    Q_OBJECT
public:
    static constexpr int rowHeight = 32;

    explicit BackupSection(desk::Desk& desk, QWidget* parent = nullptr);
    ~BackupSection() override;
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;

    [[nodiscard]] const Rows<BackupRow>& rows() const { return *m_rows; }
    [[nodiscard]] Table& table() const { return *m_table; }
    [[nodiscard]] QString lastText() const;
    [[nodiscard]] QString restoreText() const;
    /// Why the last one was not written, or what is wrong in it; empty when it is whole.
    [[nodiscard]] QString trouble() const;
    /// What is wrong with the audit log in the chosen one, and what to do; empty: nothing.
    [[nodiscard]] QString chainText() const;
    [[nodiscard]] bool isWriting() const;
    [[nodiscard]] const PlanView& plan() const { return *m_plan; }

public Q_SLOTS:
    void backUp();
    void changePlan();

private:
    void makeLayout();
    QWidget* makeNow();
    QWidget* makePane();
    void makeActions();
    void write(const QString& folder);
    void ended(const Result<domain::Backup>& written);
    void show(const QVector<domain::Backup>& backups);
    void lookForFiles();
    void showChosen();
    void paintCell(QPainter& painter, const QRectF& cell, int row, int column) const;

    desk::BackupDesk& m_backups;
    Rows<BackupRow>* m_rows;
    PanelHead* m_head;
    LabelText* m_last;
    LabelText* m_trouble;
    Button* m_now;
    QWidget* m_writing;
    LabelText* m_doing;
    QProgressBar* m_bar;
    Table* m_table;
    FactList* m_facts;
    LabelText* m_chain;
    LabelText* m_restore;
    PlanView* m_plan;
    quint64 m_looked = 0;
    QThreadPool m_pool;
};

} // namespace watchdesk::ui
