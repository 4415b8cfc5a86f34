#include "ui/scheme/MemberSheets.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/MapDesk.h"
#include "domain/MailRule.h"
#include "domain/OpeningHours.h"
#include "ui/scheme/MemberWords.h"
#include "ui/scheme/OfficeForms.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/TimeText.h"

#include <QCheckBox>
#include <QCompleter>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <tuple>

namespace watchdesk::ui {

namespace {

QDate todayOf(desk::Desk& desk) {
    return localDate(desk.clock().now());
}

} // namespace

AddMemberSheet::AddMemberSheet(QWidget* window, desk::Desk& desk)
    : FormSheet(window, {tr("A new member"), {}, tr("Add it"), tr("Leave")}), m_desk(desk), m_members(desk.members()),
      m_name(lineField(tr("Name of the business"))), m_trade(lineField(tr("Trade"), {}, tr("chemist, pub, clothing"))),
      m_scheme(new ChoiceField(tr("Scheme"))), m_house(lineField(tr("House number"), {}, tr("No."))),
      m_street(lineField(tr("Street"), {}, tr("High Street"))), m_contact(lineField(tr("Person to ask for"))),
      m_phone(lineField(tr("Telephone"))), m_joined(new DayField(tr("Joined on"), todayOf(desk))) {
    for (const domain::Scheme& scheme : desk.directory().schemes())
        m_scheme->add(scheme.name, scheme.id);
    m_joined->setPlaceholderText(tr("empty: has applied only"));
    FormSheet::add(tr("Name of the business"), m_name);
    FormSheet::add(tr("Trade"), m_trade);
    FormSheet::add(tr("Where"), fieldPair(m_house, 72, m_street));
    FormSheet::add(tr("Person to ask for, telephone"), fieldPair(m_contact, 240, m_phone));
    FormSheet::add(tr("Joined on"), m_joined);
    if (m_scheme->count() <= 1)
        m_scheme->hide();
    if (m_scheme->count() > 1)
        FormSheet::add(tr("Scheme"), m_scheme);
    connect(this, &FormSheet::wanted, this, &AddMemberSheet::look);
    for (QLineEdit* field : {m_name, m_street})
        connect(field, &QLineEdit::textChanged, this, [this] { m_warned = false; });
    openForm(m_name);
}

desk::NewMember AddMemberSheet::typed(const QDate& joined) const {
    desk::NewMember fresh;
    fresh.member.name = m_name->text().simplified();
    fresh.member.trade = m_trade->text().simplified();
    fresh.member.contact = m_contact->text().simplified();
    fresh.member.phone = m_phone->text().simplified();
    fresh.premises.house = m_house->text().simplified();
    fresh.premises.street = m_street->text().simplified();
    const auto place = m_desk.map().placeOf(fresh.premises.house, fresh.premises.street);
    fresh.premises.placed = place.has_value();
    fresh.premises.east = place.value_or(QPointF()).x();
    fresh.premises.north = place.value_or(QPointF()).y();
    fresh.schemeId = m_scheme->id();
    fresh.joined = joined;
    return fresh;
}

void AddMemberSheet::look() {
    if (m_name->text().trimmed().isEmpty())
        return say(tr("Give the name of the business."));
    if (!m_joined->day())
        return say(tr("That is no day: type it like 3 Apr 2026, or leave it empty."));
    if (m_warned)
        return add();
    onAnswer(this, m_members.similar(m_name->text(), m_street->text()),
             [this](const Result<QVector<desk::MemberLine>>& like) {
                 if (!like)
                     return say(like.error());
                 if (like->isEmpty())
                     return add();
                 m_warned = true;
                 const desk::MemberLine& first = like->first();
                 say(tr("%1 in %2 is a member already (%3). Once more adds this one beside it.")
                         .arg(first.member.name, first.premises.value(0).street, standingText(first.standing)));
             });
}

void AddMemberSheet::add() {
    work(tr("Adding it…"));
    takeStep(this, m_members.add(typed(*m_joined->day())));
}

MemberSheetForm::MemberSheetForm(QWidget* window, desk::Desk& desk, const domain::Member& member,
                                 const QVector<domain::Member>& others)
    : FormSheet(window, {tr("The business"), {}, tr("Keep it"), tr("Leave")}), m_members(desk.members()),
      m_member(member), m_name(lineField(tr("Name of the business"), member.name)),
      m_trade(lineField(tr("Trade"), member.trade)), m_contact(lineField(tr("Person to ask for"), member.contact)),
      m_phone(lineField(tr("Telephone"), member.phone)), m_email(lineField(tr("E-mail"), member.email)),
      m_headOffice(new ChoiceField(tr("Head office"))), m_note(new QPlainTextEdit(member.note)) {
    m_headOffice->add(tr("none: it stands by itself"), {});
    for (const domain::Member& other : others) {
        if (other.id != member.id)
            m_headOffice->add(other.name, other.id);
    }
    m_headOffice->choose(member.headOfficeId);
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(72);
    FormSheet::add(tr("Name of the business"), m_name);
    FormSheet::add(tr("Trade"), m_trade);
    FormSheet::add(tr("Person to ask for, telephone"), fieldPair(m_contact, 240, m_phone));
    FormSheet::add(tr("E-mail"), m_email);
    FormSheet::add(tr("Branch of"), m_headOffice);
    FormSheet::add(tr("Note"), m_note);
    connect(this, &FormSheet::wanted, this, &MemberSheetForm::save);
    openForm(m_name);
}

void MemberSheetForm::save() {
    domain::Member member = m_member;
    member.name = m_name->text().simplified();
    member.trade = m_trade->text().simplified();
    member.contact = m_contact->text().simplified();
    member.phone = m_phone->text().simplified();
    member.email = m_email->text().trimmed();
    member.headOfficeId = m_headOffice->id();
    member.note = m_note->toPlainText().trimmed();
    work(tr("Keeping it…"));
    takeStep(this, m_members.saveMember(member));
}

PremisesForm::PremisesForm(QWidget* window, desk::Desk& desk, const domain::Premises& premises)
    : FormSheet(window,
                {premises.id.isEmpty() ? tr("New premises") : tr("Premises"), {}, tr("Keep them"), tr("Leave")}),
      m_desk(desk), m_members(desk.members()), m_premises(premises), m_name(lineField(tr("Name"), premises.name)),
      m_house(lineField(tr("House number"), premises.house, tr("No."))),
      m_street(lineField(tr("Street"), premises.street)),
      m_area(lineField(tr("Area"), premises.area, tr("Market Place"))),
      m_postcode(lineField(tr("Postcode"), premises.postcode)),
      m_hours(lineField(tr("Opening hours"), premises.hours, tr("Mo-Sa 09:00-17:30; Su 10:00-16:00"))),
      m_hoursWords(new LabelText({}, TextStyle::Small, Tone::TextMuted)), m_place(new Button(QString())),
      m_dropIn(new QCheckBox(tr("Police may use it as a drop-in base"))),
      m_safeSpace(new DayField(tr("Safe Space accredited until"), todayOf(desk), premises.safeSpaceUntil)),
      m_closed(new DayField(tr("Closed on"), todayOf(desk), premises.closedOn)) {
    m_place->setIconName(QStringLiteral("map-pin"));
    m_dropIn->setChecked(premises.dropIn);
    FormSheet::add(tr("Name"), m_name);
    FormSheet::add(tr("House number, street"), fieldPair(m_house, 72, m_street));
    FormSheet::add(tr("Area, postcode"), fieldPair(m_area, 280, m_postcode));
    FormSheet::add(tr("Opening hours"), m_hours);
    FormSheet::add(m_hoursWords);
    FormSheet::add(m_place);
    FormSheet::add(m_dropIn);
    FormSheet::add(tr("Safe Space until, closed on"), fieldPair(m_safeSpace, 240, m_closed));
    connect(this, &FormSheet::wanted, this, &PremisesForm::save);
    connect(m_hours, &QLineEdit::textChanged, this, &PremisesForm::sayHours);
    connect(m_place, &QAbstractButton::clicked, this, &PremisesForm::mapWanted);
    for (QLineEdit* field : {m_house, m_street})
        connect(field, &QLineEdit::editingFinished, this, &PremisesForm::findByAddress);
    auto* streets = new QCompleter(desk.map().streetNames(), m_street);
    streets->setCaseSensitivity(Qt::CaseInsensitive);
    m_street->setCompleter(streets);
    sayHours();
    m_place->setText(premises.placed ? tr("Change the place on the map") : tr("Choose the place on the map"));
    openForm(m_name);
}

void PremisesForm::sayHours() {
    const QString typed = m_hours->text().trimmed();
    const auto read = domain::OpeningHours::read(typed);
    m_hoursWords->setTone(read || typed.isEmpty() ? Tone::TextMuted : Tone::Soon);
    m_hoursWords->setText(typed.isEmpty() ? tr("not known") : read ? read->words() : tr("cannot be read yet"));
}

/// Who types an address that the map knows need not click.
void PremisesForm::findByAddress() {
    const auto place = m_desk.map().placeOf(m_house->text(), m_street->text());
    if (m_premises.placed || !place)
        return;
    m_premises.east = place->x();
    m_premises.north = place->y();
    m_premises.placed = true;
    m_place->setText(tr("Found by its address. Change the place on the map"));
}

domain::Premises PremisesForm::draft() const {
    domain::Premises premises = m_premises;
    premises.name = m_name->text().simplified();
    premises.house = m_house->text().simplified();
    premises.street = m_street->text().simplified();
    premises.area = m_area->text().simplified();
    premises.postcode = m_postcode->text().simplified().toUpper();
    premises.hours = m_hours->text().simplified();
    premises.dropIn = m_dropIn->isChecked();
    premises.safeSpaceUntil = m_safeSpace->day().value_or(QDate());
    premises.closedOn = m_closed->day().value_or(QDate());
    return premises;
}

void PremisesForm::save() {
    if (!m_safeSpace->day() || !m_closed->day())
        return say(tr("That is no day: type it like 3 Apr 2026, or leave it empty."));
    findByAddress();
    work(tr("Keeping them…"));
    takeStep(this, m_members.savePremises(draft()));
}

ContactForm::ContactForm(QWidget* window, desk::Desk& desk, const domain::Contact& contact)
    : FormSheet(window, {contact.id.isEmpty() ? tr("A new contact") : tr("Contact"), {}, tr("Keep it"), tr("Leave")}),
      m_members(desk.members()), m_contact(contact), m_name(lineField(tr("Name"), contact.name)),
      m_position(lineField(tr("Position"), contact.position, tr("duty manager"))),
      m_phone(lineField(tr("Telephone"), contact.phone)), m_email(lineField(tr("E-mail"), contact.email)),
      m_alertMail(new ChoiceField(tr("Alerts by e-mail"))),
      m_askedOn(new DayField(tr("Asked for it on"), todayOf(desk), contact.askedOn)),
      m_quiet(lineField(tr("Quiet hours"), domain::quietHoursText(contact.quietFrom, contact.quietUntil),
                        QStringLiteral("22:00-06:00"))) {
    FormSheet::add(tr("Name"), m_name);
    FormSheet::add(tr("Position"), m_position);
    FormSheet::add(tr("Telephone, e-mail"), fieldPair(m_phone, 200, m_email));
    auto* boxes = new QWidget;
    auto* column = new QVBoxLayout(boxes);
    column->setContentsMargins(0, 0, 0, 0);
    const std::pair<domain::Topic, QString> topics[] = {{domain::Topic::Emergencies, tr("Emergencies")},
                                                        {domain::Topic::Alerts, tr("Alerts")},
                                                        {domain::Topic::Gallery, tr("The gallery: who is excluded")},
                                                        {domain::Topic::Minutes, tr("Meetings: agendas and minutes")},
                                                        {domain::Topic::Fees, tr("Fees")}};
    for (const auto& [topic, words] : topics) {
        auto* box = new QCheckBox(words);
        box->setChecked(contact.told.testFlag(topic));
        column->addWidget(box);
        m_topics.append({topic, box});
    }
    FormSheet::add(tr("May be told of"), boxes);
    m_alertMail->add(tr("none"), domain::wordOf(domain::alertMailWords, domain::AlertMail::None));
    m_alertMail->add(tr("serious ones"), domain::wordOf(domain::alertMailWords, domain::AlertMail::Serious));
    m_alertMail->add(tr("all"), domain::wordOf(domain::alertMailWords, domain::AlertMail::All));
    m_alertMail->choose(domain::wordOf(domain::alertMailWords, contact.alertMail));
    FormSheet::add(tr("Alerts by e-mail, asked for on, quiet hours (but for emergencies)"),
                   fieldPair(m_alertMail, 150, fieldPair(m_askedOn, 150, m_quiet)));
    connect(this, &FormSheet::wanted, this, &ContactForm::save);
    openForm(m_name);
}

void ContactForm::save() {
    domain::Contact contact = m_contact;
    contact.name = m_name->text().simplified();
    contact.position = m_position->text().simplified();
    contact.phone = m_phone->text().simplified();
    contact.email = m_email->text().trimmed();
    contact.told = {};
    for (const auto& [topic, box] : std::as_const(m_topics))
        contact.told.setFlag(topic, box->isChecked());
    const auto asked = m_askedOn->day();
    const auto quiet = domain::readQuietHours(m_quiet->text());
    if (!asked)
        return say(tr("That is no day: type it like 3 Apr 2026."));
    if (!quiet)
        return say(tr("Those are no hours: type them like 22:00-06:00."));
    contact.alertMail = domain::valueOf(domain::alertMailWords, m_alertMail->id()).value_or(domain::AlertMail::None);
    contact.askedOn = *asked;
    std::tie(contact.quietFrom, contact.quietUntil) = *quiet;
    work(tr("Keeping it…"));
    takeStep(this, m_members.saveContact(contact));
}

BulkSheet::BulkSheet(QWidget* window, const QStringList& names, Job job, const QDate& today)
    : FormSheet(window, {job.title, job.warning, job.act, tr("Leave")},
                job.grave ? Button::Kind::Act : Button::Kind::Primary),
      m_job(std::move(job)) {
    constexpr int mostNamed = 12;
    QStringList shown = names.mid(0, mostNamed);
    if (names.size() > mostNamed)
        shown += tr("and %1 more").arg(names.size() - mostNamed);
    auto* list = new LabelText(shown.join(QStringLiteral(", ")), TextStyle::Body, Tone::Text2);
    list->setWrapped(true);
    FormSheet::add(names.size() == 1 ? tr("1 member") : tr("%1 members").arg(names.size()), list);
    QWidget* first = &actButton();
    if (!m_job.person.isEmpty())
        FormSheet::add(m_job.person, m_person = lineField(m_job.person));
    if (!m_job.day.isEmpty()) {
        FormSheet::add(m_job.day, m_day = new DayField(m_job.day, today, today));
        first = m_day;
    }
    connect(this, &FormSheet::wanted, this, &BulkSheet::run);
    openForm(first);
}

void BulkSheet::run() {
    const std::optional<QDate> day = m_day != nullptr ? m_day->day() : QDate();
    if (!day || (m_day != nullptr && !day->isValid()))
        return say(tr("That is no day: type it like 3 Apr 2026."));
    work(tr("Doing it…"));
    takeStep(this, m_job.run(*day, m_person != nullptr ? m_person->text().simplified() : QString()));
}

} // namespace watchdesk::ui
