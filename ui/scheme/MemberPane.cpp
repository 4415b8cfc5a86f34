#include "ui/scheme/MemberPane.h"

#include "domain/OpeningHours.h"
#include "ui/scheme/EntryRow.h"
#include "ui/scheme/MemberWords.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/TimeText.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

using What = domain::ChecklistLine::What;

/// The step that is ticked by hand for a line; nothing for those that follow from records.
std::optional<domain::MembershipStep> stepOf(What what) {
    switch (what) {
    case What::Application:
        return domain::MembershipStep::Application;
    case What::Fee:
        return domain::MembershipStep::Fee;
    case What::Sticker:
        return domain::MembershipStep::Sticker;
    case What::Training:
        return domain::MembershipStep::Training;
    case What::StickerBack:
        return domain::MembershipStep::StickerBack;
    case What::PapersBack:
        return domain::MembershipStep::PapersBack;
    default:
        return std::nullopt;
    }
}

LabelText* paragraph(const QString& text, Tone colour = Tone::Text2) {
    auto* label = new LabelText(text, TextStyle::Body, colour);
    label->setWrapped(true);
    return label;
}

QString premisesWords(const domain::Premises& p, const QDate& today) {
    QStringList words{QStringList{addressText(p), p.area, p.postcode}
                          .filter(QRegularExpression(QStringLiteral(".")))
                          .join(QStringLiteral(", "))};
    if (const auto hours = domain::OpeningHours::read(p.hours))
        words += hours->words();
    if (p.dropIn)
        words += MemberPane::tr("drop-in base of the police");
    if (p.safeSpaceUntil.isValid())
        words += (p.safeSpaceUntil < today ? MemberPane::tr("Safe Space until %1, run out")
                                           : MemberPane::tr("Safe Space until %1"))
                     .arg(shortDay(p.safeSpaceUntil));
    if (p.closedOn.isValid())
        words += MemberPane::tr("closed on %1").arg(shortDay(p.closedOn));
    else if (!p.placed)
        words += MemberPane::tr("not on the map yet");
    words.removeAll(QString());
    return words.join(QLatin1Char('\n'));
}

} // namespace

MemberPane::MemberPane(QWidget* parent) : QWidget(parent), m_area(new QScrollArea) {
    setAccessibleName(tr("The member that is chosen"));
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PanelHead(tr("Member")));
    column->addWidget(m_area, 1);
    clear();
}

void MemberPane::clear() {
    m_sheet = {};
    m_page = new QWidget;
    m_column = new QVBoxLayout(m_page);
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->addWidget(paragraph(tr("Choose a member to see what is kept of it."), Tone::TextMuted));
    m_column->addStretch(1);
    m_area->setWidget(m_page);
}

void MemberPane::show(const desk::MemberSheet& sheet, bool mayChange, UtcMs now) {
    const int scrolled = m_sheet.member.id == sheet.member.id ? m_area->verticalScrollBar()->value() : 0;
    m_sheet = sheet;
    m_mayChange = mayChange;
    m_now = now;
    m_page = new QWidget;
    m_column = new QVBoxLayout(m_page);
    m_column->setContentsMargins(12, 8, 12, 12);
    m_column->setSpacing(6);
    addHead();
    for (const desk::MemberLine& membership : sheet.memberships)
        addMembership(membership);
    addPlaces();
    addPeople();
    addCameras();
    addLists();
    addHistory();
    m_column->addStretch(1);
    m_area->setWidget(m_page);
    m_area->verticalScrollBar()->setValue(scrolled);
}

void MemberPane::addPlaces() {
    section(tr("Premises"), tr("Add premises"), [this] {
        domain::Premises fresh;
        fresh.memberId = m_sheet.member.id;
        fresh.placed = false;
        Q_EMIT premisesWanted(fresh);
    });
    for (const domain::Premises& premises : std::as_const(m_sheet.premises))
        addPremises(premises);
}

void MemberPane::addPeople() {
    section(tr("Contacts"), tr("Add a contact"), [this] {
        domain::Contact fresh;
        fresh.memberId = m_sheet.member.id;
        fresh.told = domain::Topic::Alerts | domain::Topic::Emergencies;
        Q_EMIT contactWanted(fresh);
    });
    for (const domain::Contact& contact : std::as_const(m_sheet.contacts))
        addContact(contact);
    if (m_sheet.contacts.isEmpty())
        line(tr("Nobody is named yet."), true);
}

