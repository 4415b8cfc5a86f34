// The full form of an incident: every part of a quick line in a field of its own.
#pragma once

#include "domain/FullEntry.h"
#include "domain/SpokenTime.h"
#include "ui/control/Jobs.h"
#include "ui/widgets/FormSheet.h"

#include <QHash>

class QGridLayout;
class QLineEdit;

namespace watchdesk::ui {

class ChoiceField;
class WordsField;

/// Filled in from what the quick line has understood. Enter logs, Ctrl+Enter logs and alerts, by the same use case as
/// the line; Esc gives everything back to the line (left()), so that nothing typed is lost: a lock of
/// the desk keeps it as a draft. Window's thread.
class FullForm : public FormSheet {
    Q_OBJECT
public:
    /// `over`: what is logged is linked to it; empty: to none.
    FullForm(QWidget* opener, const ControlJobs& jobs, const domain::FullEntry& entry, const QString& over = {});
    /// What its fields say now.
    [[nodiscard]] domain::FullEntry entry() const;
    /// The request they make; nothing when something in them has still to be put right, which is said.
    [[nodiscard]] std::optional<desk::LogRequest> request(bool alert);
    /// What is logged is linked to it; that of the draft when there was one.
    [[nodiscard]] QString over() const { return m_over; }
    /// It is written: the sheet goes, and gives nothing back.
    void done();
    void keepDraft() override;

Q_SIGNALS:
    void submitted(const watchdesk::desk::LogRequest& request);
    /// Left without logging: the line that the fields make; empty when nothing in them was changed.
    void left(const QString& line);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeFields();
    QLineEdit* line(const char* key, const QString& name, const QString& hint = {});
    void place(QGridLayout& grid, int row, int column, const QString& name, QWidget* field);
    void fill(const domain::FullEntry& entry);
    void submit(bool alert);
    void leave();
    void askWho();
    void followCaller();
    void followTime();
    void followPeople();
    void restore(const QVariantMap& draft);
    [[nodiscard]] QString text(const char* key) const;
    [[nodiscard]] domain::SpokenTime time() const;

    ControlJobs m_jobs;
    domain::FullEntry m_filled;
    QString m_over;
    QHash<QString, QLineEdit*> m_lines;
    ChoiceField* m_category;
    ChoiceField* m_sex;
    WordsField* m_narrative;
    bool m_done = false;
};

} // namespace watchdesk::ui
