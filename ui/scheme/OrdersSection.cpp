#include "ui/scheme/OrdersSection.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/GalleryDesk.h"
#include "desk/Roles.h"
#include "domain/OrderRules.h"
#include "ui/scheme/OrderPane.h"
#include "ui/scheme/ZonesSheet.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/OrderForm.h"
#include "ui/widgets/OrderWords.h"
#include "ui/widgets/RecordTable.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

namespace watchdesk::ui {

namespace {

constexpr int paneWidth = 360;

QVector<RecordColumn> orderColumns() {
    using S = OrdersSection;
    return {{QStringLiteral("kind"), S::tr("Kind"), 84},
            {QStringLiteral("of"), S::tr("Of"), 190},
            {QStringLiteral("state"), S::tr("State"), 220},
            {QStringLiteral("made-by"), S::tr("Made by"), 210},
            {QStringLiteral("number"), S::tr("Number"), 120, false},
            {QStringLiteral("made"), S::tr("Made"), 110, false}};
}

RecordCell orderCell(const desk::OrderRow& row, const QString& column, QDate today) {
    if (column == QLatin1String("kind"))
        return {domain::kindWords(row.order.kind)};
    if (column == QLatin1String("of"))
        return {row.subject.isEmpty() ? OrdersSection::tr("everybody")
                                      : (row.subject + QLatin1Char(' ') + row.name).trimmed()};
    if (column == QLatin1String("state"))
        return {orderStateText(row, today), row.inForce ? Tone::Text : Tone::TextMuted, row.lastDay};
    if (column == QLatin1String("made-by"))
        return {row.order.madeBy, Tone::Text2};
    if (column == QLatin1String("number"))
        return {row.order.reference, Tone::Text2};
    return {row.order.madeOn.isValid() ? shortDay(row.order.madeOn, today) : QString(), Tone::Text2, row.order.madeOn};
}

/// Every premises that can be named, on the map or not.
QVector<desk::TownPlace> placesOf(const desk::Directory& directory) {
    QVector<desk::TownPlace> out;
    const domain::Vocabulary known = directory.vocabulary();
    for (const domain::KnownPlace& place : known.places) {
        const auto premises = directory.premises(place.premisesId);
        if (!premises)
            continue;
        const auto caller = directory.callerAtPremises(premises->id);
        desk::TownPlace one;
        one.id = premises->id;
        one.name = premises->name;
        one.callSign = caller ? caller->set.callSign : QString();
        out += one;
    }
    return out;
}

} // namespace

OrdersSection::OrdersSection(desk::Desk& desk, QWidget* parent)
    : ListSection({QStringLiteral("orders"), tr("Orders"), tr("Orders of courts and councils"), tr("Find an order"),
                   tr("Find")},
                  desk, parent),
      m_orders(desk.orders()), m_rows(new Records<desk::OrderRow>(
                                   orderColumns(), [](const desk::OrderRow& row) { return row.order.id; },
                                   [this](const desk::OrderRow& row, const QString& column) {
                                       return orderCell(row, column, localDate(this->desk().clock().now()));
                                   },
                                   this)),
      m_table(new RecordTable(QStringLiteral("orders"), tr("Orders"), m_rows)), m_pane(new OrderPane) {
    makeLayout();
    makeActions();
    connect(&filter(), &QLineEdit::textChanged, m_table, &RecordTable::setFilter);
    connect(m_table, &RecordTable::chosenChanged, this, &OrdersSection::showChosen);
    connect(m_table, &RecordTable::opened, this, &OrdersSection::changeOrder);
    connect(m_pane, &OrderPane::changeWanted, this, &OrdersSection::changeOrder);
    connect(m_pane, &OrderPane::removeWanted, this, &OrdersSection::removeOrder);
    connect(&m_orders, &desk::OrderDesk::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

void OrdersSection::makeLayout() {
    auto* nothing = new EmptyState(QStringLiteral("gavel"), tr("No orders yet"),
                                   tr("Criminal behaviour orders, community protection notices, public spaces "
                                      "protection orders, bail and injunctions stand here. What they forbid is said in "
                                      "the control room when the person is seen."));
    if (mayChange())
        connect(nothing->addButton(tr("Write an order"), tr("Ctrl N")), &QAbstractButton::clicked, this,
                &OrdersSection::addOrder);
    m_table->setEmpty(nothing, new EmptyState(QStringLiteral("search"), tr("No order like that"),
                                              tr("Esc in the field above shows them all again.")));
    auto* zones = new Button(tr("Zones"));
    zones->setIconName(QStringLiteral("map"));
    zones->setObjectName(QStringLiteral("zones"));
    connect(zones, &QAbstractButton::clicked, this, &OrdersSection::showZones);
    Parts parts;
    parts.acts = {zones};
    if (mayChange())
        parts.acts += addButton(tr("Write an order"), [this] { addOrder(); });
    parts.list = m_table;
    parts.pane = m_pane;
    parts.paneWidth = paneWidth;
    lay(parts);
}

void OrdersSection::makeActions() {
    addJob(tr("Show the zones of the town"), QStringLiteral("map"), QKeySequence(Qt::CTRL | Qt::Key_G),
           [this] { showZones(); });
    if (!mayChange())
        return;
    addJob(tr("Write an order of a court or council"), QStringLiteral("gavel"), QKeySequence(Qt::CTRL | Qt::Key_N),
           [this] { addOrder(); });
    addJob(tr("Change the chosen order"), QStringLiteral("pencil"), {}, [this] { changeOrder(); });
    addJob(tr("Remove the chosen order…"), QStringLiteral("trash-2"), QKeySequence::Delete, [this] { removeOrder(); });
}

QVector<KeyHint> OrdersSection::hints() const {
    if (!mayChange())
        return {{{tr("Ctrl F")}, tr("find")}, {{tr("Ctrl G")}, tr("zones")}};
    return {{{tr("Ctrl N")}, tr("write")},
            {{tr("Enter")}, tr("change")},
            {{tr("Del")}, tr("remove")},
            {{tr("Ctrl G")}, tr("zones")},
            {{tr("Ctrl F")}, tr("find")}};
}

bool OrdersSection::mayChange() const {
    return desk::mayDo(desk().person(), desk::Act::WriteOrders);
}

void OrdersSection::refresh() {
    // One look, however often what it shows changes.
    const QString me = desk().person().id;
    m_reading.read(
        this, [this, me] { return !me.isEmpty() && m_looker == me ? m_orders.readAgain() : m_orders.orders(); },
        [this, me](const QVector<desk::OrderRow>& rows) {
            m_looker = me;
            const auto running = std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.inForce; });
            head().setNote(rows.isEmpty() ? QString() : tr("%1, of which %2 in force").arg(rows.size()).arg(running));
            m_rows->set(rows);
            showChosen();
        });
}

const desk::OrderRow* OrdersSection::chosen() const {
    return m_rows->at(m_rows->rowOf(m_table->currentId()));
}

void OrdersSection::showChosen() {
    if (const desk::OrderRow* row = chosen(); row != nullptr)
        m_pane->show(*row, mayChange(), localDate(desk().clock().now()));
    else
        m_pane->clear();
}

void OrdersSection::openForm(const domain::Order& order) {
    onAnswer(this, m_orders.zones(), [this, order](const QVector<domain::Zone>& zones) {
        onAnswer(this, desk().gallery().wall(), [this, order, zones](const desk::GalleryWall& wall) {
            OrderChoices choices{zones, placesOf(desk().directory()), {}, localDate(desk().clock().now())};
            for (const desk::GalleryCard& card : wall.cards)
                choices.subjects.append({card.subjectId, (card.reference + QLatin1Char(' ') + card.name).trimmed()});
            auto* form = new OrderForm(this, order, choices);
            connect(form, &OrderForm::written, this,
                    [this, form](const domain::Order& written) { keep(form, written); });
        });
    });
}

void OrdersSection::keep(OrderForm* form, const domain::Order& order) {
    onAnswer(form, m_orders.write(order), [this, form](const Result<domain::Order>& kept) {
        if (!kept)
            return form->say(kept.error());
        form->dismiss();
        Toast::show(this, tr("The order is kept"));
    });
}

void OrdersSection::addOrder() {
    if (mayChange())
        openForm({});
}

void OrdersSection::changeOrder() {
    if (const desk::OrderRow* row = chosen(); row != nullptr && mayChange())
        openForm(row->order);
}

void OrdersSection::removeOrder() {
    const desk::OrderRow* row = chosen();
    if (row == nullptr || !mayChange())
        return;
    auto* sheet =
        new FormSheet(this, {tr("Remove this order?"),
                             tr("Remove it only if it was written by mistake. An order that a court has ended "
                                "early is changed: write the day into it."),
                             tr("Remove it"), tr("Leave")});
    connect(sheet, &FormSheet::wanted, this, [this, sheet, order = row->order] {
        sheet->work(tr("Removing it…"));
        onAnswer(sheet, m_orders.remove(order.id, order.version), [this, sheet, order](const Result<void>& done) {
            if (!done)
                return sheet->say(done.error());
            sheet->dismiss();
            Toast::show(this, tr("The order is removed"), tr("Undo"), [this, order] {
                domain::Order again = order;
                again.id.clear();
                onAnswer(this, m_orders.write(again), [](const domain::Order&) {});
            });
        });
    });
    sheet->openForm(&sheet->actButton());
}

void OrdersSection::showZones() {
    new ZonesSheet(this, desk());
}

} // namespace watchdesk::ui
