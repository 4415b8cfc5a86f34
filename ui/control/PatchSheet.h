// Two channels to be joined for a while.
#pragma once

#include "ui/control/TalkJobs.h"
#include "ui/widgets/FormSheet.h"

namespace watchdesk::ui {

class ChoiceField;

/// Which two, and for how long. Window's thread.
class PatchSheet : public FormSheet {
    Q_OBJECT
public:
    /// `channels`: those that can be spoken on, at least two; `at` is the first of the pair when it is among them.
    PatchSheet(QWidget* opener, TalkJobs& jobs, const QStringList& channels, const QString& at);

Q_SIGNALS:
    void joined(const QString& one, const QString& other);

private:
    void join();
    TalkJobs& m_jobs;
    ChoiceField* m_one;
    ChoiceField* m_other;
    ChoiceField* m_minutes;
};

} // namespace watchdesk::ui
