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

/// The roles by their names, and what the chosen one means. Window's thread.
class RoleChoice : public QWidget {
    Q_OBJECT
public:
    /// `personId` empty: somebody new.
    RoleChoice(const QVector<desk::PersonRow>& people, const QString& personId, QWidget* parent = nullptr);
    [[nodiscard]] domain::Role role() const;
    [[nodiscard]] QComboBox& box() const { return *m_box; }
    [[nodiscard]] QString said() const;

private:
    void preview();
    QVector<desk::PersonRow> m_people;
    QString m_personId;
    QComboBox* m_box;
    LabelText* m_comes;
    LabelText* m_goes;
    LabelText* m_keys;
};

/// Name, role, first passphrase. Says done() with whoever was added.
class AddPersonSheet : public FormSheet {
    Q_OBJECT
public:
    AddPersonSheet(QWidget* window, desk::PeopleDesk& people, const QVector<desk::PersonRow>& there, Random& random);

    /// Whose people a member's view may be of, by id and name.
    void offerMembers(const QVector<std::pair<QString, QString>>& members);

Q_SIGNALS:
    void done(const QString& personId);

private:
    void add();
    void showMember();
    desk::PeopleDesk& m_people;
    QLineEdit* m_name;
    RoleChoice* m_role;
    ChoiceField* m_member;
    FirstPassphraseFields* m_passphrase;
};

/// Another role, with what comes and goes.
class ChangeRoleSheet : public FormSheet {
    Q_OBJECT
public:
    ChangeRoleSheet(QWidget* window, desk::PeopleDesk& people, const QVector<desk::PersonRow>& there,
                    const domain::Person& person);

private:
    void change();
    desk::PeopleDesk& m_people;
    domain::Person m_person;
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
