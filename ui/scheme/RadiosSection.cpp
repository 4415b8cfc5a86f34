#include "ui/scheme/RadiosSection.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/MemberDesk.h"
#include "desk/Roles.h"
#include "ui/scheme/Exchange.h"
#include "ui/scheme/MemberWords.h"
#include "ui/scheme/OfficeSteps.h"
#include "ui/scheme/RadioPane.h"
#include "ui/scheme/RadioSheets.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/RecordTable.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QHBoxLayout>

namespace watchdesk::ui {

namespace {

constexpr int paneWidth = 360;

QVector<RecordColumn> radioColumns() {
    using S = RadiosSection;
    return {{QStringLiteral("sign"), S::tr("Call sign"), 84},
            {QStringLiteral("state"), S::tr("State"), 80},
            {QStringLiteral("with"), S::tr("With"), 210},
            {QStringLiteral("code"), S::tr("Calls as"), 104},
            {QStringLiteral("serial"), S::tr("Serial"), 100},
            {QStringLiteral("heard"), S::tr("Last heard"), 112},
            {QStringLiteral("make"), S::tr("Make"), 140, false},
            {QStringLiteral("talkgroup"), S::tr("Talkgroup"), 100, false},
            {QStringLiteral("scheme"), S::tr("Scheme"), 170, false},
            {QStringLiteral("since"), S::tr("Since"), 120, false}};
}

RecordCell timeCell(UtcMs at, UtcMs now, const QString& never) {
    return {at == 0 ? never : whenText(at, localDate(now), false), at == 0 ? Tone::TextMuted : Tone::Text2,
            static_cast<qint64>(at)};
}

RecordCell radioCell(const desk::RadioLine& line, const QString& column, UtcMs now) {
    const domain::RadioSet& set = line.set;
    if (column == QLatin1String("sign"))
        return {set.callSign};
    if (column == QLatin1String("state"))
        return {radioStateText(set.state), radioStateTone(set.state)};
    if (column == QLatin1String("with"))
        return {line.premises, Tone::Text2};
    if (column == QLatin1String("code"))
        return {set.code.isEmpty() ? QString() : set.toneSet + QLatin1Char(' ') + set.code, Tone::Text2};
    if (column == QLatin1String("serial"))
        return {set.serial, Tone::Text2};
    if (column == QLatin1String("heard"))
        return timeCell(line.lastHeard, now, RadiosSection::tr("never"));
    if (column == QLatin1String("make"))
        return {set.make, Tone::Text2};
    if (column == QLatin1String("talkgroup"))
        return {set.talkgroup, Tone::Text2};
    if (column == QLatin1String("since"))
        return timeCell(line.since, now, {});
    return {line.scheme, Tone::Text2};
}

} // namespace

RadiosSection::RadiosSection(desk::Desk& desk, QWidget* parent)
    : ListSection({QStringLiteral("radios"), tr("Radios"), tr("Radios"), tr("Find a radio"), tr("Find")}, desk, parent),
      m_radios(desk.radios()), m_members(desk.members()),
      m_rows(new Records<desk::RadioLine>(
          radioColumns(), [](const desk::RadioLine& line) { return line.set.id; },
          [this](const desk::RadioLine& line, const QString& column) {
              return radioCell(line, column, this->desk().clock().now());
          },
          this)),
      m_table(new RecordTable(QStringLiteral("radios"), tr("Radios"), m_rows)), m_pane(new RadioPane),
      m_strip(new QWidget), m_unknownText(new LabelText({}, TextStyle::Body, Tone::Soon)),
      m_name(new Button(tr("Make it a radio"))), m_steps(new OfficeSteps(desk, this)),
      m_exchange(new Exchange(this, desk, sheets::ImportKind::Radios, m_steps)) {
    makeLayout();
    connectParts();
    makeActions();
}

void RadiosSection::makeLayout() {
    auto* nothing = new EmptyState(QStringLiteral("radio"), tr("No radios yet"),
                                   tr("Add the first, or speak on one: its code appears here."));
    if (mayChange()) {
        connect(nothing->addButton(tr("Add a radio"), tr("Ctrl N")), &QAbstractButton::clicked, this,
                &RadiosSection::addRadio);
        connect(nothing->addButton(tr("Bring a spreadsheet in"), tr("Ctrl I")), &QAbstractButton::clicked, this,
                &RadiosSection::bringIn);
    }
    m_table->setEmpty(nothing, new EmptyState(QStringLiteral("search"), tr("No radio like that"),
                                              tr("Esc in the field above shows them all again.")));
    auto* strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(12, 0, 12, 8);
    strip->setSpacing(8);
    strip->addWidget(new IconLabel(QStringLiteral("radio"), 16, Tone::Soon));
    strip->addWidget(m_unknownText, 1);
    strip->addWidget(m_name);
    m_name->setSmall(true);
    m_strip->hide();
    Parts parts;
    if (mayChange())
        parts.acts = {
            iconButton(QStringLiteral("folder-open"), tr("Bring a spreadsheet in (Ctrl I)"), [this] { bringIn(); }),
            addButton(tr("Add a radio"), [this] { addRadio(); })};
    parts.above = m_strip;
    parts.list = m_table;
    parts.pane = m_pane;
    parts.paneWidth = paneWidth;
    lay(parts);
}

void RadiosSection::connectParts() {
    connect(&filter(), &QLineEdit::textChanged, m_table, &RecordTable::setFilter);
    connect(m_table, &RecordTable::chosenChanged, this, &RadiosSection::showChosen);
    connect(m_table, &RecordTable::opened, this, &RadiosSection::changeRadio);
    connect(m_pane, &RadioPane::changeWanted, this, &RadiosSection::changeRadio);
    connect(m_pane, &RadioPane::moveWanted, this, &RadiosSection::move);
    connect(m_pane, &RadioPane::slipWanted, this, &RadiosSection::writeSlip);
    connect(m_name, &QAbstractButton::clicked, this, &RadiosSection::nameUnknown);
    connect(&m_members, &desk::MemberDesk::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&desk(), &desk::Desk::locked, m_steps, &OfficeSteps::clear);
}

void RadiosSection::makeActions() {
    if (!mayChange())
        return;
    addJob(tr("Add a radio"), QStringLiteral("plus"), QKeySequence(Qt::CTRL | Qt::Key_N), [this] { addRadio(); });
    addJob(tr("Make the code that was heard last a radio"), QStringLiteral("radio"), {}, [this] { nameUnknown(); });
    addJob(tr("Change the chosen radio"), QStringLiteral("pencil"), {}, [this] { changeRadio(); });
    addJob(tr("Take the last step on radios back"), QStringLiteral("undo-2"), QKeySequence::Undo, [this] { undo(); });
    addJob(tr("Bring a spreadsheet in…"), QStringLiteral("folder-open"), QKeySequence(Qt::CTRL | Qt::Key_I),
           [this] { bringIn(); });
    addJob(tr("Take the list of radios out as a table…"), QStringLiteral("file-down"),
           QKeySequence(Qt::CTRL | Qt::Key_E), [this] { takeOut(); });
}

QVector<KeyHint> RadiosSection::hints() const {
    if (!mayChange())
        return {{{tr("Ctrl F")}, tr("find")}};
    return {{{tr("Ctrl N")}, tr("add")},      {{tr("Enter")}, tr("change")}, {{tr("Ctrl I")}, tr("bring in")},
            {{tr("Ctrl E")}, tr("take out")}, {{tr("Ctrl Z")}, tr("undo")},  {{tr("Ctrl F")}, tr("find")}};
}

bool RadiosSection::mayChange() const {
    return desk::mayDo(desk().person(), desk::Act::ManageMembers);
}

void RadiosSection::refresh() {
    const auto radios = [this] { return m_radios.radios(); };
    m_reading.read(this, radios, [this](const QVector<desk::RadioLine>& lines) {
        const auto out = std::count_if(lines.begin(), lines.end(), [](const desk::RadioLine& line) {
            return line.set.state == domain::RadioState::Issued;
        });
        head().setNote(tr("%1, of which %2 are out").arg(lines.size()).arg(out));
        m_rows->set(lines);
    });
    const auto members = [this] { return m_members.members(); };
    m_readingPlaces.read(this, members, [this](const QVector<desk::MemberLine>& lines) { m_places = lines; });
    onAnswer(this, m_radios.unknownCodes(), [this](const QVector<desk::UnknownCode>& codes) { showUnknown(codes); });
}

void RadiosSection::showUnknown(const QVector<desk::UnknownCode>& codes) {
    m_unknown = codes;
    m_strip->setVisible(!codes.isEmpty());
    if (codes.isEmpty())
        return;
    const desk::UnknownCode& last = codes.first();
    const QString heard =
        tr("%1 %2 was heard on %3, %4, and is no radio here.")
            .arg(last.toneSet, last.code, last.channel, whenText(last.last, localDate(desk().clock().now()), false));
    m_unknownText->setText(codes.size() == 1 ? heard : tr("%1 And %2 more codes.").arg(heard).arg(codes.size() - 1));
    m_name->setVisible(mayChange());
}

const desk::RadioLine* RadiosSection::chosen() const {
    return m_rows->at(m_rows->rowOf(m_table->currentId()));
}

void RadiosSection::showChosen() {
    const desk::RadioLine* line = chosen();
    if (line == nullptr)
        return m_pane->clear();
    onAnswer(this, m_radios.sheet(line->set.id), [this, id = line->set.id](const desk::RadioSheet& sheet) {
        if (chosen() != nullptr && chosen()->set.id == id)
            m_pane->show(sheet, mayChange(), desk().clock().now());
    });
}

domain::RadioSet RadiosSection::freshSet() const {
    domain::RadioSet set;
    const auto schemes = desk().directory().schemes();
    set.schemeId = schemes.isEmpty() ? QString() : schemes.first().id;
    return set;
}

void RadiosSection::openForm(const domain::RadioSet& set) {
    auto* sheet = new RadioSheetForm(this, desk(), set, m_places);
    connect(sheet, &RadioSheetForm::done, m_steps, &OfficeSteps::did);
}

void RadiosSection::addRadio() {
    openForm(freshSet());
}

void RadiosSection::nameUnknown() {
    if (m_unknown.isEmpty())
        return;
    domain::RadioSet set = freshSet();
    const desk::UnknownCode& code = m_unknown.first();
    set.toneSet = code.toneSet;
    set.code = code.code;
    if (const auto scheme = desk().directory().schemeOfChannel(code.channel))
        set.schemeId = scheme->id;
    openForm(set);
}

void RadiosSection::changeRadio() {
    if (const desk::RadioLine* line = chosen(); line != nullptr && mayChange())
        openForm(line->set);
}

void RadiosSection::move(domain::RadioState to) {
    const desk::RadioLine* line = chosen();
    if (line == nullptr || !mayChange())
        return;
    auto* sheet = new HandOverSheet(this, desk(), line->set, to, m_places);
    connect(sheet, &HandOverSheet::done, m_steps, &OfficeSteps::did);
}

void RadiosSection::writeSlip() {
    const desk::RadioLine* line = chosen();
    if (line == nullptr)
        return;
    askPath(tr("Slip as PDF"), tr("Radio %1.pdf").arg(line->set.callSign), tr("PDF (*.pdf)"),
            [this, id = line->set.id](const QString& path) {
                onAnswer(this, m_radios.writeSlip(id, path),
                         [this, path](const int&) { Toast::show(this, tr("Written: %1").arg(path)); });
            });
}

void RadiosSection::undo() {
    m_steps->undo();
}

void RadiosSection::bringIn() {
    if (mayChange())
        askFile(tr("A spreadsheet of radios"), Exchange::tableKinds(),
                [this](const QString& path) { m_exchange->bringIn(path); });
}

void RadiosSection::takeOut() {
    askPath(tr("List of radios as a table"), tr("radios.csv"), tr("Separated values (*.csv)"),
            [this](const QString& path) { m_exchange->takeOut(desk::ExportFormat::Csv, path); });
}

} // namespace watchdesk::ui
