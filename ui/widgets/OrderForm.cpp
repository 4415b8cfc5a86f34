#include "ui/widgets/OrderForm.h"

#include "ui/widgets/ConditionRow.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"

#include <QCheckBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

constexpr int formWidth = 680;
constexpr int listHeight = 176;

QString kindText(domain::OrderKind kind) {
    switch (kind) {
    case domain::OrderKind::Cbo:
        return OrderForm::tr("Criminal behaviour order (CBO)");
    case domain::OrderKind::Cpw:
        return OrderForm::tr("Community protection warning (CPW)");
    case domain::OrderKind::Cpn:
        return OrderForm::tr("Community protection notice (CPN)");
    case domain::OrderKind::Pspo:
        return OrderForm::tr("Public spaces protection order (PSPO)");
    case domain::OrderKind::Bail:
        return OrderForm::tr("Bail condition");
    case domain::OrderKind::Injunction:
        return OrderForm::tr("Injunction");
    }
    return {};
}

QWidget* beside(std::initializer_list<QWidget*> fields) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget* field : fields)
        layout->addWidget(field, 1);
    return row;
}

} // namespace

OrderForm::OrderForm(QWidget* window, const domain::Order& order, const OrderChoices& choices)
    : FormSheet(window, {order.id.isEmpty() ? tr("A new order") : tr("Change the order"),
                         tr("As the court or council made it. What it says applies on sight from the day it was "
                            "served until its last day."),
                         tr("Keep it"), tr("Leave")}),
      m_order(order), m_choices(choices), m_kind(new ChoiceField(tr("Kind of order"))) {
    makeFields(order);
    for (const domain::OrderCondition& condition : order.conditions)
        addCondition(condition);
    if (order.conditions.isEmpty())
        addCondition({});
    connect(m_kind, &QComboBox::currentIndexChanged, this, &OrderForm::showKind);
    connect(this, &FormSheet::wanted, this, &OrderForm::read);
    showKind();
    openForm(m_kind, formWidth);
}

void OrderForm::makeFields(const domain::Order& order) {
    for (const auto& [kind, word] : domain::orderKindWords)
        m_kind->add(kindText(kind), QString::fromLatin1(word));
    m_kind->choose(domain::wordOf(domain::orderKindWords, order.kind));
    m_madeBy = lineField(tr("Made by"), order.madeBy, tr("court or council"));
    m_reference = lineField(tr("Its number"), order.reference, tr("its number"));
    m_madeOn = new DayField(tr("Made on"), m_choices.today, order.madeOn);
    m_servedOn = new DayField(tr("Served on"), m_choices.today, order.servedOn);
    m_endsOn = new DayField(tr("Last day"), m_choices.today, order.endsOn);
    m_endedOn = new DayField(tr("Ended early on"), m_choices.today, order.endedOn);
    m_warnedOn = new DayField(tr("Written warning on"), m_choices.today, order.warnedOn);
    m_servedOn->setPlaceholderText(tr("not yet"));
    m_endsOn->setPlaceholderText(tr("until further order"));
    m_endedOn->setPlaceholderText(tr("it was not"));
    m_convicted = new QCheckBox(tr("Made on a conviction"));
    m_convicted->setChecked(order.convicted);
    m_arrest = new QCheckBox(tr("With a power of arrest"));
    m_arrest->setChecked(order.powerOfArrest);
    m_subject = lineField(tr("Of whom"), {}, tr("reference or name"));
    QStringList words;
    for (const auto& [id, text] : std::as_const(m_choices.subjects)) {
        words << text;
        if (id == order.subjectId)
            m_subject->setText(text);
    }
    auto* completer = new QCompleter(words, m_subject);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_subject->setCompleter(completer);
    m_subject->setReadOnly(!order.subjectId.isEmpty());
    FormSheet::add(tr("Kind, and of whom"), beside({m_kind, m_subject}));
    FormSheet::add(tr("Made by, its number"), beside({m_madeBy, m_reference}));
    FormSheet::add(tr("Made on, served on, last day, ended early on"),
                   beside({m_madeOn, m_servedOn, m_endsOn, m_endedOn}));
    FormSheet::add(beside({m_convicted, m_arrest, m_warnedOn}));
    auto* list = new QWidget;
    m_list = new QVBoxLayout(list);
    m_list->setContentsMargins(0, 0, 8, 0);
    m_list->setSpacing(0);
    m_list->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedHeight(listHeight);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Conditions"));
    scroll->setWidget(list);
    FormSheet::add(tr("Conditions"), scroll);
    auto* more = new Button(tr("Another condition"));
    more->setIconName(QStringLiteral("plus"));
    more->setSmall(true);
    addBeside(more);
    connect(more, &QAbstractButton::clicked, this, [this, scroll] {
        addCondition({})->words().setFocus();
        QTimer::singleShot(0, scroll, [scroll] { scroll->verticalScrollBar()->setValue(1 << 20); });
    });
}

