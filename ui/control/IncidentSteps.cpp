#include "ui/control/IncidentSteps.h"

#include "ui/control/StepList.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace watchdesk::ui {

IncidentSteps::IncidentSteps(IncidentJobs& jobs, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_note(new LabelText({}, TextStyle::Small, Tone::TextMuted)),
      m_list(new StepList) {
    auto* head = new QHBoxLayout;
    head->addWidget(new LabelText(tr("Next steps").toUpper(), TextStyle::Label, Tone::TextMuted), 1);
    head->addWidget(m_note);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(new RuleLine(Qt::Horizontal));
    column->addWidget(m_list);
    hide();
    connect(m_list, &StepList::tickWanted, this, &IncidentSteps::tick);
    connect(&jobs, &IncidentJobs::stepsChanged, this, &IncidentSteps::read);
}

void IncidentSteps::setIncident(const QString& incidentId) {
    if (incidentId != m_incidentId)
        put({}); // those of one incident are never ticked for another
    m_incidentId = incidentId;
    read();
}

bool IncidentSteps::isEmpty() const {
    return m_list->steps().isEmpty();
}

void IncidentSteps::read() {
    const quint64 asked = ++m_asked;
    if (m_incidentId.isEmpty())
        return;
    onAnswer(this, m_jobs.steps(m_incidentId),
             [this, asked](const Result<QVector<desk::StepState>>& answer) { take(asked, answer); });
}

void IncidentSteps::tick(const QString& step, bool done) {
    if (m_incidentId.isEmpty())
        return;
    const quint64 asked = ++m_asked;
    onAnswer(this, m_jobs.tick(m_incidentId, step, done),
             [this, asked](const Result<QVector<desk::StepState>>& answer) { take(asked, answer); });
}

void IncidentSteps::take(quint64 asked, const Result<QVector<desk::StepState>>& answer) {
    if (!answer)
        return showError(this, answer.error());
    if (asked == m_asked)
        put(*answer);
}

void IncidentSteps::put(const QVector<desk::StepState>& steps) {
    m_list->setSteps(steps);
    m_note->setText(tr("%1 of %2 done").arg(m_list->done()).arg(steps.size()));
    setVisible(!steps.isEmpty());
}

void IncidentSteps::tickNext() {
    if (const int next = m_list->next(); next >= 0)
        tick(m_list->steps().at(next).step.code, true);
}

} // namespace watchdesk::ui
