// Sheets in which members, premises and contacts are written.
#pragma once

#include "desk/MemberDesk.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/OnAnswer.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;

namespace watchdesk::ui {

class ChoiceField;
class DayField;

/// A business that applies or joins, with its first premises. Says when there is one of that name in that street.
class AddMemberSheet : public FormSheet {
    Q_OBJECT
public:
    AddMemberSheet(QWidget* window, desk::Desk& desk);

Q_SIGNALS:
    void done(const desk::RecordStep& step);

private:
    void look();
    void add();
    [[nodiscard]] desk::NewMember typed(const QDate& joined) const;
    desk::Desk& m_desk;
    desk::MemberDesk& m_members;
    QLineEdit* m_name;
    QLineEdit* m_trade;
    ChoiceField* m_scheme;
    QLineEdit* m_house;
    QLineEdit* m_street;
    QLineEdit* m_contact;
    QLineEdit* m_phone;
    DayField* m_joined;
    bool m_warned = false; ///< that there is one like it
};

/// A business itself.
class MemberSheetForm : public FormSheet {
    Q_OBJECT
public:
    /// `others`: who may be its head office.
    MemberSheetForm(QWidget* window, desk::Desk& desk, const domain::Member& member,
                    const QVector<domain::Member>& others);

Q_SIGNALS:
    void done(const desk::RecordStep& step);

private:
    void save();
    desk::MemberDesk& m_members;
    domain::Member m_member;
    QLineEdit* m_name;
    QLineEdit* m_trade;
    QLineEdit* m_contact;
    QLineEdit* m_phone;
    QLineEdit* m_email;
    ChoiceField* m_headOffice;
    QPlainTextEdit* m_note;
};

/// Premises, new or there already.
class PremisesForm : public FormSheet {
    Q_OBJECT
public:
    PremisesForm(QWidget* window, desk::Desk& desk, const domain::Premises& premises);
    /// What is typed so far; days that are none are left out.
    [[nodiscard]] domain::Premises draft() const;

Q_SIGNALS:
    void done(const desk::RecordStep& step);
    void mapWanted(); ///< the place is to be chosen on the map

private:
    void save();
    void sayHours();
    void findByAddress();
    desk::Desk& m_desk;
    desk::MemberDesk& m_members;
    domain::Premises m_premises;
    QLineEdit* m_name;
    QLineEdit* m_house;
    QLineEdit* m_street;
    QLineEdit* m_area;
    QLineEdit* m_postcode;
    QLineEdit* m_hours;
    LabelText* m_hoursWords;
    Button* m_place;
    QCheckBox* m_dropIn;
    DayField* m_safeSpace;
    DayField* m_closed;
};

/// Somebody to ask for, and what they are told of.
class ContactForm : public FormSheet {
    Q_OBJECT
public:
    ContactForm(QWidget* window, desk::Desk& desk, const domain::Contact& contact);

Q_SIGNALS:
    void done(const desk::RecordStep& step);

private:
    void save();
    desk::MemberDesk& m_members;
    domain::Contact m_contact;
    QLineEdit* m_name;
    QLineEdit* m_position;
    QLineEdit* m_phone;
    QLineEdit* m_email;
    QVector<std::pair<domain::Topic, QCheckBox*>> m_topics;
    ChoiceField* m_alertMail;
    DayField* m_askedOn;
    QLineEdit* m_quiet;
};

/// What is about to be done to many: each by name, before it is done. Asks for a day, and for a name where one signs.
class BulkSheet : public FormSheet {
    Q_OBJECT
public:
    struct Job {
        QString title;
        QString act;
        QString day;    ///< what the day is called; empty: none is asked for
        QString person; ///< what the name is called; empty: none is asked for
        QString warning;
        bool grave = false;
        std::function<Answer<desk::RecordStep>(const QDate& day, const QString& name)> run;
    };
    BulkSheet(QWidget* window, const QStringList& names, Job job, const QDate& today);

Q_SIGNALS:
    void done(const desk::RecordStep& step);

private:
    void run();
    Job m_job;
    DayField* m_day = nullptr;
    QLineEdit* m_person = nullptr;
};

} // namespace watchdesk::ui
