// The sheets of the people section: somebody comes, changes their role, forgets their passphrase, leaves.
#pragma once

#include "desk/PeopleDesk.h"
#include "ui/widgets/FormSheet.h"

#include <optional>

class QComboBox;
class QLineEdit;

namespace watchdesk::ui {

class ChoiceField;
class FirstPassphraseFields;
class LabelText;

/// The roles by their names, and what the chosen one means; for a member's view also whose. Window's thread.
class RoleChoice : public QWidget {
    Q_OBJECT
public:
    /// `personId` empty: somebody new.
    RoleChoice(const QVector<desk::PersonRow>& people, const QString& personId, QWidget* parent = nullptr);
    [[nodiscard]] domain::Role role() const;
    [[nodiscard]] QComboBox& box() const { return *m_box; }
    [[nodiscard]] QString said() const;
    /// Whose people a member's view may be of, by id and name.
    void offerMembers(const QVector<std::pair<QString, QString>>& members);
    /// Empty for every other role.
    [[nodiscard]] QString memberId() const;
    /// What is missing; empty: nothing.
    [[nodiscard]] QString trouble() const;

private:
    void preview();
    QVector<desk::PersonRow> m_people;
    QString m_personId;
    QComboBox* m_box;
    ChoiceField* m_member;
    QString m_was; ///< whose people they are now
    LabelText* m_comes;
    LabelText* m_goes;
    LabelText* m_keys;
};

/// Name, role, first passphrase. Says done() with whoever was added.
class AddPersonSheet : public FormSheet {
    Q_OBJECT
public:
    AddPersonSheet(QWidget* window, desk::PeopleDesk& people, const QVector<desk::PersonRow>& there, Random& random);
    [[nodiscard]] RoleChoice& role() const { return *m_role; }

Q_SIGNALS:
    void done(const QString& personId);

private:
    void add();
    desk::PeopleDesk& m_people;
    QLineEdit* m_name;
    RoleChoice* m_role;
    FirstPassphraseFields* m_passphrase;
};

/// Another role, with what comes and goes. Who has theirs by the store alone may be given the same.
class ChangeRoleSheet : public FormSheet {
    Q_OBJECT
public:
    ChangeRoleSheet(QWidget* window, desk::PeopleDesk& people, const QVector<desk::PersonRow>& there,
                    const desk::PersonRow& row);
    [[nodiscard]] RoleChoice& role() const { return *m_role; }

private:
    void change();
    desk::PeopleDesk& m_people;
    desk::PersonRow m_row;
    RoleChoice* m_role;
};

/// A new first passphrase for somebody who has forgotten theirs.
class ResetPassphraseSheet : public FormSheet {
    Q_OBJECT
public:
    ResetPassphraseSheet(QWidget* window, desk::PeopleDesk& people, const domain::Person& person, Random& random);

private:
    void reset();
    desk::PeopleDesk& m_people;
    domain::Person m_person;
    FirstPassphraseFields* m_passphrase;
};

/// Asks plainly, since it cannot be undone.
class LeaveSheet : public FormSheet {
    Q_OBJECT
public:
    LeaveSheet(QWidget* window, desk::PeopleDesk& people, const domain::Person& person);

private:
    void leave();
    desk::PeopleDesk& m_people;
    domain::Person m_person;
};

} // namespace watchdesk::ui