/// A new one is where the premises are, until somebody says better.
void MemberPane::addCameras() {
    if (m_sheet.cameras.isEmpty() && (!m_mayChange || m_sheet.premises.isEmpty()))
        return;
    section(tr("Cameras"), m_sheet.premises.isEmpty() ? QString() : tr("Add a camera"), [this] {
        const domain::Premises& place = m_sheet.premises.first();
        domain::Camera fresh;
        fresh.premisesId = place.id;
        fresh.placed = place.placed;
        fresh.east = place.east;
        fresh.north = place.north;
        Q_EMIT cameraWanted(fresh);
    });
    for (const domain::Camera& camera : std::as_const(m_sheet.cameras))
        addCamera(camera);
    if (m_sheet.cameras.isEmpty())
        line(tr("None of its cameras is named yet."), true);
}

void MemberPane::addLists() {
    QStringList radios, branches, people;
    for (const domain::RadioSet& set : std::as_const(m_sheet.radios)) {
        QStringList words{set.callSign, set.make, set.serial};
        words.removeAll(QString());
        radios += words.join(QStringLiteral(" · "));
    }
    for (const domain::Member& branch : std::as_const(m_sheet.branches))
        branches += branch.name;
    for (const domain::Person& person : std::as_const(m_sheet.people))
        people += person.name;
    addList(tr("Radios"), radios, tr("No radio is out here."));
    addList(tr("Branches"), branches, {});
    addList(tr("Its people who may sign in"), people, {});
}

void MemberPane::section(const QString& title, const QString& act, std::function<void()> fn) {
    auto* head = new SectionHead(title);
    if (m_mayChange && !act.isEmpty()) {
        auto* button = new Button(act, nullptr, Button::Kind::Quiet);
        button->setSmall(true);
        connect(button, &QAbstractButton::clicked, this, std::move(fn));
        head->addAct(button);
    }
    m_column->addSpacing(4);
    m_column->addWidget(head);
}

void MemberPane::line(const QString& text, bool muted) {
    m_column->addWidget(paragraph(text, muted ? Tone::TextMuted : Tone::Text2));
}

void MemberPane::addHead() {
    const domain::Member& m = m_sheet.member;
    auto* name = new LabelText(m.name, TextStyle::Head);
    name->setWrapped(true);
    m_column->addWidget(name);
    QString headOffice;
    for (const desk::MemberLine& one : std::as_const(m_sheet.memberships))
        headOffice = one.headOffice;
    auto* facts = new FactList(tr("The business"));
    facts->setLabelWidth(92);
    facts->setFacts({{tr("Trade"), m.trade},
                     {tr("Contact"), m.contact, true},
                     {tr("Telephone"), m.phone, false, true},
                     {tr("E-mail"), m.email},
                     {tr("Branch of"), headOffice},
                     {tr("Note"), m.note}});
    m_column->addWidget(facts);
    if (!m_mayChange)
        return;
    auto* change = new Button(tr("Change"));
    change->setIconName(QStringLiteral("pencil"));
    change->setKeyCap(tr("Enter"));
    connect(change, &QAbstractButton::clicked, this, &MemberPane::memberWanted);
    auto* apply = new Button(tr("Another scheme"));
    connect(apply, &QAbstractButton::clicked, this, &MemberPane::applyWanted);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(change);
    row->addWidget(apply);
    row->addStretch(1);
    m_column->addLayout(row);
}

void MemberPane::addMembership(const desk::MemberLine& line_) {
    const domain::Membership& m = line_.membership;
    const bool over = line_.standing == desk::MemberStanding::Left || line_.standing == desk::MemberStanding::Leaving;
    const bool applied = line_.standing == desk::MemberStanding::Applied;
    section(line_.scheme,
            over      ? QString()
            : applied ? tr("Take it in")
                      : tr("It leaves"),
            [this, id = m.id, applied] { Q_EMIT applied ? joinWanted(id) : leaveWanted(id); });
    QStringList words{standingText(line_.standing)};
    if (m.joined.isValid())
        words += tr("joined %1").arg(shortDay(m.joined));
    if (m.left.isValid())
        words += tr("left %1").arg(shortDay(m.left));
    line(words.join(QStringLiteral(" · ")));
    if (line_.standing == desk::MemberStanding::Left)
        return;
    for (const domain::ChecklistLine& step : line_.checklist) {
        if (step.needed)
            addChecklistLine(line_, step);
    }
}

