// What the alert in hand is made of.
#include "ui/control/AlertPanel.h"
#include "ui/control/PersonStrip.h"
#include "ui/control/SightNotice.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace watchdesk::ui {

QWidget* AlertPanel::makeHead() {
    auto* head = new QWidget(this);
    head->setFixedHeight(36);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    m_mark = new IconLabel(desk::Severity::InHand, 16, head);
    m_title = new LabelText({}, TextStyle::Label, Tone::Text2, head);
    m_openForWord = new LabelText(tr("open for"), TextStyle::Small, Tone::TextMuted, head);
    m_openFor = new LabelText({}, TextStyle::Head, Tone::Text, head);
    m_openFor->setFixedDigits(true);
    m_openFor->setObjectName(QStringLiteral("open-for"));
    row->addWidget(m_mark);
    row->addWidget(m_title, 1);
    row->addWidget(m_openForWord);
    row->addWidget(m_openFor);
    return head;
}

QWidget* AlertPanel::makeBody() {
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("alert-body"));
    makeParts(body);
    layParts(body);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    scroll->setFocusPolicy(Qt::NoFocus);
    connectParts(scroll);
    return scroll;
}

void AlertPanel::makeParts(QWidget* body) {
    m_category = new LabelText({}, TextStyle::Title, Tone::Text, body);
    m_place = new LabelText({}, TextStyle::Body, Tone::Text2, body);
    m_notice = new ClaimNotice(body);
    m_people = new PersonStrip(m_board.jobs(), body);
    m_onSight = new SightNotice(body);
    m_facts = new FactList(tr("The alert"), body);
    m_who = new Button(tr("Who is this?"), body);
    m_who->setKeyCap(tr("Ctrl I"));
    m_who->setIconName(QStringLiteral("user-search"));
    m_who->setObjectName(QStringLiteral("who-is-this"));
    m_stepHead = new SectionHead(tr("Next steps"), body);
    m_steps = new StepList(body);
    m_sightingHead = new SectionHead(tr("Sightings"), body);
    m_sightings = new SightingList(body);
    m_partyHead = new SectionHead(tr("Acknowledged"), body);
    m_parties = new PartyList(body);
    m_toldHead = new SectionHead(tr("Told to members"), body);
    m_told = new LabelText({}, TextStyle::Body, Tone::Text2, body);
    m_told->setWrapped(true);
}

void AlertPanel::layParts(QWidget* body) const {
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(12, 4, 12, 12);
    column->setSpacing(0);
    column->addWidget(m_category);
    column->addWidget(m_place);
    column->addSpacing(12);
    column->addWidget(m_notice);
    column->addSpacing(12);
    column->addWidget(m_people);
    column->addWidget(m_onSight);
    column->addSpacing(8);
    column->addWidget(m_facts);
    column->addSpacing(8);
    column->addWidget(m_who, 0, Qt::AlignLeft);
    column->addSpacing(4);
    for (QWidget* part : QVector<QWidget*>{m_sightingHead, m_sightings, m_partyHead, m_parties, m_stepHead, m_steps,
                                           m_toldHead, m_told})
        column->addWidget(part);
    column->addStretch(1);
}

void AlertPanel::connectParts(QScrollArea* scroll) {
    connect(m_notice, &ClaimNotice::claimRequested, this, [this] {
        if (const desk::AlertView* view = m_board.inHand())
            m_board.claim(view->alert.id);
    });
    connect(m_who, &Button::clicked, this, &AlertPanel::whoRequested);
    connect(m_steps, &StepList::tickWanted, this, &AlertPanel::tickStep);
    connect(m_steps, &StepList::moved, this, [this, scroll](const QRect& row) {
        const QPoint at = m_steps->mapTo(scroll->widget(), row.center());
        scroll->ensureVisible(at.x(), at.y(), 0, row.height());
    });
    connect(m_parties, &PartyList::acknowledgeRequested, &m_board, &AlertBoard::acknowledge);
}

QWidget* AlertPanel::makeButtons() {
    auto* bar = new QWidget(this);
    auto* grid = new QHBoxLayout(bar);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setSpacing(8);
    m_sighting = new Button(tr("Sighting"), bar, Button::Kind::Primary);
    m_sighting->setKeyCap(QStringLiteral("F4"));
    m_close = new Button(tr("Close…"), bar);
    m_close->setKeyCap(QStringLiteral("F8"));
    m_close->setObjectName(QStringLiteral("close-alert"));
    for (Button* button : {m_sighting, m_close}) {
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        grid->addWidget(button, 1);
    }
    auto* column = new QVBoxLayout;
    auto* holder = new QWidget(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new RuleLine(Qt::Horizontal, holder));
    column->addWidget(bar);
    holder->setLayout(column);
    connect(m_sighting, &Button::clicked, this, &AlertPanel::sightingRequested);
    connect(m_close, &Button::clicked, this, &AlertPanel::askOutcome);
    return holder;
}

void AlertPanel::makeOutcomes() {
    using O = domain::IncidentOutcome;
    m_outcomes = new QMenu(this);
    m_outcomes->setAccessibleName(tr("How did it end?"));
    m_outcomes->setObjectName(QStringLiteral("outcomes"));
    const QVector<std::pair<O, QString>> entries{{O::Detained, tr("&Detained\tD")},
                                                 {O::LeftTown, tr("&Left town\tL")},
                                                 {O::PoliceDealt, tr("&Police dealt with it\tP")},
                                                 {O::StoodDown, tr("&Stood down\tS")},
                                                 {O::False, tr("&False alarm\tF")}};
    for (const auto& [outcome, text] : entries)
        m_outcomes->addAction(text, this, [this, chosen = outcome] { m_board.close(chosen); });
}

} // namespace watchdesk::ui
