#include "ui/scheme/SetupSection.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/GatewayDesk.h"
#include "desk/MemberDesk.h"
#include "desk/PeopleDesk.h"
#include "ui/scheme/FirstCallPart.h"
#include "ui/scheme/GatewayForm.h"
#include "ui/scheme/MapPart.h"
#include "ui/scheme/MemberSheets.h"
#include "ui/scheme/OfferMembers.h"
#include "ui/scheme/PersonSheets.h"
#include "ui/scheme/RadioSheets.h"
#include "ui/scheme/SchemePart.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Toast.h"

#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

using desk::SetupStep;

constexpr int listWidth = 280;

struct StepWords {
    SetupStep step;
    const char* title;
    const char* why;
};

const StepWords stepWords[] = {
    {SetupStep::Scheme, QT_TRANSLATE_NOOP("SetupSection", "The scheme"),
     QT_TRANSLATE_NOOP("SetupSection", "What it is called, and the talkgroup its members speak on.")},
    {SetupStep::People, QT_TRANSLATE_NOOP("SetupSection", "Who may sign in"),
     QT_TRANSLATE_NOOP("SetupSection",
                       "Each under their own name, with what their role includes. Keep the recovery key on "
                       "paper, away from this machine.")},
    {SetupStep::Gateway, QT_TRANSLATE_NOOP("SetupSection", "The radio"),
     QT_TRANSLATE_NOOP("SetupSection",
                       "Where the gateway is, and what the talkgroup is called there. Test says at which step "
                       "it fails.")},
    {SetupStep::Map, QT_TRANSLATE_NOOP("SetupSection", "The map"),
     QT_TRANSLATE_NOOP("SetupSection", "Of your town, from a file: it needs no network afterwards.")},
    {SetupStep::Members, QT_TRANSLATE_NOOP("SetupSection", "The members"),
     QT_TRANSLATE_NOOP("SetupSection", "From the spreadsheet you have, or one by one.")},
    {SetupStep::FirstCall, QT_TRANSLATE_NOOP("SetupSection", "The first call"),
     QT_TRANSLATE_NOOP("SetupSection", "Heard on the air, and named.")}};

QString wordsOf(const SetupSection::Line& line) {
    return QStringLiteral("%1, %2").arg(line.title, line.done ? SetupSection::tr("done") : line.note);
}

QString noteOf(const desk::SetupState& state, SetupStep step) {
    switch (step) {
    case SetupStep::Scheme:
        return state.schemes == 1 ? SetupSection::tr("1 scheme") : SetupSection::tr("%1 schemes").arg(state.schemes);
    case SetupStep::People:
        return state.people == 1 ? SetupSection::tr("only you so far")
                                 : SetupSection::tr("%1 people").arg(state.people);
    case SetupStep::Gateway:
        return state.gateway ? SetupSection::tr("set up") : SetupSection::tr("not set up yet");
    case SetupStep::Map:
        return state.map ? SetupSection::tr("brought in") : SetupSection::tr("none yet");
    case SetupStep::Members:
        return SetupSection::tr("members: %1, radios: %2").arg(state.members).arg(state.radios);
    case SetupStep::FirstCall:
        return state.firstNamed ? SetupSection::tr("heard and named") : SetupSection::tr("nothing heard yet");
    }
    return {};
}

} // namespace

SetupSection::SetupSection(desk::Desk& desk, QWidget* parent)
    : SectionPanel(QStringLiteral("setup"), tr("Set up"), desk, parent), m_setup(desk.setup()),
      m_rows(new Rows<Line>(wordsOf, this)), m_head(new PanelHead(tr("Set up"))), m_list(new RowList(tr("Steps"))),
      m_parts(new QStackedWidget), m_title(new LabelText({}, TextStyle::Title)),
      m_why(new LabelText({}, TextStyle::Body, Tone::Text2)), m_scheme(new SchemePart(desk.settings())),
      m_gateway(new GatewayForm(desk.gateways())), m_map(new MapPart(desk)), m_first(new FirstCallPart(desk)),
      m_people(new LabelText({}, TextStyle::Body)), m_members(new LabelText({}, TextStyle::Body)),
      m_next(new Button(tr("Next step"))), m_skip(new Button(tr("Without it for now"), nullptr, Button::Kind::Quiet)) {
    makeLayout();
    connectParts();
    focusGoesTo(this, m_list);
}

