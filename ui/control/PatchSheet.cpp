#include "ui/control/PatchSheet.h"

#include "ui/widgets/Fields.h"

namespace watchdesk::ui {

PatchSheet::PatchSheet(QWidget* opener, TalkJobs& jobs, const QStringList& channels, const QString& at)
    : FormSheet(opener, {tr("Join two channels"),
                         tr("What is said on one is heard on the other. Both strips say so; it ends by itself."),
                         tr("Join them"), tr("Leave")}),
      m_jobs(jobs), m_one(new ChoiceField(tr("Channel"))), m_other(new ChoiceField(tr("With"))),
      m_minutes(new ChoiceField(tr("For"))) {
    for (ChoiceField* field : {m_one, m_other})
        for (const QString& channel : channels)
            field->add(channel, channel);
    const qsizetype first = std::max<qsizetype>(0, channels.indexOf(at));
    m_one->setCurrentIndex(static_cast<int>(first));
    m_other->setCurrentIndex(first == 0 ? 1 : 0);
    for (const int minutes : {15, 30, 60, 120, 240})
        m_minutes->add(tr("%1 minutes").arg(minutes), QString::number(minutes));
    m_minutes->choose(QStringLiteral("30"));
    FormSheet::add(tr("Channel"), m_one);
    FormSheet::add(tr("With"), m_other);
    FormSheet::add(tr("For"), m_minutes);
    connect(this, &FormSheet::wanted, this, &PatchSheet::join);
    openForm(m_one);
}

void PatchSheet::join() {
    const QString one = m_one->id();
    const QString other = m_other->id();
    work(tr("Joining…"));
    onAnswer(this, m_jobs.join(one, other, m_minutes->id().toInt()), [this, one, other](const Result<void>& done) {
        if (!done)
            return say(done.error());
        dismiss();
        Q_EMIT joined(one, other);
    });
}

} // namespace watchdesk::ui