void MemberPane::addChecklistLine(const desk::MemberLine& line_, const domain::ChecklistLine& step) {
    const bool done = step.doneOn.isValid();
    const auto byHand = stepOf(step.what);
    auto* box = new QCheckBox(done ? QStringLiteral("%1, %2").arg(checklistText(step.what), shortDay(step.doneOn))
                                   : checklistText(step.what));
    box->setChecked(done);
    const bool signs = step.what == What::Agreement && !done;
    box->setEnabled(m_mayChange && (byHand || signs));
    if (!byHand && !signs)
        box->setToolTip(step.what == What::Agreement ? tr("Follows from the signature")
                                                     : tr("Follows from the radios"));
    connect(box, &QCheckBox::clicked, this, [this, box, id = line_.membership.id, byHand](bool on) {
        const QSignalBlocker quiet(box);
        box->setChecked(!on); // as the desk has kept it, not as it was clicked
        if (byHand)
            Q_EMIT tickWanted(id, *byHand, on);
        else
            Q_EMIT signWanted(id);
    });
    m_column->addWidget(box);
}

void MemberPane::addEntry(const Entry& entry, std::function<void()> change, std::function<void()> remove) {
    auto* row = new EntryRow(entry.title, entry.words);
    if (m_mayChange)
        row->addAct(QStringLiteral("pencil"), entry.change, std::move(change));
    if (m_mayChange && !entry.remove.isEmpty())
        row->addAct(QStringLiteral("trash-2"), entry.remove, std::move(remove));
    m_column->addWidget(row);
}

void MemberPane::addPremises(const domain::Premises& premises) {
    addEntry(
        {premises.name, premisesWords(premises, localDate(m_now)), tr("Change the premises %1").arg(premises.name), {}},
        [this, premises] { Q_EMIT premisesWanted(premises); });
}

void MemberPane::addContact(const domain::Contact& contact) {
    const QString title =
        contact.position.isEmpty() ? contact.name : QStringLiteral("%1, %2").arg(contact.name, contact.position);
    QStringList reach{contact.phone, contact.email};
    reach.removeAll(QString());
    QStringList lines{reach.join(QStringLiteral(" · ")), topicsText(contact.told)};
    lines.removeAll(QString());
    addEntry(
        {title, lines.join(QLatin1Char('\n')), tr("Change the contact %1").arg(contact.name),
         tr("Remove the contact %1").arg(contact.name)},
        [this, contact] { Q_EMIT contactWanted(contact); }, [this, contact] { Q_EMIT contactUnwanted(contact); });
}

void MemberPane::addCamera(const domain::Camera& camera) {
    addEntry(
        {camera.number, cameraWords(camera, m_sheet.premises), tr("Change the camera %1").arg(camera.number),
         tr("Remove the camera %1").arg(camera.number)},
        [this, camera] { Q_EMIT cameraWanted(camera); }, [this, camera] { Q_EMIT cameraUnwanted(camera); });
}

void MemberPane::addList(const QString& title, const QStringList& lines, const QString& none) {
    if (lines.isEmpty() && none.isEmpty())
        return;
    section(title, {}, {});
    for (const QString& one : lines)
        line(one);
    if (lines.isEmpty())
        line(none, true);
}

void MemberPane::addHistory() {
    constexpr int shown = 12;
    section(tr("History"), {}, {});
    for (const desk::HistoryLine& one : m_sheet.history.mid(0, shown))
        line(QStringLiteral("%1  %2 %3").arg(whenText(one.at, localDate(m_now), false), one.who, one.what));
    if (m_sheet.history.isEmpty())
        line(tr("Nothing has been done here yet."), true);
}

} // namespace watchdesk::ui
