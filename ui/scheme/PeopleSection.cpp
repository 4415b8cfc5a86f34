#include "ui/scheme/PeopleSection.h"

#include "base/Clock.h"
#include "desk/Desk.h"
#include "ui/scheme/OfferMembers.h"
#include "ui/scheme/PersonPane.h"
#include "ui/scheme/PersonSheets.h"
#include "ui/scheme/RecoveryKeySheet.h"
#include "ui/scheme/Table.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PassphraseSheet.h"
#include "ui/widgets/People.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/SealingBar.h"
#include "ui/widgets/TimeText.h"

#include <QAction>

namespace watchdesk::ui {

namespace {

enum Cell { NameCell, RoleCell, LastCell, StateCell };
constexpr int paneWidth = 360;

/// What is to be known of a sign-in, the gravest first.
QVector<std::pair<QString, Tone>> statesOf(const desk::PersonRow& row) {
    QVector<std::pair<QString, Tone>> states;
    if (row.unfounded)
        states.append({PeopleSection::tr("role not given at a desk"), Tone::Soon});
    if (row.waitsForKeys)
        states.append({PeopleSection::tr("waits for keys"), Tone::Soon});
    if (row.mustChange)
        states.append({PeopleSection::tr("first passphrase not changed yet"), Tone::TextMuted});
    return states;
}

QString wordsOf(const desk::PersonRow& row) {
    QStringList words{row.person.name, roleText(row.person.role), row.member};
    for (const auto& [state, tone] : statesOf(row))
        words += state;
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

/// Two lines at most; the pane has all of them.
void paintStates(QPainter& painter, const QRectF& cell, const desk::PersonRow& row) {
    const auto states = statesOf(row).mid(0, 2);
    double shift = states.size() == 2 ? -9 : 0;
    for (const auto& [words, tone] : states) {
        paintLine(painter, cell.translated(0, shift), words, TextStyle::Small, tone);
        shift += 18;
    }
}

} // namespace

PeopleSection::PeopleSection(desk::Desk& desk, QWidget* parent)
    : ListSection({QStringLiteral("people"), tr("People who may sign in"), tr("People who may sign in"),
                   tr("Find somebody"), tr("Name or role")},
                  desk, parent),
      m_people(desk.peopleDesk()), m_rows(new Rows<desk::PersonRow>(wordsOf, this)),
      m_table(new Table(tr("People who may sign in"),
                        Columns({{tr("Name")}, {tr("Role"), 116}, {tr("Last sign-in"), 120}, {{}, 180}}), rowHeight,
                        [this](QPainter& painter, const QRectF& cell, int row, int column) {
                            paintCell(painter, cell, row, column);
                        })),
      m_pane(new PersonPane), m_sealing(new SealingBar) {
    makeLayout();
    connectParts();
    makeActions();
}

void PeopleSection::makeLayout() {
    m_table->setModel(m_rows);
    m_table->setEmpty(new EmptyState(QStringLiteral("search"), tr("Nobody of that name or role"),
                                     tr("Esc in the field above shows everybody again.")));
    Parts parts;
    parts.acts = {addButton(tr("Add a person"), [this] { addPerson(); })};
    parts.list = m_table;
    parts.below = m_sealing;
    parts.pane = m_pane;
    parts.paneWidth = paneWidth;
    lay(parts);
}

void PeopleSection::connectParts() {
    connect(&filter(), &QLineEdit::textChanged, this, &PeopleSection::showRows);
    connect(&m_table->list(), &RowList::chosen, this, &PeopleSection::showChosen);
    connect(&m_table->list(), &RowList::opened, this, &PeopleSection::changeRole);
    connect(m_pane, &PersonPane::roleWanted, this, &PeopleSection::changeRole);
    connect(m_pane, &PersonPane::resetWanted, this, &PeopleSection::resetPassphrase);
    connect(m_pane, &PersonPane::leaveWanted, this, &PeopleSection::leave);
    connect(m_pane, &PersonPane::ownPassphraseWanted, this, &PeopleSection::changeOwnPassphrase);
    connect(m_pane, &PersonPane::recoveryKeyWanted, this, &PeopleSection::renewRecoveryKey);
    connect(&m_people, &desk::PeopleDesk::changed, this, &PeopleSection::refresh);
    connect(&m_people, &desk::PeopleDesk::sealingChanged, this, [this] { m_sealing->setState(m_people.sealing()); });
    m_sealing->setState(m_people.sealing());
}

void PeopleSection::makeActions() {
    addJob(tr("Add a person"), QStringLiteral("plus"), QKeySequence(Qt::CTRL | Qt::Key_N), [this] { addPerson(); });
    addJob(tr("Change the role of whoever is chosen"), QStringLiteral("shield-user"), {}, [this] { changeRole(); });
    addJob(tr("Give them a new first passphrase"), QStringLiteral("rotate-ccw"), {}, [this] { resetPassphrase(); });
    addJob(tr("Whoever is chosen leaves"), QStringLiteral("log-out"), Qt::Key_Delete, [this] { leave(); });
    addJob(tr("Make a new recovery key"), QStringLiteral("key-round"), {}, [this] { renewRecoveryKey(); });
}

QVector<KeyHint> PeopleSection::hints() const {
    return {{{tr("Ctrl N")}, tr("add a person")},
            {{tr("Enter")}, tr("change the role")},
            {{tr("Del")}, tr("they leave")},
            {{tr("Ctrl F")}, tr("find")}};
}

void PeopleSection::refresh() {
    onAnswer(this, m_people.people(), [this](const QVector<desk::PersonRow>& people) {
        m_all = people;
        head().setNote(people.size() == 1 ? tr("1 person") : tr("%1 people").arg(people.size()));
        showRows();
    });
}

void PeopleSection::showRows() {
    const QString keep = !m_wanted.isEmpty() ? m_wanted : chosen() != nullptr ? chosen()->person.id : QString();
    QVector<desk::PersonRow> shown;
    int at = 0;
    for (const desk::PersonRow& row : m_all) {
        if (!wordsOf(row).contains(filter().text().trimmed(), Qt::CaseInsensitive))
            continue;
        if (row.person.id == keep) {
            at = static_cast<int>(shown.size());
            m_wanted.clear(); // else a list that was read before they came would lose them
        }
        shown += row;
    }
    m_rows->set(shown);
    m_table->list().choose(at);
    showChosen();
}

const desk::PersonRow* PeopleSection::chosen() const {
    return m_rows->at(m_table->list().currentIndex().row());
}

void PeopleSection::showChosen() {
    if (const desk::PersonRow* row = chosen())
        m_pane->show(*row, desk().person(), desk().clock().now());
    else
        m_pane->clear();
}

void PeopleSection::addPerson() {
    auto* sheet = new AddPersonSheet(this, m_people, m_all, m_random);
    offerMembers(sheet->role(), desk());
    connect(sheet, &AddPersonSheet::done, this, [this](const QString& personId) {
        filter().clear();
        m_wanted = personId;
        refresh();
    });
}

void PeopleSection::changeRole() {
    if (const desk::PersonRow* row = chosen())
        offerMembers((new ChangeRoleSheet(this, m_people, m_all, *row))->role(), desk());
}

void PeopleSection::resetPassphrase() {
    const desk::PersonRow* row = chosen();
    if (row != nullptr && row->person.id == desk().person().id)
        changeOwnPassphrase();
    else if (row != nullptr)
        new ResetPassphraseSheet(this, m_people, row->person, m_random);
}

void PeopleSection::leave() {
    if (const desk::PersonRow* row = chosen())
        new LeaveSheet(this, m_people, row->person);
}

void PeopleSection::changeOwnPassphrase() {
    new PassphraseSheet(this, desk(), PassphraseSheet::Why::Wished);
}

void PeopleSection::renewRecoveryKey() {
    // Of the window: the key is to be seen although this page goes, with a lock or with the role.
    auto* sheet = new NewRecoveryKeySheet(window(), m_people);
    connect(sheet, &NewRecoveryKeySheet::made, this, &PeopleSection::lendPaper);
}

void PeopleSection::lendPaper(RecoveryKeySheet* sheet) {
    sheet->offerPaper(true);
    connect(this, &QObject::destroyed, sheet, [sheet] { sheet->offerPaper(false); });
    connect(sheet, &RecoveryKeySheet::paperWanted, this, [this, sheet] {
        askPath(tr("Recovery key as PDF"), tr("Recovery key.pdf"), tr("PDF (*.pdf)"),
                [this, sheet](const QString& path) {
                    keepPaper(sheet, path, [head = paperHead(), key = sheet->key(), path] {
                        return desk::writeRecoveryKeyPaper(head, key, path);
                    });
                });
    });
}

void PeopleSection::paintCell(QPainter& painter, const QRectF& cell, int row, int column) const {
    const desk::PersonRow& person = *m_rows->at(row);
    switch (column) {
    case NameCell: {
        paintInitials(painter, QRectF(cell.left(), cell.center().y() - 14, 28, 28), person.person.name);
        const bool mine = person.person.id == desk().person().id;
        const QRectF words = cell.adjusted(40, 0, 0, 0);
        paintLine(painter, words, mine ? tr("%1 (you)").arg(person.person.name) : person.person.name,
                  TextStyle::BodyMedium, Tone::Text);
        break;
    }
    case RoleCell:
        paintLine(painter, cell, roleText(person.person.role), TextStyle::Body, Tone::Text2);
        break;
    case LastCell:
        paintLine(painter, cell,
                  person.lastSignIn == 0 ? tr("never")
                                         : whenText(person.lastSignIn, localDate(desk().clock().now()), false),
                  TextStyle::Body, Tone::Text2);
        break;
    default:
        paintStates(painter, cell, person);
    }
}

} // namespace watchdesk::ui