ConditionRow* OrderForm::addCondition(const domain::OrderCondition& condition) {
    domain::OrderCondition numbered = condition;
    if (numbered.number == 0) {
        QString quiet;
        for (const ConditionRow* other : std::as_const(m_rows))
            numbered.number = std::max(numbered.number, other->condition(quiet).number);
        ++numbered.number;
    }
    auto* row = new ConditionRow(numbered, m_choices.zones, m_choices.places);
    m_rows.append(row);
    m_list->insertWidget(m_list->count() - 1, row);
    connect(row, &ConditionRow::removeWanted, this, [this, row] { removeCondition(row); });
    return row;
}

void OrderForm::removeCondition(ConditionRow* row) {
    m_rows.removeOne(row);
    row->hide();
    row->deleteLater();
}

void OrderForm::showKind() {
    const auto kind = domain::valueOf(domain::orderKindWords, m_kind->id()).value_or(domain::OrderKind::Cbo);
    m_convicted->setVisible(kind == domain::OrderKind::Cbo);
    m_arrest->setVisible(kind == domain::OrderKind::Injunction);
    m_warnedOn->setVisible(kind == domain::OrderKind::Cpn);
    m_warnedOn->setPlaceholderText(tr("written warning on"));
    m_subject->setEnabled(kind != domain::OrderKind::Pspo);
    m_subject->setPlaceholderText(kind == domain::OrderKind::Pspo ? tr("of everybody") : tr("reference or name"));
}

bool OrderForm::takeDays(domain::Order& order) {
    for (const auto& [field, into] : {std::pair(m_madeOn, &order.madeOn), std::pair(m_servedOn, &order.servedOn),
                                      std::pair(m_endsOn, &order.endsOn), std::pair(m_endedOn, &order.endedOn),
                                      std::pair(m_warnedOn, &order.warnedOn)}) {
        const auto day = field->day();
        if (!day) {
            say(tr("%1: \"%2\" is no day. Write it like 3 Apr 2026.").arg(field->accessibleName(), field->text()));
            field->setFocus();
            return false;
        }
        *into = *day;
    }
    return true;
}

void OrderForm::read() {
    domain::Order order = m_order;
    order.kind = domain::valueOf(domain::orderKindWords, m_kind->id()).value_or(domain::OrderKind::Cbo);
    if (order.kind == domain::OrderKind::Pspo) {
        order.subjectId.clear();
    } else if (m_order.subjectId.isEmpty()) {
        const QString typed = m_subject->text().trimmed();
        for (const auto& [id, words] : std::as_const(m_choices.subjects)) {
            if (words.compare(typed, Qt::CaseInsensitive) == 0)
                order.subjectId = id;
        }
        if (order.subjectId.isEmpty())
            return say(tr("Choose whom it is of from the list that opens as you type."));
    }
    if (!takeDays(order))
        return;
    order.madeBy = m_madeBy->text().trimmed();
    order.reference = m_reference->text().trimmed();
    order.convicted = order.kind == domain::OrderKind::Cbo && m_convicted->isChecked();
    order.powerOfArrest = order.kind == domain::OrderKind::Injunction && m_arrest->isChecked();
    if (order.kind != domain::OrderKind::Cpn)
        order.warnedOn = {};
    order.conditions.clear();
    QString trouble;
    for (const ConditionRow* row : std::as_const(m_rows))
        order.conditions.append(row->condition(trouble));
    if (!trouble.isEmpty())
        return say(trouble);
    work(tr("Keeping it…"));
    Q_EMIT written(order);
}

} // namespace watchdesk::ui
