#include "ui/scheme/SchemePage.h"

#include "desk/Desk.h"
#include "ui/scheme/SectionPanel.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/KeyBar.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/RowList.h"

#include <QAction>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int listWidth = 200;
constexpr int rowHeight = 40;
} // namespace

SchemePage::SchemePage(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk),
      m_rows(new Rows<SchemeSection>([](const SchemeSection& section) { return section.title; }, this)),
      m_list(new RowList(tr("Sections"))), m_stack(new QStackedWidget), m_error(new ErrorBanner), m_keys(new KeyBar) {
    setObjectName(QStringLiteral("scheme"));
    setAccessibleName(tr("Scheme"));
    makeLayout();
    makeActions();
    setFocusProxy(m_list);
    connect(m_list, &RowList::chosen, this, &SchemePage::showRow);
    connect(m_list, &RowList::opened, this, [this] {
        if (section() != nullptr)
            section()->setFocus(Qt::OtherFocusReason);
    });
    connect(&desk, &desk::Desk::personChanged, this, &SchemePage::meetPerson);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    meetPerson();
}

SchemePage::~SchemePage() = default;

void SchemePage::makeLayout() {
    m_list->setUniformItemSizes(true);
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new RowDelegate(
        rowHeight, [this](QPainter& p, const QRectF& rect, int row) { paintRow(p, rect, row); }, m_list));
    auto* left = new QWidget;
    left->setFixedWidth(listWidth);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(new PanelHead(tr("Scheme")));
    leftColumn->addWidget(m_list, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(left);
    row->addWidget(new RuleLine(Qt::Vertical));
    row->addWidget(m_stack, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    // Below, not at the head: what is read stays where it is when an error comes.
    column->addWidget(m_error);
    column->addWidget(m_keys);
}

void SchemePage::makeActions() {
    for (const SchemeSection& section : schemeSections()) {
        auto* action = new QAction(Theme::instance().qicon(section.icon), tr("Scheme: %1").arg(section.title), this);
        action->setObjectName(QStringLiteral("section.") + section.id);
        action->setProperty("lucide", section.icon);
        connect(action, &QAction::triggered, this, [this, id = section.id] { open(id); });
        addAction(action);
        m_own += action;
    }
}

void SchemePage::meetPerson() {
    const domain::Person person = m_desk.person();
    const QString open = section() != nullptr ? section()->objectName() : QString();
    QVector<SchemeSection> there;
    QVector<Place> places;
    for (const SchemeSection& section : schemeSections()) {
        const auto old = std::find_if(m_places.begin(), m_places.end(),
                                      [&](const Place& place) { return place.section.id == section.id; });
        const bool may = desk::mayDo(person, section.needs);
        if (may) {
            there += section;
            places += Place{section, old == m_places.end() ? nullptr : old->panel};
        } else if (old != m_places.end()) {
            delete old->panel.data();
        }
    }
    for (int i = 0; i < m_own.size(); ++i)
        m_own.at(i)->setVisible(desk::mayDo(person, schemeSections().at(i).needs));
    m_places = places;
    m_rows->set(there);
    const auto at =
        std::find_if(there.begin(), there.end(), [&](const SchemeSection& section) { return section.id == open; });
    const int row = at == there.end() ? 0 : static_cast<int>(at - there.begin());
    m_list->choose(row);
    showRow(there.isEmpty() ? -1 : row);
}

QStringList SchemePage::sections() const {
    QStringList ids;
    for (const Place& place : m_places)
        ids += place.section.id;
    return ids;
}

void SchemePage::open(const QString& id) {
    if (const qsizetype row = sections().indexOf(id); row >= 0)
        m_list->choose(static_cast<int>(row));
}

SectionPanel* SchemePage::section() const {
    return qobject_cast<SectionPanel*>(m_stack->currentWidget());
}

void SchemePage::showRow(int row) {
    if (row < 0 || row >= m_places.size())
        return takeActions();
    Place& place = m_places[row];
    if (!place.panel) {
        place.panel = place.section.factory(m_desk, m_stack);
        m_stack->addWidget(place.panel);
        connect(place.panel, &SectionPanel::sectionWanted, this, &SchemePage::open);
    }
    if (section() != place.panel)
        m_error->dismiss();
    m_stack->setCurrentWidget(place.panel);
    takeActions();
}

void SchemePage::takeActions() {
    for (const QPointer<QAction>& action : std::as_const(m_lent)) {
        if (action)
            removeAction(action);
    }
    m_lent.clear();
    if (section() != nullptr) {
        for (QAction* action : section()->actions()) {
            addAction(action);
            m_lent += action;
        }
    }
    m_keys->setHints(section() != nullptr ? section()->hints() : QVector<KeyHint>());
}

void SchemePage::paintRow(QPainter& painter, const QRectF& rect, int row) const {
    const SchemeSection& section = *m_rows->at(row);
    const bool open = m_list->currentIndex().row() == row;
    paintIcon(painter, QRectF(rect.left() + 12, rect.top(), 16, rect.height()), section.icon, 16,
              open ? Tone::Text : Tone::Text2);
    paintLine(painter, rect.adjusted(40, 0, -12, 0), section.title, open ? TextStyle::BodySemibold : TextStyle::Body,
              open ? Tone::Text : Tone::Text2);
}

void SchemePage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