void SetupSection::makeLayout() {
    m_list->setModel(m_rows);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new RowDelegate(
        rowHeight, [this](QPainter& p, const QRectF& rect, int row) { paintRow(p, rect, row); }, m_list));
    auto* left = new QWidget;
    left->setFixedWidth(listWidth);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(m_head);
    leftColumn->addWidget(m_list, 1);
    auto* form = new QScrollArea;
    form->setWidget(m_gateway);
    form->setWidgetResizable(true);
    form->setMaximumWidth(560);
    form->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    form->setFocusPolicy(Qt::NoFocus);
    for (QWidget* part : {static_cast<QWidget*>(m_scheme), peoplePart(), static_cast<QWidget*>(form),
                          static_cast<QWidget*>(m_map), membersPart(), static_cast<QWidget*>(m_first)})
        m_parts->addWidget(part);
    m_why->setWrapped(true);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_next);
    foot->addWidget(m_skip);
    foot->addStretch(1);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(24, 20, 24, 16);
    right->setSpacing(8);
    right->addWidget(m_title);
    right->addWidget(m_why);
    right->addSpacing(8);
    right->addWidget(m_parts, 1);
    right->addLayout(foot);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left);
    row->addWidget(new RuleLine(Qt::Vertical));
    row->addLayout(right, 1);
}

QWidget* SetupSection::peoplePart() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_people->setWrapped(true);
    column->addWidget(m_people);
    auto* add = new Button(tr("Add a person"), nullptr, Button::Kind::Primary);
    add->setIconName(QStringLiteral("plus"));
    auto* more = new Button(tr("Roles, passphrases, recovery key"));
    more->setIconName(QStringLiteral("users"));
    connect(add, &QAbstractButton::clicked, this, &SetupSection::addPerson);
    connect(more, &QAbstractButton::clicked, this, [this] { Q_EMIT sectionWanted(QStringLiteral("people")); });
    column->addWidget(add, 0, Qt::AlignLeft);
    column->addWidget(more, 0, Qt::AlignLeft);
    column->addStretch(1);
    return part;
}

QWidget* SetupSection::membersPart() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_members->setWrapped(true);
    column->addWidget(m_members);
    auto* add = new Button(tr("Add a member"), nullptr, Button::Kind::Primary);
    add->setIconName(QStringLiteral("plus"));
    auto* list = new Button(tr("The list of members, and spreadsheets"));
    list->setIconName(QStringLiteral("store"));
    connect(add, &QAbstractButton::clicked, this, &SetupSection::addMember);
    connect(list, &QAbstractButton::clicked, this, [this] { Q_EMIT sectionWanted(QStringLiteral("members")); });
    column->addWidget(add, 0, Qt::AlignLeft);
    column->addWidget(list, 0, Qt::AlignLeft);
    column->addStretch(1);
    return part;
}

