#include "ui/meeting/EvidencePane.h"

#include "ui/widgets/DayText.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/TimeText.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {
enum Page { EmptyPage, RecordPage };

QString dayOrNothing(QDate day) {
    return day.isValid() ? shortDay(day, {}) : QString();
}

QString standingWords(domain::ExclusionStanding standing) {
    switch (standing) {
    case domain::ExclusionStanding::InProcess:
        return EvidencePane::tr("not in force");
    case domain::ExclusionStanding::NotExcluded:
        return EvidencePane::tr("not excluded");
    case domain::ExclusionStanding::InForce:
        return EvidencePane::tr("in force");
    case domain::ExclusionStanding::Expired:
    case domain::ExclusionStanding::AdminOnly:
        return EvidencePane::tr("ended");
    case domain::ExclusionStanding::EraseDue:
        return EvidencePane::tr("due to be erased");
    case domain::ExclusionStanding::Quashed:
        return EvidencePane::tr("quashed");
    }
    return {};
}

QString cautionWords(domain::Cautions cautions) {
    QStringList words;
    for (const auto& [flag, word] :
         {std::pair(domain::Caution::Juvenile, EvidencePane::tr("under 18")),
          std::pair(domain::Caution::CriminalBehaviourOrder, EvidencePane::tr("criminal behaviour order")),
          std::pair(domain::Caution::Violence, EvidencePane::tr("violence")),
          std::pair(domain::Caution::Vulnerable, EvidencePane::tr("vulnerable"))}) {
        if (cautions.testFlag(flag))
            words += word;
    }
    return words.join(QStringLiteral(", "));
}

QString nameOf(const domain::Subject& subject) {
    return subject.name.isEmpty() ? EvidencePane::tr("Identity sought") : subject.name;
}
} // namespace

EvidencePane::EvidencePane(QWidget* parent)
    : QWidget(parent), m_head(new PanelHead(tr("Evidence"), this)), m_stack(new QStackedWidget),
      m_title(new LabelText({}, TextStyle::Head)), m_second(new LabelText({}, TextStyle::Small, Tone::TextMuted)),
      m_facts(new FactList(tr("Evidence"))) {
    setObjectName(QStringLiteral("evidence-pane"));
    setAccessibleName(tr("Evidence"));
    m_title->setWrapped(true);
    m_facts->setLabelWidth(96);
    auto* sheet = new QWidget;
    auto* record = new QVBoxLayout(sheet);
    record->setContentsMargins(12, 12, 12, 12);
    record->setSpacing(4);
    record->addWidget(m_title);
    record->addWidget(m_second);
    record->addSpacing(8);
    record->addWidget(m_facts);
    record->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("The record"));
    scroll->setWidget(sheet);
    m_stack->addWidget(new EmptyState(QStringLiteral("file-text"), tr("No record chosen"),
                                      tr("Choose a record of the evidence to read it here.")));
    m_stack->addWidget(scroll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_stack, 1);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EvidencePane::show(const desk::EvidenceDetail& detail, QDate today) {
    m_second->setText({});
    const QString& entity = detail.evidence.entity;
    if (entity == QLatin1String("incident"))
        showIncident(detail, today);
    else if (entity == QLatin1String("exclusion_notice"))
        showNotice(detail);
    else if (entity == QLatin1String("subject"))
        showSubject(detail);
    else if (entity == QLatin1String("member"))
        showMember(detail.member);
    else if (entity == QLatin1String("action_item"))
        showAction(detail.action);
    else {
        m_head->setNote(tr("Place"));
        m_title->setText(detail.place);
        m_facts->setFacts({});
    }
    m_second->setVisible(!m_second->text().isEmpty());
    m_stack->setCurrentIndex(RecordPage);
}

void EvidencePane::showIncident(const desk::EvidenceDetail& detail, QDate today) {
    const domain::Incident& incident = detail.incident;
    m_head->setNote(tr("Incident"));
    m_title->setText(detail.category);
    m_second->setText(tr("Incident %1 · %2").arg(incident.number).arg(whenText(incident.at, today, false)));
    m_facts->setFacts({{tr("Where"), detail.place, true, false},
                       {tr("Looks"), incident.description, false, false},
                       {tr("Heading"), incident.heading, false, false},
                       {tr("Narrative"), incident.narrative, false, false},
                       {tr("Loss"), incident.lossPence > 0 ? moneyText(incident.lossPence) : QString(), false, true},
                       {tr("Police ref."), incident.policeReference, false, true},
                       {tr("Outcome"), outcomeText(incident.outcome), false, false},
                       {tr("As typed"), incident.line, false, false}});
}

void EvidencePane::showNotice(const desk::EvidenceDetail& detail) {
    const domain::ExclusionNotice& notice = detail.notice;
    m_head->setNote(tr("Exclusion"));
    m_title->setText(nameOf(detail.subject));
    m_second->setText(tr("%1 · your reading is on the audit log").arg(detail.subject.reference));
    const bool served = notice.servedOn.isValid();
    m_facts->setFacts(
        {{tr("Stands"), standingWords(detail.standing), true, false},
         {tr("Length"), notice.months == 1 ? tr("1 month") : tr("%1 months").arg(notice.months), false, true},
         {tr("Nominated"), dayOrNothing(notice.nominatedOn), false, true},
         {tr("Served"), served ? dayOrNothing(notice.servedOn) : tr("not served"), !served, served},
         {tr("Served by"), notice.servedBy, false, false},
         {tr("Ends"), dayOrNothing(notice.endsOn), false, true},
         {tr("Breaches"), notice.breaches > 0 ? QString::number(notice.breaches) : QString(), true, true},
         {tr("Reasons"), notice.reasons, false, false},
         {tr("Cautions"), cautionWords(detail.subject.cautions), true, false}});
}

void EvidencePane::showSubject(const desk::EvidenceDetail& detail) {
    const domain::Subject& subject = detail.subject;
    m_head->setNote(tr("Person"));
    m_title->setText(nameOf(subject));
    m_second->setText(tr("%1 · your reading is on the audit log").arg(subject.reference));
    m_facts->setFacts({{tr("Born"), dayOrNothing(subject.born), false, true},
                       {tr("Looks"), subject.description, false, false},
                       {tr("Cautions"), cautionWords(subject.cautions), true, false},
                       {tr("Guardian"), subject.guardian, false, false}});
}

void EvidencePane::showMember(const domain::SchemeMember& member) {
    m_head->setNote(tr("Member"));
    m_title->setText(member.member.name);
    m_facts->setFacts(
        {{tr("Contact"), member.member.contact, false, false},
         {tr("Telephone"), member.member.phone, false, true},
         {tr("Joined"), dayOrNothing(member.joined), false, true},
         {tr("Agreement"), member.agreementSigned.isValid() ? dayOrNothing(member.agreementSigned) : tr("not signed"),
          !member.agreementSigned.isValid(), false}});
}

void EvidencePane::showAction(const domain::ActionItem& action) {
    m_head->setNote(tr("Action"));
    m_title->setText(action.what);
    m_facts->setFacts({{tr("Owner"), action.owner, true, false},
                       {tr("Due"), dayOrNothing(action.dueOn), false, true},
                       {tr("Done"), dayOrNothing(action.doneOn), false, true}});
}

void EvidencePane::clear() {
    m_head->setNote({});
    m_stack->setCurrentIndex(EmptyPage);
}

QString EvidencePane::heading() const {
    return m_stack->currentIndex() == RecordPage ? m_title->text() : QString();
}

void EvidencePane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
