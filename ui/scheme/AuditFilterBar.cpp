#include "ui/scheme/AuditFilterBar.h"

#include "domain/CivilDay.h"
#include "ui/widgets/Choice.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/FilterField.h"
#include "ui/widgets/Labels.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>

namespace watchdesk::ui {

namespace {

QLineEdit* dayField(const QString& name, const QString& hint) {
    auto* edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(hint);
    edit->setFixedHeight(32);
    edit->setFixedWidth(92);
    return edit;
}

QComboBox* choice(const QString& name) {
    auto* box = new Choice;
    box->setAccessibleName(name);
    box->setFixedHeight(32);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    box->setMinimumWidth(130);
    box->setMaximumWidth(220);
    return box;
}

UtcMs beginOf(QDate day) {
    return day.startOfDay(domain::schemeZone()).toMSecsSinceEpoch();
}

} // namespace

AuditFilterBar::AuditFilterBar(QWidget* parent)
    : QWidget(parent), m_find(new FilterField(tr("Find in the log"), tr("Find"), tr("Ctrl F"))),
      m_who(choice(tr("Who"))), m_kind(choice(tr("Kind of act"))),
      m_from(dayField(tr("From the day"), tr("first day"))), m_to(dayField(tr("To the day"), tr("last day"))),
      m_day(dayField(tr("Go to the day"), tr("go to day"))) {
    makeLayout();
    m_kind->addItem(tr("Every kind"));
    for (const desk::AuditGroup group : desk::auditGroups())
        m_kind->addItem(desk::auditGroupTitle(group));
    setPeople({});
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleMs);
    connect(&m_soon, &QTimer::timeout, this, &AuditFilterBar::changed);
    for (QLineEdit* edit : {static_cast<QLineEdit*>(m_find), m_from, m_to})
        connect(edit, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    for (QLineEdit* edit : {m_from, m_to, m_day})
        connect(edit, &QLineEdit::textChanged, this, [this, edit] { mark(edit); });
    for (const QComboBox* box : {m_who, m_kind})
        connect(box, &QComboBox::currentIndexChanged, this, &AuditFilterBar::changed);
    connect(m_day, &QLineEdit::returnPressed, this, &AuditFilterBar::jump);
    for (const auto signal : {&FilterField::listWanted, &FilterField::left})
        connect(m_find, signal, this, &AuditFilterBar::listWanted);
}

void AuditFilterBar::makeLayout() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_find, 3);
    row->addWidget(m_who, 2);
    row->addWidget(m_kind, 2);
    row->addWidget(m_from);
    row->addWidget(new LabelText(tr("to"), TextStyle::Small, Tone::TextMuted));
    row->addWidget(m_to);
    row->addSpacing(8);
    row->addWidget(m_day);
    row->addStretch(1);
}

void AuditFilterBar::setPeople(const QVector<desk::AuditPerson>& people) {
    const auto chosen = query().who;
    const QSignalBlocker quiet(m_who);
    m_people = people;
    m_who->clear();
    m_who->addItem(tr("Everybody"));
    for (const desk::AuditPerson& person : people) {
        m_who->addItem(person.name);
        if (chosen && person.id == *chosen)
            m_who->setCurrentIndex(m_who->count() - 1);
    }
}

QDate AuditFilterBar::dayIn(const QLineEdit* edit) const {
    // The log tells of the past: a day without a year is the last such day.
    const auto day = parseDay(edit->text(), m_today.addYears(-1).addDays(1));
    return day.value_or(QDate());
}

void AuditFilterBar::mark(QLineEdit* edit) const {
    const bool bad = !edit->text().trimmed().isEmpty() && !dayIn(edit).isValid();
    edit->setToolTip(bad ? tr("Write the day like 17 Nov or 2026-11-17.") : QString());
    edit->setAccessibleDescription(edit->toolTip());
    QPalette palette;
    if (bad)
        palette.setColor(QPalette::Text, tone(Tone::Soon));
    edit->setPalette(palette);
}

desk::AuditQuery AuditFilterBar::query() const {
    desk::AuditQuery query;
    query.text = m_find->text().trimmed();
    if (m_who->currentIndex() > 0)
        query.who = m_people.value(m_who->currentIndex() - 1).id;
    if (m_kind->currentIndex() > 0)
        query.group = desk::auditGroups().at(m_kind->currentIndex() - 1);
    if (const QDate from = dayIn(m_from); from.isValid())
        query.since = beginOf(from);
    if (const QDate to = dayIn(m_to); to.isValid())
        query.until = beginOf(to.addDays(1));
    return query;
}

bool AuditFilterBar::isOpen() const {
    const desk::AuditQuery now = query();
    return now.text.isEmpty() && !now.who && !now.group && now.since == 0 && now.until == 0;
}

void AuditFilterBar::clear() {
    for (QLineEdit* edit : {static_cast<QLineEdit*>(m_find), m_from, m_to})
        edit->clear();
    m_who->setCurrentIndex(0);
    m_kind->setCurrentIndex(0);
}

void AuditFilterBar::jump() {
    if (const QDate day = dayIn(m_day); day.isValid())
        Q_EMIT dayWanted(day);
}

} // namespace watchdesk::ui