void SetupSection::connectParts() {
    connect(m_list, &RowList::chosen, this, &SetupSection::showRow);
    connect(m_next, &QAbstractButton::clicked, this, &SetupSection::goOn);
    connect(m_skip, &QAbstractButton::clicked, this, &SetupSection::skip);
    connect(m_gateway, &GatewayForm::kept, this,
            [this](const QString& channel) { Toast::show(this, tr("%1 is kept").arg(channel)); });
    connect(m_first, &FirstCallPart::nameWanted, this, &SetupSection::nameRadio);
    connect(m_map, &MapPart::fileWanted, this, [this] {
        askFile(tr("An OpenStreetMap file"), tr("OpenStreetMap (*.osm *.xml);;Any file (*)"),
                [this](const QString& path) { m_map->bringIn(path); });
    });
    connect(&m_setup, &desk::SetupDesk::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

QVector<KeyHint> SetupSection::hints() const {
    return {{{tr("Up"), tr("Down")}, tr("another step")}};
}

void SetupSection::refresh() {
    onAnswer(this, m_setup.state(), [this](const desk::SetupState& state) { take(state); });
}

void SetupSection::take(const desk::SetupState& state) {
    m_state = state;
    QVector<Line> lines;
    int done = 0;
    for (const StepWords& words : stepWords) {
        Line line{words.step, tr(words.title), noteOf(state, words.step), state.isDone(words.step),
                  state.skipped.contains(static_cast<int>(words.step))};
        done += line.done ? 1 : 0;
        lines += line;
    }
    m_head->setNote(done == lines.size() ? tr("ready") : tr("%1 of %2").arg(done).arg(lines.size()));
    m_rows->set(lines);
    m_people->setText(state.people == 1
                          ? tr("Only you may sign in so far. A second person is needed to erase records, and "
                               "for the day you are ill.")
                          : tr("%1 people may sign in.").arg(state.people));
    m_members->setText(state.members == 0 ? tr("None yet.")
                                          : tr("Members: %1. Radios: %2.").arg(state.members).arg(state.radios));
    m_first->show(state);
    if (!m_begun) {
        m_begun = true;
        showStep(state.next().value_or(SetupStep::FirstCall));
    } else {
        showRow(m_list->currentIndex().row());
    }
}

desk::SetupStep SetupSection::shown() const {
    return static_cast<SetupStep>(std::max(0, m_parts->currentIndex()));
}

void SetupSection::showStep(SetupStep step) {
    m_list->choose(static_cast<int>(step));
    showRow(static_cast<int>(step));
}

void SetupSection::showRow(int row) {
    const Line* line = m_rows->at(row);
    if (line == nullptr)
        return;
    const bool another = m_parts->currentIndex() != row || m_title->text().isEmpty();
    m_parts->setCurrentIndex(row);
    m_title->setText(line->title);
    m_why->setText(tr(stepWords[row].why));
    m_skip->setVisible(!line->done && line->step != SetupStep::FirstCall);
    m_skip->setText(line->skipped ? tr("Take it up again") : tr("Without it for now"));
    m_next->setVisible(line->step != SetupStep::FirstCall);
    m_next->setKind(line->done ? Button::Kind::Primary : Button::Kind::Plain);
    if (!another)
        return;
    if (line->step == SetupStep::Scheme)
        m_scheme->refresh();
    else if (line->step == SetupStep::Gateway)
        readGateway();
    else if (line->step == SetupStep::Map)
        m_map->refresh();
}

void SetupSection::readGateway() {
    onAnswer(this, desk().gateways().config(), [this](const radio::BridgeConfig& config) {
        radio::BridgeConfig known = config;
        const bool none = known.channels.empty();
        m_gateway->edit(known, none ? -1 : 0);
        const auto schemes = desk().directory().schemes();
        if (none && !schemes.isEmpty())
            m_gateway->propose(schemes.first().channel);
    });
}

void SetupSection::goOn() {
    const int next = m_list->currentIndex().row() + 1;
    if (next < m_rows->rowCount())
        showStep(static_cast<SetupStep>(next));
}

void SetupSection::skip() {
    const Line* line = m_rows->at(m_list->currentIndex().row());
    if (line == nullptr)
        return;
    const bool skipped = !line->skipped;
    onAnswer(this, m_setup.skip(line->step, skipped), [this, skipped] {
        if (skipped)
            goOn();
    });
}

void SetupSection::addPerson() {
    onAnswer(this, desk().peopleDesk().people(), [this](const QVector<desk::PersonRow>& people) {
        offerMembers((new AddPersonSheet(this, desk().peopleDesk(), people, m_random))->role(), desk());
    });
}

void SetupSection::addMember() {
    new AddMemberSheet(this, desk());
}

void SetupSection::nameRadio(const desk::UnknownCode& code) {
    onAnswer(this, desk().members().members(), [this, code](const QVector<desk::MemberLine>& members) {
        domain::RadioSet set;
        set.toneSet = code.toneSet;
        set.code = code.code;
        const auto schemes = desk().directory().schemes();
        set.schemeId = schemes.isEmpty() ? QString() : schemes.first().id;
        if (const auto scheme = desk().directory().schemeOfChannel(code.channel))
            set.schemeId = scheme->id;
        new RadioSheetForm(this, desk(), set, members);
    });
}

void SetupSection::paintRow(QPainter& painter, const QRectF& rect, int row) const {
    const Line& line = *m_rows->at(row);
    const QString icon = line.done ? QStringLiteral("circle-check") : QStringLiteral("circle-help");
    paintIcon(painter, QRectF(rect.left() + 12, rect.top(), 20, rect.height()), icon, 20,
              line.done      ? Tone::Good
              : line.skipped ? Tone::TextMuted
                             : Tone::Soon);
    const QRectF words = rect.adjusted(44, 0, -12, 0);
    paintLine(painter, words.translated(0, -9), line.title, TextStyle::BodyMedium,
              line.skipped ? Tone::TextMuted : Tone::Text);
    paintLine(painter, words.translated(0, 9), line.skipped && !line.done ? tr("without it for now") : line.note,
              TextStyle::Small, Tone::TextMuted);
}

} // namespace watchdesk::ui
