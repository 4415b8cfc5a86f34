// An intelligence report on the 3×5×2 form, graded by keys; and those that were made.
#pragma once

#include "desk/IntelDesk.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Rows.h"

class QLineEdit;
class QPlainTextEdit;

namespace watchdesk::ui {

class SegmentedControl;

/// The grades are chosen by arrow keys, or by their own key (1–3, A–E, P and C) while the choice has the focus; what
/// each means stands under it. What was typed when the desk was locked stands in it again. Window's thread.
class IntelSheet : public FormSheet {
    Q_OBJECT
public:
    /// `incidentId` and `subjectId` may be empty; `about` says what it is about.
    IntelSheet(QWidget* opener, desk::Desk& desk, const QString& incidentId, const QString& subjectId,
               const QString& about);
    [[nodiscard]] domain::IntelReport report() const;
    void keepDraft() override;

Q_SIGNALS:
    void kept(const watchdesk::domain::IntelReport& report);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeFields();
    SegmentedControl* grade(const QString& name, const QStringList& codes, const QStringList& meanings, int first);
    void restore();
    void write();
    desk::IntelDesk& m_intel;
    QString m_incidentId;
    QString m_subjectId;
    SegmentedControl* m_evaluation = nullptr;
    SegmentedControl* m_assessment = nullptr;
    SegmentedControl* m_handling = nullptr;
    QPlainTextEdit* m_words;
    QLineEdit* m_source;
    QLineEdit* m_conditions;
};

/// Enter on a row asks for its paper. Window's thread.
class IntelListSheet : public FormSheet {
    Q_OBJECT
public:
    IntelListSheet(QWidget* opener, desk::Desk& desk);
    [[nodiscard]] RowList& list() const { return *m_list; }
    [[nodiscard]] const Rows<desk::IntelView>& rows() const { return *m_rows; }

Q_SIGNALS:
    void paperWanted(const QString& reportId, qint64 number);

private:
    void want(int row);
    Rows<desk::IntelView>* m_rows;
    RowList* m_list;
};

} // namespace watchdesk::ui
