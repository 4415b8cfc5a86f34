// What the panel and the sheets of an incident ask of the desk: who it may be, and what comes next.
#pragma once

#include "desk/IncidentDesk.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>

namespace watchdesk::ui {

/// Window's thread; the real desk (desk::IncidentDesk) or a town in memory.
class IncidentJobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual Answer<QVector<desk::WhoSuggestion>> whoIsThis(const desk::WhoQuery& query) = 0;
    virtual Answer<domain::Incident> tie(const QString& incidentId, const QString& subjectId) = 0;
    virtual Answer<void> ruleOut(const QString& incidentId, const QString& subjectId) = 0;
    virtual Answer<QVector<desk::StepState>> steps(const QString& incidentId) = 0;
    virtual Answer<QVector<desk::StepState>> tick(const QString& incidentId, const QString& step, bool done) = 0;
    /// Whether whoever is signed in may see the gallery and log: else nobody is offered.
    [[nodiscard]] virtual bool mayIdentify() const = 0;

Q_SIGNALS:
    void stepsChanged();
};

} // namespace watchdesk::ui
