#include "ui/scheme/OrderPane.h"

#include "domain/OrderRules.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OrderWords.h"
#include "ui/widgets/PanelHead.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

QString dayOrNone(const QDate& day) {
    return day.isValid() ? longDay(day) : QString();
}

} // namespace

OrderPane::OrderPane(QWidget* parent)
    : QWidget(parent), m_title(new LabelText({}, TextStyle::Head)), m_state(new LabelText({}, TextStyle::Body)),
      m_facts(new FactList(tr("The order"))), m_conditions(new FactList(tr("Conditions"))), m_parts(new QWidget),
      m_buttons(new QWidget) {
    setAccessibleName(tr("The order that is chosen"));
    m_title->setWrapped(true);
    m_facts->setLabelWidth(92);
    m_conditions->setLabelWidth(28);
    auto* change = new Button(tr("Change"));
    change->setIconName(QStringLiteral("pencil"));
    change->setKeyCap(tr("Enter"));
    auto* remove = new Button(tr("Remove…"));
    remove->setIconName(QStringLiteral("trash-2"));
    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    buttons->addWidget(change);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    auto* parts = new QVBoxLayout(m_parts);
    parts->setContentsMargins(12, 8, 12, 12);
    parts->setSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_state, m_facts, m_buttons})
        parts->addWidget(part);
    parts->addWidget(new SectionHead(tr("Conditions")));
    parts->addWidget(m_conditions);
    parts->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_parts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PanelHead(tr("Order")));
    column->addWidget(scroll, 1);
    connect(change, &QAbstractButton::clicked, this, &OrderPane::changeWanted);
    connect(remove, &QAbstractButton::clicked, this, &OrderPane::removeWanted);
    clear();
}

void OrderPane::clear() {
    m_parts->hide();
}

void OrderPane::show(const desk::OrderRow& row, bool mayChange, QDate today) {
    const domain::Order& order = row.order;
    const QString whose = row.subject.isEmpty() ? tr("everybody")
                          : row.name.isEmpty()  ? row.subject
                                                : QStringLiteral("%1, %2").arg(row.name, row.subject);
    QString kind = domain::kindWords(order.kind);
    kind[0] = kind[0].toUpper();
    m_title->setText(tr("%1 of %2").arg(kind, whose));
    m_state->setText(orderStateText(row, today));
    m_state->setTone(row.inForce ? Tone::Text : Tone::TextMuted);
    m_facts->setFacts({{tr("Made by"), order.madeBy},
                       {tr("Number"), order.reference, false, true},
                       {tr("Made"), dayOrNone(order.madeOn)},
                       {tr("Served"), dayOrNone(order.servedOn)},
                       {tr("Last day"), dayOrNone(order.endsOn)},
                       {tr("Ended"), dayOrNone(order.endedOn)},
                       {tr("Warned"), dayOrNone(order.warnedOn)},
                       {tr("Arrest"), order.powerOfArrest ? tr("with a power of arrest") : QString()}});
    QVector<Fact> conditions;
    for (int i = 0; i < order.conditions.size(); ++i)
        conditions +=
            {QString::number(order.conditions.at(i).number), conditionText(order.conditions.at(i), row.where.value(i))};
    m_conditions->setFacts(conditions);
    m_buttons->setVisible(mayChange);
    m_parts->show();
}

} // namespace watchdesk::ui
