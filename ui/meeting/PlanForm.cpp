#include "ui/meeting/PlanForm.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Choice.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/TimeText.h"

#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {
constexpr int formWidth = 440;

QLineEdit* field(const QString& name) {
    auto* edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setFixedHeight(32);
    return edit;
}
} // namespace

PlanForm::PlanForm(QWidget* parent)
    : QWidget(parent), m_scheme(new Choice), m_day(field(tr("Day"))), m_time(field(tr("Time"))),
      m_place(field(tr("Place"))), m_hint(new LabelText({}, TextStyle::Small, Tone::Soon)) {
    setObjectName(QStringLiteral("plan-form"));
    setAccessibleName(tr("Plan a meeting"));
    m_scheme->setAccessibleName(tr("Scheme"));
    m_scheme->setFixedHeight(32);
    m_hint->setWrapped(true);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    int row = 0;
    for (const auto& [name, edit] : {std::pair<QString, QWidget*>(tr("Scheme"), m_scheme),
                                     {tr("Day"), m_day},
                                     {tr("Time"), m_time},
                                     {tr("Place"), m_place}}) {
        grid->addWidget(new LabelText(name, TextStyle::Body, Tone::TextMuted), row, 0);
        grid->addWidget(edit, row++, 1);
    }
    grid->setColumnStretch(1, 1);
    auto* plan = new Button(tr("Plan it"), nullptr, Button::Kind::Primary);
    plan->setKeyCap(tr("Enter"));
    auto* cancel = new Button(tr("Leave"));
    cancel->setKeyCap(tr("Esc"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(plan);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto* box = new QWidget;
    box->setFixedWidth(formWidth);
    auto* form = new QVBoxLayout(box);
    form->setSpacing(12);
    form->addWidget(new LabelText(tr("Plan a meeting"), TextStyle::Head));
    form->addLayout(grid);
    form->addWidget(m_hint);
    form->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->addStretch(1);
    column->addWidget(box, 0, Qt::AlignHCenter);
    column->addStretch(2);
    for (QLineEdit* edit : {m_day, m_time, m_place})
        connect(edit, &QLineEdit::returnPressed, this, &PlanForm::keep);
    connect(plan, &Button::clicked, this, &PlanForm::keep);
    connect(cancel, &Button::clicked, this, &PlanForm::left);
    connect(m_scheme, &QComboBox::currentIndexChanged, this, &PlanForm::propose);
}

void PlanForm::start(const QVector<domain::Scheme>& schemes, const QVector<desk::MeetingRow>& meetings, QDate today) {
    m_schemes = schemes;
    m_meetings = meetings;
    m_today = today;
    m_hint->setText({});
    {
        const QSignalBlocker quiet(m_scheme);
        m_scheme->clear();
        for (const domain::Scheme& scheme : schemes)
            m_scheme->addItem(scheme.name);
    }
    propose();
    m_day->setFocus(Qt::OtherFocusReason);
    m_day->selectAll();
}

void PlanForm::propose() {
    const QString scheme = m_schemes.value(m_scheme->currentIndex()).id;
    const domain::Meeting* last = nullptr; // latest first
    for (const desk::MeetingRow& row : m_meetings) {
        if (last == nullptr && row.meeting.schemeId == scheme)
            last = &row.meeting;
    }
    const QDate day = last == nullptr ? m_today.addDays(28) : localDate(last->at).addDays(28);
    m_day->setText(shortDay(std::max(day, m_today), {}));
    m_time->setText(last == nullptr ? QStringLiteral("18:00") : clockText(last->at, false));
    m_place->setText(last == nullptr ? QString() : last->place);
}

void PlanForm::keep() {
    const auto day = parseDay(m_day->text(), m_today);
    const auto time = parseTime(m_time->text());
    if (!day || !time) {
        m_hint->setText(!day ? tr("Write the day like 17 Dec or 2026-12-17.") : tr("Write the time like 18:00."));
        (!day ? m_day : m_time)->setFocus(Qt::OtherFocusReason);
        return;
    }
    desk::MeetingPlan plan;
    plan.schemeId = m_schemes.value(m_scheme->currentIndex()).id;
    plan.at = QDateTime(*day, *time).toMSecsSinceEpoch();
    plan.place = m_place->text();
    Q_EMIT planned(plan);
}

void PlanForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

void PlanForm::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
