#include "ui/scheme/PersonSheets.h"

#include "ui/scheme/FirstPassphraseFields.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/People.h"
#include "ui/widgets/Toast.h"

#include <QComboBox>
#include <QLineEdit>

namespace watchdesk::ui {

AddPersonSheet::AddPersonSheet(QWidget* window, desk::PeopleDesk& people, const QVector<desk::PersonRow>& there,
                               Random& random)
    : FormSheet(window, {tr("Somebody who may sign in"), {}, tr("Add them"), tr("Leave")}), m_people(people),
      m_name(new QLineEdit), m_role(new RoleChoice(there, {})), m_passphrase(new FirstPassphraseFields(random)) {
    m_name->setFixedHeight(32);
    FormSheet::add(tr("First and last name"), m_name);
    FormSheet::add(tr("Role"), m_role);
    FormSheet::add(tr("First passphrase"), m_passphrase);
    connect(m_passphrase, &FirstPassphraseFields::entered, this, &AddPersonSheet::add);
    connect(this, &FormSheet::wanted, this, &AddPersonSheet::add);
    openForm(m_name);
}

void AddPersonSheet::add() {
    if (!actButton().isEnabled())
        return;
    if (m_name->text().trimmed().isEmpty())
        return say(tr("Give first and last name: people see it on what they log."));
    if (const QString trouble = m_passphrase->trouble(); !trouble.isEmpty())
        return say(trouble);
    if (const QString trouble = m_role->trouble(); !trouble.isEmpty())
        return say(trouble);
    work(tr("Making their keys…"));
    onAnswer(this, m_people.add(m_name->text(), m_role->role(), m_passphrase->passphrase(), m_role->memberId()),
             [this](const Result<domain::Person>& added) {
                 if (!added)
                     return say(added.error());
                 m_passphrase->wipe();
                 Toast::show(window(), tr("%1 may sign in as %2").arg(added->name, roleText(added->role).toLower()));
                 Q_EMIT done(added->id);
                 dismiss();
             });
}

ChangeRoleSheet::ChangeRoleSheet(QWidget* window, desk::PeopleDesk& people, const QVector<desk::PersonRow>& there,
                                 const desk::PersonRow& row)
    : FormSheet(window, {row.unfounded ? tr("The role of %1").arg(row.person.name)
                                       : tr("Another role for %1").arg(row.person.name),
                         row.unfounded ? tr("Theirs stands in the store, but nobody at a desk gave it. If it is right, "
                                            "give it here, and they are handed their keys; else choose another.")
                                       : QString(),
                         row.unfounded ? tr("Give this role") : tr("Change the role"), tr("Leave")}),
      m_people(people), m_row(row), m_role(new RoleChoice(there, row.person.id)) {
    FormSheet::add(m_role);
    connect(this, &FormSheet::wanted, this, &ChangeRoleSheet::change);
    connect(&m_role->box(), &QComboBox::currentIndexChanged, this, [this] { say(QString()); });
    openForm(&m_role->box());
}

void ChangeRoleSheet::change() {
    if (const QString trouble = m_role->trouble(); !trouble.isEmpty())
        return say(trouble);
    const domain::Person& person = m_row.person;
    if (m_role->role() == person.role && m_role->memberId() == person.memberId && !m_row.unfounded)
        return say(tr("That is the role they have. Choose another, or leave."));
    work(tr("Changing it…"));
    onAnswer(this, m_people.changeRole(person.id, m_role->role(), m_role->memberId()),
             [this](const Result<domain::Person>& changed) {
                 if (!changed)
                     return say(changed.error());
                 Toast::show(window(),
                             tr("%1 is %2 from now on").arg(changed->name, roleText(changed->role).toLower()));
                 dismiss();
             });
}

ResetPassphraseSheet::ResetPassphraseSheet(QWidget* window, desk::PeopleDesk& people, const domain::Person& person,
                                           Random& random)
    : FormSheet(window, {tr("A new first passphrase for %1").arg(person.name),
                         tr("For somebody who has forgotten theirs. The old one opens nothing from now on; what they "
                            "read is handed to them anew."),
                         tr("Give it"), tr("Leave")}),
      m_people(people), m_person(person), m_passphrase(new FirstPassphraseFields(random)) {
    FormSheet::add(m_passphrase);
    connect(m_passphrase, &FirstPassphraseFields::entered, this, &ResetPassphraseSheet::reset);
    connect(this, &FormSheet::wanted, this, &ResetPassphraseSheet::reset);
    openForm(m_passphrase);
}

void ResetPassphraseSheet::reset() {
    if (!actButton().isEnabled())
        return;
    if (const QString trouble = m_passphrase->trouble(); !trouble.isEmpty())
        return say(trouble);
    work(tr("Making their keys…"));
    onAnswer(this, m_people.resetPassphrase(m_person.id, m_passphrase->passphrase()),
             [this](const Result<domain::Person>& done) {
                 if (!done)
                     return say(done.error());
                 m_passphrase->wipe();
                 Toast::show(window(), tr("%1 has a new first passphrase").arg(done->name));
                 dismiss();
             });
}

LeaveSheet::LeaveSheet(QWidget* window, desk::PeopleDesk& people, const domain::Person& person)
    : FormSheet(window,
                {tr("Does %1 leave?").arg(person.name),
                 tr("They sign in no more, from now on, and this cannot be taken back: should they return, they are "
                    "added anew. What they did stays on the records and on the audit log under their name. What they "
                    "could read gets new keys and is sealed anew in the background."),
                 tr("They leave"), tr("They stay")},
                Button::Kind::Act),
      m_people(people), m_person(person) {
    connect(this, &FormSheet::wanted, this, &LeaveSheet::leave);
    openForm(&actButton());
}

void LeaveSheet::leave() {
    work(tr("Taking their keys…"));
    onAnswer(this, m_people.leave(m_person.id), [this](const Result<domain::Person>& left) {
        if (!left)
            return say(left.error());
        Toast::show(window(), tr("%1 signs in no more").arg(left->name));
        dismiss();
    });
}

} // namespace watchdesk::ui
