#include "ui/scheme/MembersSection.h"

#include "desk/Desk.h"
#include "desk/Roles.h"
#include "ui/scheme/Exchange.h"
#include "ui/scheme/MemberForms.h"
#include "ui/scheme/MemberJobs.h"
#include "ui/scheme/MemberPane.h"
#include "ui/scheme/MemberWords.h"
#include "ui/scheme/OfficeSteps.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/RecordTable.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/TimeText.h"

#include <QAction>
#include <QMenu>

namespace watchdesk::ui {

namespace {

constexpr int paneWidth = 380;

QVector<RecordColumn> memberColumns() {
    using S = MembersSection;
    return {{QStringLiteral("name"), S::tr("Name"), 200},
            {QStringLiteral("signs"), S::tr("Radios"), 76},
            {QStringLiteral("street"), S::tr("Where"), 150},
            {QStringLiteral("standing"), S::tr("State"), 84},
            {QStringLiteral("open"), S::tr("Still to do"), 150},
            {QStringLiteral("contact"), S::tr("Contact"), 140, true, false, true},
            {QStringLiteral("phone"), S::tr("Telephone"), 120, true, false, true},
            {QStringLiteral("trade"), S::tr("Trade"), 110, false, false, true},
            {QStringLiteral("scheme"), S::tr("Scheme"), 170, false},
            {QStringLiteral("joined"), S::tr("Joined"), 100, false},
            {QStringLiteral("agreement"), S::tr("Agreement"), 100, false},
            {QStringLiteral("heard"), S::tr("Last heard"), 110, false},
            {QStringLiteral("head"), S::tr("Branch of"), 150, false}};
}

RecordCell dayCell(const QDate& day) {
    return {shortDay(day), Tone::Text2, day.isValid() ? QVariant(day.toJulianDay()) : QVariant()};
}

RecordCell placeCell(const domain::Premises& place) {
    return {addressText(place), Tone::Text2, place.street + QLatin1Char(' ') + place.house};
}

RecordCell memberCell(const desk::MemberLine& line, const QString& column, UtcMs now) {
    if (column == QLatin1String("name"))
        return {line.member.name, line.standing == desk::MemberStanding::Left ? Tone::TextMuted : Tone::Text};
    if (column == QLatin1String("signs"))
        return {line.callSigns.join(QLatin1Char(' ')), Tone::Text2};
    if (column == QLatin1String("street"))
        return placeCell(line.premises.value(0));
    if (column == QLatin1String("standing"))
        return {standingText(line.standing), standingTone(line.standing), static_cast<int>(line.standing)};
    if (column == QLatin1String("open"))
        return {line.standing == desk::MemberStanding::Left ? QString() : openSteps(line.checklist), Tone::Soon};
    if (column == QLatin1String("contact"))
        return {line.member.contact, Tone::Text2};
    if (column == QLatin1String("phone"))
        return {line.member.phone, Tone::Text2};
    if (column == QLatin1String("trade"))
        return {line.member.trade, Tone::Text2};
    if (column == QLatin1String("scheme"))
        return {line.scheme, Tone::Text2};
    if (column == QLatin1String("joined"))
        return dayCell(line.membership.joined);
    if (column == QLatin1String("agreement"))
        return dayCell(line.agreementSigned);
    if (column == QLatin1String("heard"))
        return {line.lastHeard == 0 ? QString() : whenText(line.lastHeard, localDate(now), false), Tone::Text2,
                static_cast<qint64>(line.lastHeard)};
    return {line.headOffice, Tone::Text2};
}

} // namespace

MembersSection::MembersSection(desk::Desk& desk, QWidget* parent)
    : ListSection(
          {QStringLiteral("members"), tr("Members and premises"), tr("Members"), tr("Find a member"), tr("Find")}, desk,
          parent),
      m_members(desk.members()), m_rows(new Records<desk::MemberLine>(
                                     memberColumns(), [](const desk::MemberLine& line) { return line.membership.id; },
                                     [this](const desk::MemberLine& line, const QString& column) {
                                         return memberCell(line, column, this->desk().clock().now());
                                     },
                                     this)),
      m_which(new SegmentedControl({tr("Members"), tr("With those who left")}, tr("Which members"))),
      m_table(new RecordTable(QStringLiteral("members"), tr("Members"), m_rows)), m_pane(new MemberPane),
      m_steps(new OfficeSteps(desk, this)), m_forms(new MemberForms(this, desk, *m_steps)),
      m_exchange(new Exchange(this, desk, sheets::ImportKind::Members, m_steps)) {
    makeLayout();
    connectParts();
    connectPane();
    makeActions();
}

void MembersSection::makeLayout() {
    auto* nothing = new EmptyState(QStringLiteral("store"), tr("No members yet"),
                                   tr("Add the first, or bring your list in from a spreadsheet."));
    if (mayChange()) {
        connect(nothing->addButton(tr("Add a member"), tr("Ctrl N")), &QAbstractButton::clicked, this,
                &MembersSection::addMember);
        connect(nothing->addButton(tr("Bring a spreadsheet in"), tr("Ctrl I")), &QAbstractButton::clicked, this,
                &MembersSection::bringIn);
    }
    m_table->setEmpty(nothing, new EmptyState(QStringLiteral("search"), tr("No member like that"),
                                              tr("Esc in the field above shows them all again.")));
    Parts parts;
    parts.filters = {m_which};
    if (mayChange())
        parts.acts = {
            iconButton(QStringLiteral("cctv"), tr("The town's cameras"), [this] { m_forms->showTownCameras(); }),
            iconButton(QStringLiteral("folder-open"), tr("Bring a spreadsheet in (Ctrl I)"), [this] { bringIn(); }),
            addButton(tr("Add a member"), [this] { addMember(); })};
    parts.list = m_table;
    parts.pane = m_pane;
    parts.paneWidth = paneWidth;
    lay(parts);
}

void MembersSection::connectParts() {
    connect(&filter(), &QLineEdit::textChanged, m_table, &RecordTable::setFilter);
    connect(m_which, &SegmentedControl::currentChanged, this, &MembersSection::refresh);
    connect(m_table, &RecordTable::chosenChanged, this, &MembersSection::showChosen);
    connect(m_table, &RecordTable::opened, this, &MembersSection::changeMember);
    connect(m_table, &RecordTable::menuWanted, this, &MembersSection::showMenu);
    connect(m_rows, &RecordModel::edited, this, &MembersSection::changeCell);
    connect(&m_members, &desk::MemberDesk::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&desk(), &desk::Desk::locked, m_steps, &OfficeSteps::clear);
}

void MembersSection::connectPane() {
    connect(m_pane, &MemberPane::memberWanted, this, &MembersSection::changeMember);
    connect(m_pane, &MemberPane::premisesWanted, m_forms, &MemberForms::editPremises);
    connect(m_pane, &MemberPane::contactWanted, m_forms, &MemberForms::editContact);
    connect(m_pane, &MemberPane::contactUnwanted, m_forms, &MemberForms::removeContact);
    connect(m_pane, &MemberPane::cameraWanted, this,
            [this](const domain::Camera& camera) { m_forms->editCamera(camera, m_pane->sheet().premises); });
    connect(m_pane, &MemberPane::cameraUnwanted, m_forms, &MemberForms::removeCamera);
    connect(m_pane, &MemberPane::tickWanted, this, [this](const QString& id, domain::MembershipStep step, bool done) {
        m_steps->take(m_members.tick({id}, step, done ? localDate(desk().clock().now()) : QDate()));
    });
    connect(m_pane, &MemberPane::signWanted, this,
            [this](const QString& id) { runOn({id}, signJob(m_members, {id})); });
    connect(m_pane, &MemberPane::joinWanted, this,
            [this](const QString& id) { runOn({id}, joinJob(m_members, {id})); });
    connect(m_pane, &MemberPane::leaveWanted, this,
            [this](const QString& id) { runOn({id}, leaveJob(m_members, {id})); });
    connect(m_pane, &MemberPane::applyWanted, this, [this] { m_forms->apply(m_pane->sheet().member); });
}

void MembersSection::makeActions() {
    if (!mayChange())
        return;
    addJob(tr("Add a member"), QStringLiteral("plus"), QKeySequence(Qt::CTRL | Qt::Key_N), [this] { addMember(); });
    addJob(tr("Change the chosen member"), QStringLiteral("pencil"), {}, [this] { changeMember(); });
    addJob(tr("The town's cameras…"), QStringLiteral("cctv"), {}, [this] { m_forms->showTownCameras(); });
    addJob(tr("Take the last step back"), QStringLiteral("undo-2"), QKeySequence::Undo, [this] { undo(); });
    m_exchanges = {
        addJob(tr("Bring a spreadsheet in…"), QStringLiteral("folder-open"), QKeySequence(Qt::CTRL | Qt::Key_I),
               [this] { bringIn(); }),
        addJob(tr("Take the list of members out as a table…"), QStringLiteral("file-down"),
               QKeySequence(Qt::CTRL | Qt::Key_E), [this] { takeOut(); }),
        addJob(tr("Take the contacts out as vCards…"), QStringLiteral("file-down"), {}, [this] { takeOutCards(); })};
    if (!desk::mayDo(desk().person(), desk::Act::ExchangeRecords))
        return;
    using Kind = sheets::ImportKind;
    addJob(tr("Bring subjects in from a spreadsheet…"), QStringLiteral("folder-open"), {},
           [this] { bringRecordsIn(Kind::Subjects, tr("A spreadsheet of subjects")); });
    addJob(tr("Bring incidents in from a spreadsheet…"), QStringLiteral("folder-open"), {},
           [this] { bringRecordsIn(Kind::Incidents, tr("A spreadsheet of incidents")); });
}

QVector<KeyHint> MembersSection::hints() const {
    if (!mayChange())
        return {{{tr("Ctrl F")}, tr("find")}};
    return {{{tr("Ctrl N")}, tr("add")},      {{tr("Enter")}, tr("change")},    {{tr("F2")}, tr("edit in place")},
            {{tr("Ctrl I")}, tr("bring in")}, {{tr("Ctrl E")}, tr("take out")}, {{tr("Ctrl Z")}, tr("undo")},
            {{tr("Ctrl F")}, tr("find")}};
}

bool MembersSection::mayChange() const {
    return desk::mayDo(desk().person(), desk::Act::ManageMembers);
}

void MembersSection::refresh() {
    const bool withLeft = m_which->current() == 1;
    const auto ask = [this, withLeft] { return m_members.members(withLeft); };
    m_reading.read(this, ask, [this, withLeft](const QVector<desk::MemberLine>& lines) {
        if (withLeft != (m_which->current() == 1))
            return; // the others were asked for meanwhile, and are being read
        const auto open = std::count_if(lines.begin(), lines.end(), [](const desk::MemberLine& line) {
            return line.standing == desk::MemberStanding::Joining || line.standing == desk::MemberStanding::Applied;
        });
        head().setNote(open == 0 ? tr("%1").arg(lines.size())
                                 : tr("%1, of whom %2 are joining").arg(lines.size()).arg(open));
        m_rows->set(lines);
        m_read.clear(); // what is shown beside may be old
        showChosen();
    });
}

const desk::MemberLine* MembersSection::chosen() const {
    return m_rows->at(m_rows->rowOf(m_table->currentId()));
}

void MembersSection::showChosen() {
    const desk::MemberLine* line = chosen();
    if (line == nullptr) {
        m_read.clear();
        return m_pane->clear();
    }
    if (line->member.id == m_read)
        return;
    m_read = line->member.id;
    onAnswer(this, m_members.sheet(m_read), [this, id = m_read](const desk::MemberSheet& sheet) {
        if (id == m_read) // else another was chosen meanwhile
            m_pane->show(sheet, mayChange(), desk().clock().now());
    });
}

void MembersSection::addMember() {
    m_forms->add();
}

void MembersSection::changeMember() {
    const desk::MemberLine* line = chosen();
    if (line == nullptr || !mayChange())
        return;
    QVector<domain::Member> others;
    for (const desk::MemberLine& one : m_rows->all())
        others += one.member;
    m_forms->change(line->member, others);
}

void MembersSection::changeCell(const QString& membershipId, const QString& column, const QString& text) {
    const desk::MemberLine* line = m_rows->at(m_rows->rowOf(membershipId));
    if (line == nullptr || !mayChange())
        return;
    domain::Member member = line->member;
    QString& field = column == QLatin1String("phone")     ? member.phone
                     : column == QLatin1String("contact") ? member.contact
                                                          : member.trade;
    field = text.simplified();
    m_steps->take(m_members.saveMember(member));
}

void MembersSection::runOn(const QStringList& membershipIds, BulkSheet::Job job) {
    QStringList names;
    for (const QString& id : membershipIds) {
        if (const desk::MemberLine* line = m_rows->at(m_rows->rowOf(id)))
            names += line->member.name;
    }
    auto* sheet = new BulkSheet(this, names, std::move(job), localDate(desk().clock().now()));
    connect(sheet, &BulkSheet::done, m_steps, &OfficeSteps::did);
}

void MembersSection::showMenu(const QPoint& global) {
    const QStringList ids = m_table->chosenIds();
    if (ids.isEmpty() || !mayChange())
        return;
    // It goes with the section, which a lock of the desk takes away while the menu is open.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, const BulkSheet::Job& job) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, ids, job] { runOn(ids, job); });
    };
    add(tr("Agreement signed…"), signJob(m_members, ids));
    using Step = domain::MembershipStep;
    for (const auto& [step, what] : {std::pair(Step::Fee, domain::ChecklistLine::What::Fee),
                                     std::pair(Step::Sticker, domain::ChecklistLine::What::Sticker),
                                     std::pair(Step::Training, domain::ChecklistLine::What::Training),
                                     std::pair(Step::StickerBack, domain::ChecklistLine::What::StickerBack),
                                     std::pair(Step::PapersBack, domain::ChecklistLine::What::PapersBack)})
        add(checklistText(what) + QStringLiteral("…"), tickJob(m_members, ids, step, checklistText(what)));
    menu->addSeparator();
    add(tr("Take in…"), joinJob(m_members, ids));
    add(tr("End the membership…"), leaveJob(m_members, ids));
    menu->addSeparator();
    for (QAction* action : std::as_const(m_exchanges))
        menu->addAction(action);
    menu->popup(global);
}

void MembersSection::undo() {
    m_steps->undo();
}

void MembersSection::bringIn() {
    if (mayChange())
        askFile(tr("A spreadsheet of members"), Exchange::tableKinds(),
                [this](const QString& path) { m_exchange->bringIn(path); });
}

void MembersSection::bringRecordsIn(sheets::ImportKind kind, const QString& title) {
    askFile(title, Exchange::tableKinds(), [this, kind](const QString& path) { m_exchange->bringIn(kind, path); });
}

void MembersSection::takeOut() {
    askPath(tr("List of members as a table"), tr("members.csv"), tr("Separated values (*.csv)"),
            [this](const QString& path) { m_exchange->takeOut(desk::ExportFormat::Csv, path); });
}

void MembersSection::takeOutCards() {
    askPath(tr("Contacts as vCards"), tr("members.vcf"), tr("vCard (*.vcf)"),
            [this](const QString& path) { m_exchange->takeOut(desk::ExportFormat::VCard, path); });
}

} // namespace watchdesk::ui
