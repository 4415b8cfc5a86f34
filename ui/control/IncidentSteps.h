// The next steps of an incident that is read, with or without an alert.
#pragma once

#include "ui/control/IncidentJobs.h"

#include <QWidget>

namespace watchdesk::ui {

class LabelText;
class StepList;

/// Heading, how many are done, and the list, ticked by hand and by key. Reads them when it is told whose, and again
/// when somebody ticks one; hidden until they are there. What fails is said in the banner above. Window's thread.
class IncidentSteps : public QWidget {
    Q_OBJECT
public:
    explicit IncidentSteps(IncidentJobs& jobs, QWidget* parent = nullptr);
    /// Empty: of none.
    void setIncident(const QString& incidentId);
    /// Ticks the first step that is not done.
    void tickNext();
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] StepList& list() const { return *m_list; }

private:
    void read();
    void tick(const QString& step, bool done);
    void take(quint64 asked, const Result<QVector<desk::StepState>>& answer);
    void put(const QVector<desk::StepState>& steps);
    IncidentJobs& m_jobs;
    QString m_incidentId;
    quint64 m_asked = 0; ///< only the last question's answer counts
    LabelText* m_note;
    StepList* m_list;
};

} // namespace watchdesk::ui
