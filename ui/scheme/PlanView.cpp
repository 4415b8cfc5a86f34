#include "ui/scheme/PlanView.h"

#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace watchdesk::ui {

namespace {

constexpr int mostHours = 24 * 7;

LabelText* paragraph(Tone tone) {
    auto* label = new LabelText({}, TextStyle::Body, tone);
    label->setWrapped(true);
    return label;
}

QString tr(const char* text) {
    return QCoreApplication::translate("PlanView", text);
}

} // namespace

QString planText(const desk::BackupState& state) {
    const domain::BackupPlan& plan = state.plan;
    if (!plan.isOn())
        return tr("There is none. A plan writes a backup by itself every so many hours, locked or not, and removes old "
                  "ones.");
    const QString how = plan.everyHours == 1 ? tr("every hour") : tr("every %1 hours").arg(plan.everyHours);
    const QString kept = tr("Kept: all of %1 hours, one a day of %2 days, one a week of %3 weeks.")
                             .arg(plan.keep.hours)
                             .arg(plan.keep.days)
                             .arg(plan.keep.weeks);
    const QString next = state.runs         ? tr("One is being written now.")
                         : state.dueAt <= 0 ? QString()
                                            : tr("The next is due %1.").arg(dayAndTime(state.dueAt));
    return tr("Into %1, %2. %3 %4").arg(plan.folder, how, kept, next).trimmed();
}

QString planTrouble(const desk::BackupState& state) {
    if (!state.plan.isOn())
        return {};
    if (state.goneSince > 0)
        return tr("The folder has not been there since %1. A backup is written as soon as it is back.")
            .arg(dayAndTime(state.goneSince));
    if (state.trouble)
        return QString::fromStdString(state.trouble->text());
    return state.overdue ? tr("The next one is overdue.") : QString();
}

PlanView::PlanView(desk::BackupDesk& backups, QWidget* parent)
    : QWidget(parent), m_backups(backups), m_words(paragraph(Tone::Text2)), m_trouble(paragraph(Tone::Soon)),
      m_change(new Button(tr("Make a plan"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addWidget(m_trouble);
    column->addWidget(m_change, 0, Qt::AlignLeft);
    connect(m_change, &QAbstractButton::clicked, this, &PlanView::changeWanted);
    connect(&m_backups, &desk::BackupDesk::changed, this, &PlanView::refresh);
    refresh();
}

void PlanView::refresh() {
    const desk::BackupState& state = m_backups.state();
    m_words->setText(planText(state));
    m_trouble->setText(planTrouble(state));
    m_trouble->setVisible(!planTrouble(state).isEmpty());
    m_change->setText(state.plan.isOn() ? tr("Change the plan") : tr("Make a plan"));
    updateGeometry();
}

QString PlanView::said() const {
    return m_words->text();
}

QString PlanView::trouble() const {
    return m_trouble->isHidden() ? QString() : m_trouble->text();
}

PlanSheet::PlanSheet(desk::BackupDesk& backups, const AskFolder& ask, QWidget* window)
    : FormSheet(window, {tr("Backups by a plan"),
                         tr("This machine writes a backup into that folder again and again, whether somebody is signed "
                            "in or the desk is locked. A disk that is taken out is no fault: it is written when it is "
                            "back."),
                         tr("Keep the plan"), tr("Cancel")}),
      m_backups(backups), m_folder(new QLineEdit(backups.schedule().folder)), m_hours(new QSpinBox) {
    m_folder->setFixedHeight(32);
    m_folder->setAccessibleName(tr("Folder"));
    auto* choose = new Button(tr("Choose…"));
    connect(choose, &QAbstractButton::clicked, this,
            [this, ask] { ask([this](const QString& folder) { m_folder->setText(folder); }); });
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    add(tr("Folder, best on a disk that can be taken away"), both);
    m_hours->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_hours->setRange(1, mostHours);
    m_hours->setValue(backups.schedule().everyHours);
    m_hours->setFixedHeight(32);
    m_hours->setAccessibleName(tr("Every so many hours"));
    add(tr("Every so many hours"), m_hours);
    if (backups.schedule().isOn()) {
        auto* none = new Button(tr("No plan any more"));
        connect(none, &QAbstractButton::clicked, this, [this] { set({}); });
        addBeside(none);
    }
    connect(this, &FormSheet::wanted, this, [this] {
        domain::BackupPlan plan = m_backups.schedule();
        plan.folder = m_folder->text().trimmed();
        plan.everyHours = m_hours->value();
        if (plan.folder.isEmpty())
            return say(tr("Name the folder."));
        set(plan);
    });
    openForm(m_folder);
}

void PlanSheet::set(const domain::BackupPlan& plan) {
    work(tr("Keeping the plan…"));
    onAnswer(this, m_backups.setSchedule(plan), [this](const Result<domain::BackupPlan>& kept) {
        if (!kept)
            return say(kept.error());
        dismiss();
    });
}

} // namespace watchdesk::ui
