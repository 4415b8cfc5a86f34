#include "ui/scheme/RadioSheets.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "domain/MemberRules.h"
#include "ui/scheme/MemberWords.h"
#include "ui/scheme/OfficeForms.h"
#include "ui/widgets/Fields.h"

#include <QCompleter>
#include <QHBoxLayout>

namespace watchdesk::ui {

namespace {

QString handOverTitle(domain::RadioState to, const QString& callSign) {
    switch (to) {
    case domain::RadioState::Issued:
        return HandOverSheet::tr("%1 goes out").arg(callSign);
    case domain::RadioState::Returned:
        return HandOverSheet::tr("%1 comes back").arg(callSign);
    case domain::RadioState::Lost:
        return HandOverSheet::tr("%1 is lost").arg(callSign);
    case domain::RadioState::InRepair:
        return HandOverSheet::tr("%1 goes to repair").arg(callSign);
    }
    return {};
}

} // namespace

PremisesField::PremisesField(const QString& name, const QVector<desk::MemberLine>& members, QWidget* parent)
    : QWidget(parent), m_edit(lineField(name, {}, tr("begin to type a name; empty: the control room's own"))) {
    QStringList words;
    for (const desk::MemberLine& member : members) {
        for (const domain::Premises& place : member.premises) {
            const QString text =
                place.street.isEmpty() ? place.name : place.name + QStringLiteral(", ") + addressText(place);
            if (place.closedOn.isValid() || words.contains(text))
                continue;
            words += text;
            m_places.append({text, place.id});
        }
    }
    auto* completer = new QCompleter(words, m_edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_edit->setCompleter(completer);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit);
    setFocusProxy(m_edit);
}

void PremisesField::choose(const QString& premisesId) {
    for (const auto& [words, id] : std::as_const(m_places)) {
        if (id == premisesId)
            m_edit->setText(words);
    }
}

std::optional<QString> PremisesField::premisesId() const {
    const QString typed = m_edit->text().trimmed();
    if (typed.isEmpty())
        return QString();
    for (const auto& [words, id] : m_places) {
        if (words.compare(typed, Qt::CaseInsensitive) == 0)
            return id;
    }
    return std::nullopt;
}

RadioSheetForm::RadioSheetForm(QWidget* window, desk::Desk& desk, const domain::RadioSet& set,
                               const QVector<desk::MemberLine>& members)
    : FormSheet(
          window,
          {set.id.isEmpty() ? tr("A new radio") : tr("Radio %1").arg(set.callSign), {}, tr("Keep it"), tr("Leave")}),
      m_radios(desk.radios()), m_set(set), m_callSign(lineField(tr("Call sign"), set.callSign, QStringLiteral("C07"))),
      m_serial(lineField(tr("Serial number"), set.serial)),
      m_make(lineField(tr("Make"), set.make, tr("Motorola GP320"))), m_toneSet(new ChoiceField(tr("Tone set"))),
      m_code(lineField(tr("Code"), set.code, QStringLiteral("57106"))), m_scheme(new ChoiceField(tr("Scheme"))),
      m_talkgroup(lineField(tr("Talkgroup"), set.talkgroup, tr("empty: the scheme's"))) {
    for (const QString& tones : domain::toneSetNames())
        m_toneSet->add(tones, tones);
    m_toneSet->choose(set.toneSet);
    for (const domain::Scheme& scheme : desk.directory().schemes())
        m_scheme->add(scheme.name, scheme.id);
    m_scheme->choose(set.schemeId);
    FormSheet::add(tr("Call sign, serial number"), fieldPair(m_callSign, 140, m_serial));
    FormSheet::add(tr("Make"), m_make);
    FormSheet::add(tr("Selective call: tone set, code"), fieldPair(m_toneSet, 140, m_code));
    FormSheet::add(tr("Scheme, talkgroup"), fieldPair(m_scheme, 280, m_talkgroup));
    if (set.id.isEmpty())
        FormSheet::add(tr("Given to"), m_premises = new PremisesField(tr("Given to"), members));
    connect(this, &FormSheet::wanted, this, &RadioSheetForm::save);
    openForm(m_callSign);
}

void RadioSheetForm::save() {
    domain::RadioSet set = m_set;
    set.callSign = m_callSign->text();
    set.serial = m_serial->text();
    set.make = m_make->text();
    set.toneSet = m_toneSet->id();
    set.code = m_code->text();
    set.schemeId = m_scheme->id();
    set.talkgroup = m_talkgroup->text();
    if (m_premises != nullptr) {
        const auto place = m_premises->premisesId();
        if (!place)
            return say(tr("No member has premises of that name: choose from the list, or leave it empty."));
        set.premisesId = *place;
    }
    work(tr("Keeping it…"));
    takeStep(this, m_radios.save(set));
}

HandOverSheet::HandOverSheet(QWidget* window, desk::Desk& desk, const domain::RadioSet& set, domain::RadioState to,
                             const QVector<desk::MemberLine>& members)
    : FormSheet(window, {handOverTitle(to, set.callSign), {}, tr("Note it"), tr("Leave")},
                to == domain::RadioState::Lost ? Button::Kind::Act : Button::Kind::Primary),
      m_radios(desk.radios()), m_move{set.id, to, {}, {}, {}},
      m_receiver(lineField(to == domain::RadioState::Issued ? tr("Received by") : tr("Brought back by"))),
      m_remark(lineField(tr("Condition"), {}, tr("good, with charger"))) {
    QWidget* first = m_receiver;
    if (to == domain::RadioState::Issued) {
        FormSheet::add(tr("Given to"), m_premises = new PremisesField(tr("Given to"), members));
        first = &m_premises->edit();
    }
    FormSheet::add(m_receiver->accessibleName(), m_receiver);
    FormSheet::add(tr("Condition"), m_remark);
    connect(this, &FormSheet::wanted, this, &HandOverSheet::run);
    openForm(first);
}

void HandOverSheet::run() {
    if (m_premises != nullptr) {
        const auto place = m_premises->premisesId();
        if (!place)
            return say(tr("No member has premises of that name: choose from the list, or leave it empty."));
        m_move.premisesId = *place;
    }
    m_move.receiver = m_receiver->text().simplified();
    m_move.remark = m_remark->text().simplified();
    work(tr("Noting it…"));
    takeStep(this, m_radios.handOver(m_move));
}

} // namespace watchdesk::ui
